"""Mean sentiment of the sentences."""

from __future__ import annotations

from lib.metrics.passages import scorable, short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def sentiment(doc: Document) -> Score:
    """Mean of vaderSentiment's compound over the sentences.

    -1 (most negative) to 1 (most positive). A sentence without a word of the sentiment lexicon counts as 0. Undefined
    without sentences. Never the compound of a whole article, which saturates: 38 % of 494 editorials exceed |0.9|.

    Source: Hutto & Gilbert (2014), VADER. ICWSM-14.
    """
    sentences = scorable(doc)
    if not sentences:
        return UNDEFINED
    if not any(sentence.scored_words for sentence in sentences):
        return Score(0.0, "no word of the sentiment lexicon")
    return Score(sum(sentence.compound for sentence in sentences) / len(sentences), short_text(doc.n_words))


def valenced_words(doc: Document) -> tuple[Span, ...]:
    """The tokens that have a valence."""
    return tuple(
        Span(start, start + len(token.raw))
        for sentence in doc.sentences
        for token, start in zip(sentence.tokens, sentence.starts, strict=True)
        if token.scored
    )


METRIC = Metric(
    name="sentiment",
    label="Sentiment",
    family="sentiment",
    unit="mean compound per sentence",
    higher="more positive wording",
    bounds=(-1, 1),
    formula="sum of sentence compounds / sentences",
    source="Hutto & Gilbert (2014), vaderSentiment 3.3.2",
    limits="Tone of the words, not stance: news of a massacre is negative whoever wrote it. Irony is not seen.",
    score=sentiment,
    evidence=valenced_words,
)
