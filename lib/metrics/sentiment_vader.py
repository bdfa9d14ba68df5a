"""Mean compound of the sentences, as vaderSentiment has it."""

from __future__ import annotations

from lib.metrics.passages import short_text, tokens_at
from lib.model import UNDEFINED, Document, Metric, Score, Span


def sentiment_vader(doc: Document) -> Score:
    """Mean of vaderSentiment's compound over the sentences, to the package's last digit, whatever the settings.

    -1 (most negative) to 1 (most positive). A sentence without a word of the package's lexicon counts as 0. Undefined
    without sentences.

    Source: Hutto & Gilbert (2014), VADER. ICWSM-14.
    """
    sentences = doc.scorable
    if not sentences:
        return UNDEFINED
    if not any(sentence.scored_words for sentence in sentences):
        return Score(0.0, "no word of vaderSentiment's lexicon")
    return Score(sum(sentence.compound for sentence in sentences) / len(sentences), short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    """The tokens with a valence in the package's lexicon."""
    return tuple(
        span
        for sentence in doc.sentences
        for span in tokens_at(sentence, [i for i, token in enumerate(sentence.tokens) if token.scored])
    )


METRIC = Metric(
    name="sentiment_vader",
    label="Sentiment, plain VADER",
    family="sentiment",
    unit="mean compound per sentence",
    higher="more positive wording",
    bounds=(-1, 1),
    formula="sum of sentence compounds / sentences",
    source="Hutto & Gilbert (2014), vaderSentiment 3.3.2",
    limits="Names such as Department of Justice and topics such as interest rates count as positive wording.",
    score=sentiment_vader,
    evidence=_evidence,
)
