"""vaderSentiment itself is the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from lib.text.normalise import normalise
from lib.text.valence import compound
from lib.text.words import tokens

ANALYZER = SentimentIntensityAnalyzer()
ODD = ["but", "BUT", "no", "No", "or", "nor", "so", "this", "never", "without", "doubt", "least", "at", "very", "kind"]
ODD += ["of", "The", "house", "said", "!", "!!!!!", "?", "??", "????", "😀", "x😀", "😀😡end", "❤️", ":)", ":-(", "U.S."]
ODD += " ".join(SPECIAL_CASES).split()
WORDS = st.one_of(
    st.sampled_from(sorted(ANALYZER.lexicon)),
    st.sampled_from(sorted(BOOSTER_DICT) + sorted(NEGATE)),
    st.sampled_from(ODD),
)
SHAPES = st.sampled_from([str, str.upper, str.capitalize, lambda word: f"{word}!", lambda word: f'"{word},"'])


def ours(text: str) -> float:
    found, _ = tokens(text, 0, len(text))
    return compound(found)


@settings(max_examples=1500)
@given(st.lists(st.tuples(WORDS, SHAPES), max_size=14))
def test_equals_the_package_on_sentences_full_of_valence(parts):
    text = normalise(" ".join(shape(word) for word, shape in parts))
    assert ours(text) == ANALYZER.polarity_scores(text)["compound"]


@settings(max_examples=500)
@given(st.text(max_size=60))
def test_equals_the_package_on_any_characters(text):
    text = normalise(text)
    assert ours(text) == ANALYZER.polarity_scores(text)["compound"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan is good but the road is terrible!",
        "The plan was not very good, and the vote was never so bad.",
        "It was the least honest answer, without doubt.",
        "No great hope remained; the KIND of help they got was useless???",
        "The crowd was kind of happy, sort of sad.",
        "The good, the good but the good.",
        "",
        "The committee met on Tuesday.",
    ],
)
def test_equals_the_package_on_each_rule(sentence):
    assert ours(sentence) == ANALYZER.polarity_scores(sentence)["compound"]


@pytest.mark.parametrize(
    ("typeset", "typed"),
    [
        ("They weren’t happy.", "They weren't happy."),
        ("“This is a disaster,” he said.", '"This is a disaster," he said.'),
        ("A triumph—and a scandal…", "A triumph and a scandal."),
    ],
)
def test_house_typography_makes_no_difference(typeset, typed):
    assert ours(normalise(typeset)) == ours(typed) == ANALYZER.polarity_scores(typed)["compound"]
    assert ours(typed) != 0
