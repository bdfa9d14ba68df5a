"""Share of sentences with a positive compound of plain vaderSentiment."""

from __future__ import annotations

from lib.metrics.passages import sentences_where, share_of_sentences
from lib.model import Document, Metric, Score, Sentence, Span

THRESHOLD = 0.05  # README of vaderSentiment 3.3.2: a compound of 0.05 and above is positive


def _holds(sentence: Sentence) -> bool:
    return sentence.compound >= THRESHOLD


def positive_sentences(doc: Document) -> Score:
    """Share of sentences with a positive compound of plain vaderSentiment.

    0 to 1. Undefined without sentences.
    """
    return share_of_sentences(doc, _holds)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return sentences_where(doc, _holds)


METRIC = Metric(
    name="positive_sentences",
    label="Positive sentences",
    family="sentiment",
    unit="share of sentences",
    higher="more sentences in positive wording",
    more="has a share of positive sentences {} higher",
    less="has a share of positive sentences {} lower",
    bounds=(0, 1),
    formula="sentences with a plain vaderSentiment compound of 0.05 and above / sentences",
    source="Compound of 0.05 and above: the README of vaderSentiment 3.3.2 (Hutto & Gilbert 2014)",
    limits="Words such as united, security or party count as positive even inside names: nothing is masked.",
    score=positive_sentences,
    evidence=_evidence,
    listed="sentences whose plain compound is positive",
    lists_words=False,
)
