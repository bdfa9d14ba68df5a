"""Our values against those of the package, without any tolerance."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import ALLOWED, growth
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.textstat_offline import package_values
from lib.text import textstat_values as module
from lib.text.remembered import LONGEST_REMEMBERED
from lib.text.textstat_values import textstat_values

SAMPLE = sorted((Path(__file__).parents[2] / "data" / "sample").rglob("*.txt"))
PIECES = (
    "Don't", "DON'T", "we'Ve", "workers'", "'s", "''", "U.S.", "3.5", "well-known", "_", "–", "…", "!?", ".", '"',
    "investigation", "government.", "İstanbul", "ΟΔΟΣ", "σας", "ß", "e\u0301", "\u0307", "😀", "\x00", "\x1c", "\u2028",
    "\n\n", "\xa0", "\u200b", "the", "minister", "resigned.", "zzyzx", "straße",
)  # fmt: skip


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_equals_the_package_on_news(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert textstat_values(text) == package_values(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "...", "?! - '", "😀", "1", "İ", "İİİ resigned.", "ΟΔΟΣ ΟΔΟΣ. ΣΑΣ", "DON'T don't. I'LL we'll go.",
     "\x00 \x1c", "One. Two words. Three words here. And now four words.",
     "It cost 3.5 million U.S. dollars in D.C. last year."],
)  # fmt: skip
def test_equals_the_package_at_the_edges(text: str) -> None:
    assert textstat_values(text) == package_values(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=40))
def test_equals_the_package_however_words_and_marks_meet(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    assert textstat_values(text) == package_values(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_equals_the_package_on_any_characters(text: str) -> None:
    assert textstat_values(text) == package_values(text)


def test_equals_the_package_on_a_text_of_a_million_characters() -> None:
    article = SAMPLE[0].read_text(encoding="utf-8")
    text = (article * (1_000_000 // len(article) + 1))[:1_000_000]
    assert textstat_values(text) == package_values(text)


def test_forty_words_of_one_syllable_in_four_sentences() -> None:
    # 10 words a sentence, 1 syllable a word, no hard word: 206.835 - 1.015 * 10 - 84.6 * 1
    text = "The cat and the dog sat on the big mat. " * 4
    assert textstat_values(text)["flesch_reading_ease"] == 206.835 - 1.015 * 10.0 - 84.6 * 1.0
    assert textstat_values(text)["gunning_fog"] == 0.4 * 10.0


@pytest.mark.parametrize("unit", ["word ", ".", "'", "One. ", "\n", "Hm! ok, "])
def test_time_grows_with_the_length(unit: str) -> None:
    assert growth(lambda n: textstat_values(unit * (n // len(unit))), 20_000) <= ALLOWED


@pytest.mark.parametrize("unit", ["a", "e\u0301", "é-"])
def test_time_grows_with_the_length_of_a_word(unit: str) -> None:
    assert growth(lambda n: textstat_values(unit * (n // len(unit))), 1_500) <= ALLOWED


def test_long_runs_of_characters_are_not_remembered() -> None:
    before = len(module._runs)
    textstat_values("q" * (LONGEST_REMEMBERED + 1))
    assert len(module._runs) == before
    textstat_values("q" * LONGEST_REMEMBERED)
    assert len(module._runs) == before + 1


def test_pyphen_keeps_no_words() -> None:
    textstat_values("zzyzxian brillig slithy")
    assert not module._hyphenation().hd.cache
