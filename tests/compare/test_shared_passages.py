from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.compare.index import WordIndex
from lib.compare.shared_passages import SHINGLE, Passage, Shingles, passages, stretches
from lib.compare.trace import NO_TRACE, Trace, trace
from lib.text import parse

WIRE = "Engineers opened the northern gate before dawn and warned nine villages downstream to leave at once"
OTHER = "Nobody in the valley had expected so much rain so early in a year that began with drought"


def traced(**texts: str) -> dict[str, Trace]:
    return {name: trace(parse(text)) for name, text in texts.items()}


def of_words(words: str) -> Trace:
    n = len(words)
    places = np.arange(n, dtype=np.int32)
    return Trace(tuple(words), places, places + 1, places * 0, np.zeros(n, np.bool_), ())


def found(texts: dict[str, str], article: str, among=None) -> list[tuple[str, int, tuple[str, ...]]]:
    traces = traced(**texts)
    rows = passages(WordIndex.of(traces), article, among)
    return [(texts[article][row.span.start : row.span.end], row.n_words, row.others) for row in rows]


def test_a_passage_is_the_longest_run_of_words_that_both_have():
    texts = {"a": f"On Monday {WIRE}, officials said.", "b": f"{OTHER}. {WIRE}. {OTHER}."}
    assert found(texts, "a") == [(WIRE, 16, ("b",))]
    assert found(texts, "b") == [(WIRE, 16, ("a",))]


def test_case_typography_and_white_space_make_no_difference():
    plain = "The mayor's office said it won't pay for the bridge that the flood took away."
    curly = "THE  Mayor’s office\nsaid it won’t pay for the bridge that the flood took away."
    assert found({"a": plain, "b": curly}, "b") == [(curly[:-1], 15, ("a",))]


def test_seven_words_in_a_row_are_no_passage_and_eight_are():
    eight = "Engineers opened the northern gate before dawn and"
    seven = "opened the northern gate before dawn and"
    assert (len(seven.split()), len(eight.split())) == (SHINGLE - 1, SHINGLE)
    assert found({"a": f"{seven} left.", "b": f"They {seven} stayed."}, "a") == []
    assert found({"a": f"{eight} left.", "b": f"They say {eight} stayed."}, "a") == [(eight, 8, ("b",))]


def test_a_changed_word_ends_a_passage_and_is_no_part_of_it():
    changed = WIRE.replace("warned", "told")
    # 8 words before "warned", 7 behind it: only the first run is long enough
    assert found({"a": WIRE, "b": changed}, "a") == [(WIRE[: WIRE.index(" warned")], 8, ("b",))]


def test_what_several_articles_share_names_first_the_one_with_most_words_of_it():
    texts = {"a": f"{WIRE}. {OTHER}.", "b": f"{OTHER}.", "c": f"{WIRE}. {OTHER}.", "d": "Quite another text."}
    # b has the 18 words of OTHER, c these and the 16 of WIRE
    assert found(texts, "a") == [(f"{WIRE}. {OTHER}", 34, ("c", "b"))]
    assert found(texts, "a", among=["b"]) == [(OTHER, 18, ("b",))]
    assert found(texts, "a", among=["d"]) == []
    assert found(texts, "d") == []


def test_an_article_shares_nothing_with_itself():
    assert found({"a": f"{WIRE}. {WIRE}."}, "a") == []
    assert found({"a": f"{WIRE}. {WIRE}."}, "a", among=["a"]) == []


def test_articles_without_a_word_or_too_short_for_a_shingle():
    traces = {"empty": NO_TRACE, **traced(short="Too short a text.", a=WIRE)}
    index = WordIndex.of(traces)
    assert [passages(index, name) for name in traces] == [[], [], []]
    assert [len(Shingles(index)[number]) for number in range(3)] == [0, 0, 16 - SHINGLE + 1]


def test_no_shingle_runs_from_one_article_into_the_next():
    half, rest = WIRE[: WIRE.index("gate")], WIRE[WIRE.index("gate") :]
    assert found({"a": WIRE, "b": half, "c": rest}, "a") == [(rest, 12, ("c",))]


@given(st.text("abc", max_size=40), st.text("abc", max_size=40))
def test_the_words_in_shared_passages_are_those_that_a_plain_search_finds(one, other):
    shingles = Shingles(WordIndex.of({"one": of_words(one), "other": of_words(other)}))
    expected = [
        any(one[start : start + SHINGLE] in other for start in range(place - SHINGLE + 1, place + 1)
            if 0 <= start <= len(one) - SHINGLE)
        for place in range(len(one))
    ]  # fmt: skip
    assert shingles.covered(0, shingles.found(0, 1)).tolist() == expected


def test_paragraphs_in_another_order_are_passages_of_their_own():
    texts = {"a": f"{WIRE}.\n\n{OTHER}.", "b": f"{OTHER}.\n\n{WIRE}."}
    assert found(texts, "a") == [(WIRE, 16, ("b",)), (OTHER, 18, ("b",))]


@given(st.lists(st.booleans(), max_size=30))
def test_passages_hold_each_covered_word_once(flags):
    covered = {place + word for place, flag in enumerate(flags) if flag for word in range(SHINGLE)}
    found = stretches(np.array(flags, np.bool_))
    assert [place for first, behind in found for place in range(first, behind)] == sorted(covered)
    assert len(found) == sum(after > before for before, after in pairwise([0, *flags]))


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "![](http://example.org)", "\x00\u202e"])
def test_a_passage_holds_places_not_markup(hostile):
    text = f"{WIRE} {hostile} {OTHER}"
    traces = traced(a=text, b=f"{WIRE} and then.")
    (only,) = passages(WordIndex.of(traces), "a")
    assert isinstance(only, Passage)
    assert text[only.span.start : only.span.end].startswith(WIRE)
