"""Mean compound of the sentences, as vaderSentiment has it."""

from __future__ import annotations

from lib.metrics.passages import mean_over_sentences, tokens_at
from lib.model import Document, Metric, Score, Sentence, Span
from lib.text.packages import versioned


def sentiment_vader(doc: Document) -> Score:
    """Mean of vaderSentiment's compound over the sentences, to the package's last digit, whatever the settings.

    -1 (most negative) to 1 (most positive). A sentence without a word of the package's lexicon counts as 0. Undefined
    without sentences.

    Source: Hutto & Gilbert (2014), VADER. ICWSM-14.
    """
    return mean_over_sentences(doc, _compound, counts=_counts, caution="no word of vaderSentiment's lexicon")


def _compound(sentence: Sentence) -> float:
    return sentence.compound


def _counts(sentence: Sentence) -> bool:
    return bool(sentence.scored_words)


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
    more="is {} points more positive by plain VADER",
    less="is {} points more negative by plain VADER",
    bounds=(-1, 1),
    formula="sum of sentence compounds / sentences",
    source=f"Hutto & Gilbert (2014), {versioned('vaderSentiment')}",
    limits="Names such as Department of Justice and topics such as interest rates count as positive wording.",
    score=sentiment_vader,
    evidence=_evidence,
    listed="words of vaderSentiment's lexicon. The measure is the mean of all sentences' compound",
)
