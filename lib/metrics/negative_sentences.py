"""Share of sentences with a negative compound of plain vaderSentiment."""

from __future__ import annotations

from lib.metrics.passages import sentences_where, share_of_sentences
from lib.model import Document, Metric, Score, Sentence, Span

THRESHOLD = -0.05  # README of vaderSentiment 3.3.2: a compound of -0.05 and below is negative


def _holds(sentence: Sentence) -> bool:
    return sentence.compound <= THRESHOLD


def negative_sentences(doc: Document) -> Score:
    """Share of sentences with a negative compound of plain vaderSentiment.

    0 to 1. Undefined without sentences.
    """
    return share_of_sentences(doc, _holds)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return sentences_where(doc, _holds)


METRIC = Metric(
    name="negative_sentences",
    label="Negative sentences",
    family="sentiment",
    unit="share of sentences",
    higher="more sentences in negative wording",
    more="has a share of negative sentences {} higher",
    less="has a share of negative sentences {} lower",
    bounds=(0, 1),
    formula="sentences with a plain vaderSentiment compound of -0.05 and below / sentences",
    source="Compound of -0.05 and below: the README of vaderSentiment 3.3.2 (Hutto & Gilbert 2014)",
    limits=(
        "Counts sentences, not how negative they are; a negative word about a bad event is no judgement. Names and "
        "topics are not masked."
    ),
    score=negative_sentences,
    evidence=_evidence,
    listed="sentences whose plain compound is negative",
    lists_words=False,
)
