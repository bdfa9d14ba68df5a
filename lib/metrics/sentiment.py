"""Mean sentiment of the sentences, made fit for news prose."""

from __future__ import annotations

from lib.metrics.passages import mean_over_sentences, tokens_at
from lib.model import Document, Metric, Score, Sentence, Span
from lib.text.packages import versioned


def sentiment(doc: Document) -> Score:
    """Mean over the sentences of vaderSentiment's rules without names and topics, with the vocabulary of news.

    -1 (most negative) to 1 (most positive). Every sentence counts alike, one without a word that counts as 0.
    Undefined without sentences. Never the value of a whole article, which saturates: 38 % of 494 editorials exceed
    |0.9|. What differs from the package is set in `ToneSettings`.

    Source: Hutto & Gilbert (2014), VADER. ICWSM-14.
    """
    return mean_over_sentences(doc, _tone, counts=_counts, caution="no word with a valence")


def _tone(sentence: Sentence) -> float:
    return sentence.tone.value


def _counts(sentence: Sentence) -> bool:
    return bool(sentence.tone.words)


def _evidence(doc: Document) -> tuple[Span, ...]:
    """The tokens that count: those with a valence that no setting masks."""
    return tuple(span for sentence in doc.sentences for span in tokens_at(sentence, sentence.tone.words))


METRIC = Metric(
    name="sentiment",
    label="Sentiment",
    family="sentiment",
    unit="mean tone per sentence",
    higher="more positive wording",
    more="is {} points more positive in tone",
    less="is {} points more negative in tone",
    bounds=(-1, 1),
    formula=(
        "sum of sentence tones / sentences; tone = v / sqrt(v^2 + 3 x words), v the sum of valences by "
        "vaderSentiment's rules. Names and masked terms count 0; inflected forms count as their base form; words of "
        "news that vaderSentiment does not know have a valence of ours (data/lexicons/masks.csv, valences.csv)"
    ),
    source=(
        f"Rules and lexicon of Hutto & Gilbert (2014), {versioned('vaderSentiment')}; Framescope's settings for news"
    ),
    limits=(
        "Tone of the words, not stance: news of a massacre is negative whoever wrote it. Irony is not seen. Not to be "
        "set beside figures made with vaderSentiment itself: for these there is the plain value."
    ),
    score=sentiment,
    evidence=_evidence,
    listed="words that count for the tone of their sentence. The measure is the mean of all sentences' tone",
    version=2,
)
