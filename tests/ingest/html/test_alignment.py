"""Lines of a page against the paragraphs of its extraction."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest.html.alignment import extracted_lines

PROSE = [
    "The council met on Tuesday to discuss the old bridge.",
    "Nobody outside the room was asked about any of it.",
    "The cost had doubled since spring, the members said.",
]


def found(page, extraction):
    return "".join("x" if is_found else "-" for is_found in extracted_lines(page, extraction))


@pytest.mark.parametrize(
    ("page", "extraction", "lines"),
    [
        (["Home", "News", *PROSE, "Home"], PROSE, "--xxx-"),
        (["Home", *PROSE], [" ".join(PROSE)], "-xxx"),  # joined
        (["Home", f"{PROSE[0]} {PROSE[1]}", PROSE[2]], PROSE, "-xx"),  # split
        ([PROSE[0], "Read more here", PROSE[1]], PROSE[:2], "x-x"),
        (PROSE, [PROSE[0], PROSE[2]], "x-x"),
        # Words dropped inside a paragraph, such as those of a link or a note:
        ([PROSE[0].replace("Tuesday", "Tuesday [1]"), *PROSE[1:]], PROSE, "xxx"),
        ([f"{PROSE[0]} See our tariff list of the new season for those who cross.", PROSE[1]], PROSE[:2], "-x"),
        # Levelled: case, punctuation, white space.
        ([PROSE[0].upper(), f"“{PROSE[1]}”", f" {PROSE[2]} "], PROSE, "xxx"),
        # Repeated lines: the one at its place in the order.
        (["Votes", PROSE[0], "Votes", PROSE[1], "Votes"], [PROSE[0], "Votes", PROSE[1]], "-xxx-"),
        ([PROSE[0], PROSE[0], PROSE[1]], [PROSE[0], PROSE[0], PROSE[1]], "xxx"),
        # A word of the article is no reason to keep a menu's:
        (["Bridge", *PROSE, "Council", "Spring"], PROSE, "-xxx--"),
        # Moved: found out of order.
        ([PROSE[2], PROSE[0], PROSE[1]], PROSE, "xxx"),
        (["***", PROSE[0], "* * *", PROSE[1]], PROSE[:2], "-xxx"),  # no word: as the line before
        ([*PROSE, "* * *"], PROSE, "xxxx"),
    ],
)
def test_lines_of_the_extraction_are_found(page, extraction, lines):
    assert found(page, extraction) == lines


def test_a_page_without_the_extraction_has_none():
    assert found(["Home", "News", "Sport and weather"], PROSE) == "---"


def test_a_line_that_is_repeated_very_often_is_found_as_often():
    lines = ["Some words, here.", *PROSE] * 100
    assert found(["Home", *lines, "Home"], lines) == "-" + "x" * 400 + "-"


@given(
    st.lists(st.tuples(st.sampled_from([*PROSE, "Home", "Votes", "the council met on"]), st.booleans()), max_size=14)
)
@settings(max_examples=100, deadline=None)
def test_no_line_of_the_extraction_is_lost(lines):
    """The words that are found are at least those of the extraction, whatever the page repeats."""
    page, extraction = [line for line, _ in lines], [line for line, is_in in lines if is_in]
    kept = [line for line, is_found in zip(page, extracted_lines(page, extraction), strict=True) if is_found]
    assert sum(len(line.split()) for line in kept) >= sum(len(line.split()) for line in extraction)


def test_time_grows_in_proportion():
    def seconds(n):
        lines = [f"{PROSE[i % 3]} {i % 97}" for i in range(n)]
        start = time.process_time()
        extracted_lines(["Home"] * n + lines, lines)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 14 * seconds(1000) + 0.2
