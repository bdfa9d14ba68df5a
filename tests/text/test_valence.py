"""vaderSentiment itself is the oracle."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from growth import ALLOWED, growth
from hypothesis import given, settings
from hypothesis import strategies as st
from polarity import Polarity, polarity
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
    return compound(tokens(text.split()))


def theirs(text: str) -> Polarity:
    found = ANALYZER.polarity_scores(text)
    return Polarity(found["neg"], found["neu"], found["pos"], found["compound"])


@settings(max_examples=1000)
@given(st.lists(st.tuples(WORDS, SHAPES), max_size=14))
def test_equals_the_package_on_sentences_full_of_valence(parts):
    text = normalise(" ".join(shape(word) for word, shape in parts))
    assert ours(text) == theirs(text).compound
    assert polarity(tokens(text.split())) == theirs(text)


HARD = ["😀", "😡", "❤️", "İ", "ΣΊΣΥΦΟΣ", "ς", "ß", "ı", "\x00", "\x1f", "\x85", "\u200b", "\u2028", "\ud800", "\t"]
FUZZED = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from([*HARD, *ODD, "GOOD", "bad", " "]), max_size=30).map("".join)
)


@settings(max_examples=400)
@given(FUZZED)
def test_equals_the_package_on_any_characters(text):
    assert polarity(tokens(text.split())) == theirs(text)
    assert ours(normalise(text)) == theirs(normalise(text)).compound


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "\x1c", "!", "?", "...", "-", "😀", "😀😡", "İSTANBUL GOOD", "the", "horriﬁed", "ter\u00adrible"],
)
def test_equals_the_package_on_nearly_nothing(text):
    assert polarity(tokens(text.split())) == theirs(text)


DATA = Path(__file__).parents[3] / "shared" / "validity" / "data"
EVERY = 50  # the package takes minutes for all lines


def lines() -> Iterator[str]:
    """Every fiftieth line of the development texts, of each text from another line on."""
    for file in sorted(DATA.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as records:
            for i, record in enumerate(records):
                yield from normalise(json.loads(record)["text"]).split("\n")[i % EVERY :: EVERY]


@pytest.mark.skipif(not DATA.is_dir(), reason="the development texts (../shared/validity/data) are not here")
def test_equals_the_package_on_the_development_texts():
    n_lines = 0
    for line in filter(None, lines()):
        assert polarity(tokens(line.split())) == theirs(line), line
        n_lines += 1
    assert n_lines > 1000


# The package is quadratic in the length of a call, so the values of a long text are told by its pattern: words that
# keep apart by three without a valence do not touch each other, and the sums of n pieces are n times that of one.
PIECE = "The good men of the town saw a terrible fire at the old port. "


def test_equals_the_pattern_on_a_text_of_a_megabyte():
    n = 1_000_000 // len(PIECE)
    found = polarity(tokens((PIECE * n).split()))
    good, terrible, n_words = ANALYZER.lexicon["good"], ANALYZER.lexicon["terrible"], len(PIECE.split())
    fire = ANALYZER.lexicon["fire"]
    positive, negative, neutral = good + 1, 2 - terrible - fire, n_words - 3
    whole = positive + negative + neutral
    assert found.positive == pytest.approx(positive / whole, abs=6e-4)
    assert found.negative == pytest.approx(negative / whole, abs=6e-4)
    assert found.neutral == pytest.approx(neutral / whole, abs=6e-4)
    assert found.compound == -1.0
    assert polarity(tokens(PIECE.split())) == theirs(PIECE)


@pytest.mark.parametrize("unit", ["so good but ", "😀", "not very GOOD! ", "no "])
def test_time_grows_in_proportion_to_the_text(unit):
    def run(n: int) -> None:
        polarity(tokens((unit * (n // len(unit))).split()))

    assert growth(run, 4_000) <= ALLOWED


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
    assert ours(sentence) == theirs(sentence).compound
    assert polarity(tokens(sentence.split())) == theirs(sentence)


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
