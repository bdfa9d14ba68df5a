from __future__ import annotations

from itertools import accumulate

import pytest
from growth import ALLOWED, growth
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from bench.sentiment_settings import PLAIN
from lib.model import Sentence
from lib.text.lexicon import read_lexicon
from lib.text.measured import measured
from lib.text.tone import ToneSettings

ANALYZER = SentimentIntensityAnalyzer()
WORDS = st.sampled_from(
    [
        *"good terrible disaster hope GOOD Disaster! party Justice deaths, so this no or nor but kind of".split(),
        *"least at very never without doubt not barely (bad) :) 😀 ?! Department the a House there".split(),
        *sorted(NEGATE)[::9],
        *sorted(word for phrase in (*BOOSTER_DICT, *SPECIAL_CASES) for word in phrase.split())[::9],
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def made(lines: list[str], settings: ToneSettings) -> list[Sentence]:
    """Sentences that stand in a text one after the other."""
    starts = list(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))[: len(lines)]
    return list(measured([line.split() for line in lines], lines, starts, " ".join(lines), settings))


@given(LINES)
def test_the_plain_value_is_the_packages(line):
    (sentence,) = made([line], PLAIN)
    assert sentence.compound == sentence.tone.value == ANALYZER.polarity_scores(line)["compound"]


@given(st.lists(LINES, max_size=5))
def test_sentences_measured_together_are_those_measured_one_by_one(lines):
    settings = ToneSettings()
    for together, line in zip(made(lines, settings), lines, strict=True):
        (alone,) = made([line], settings)
        assert (together.line, together.tokens, together.packed) == (alone.line, alone.tokens, alone.packed)
        assert (together.compound, together.scored_words) == (alone.compound, alone.scored_words)
        assert together.tone == alone.tone


@pytest.mark.parametrize("word", ["not", "Hope", "DISASTER!", "party", "😡"])
def test_time_grows_with_length_in_one_sentence_and_in_many(word):
    assert growth(lambda n: made([f"{word} " * n], ToneSettings()), 250) <= ALLOWED
    assert growth(lambda n: made([word] * n, ToneSettings()), 250) <= ALLOWED


@pytest.mark.parametrize(
    ("word", "is_hit"), [("radical", True), ("radicals", False), ("floods", True), ("free", False)]
)
def test_a_word_that_is_a_hit_alone_is_known_by_its_key(word, is_hit):
    lexicon = read_lexicon("test", "term,category\nradical,a\nflood*,b\nfree radicals,c\n")
    (sentence,) = made([word], PLAIN)
    assert lexicon.is_hit(word) == bool(list(lexicon.hits(word, (sentence,)))) == is_hit
