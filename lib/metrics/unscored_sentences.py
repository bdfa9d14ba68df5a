"""Share of sentences without a word of plain vaderSentiment's lexicon."""

from __future__ import annotations

from lib.metrics.passages import sentences_where, share_of_sentences
from lib.model import Document, Metric, Score, Sentence, Span
from lib.text.packages import versioned


def _holds(sentence: Sentence) -> bool:
    return not sentence.scored_words


def unscored_sentences(doc: Document) -> Score:
    """Share of sentences without a word of plain vaderSentiment's lexicon.

    0 to 1. Undefined without sentences.
    """
    return share_of_sentences(doc, _holds)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return sentences_where(doc, _holds)


METRIC = Metric(
    name="unscored_sentences",
    label="Unscored sentences",
    family="sentiment",
    unit="share of sentences",
    higher="less evidence behind plain vaderSentiment",
    more="has a share of unscored sentences {} higher",
    less="has a share of unscored sentences {} lower",
    bounds=(0, 1),
    formula="sentences without a word of vaderSentiment's lexicon / sentences",
    source=f"The lexicon of {versioned('vaderSentiment')} (Hutto & Gilbert 2014)",
    limits="Says how much of the text plain vaderSentiment cannot see, not how neutral it is.",
    score=unscored_sentences,
    evidence=_evidence,
    listed="sentences without a word of vaderSentiment's lexicon",
    lists_words=False,
)
