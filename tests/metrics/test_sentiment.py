from __future__ import annotations

from math import sqrt

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.sentiment_settings import PLAIN
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.text import parse
from lib.text.settings import Settings

ANALYZER = SentimentIntensityAnalyzer()
SENTENCES = [
    "The rescue was a great success.",
    "The damage is horrible!",
    "The council met on Tuesday.",
    "It is a joy.",
]


NAMES = "She met the Department of Justice. The Supreme Court and the United Nations were silent."


def value(name: str, text: str, settings: Settings | None = None) -> float | None:
    return metrics()[name].score(parse(text, settings=settings)).value


@pytest.mark.parametrize("settings", [None, Settings(tone=PLAIN)])
def test_the_plain_measure_is_the_mean_of_the_packages_compounds_whatever_the_settings(settings):
    compounds = [ANALYZER.polarity_scores(sentence)["compound"] for sentence in SENTENCES]
    assert value("sentiment_vader", " ".join(SENTENCES), settings) == pytest.approx(sum(compounds) / len(SENTENCES))


def test_with_every_setting_off_the_article_score_is_the_plain_one():
    for text in (" ".join(SENTENCES), NAMES, *(article.text for article in sample_articles()[::9])):
        assert value("sentiment", text, Settings(tone=PLAIN)) == value("sentiment_vader", text)


def test_the_mean_of_the_tones():
    # Valences: rescue 2.3, great 3.1, success 2.7 in six words; damage -2.2, horrible -2.5 and a mark of exclamation
    # 0.292 in four; none; joy 2.8 in four. Tone: v / sqrt(v^2 + 3 words).
    sums, words = [2.3 + 3.1 + 2.7, -2.2 - 2.5 - 0.292, 0, 2.8], [6, 4, 5, 4]
    tones = [v / sqrt(v**2 + 3 * n) for v, n in zip(sums, words, strict=True)]
    assert value("sentiment", " ".join(SENTENCES)) == pytest.approx(sum(tones) / 4, abs=1e-4)


def test_names_count_in_the_plain_measure_only():
    assert value("sentiment_vader", NAMES) > 0.3
    assert value("sentiment", NAMES) == 0


def test_shares_of_sentences():
    text = " ".join(SENTENCES)
    assert value("positive_sentences", text) == 2 / 4
    assert value("negative_sentences", text) == 1 / 4
    assert value("unscored_sentences", text) == 1 / 4


def test_a_text_without_a_scored_word_is_zero_and_says_so():
    score = metrics()["sentiment"].score(parse("The council met on Tuesday. It met again on Friday."))
    assert (score.value, score.caution) == (0.0, "no word with a valence")


def test_the_plain_measure_says_that_no_word_is_in_the_packages_lexicon():
    score = metrics()["sentiment_vader"].score(parse("The council met on Tuesday."))
    assert (score.value, score.caution) == (0.0, "no word of vaderSentiment's lexicon")


def evidence(name: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in metrics()[name].evidence(parse(text))]


def test_evidence_is_the_words_that_count():
    text = "The party said the deaths, the damage and the shipwreck were horrible!"
    assert evidence("sentiment", text) == ["deaths,", "damage", "shipwreck", "horrible!"]
    assert evidence("sentiment_vader", text) == ["party", "damage", "horrible!"]
