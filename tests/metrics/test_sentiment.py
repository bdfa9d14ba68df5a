from __future__ import annotations

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from lib.metrics import metrics
from lib.text import parse

ANALYZER = SentimentIntensityAnalyzer()
SENTENCES = [
    "The rescue was a great success.",
    "The damage is horrible!",
    "The council met on Tuesday.",
    "It is a joy.",
]


def value(name: str, text: str) -> float | None:
    return metrics()[name].score(parse(text)).value


def test_the_mean_of_the_packages_compounds():
    compounds = [ANALYZER.polarity_scores(sentence)["compound"] for sentence in SENTENCES]
    assert value("sentiment", " ".join(SENTENCES)) == pytest.approx(sum(compounds) / len(SENTENCES))


def test_shares_of_sentences():
    text = " ".join(SENTENCES)
    assert value("positive_sentences", text) == 2 / 4
    assert value("negative_sentences", text) == 1 / 4
    assert value("unscored_sentences", text) == 1 / 4


def test_a_text_without_a_scored_word_is_zero_and_says_so():
    score = metrics()["sentiment"].score(parse("The council met on Tuesday. It met again on Friday."))
    assert (score.value, score.caution) == (0.0, "no word of the sentiment lexicon")


def test_evidence_is_the_words_with_a_valence():
    doc = parse("The damage is horrible!")
    words = [doc.text[span.start : span.end] for span in metrics()["sentiment"].evidence(doc)]
    assert words == ["damage", "horrible!"]
