"""Share of sentences without a word of the sentiment lexicon."""

from __future__ import annotations

from lib.metrics.passages import short_text
from lib.metrics.sentiment import scorable
from lib.model import UNDEFINED, Document, Metric, Score, Sentence, Span


def _holds(sentence: Sentence) -> bool:
    return not sentence.scored_words


def unscored_sentences(doc: Document) -> Score:
    """Share of sentences without a word of the sentiment lexicon.

    0 to 1. Undefined without sentences.
    """
    sentences = scorable(doc)
    if not sentences:
        return UNDEFINED
    return Score(sum(map(_holds, sentences)) / len(sentences), short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return tuple(Span(each.start, each.end) for each in scorable(doc) if _holds(each))


METRIC = Metric(
    name="unscored_sentences",
    label="Unscored sentences",
    family="sentiment",
    unit="share of sentences",
    higher="less evidence behind the sentiment",
    bounds=(0, 1),
    formula="unscored sentences / sentences",
    source="Hutto & Gilbert (2014): compound undefined without a scored word",
    limits="Says how much of the text the sentiment measure cannot see, not how neutral the text is.",
    score=unscored_sentences,
    evidence=_evidence,
)
