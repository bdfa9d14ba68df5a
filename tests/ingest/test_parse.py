"""What happens to an article between its reader and the worker's answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.limits import Limits
from lib.ingest.parse import parse, says_something
from lib.ingest.source import EMPTY, EMPTY_PAGE, EMPTY_TABLE, Source
from lib.model import Article

LINES = st.lists(st.tuples(st.sampled_from(["a", "One.", "\0", "\ud800x", "“Two”"]), st.booleans()), min_size=1)


@given(LINES, st.sampled_from(["\r\n", "\n", "\r\r\n", "\r\n\r\n", "\r"]))
def test_places_in_the_text_stay_with_their_lines_when_line_ends_are_levelled(lines, end):
    text, cut = f"Said.{end}", []
    for line, is_cut in lines:
        cut += [len(text)] * is_cut
        text += f"{line}{end}"
    [article] = parse(Source("a.html", b"", Limits()), lambda _: [Article(text, cut=tuple(cut))]).articles
    assert "\r" not in article.text
    said = [line.replace("\0", "\ufffd").replace("\ud800", "\ufffd") for line, is_cut in lines if is_cut]
    assert [article.text[start:].split("\n")[0] for start in article.cut] == said


def test_places_outside_the_text_are_dropped_and_the_others_come_in_order_once():
    article = Article("One. Two.", cut=(5, 0, 99, 5, -1))
    assert parse(Source("a.html", b"", Limits()), lambda _: [article]).articles[0].cut == (0, 5)


@pytest.mark.parametrize("text", ["", " \n\t\u00a0", "\u200b\ufeff\u2060", "-- *** --", "\n* * *\n", "…"])
def test_a_text_without_a_word_or_a_sign_is_no_article(text):
    assert not says_something(text)
    assert parse(Source("a.txt", b"", Limits()), lambda _: [Article(text)]).status == "empty"


@pytest.mark.parametrize("text", ["a", "*5*", "😡", "市", "-- No. --"])
def test_a_word_or_an_emoji_says_something(text):
    assert says_something(text)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.pdf", EMPTY),
        ("a.txt", EMPTY),
        ("a.csv", EMPTY_TABLE),
        ("a.xlsx", EMPTY_TABLE),
        ("a.JSONL", EMPTY_TABLE),
        ("a.html", EMPTY_PAGE),
        ("a.mht", EMPTY_PAGE),
    ],
)
def test_what_is_said_of_a_file_that_holds_nothing_fits_its_format(name, sentence):
    assert parse(Source(name, b"", Limits()), lambda _: []).message == f"{name}: {sentence}"
