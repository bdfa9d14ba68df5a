"""Paragraphs from lines."""

from __future__ import annotations

import pytest

from lib.ingest.pdf.layout import Column, Line, Word
from lib.ingest.pdf.paragraphs import paragraphs

WIDTH, LEADING = 5.0, 12.0


def line(text, y, x=50.0, height=10.0, *, bold=False):
    words, at = [], x
    for word in text.split(" "):
        if word:
            words.append(Word(word, at, at + WIDTH * len(word), y, y + height, bold))
        at += WIDTH * (len(word) + 1)
    return Line(tuple(words))


def column(*texts, x=50.0, indent=15.0):
    """Lines at the usual distance; one that begins with ">" is set in, one after an empty text stands below a gap."""
    lines, y = [], 700.0
    for text in texts:
        y -= LEADING
        if text:
            lines.append(line(text.removeprefix(">"), y, x + indent * text.startswith(">")))
    return Column(tuple(lines))


LONG = "The council met on Tuesday to discuss the old"
MORE = "bridge, and nobody outside the room was asked"
END = "about it."
FULL = "to the reporters who had waited for the vote."


def test_a_gap_ends_a_paragraph():
    page = column(LONG, FULL, "", LONG, MORE, END, "", LONG, FULL)
    assert paragraphs([page]) == [f"{LONG} {FULL}", f"{LONG} {MORE} {END}", f"{LONG} {FULL}"]


def test_an_indented_line_begins_a_paragraph():
    indented = ">Council met on Tuesday to discuss the old"
    page = column(indented, FULL, indented, MORE, END, indented, MORE, END)
    plain = indented.removeprefix(">")
    assert paragraphs([page]) == [f"{plain} {FULL}", f"{plain} {MORE} {END}", f"{plain} {MORE} {END}"]


def test_a_line_with_room_for_the_next_word_ends_a_paragraph():
    assert paragraphs([column(LONG, MORE, END, LONG, FULL, LONG, MORE)]) == [
        f"{LONG} {MORE} {END}",
        f"{LONG} {FULL} {LONG} {MORE}",
    ]


def test_a_line_that_is_short_in_the_middle_of_a_sentence_ends_nothing():
    assert paragraphs([column(LONG, "bridge beside a", "picture, and nobody was asked about it, they", FULL)]) == [
        f"{LONG} bridge beside a picture, and nobody was asked about it, they {FULL}"
    ]


def test_bullets_begin_paragraphs():
    assert paragraphs([column("• one thing", "and its rest", "• another thing", "2. a third", "(3) a fourth")]) == [
        "• one thing and its rest",
        "• another thing",
        "2. a third",
        "(3) a fourth",
    ]


def test_headings_stand_apart_by_size_or_weight():
    bold, large = line("Votes", 700, bold=True), line("Bridge closed", 688, height=14)
    assert paragraphs([Column((bold, large, line(LONG, 670), line(MORE, 658)))]) == [
        "Votes",
        "Bridge closed",
        f"{LONG} {MORE}",
    ]


def test_a_single_bold_word_parts_nothing():
    first = Line((Word("Note", 50, 70, 700, 710, True), *line(LONG, 700, 80).words))
    assert paragraphs([Column((first, line(MORE, 688)))]) == [f"Note {LONG} {MORE}"]


def test_the_rows_of_a_table_are_paragraphs_of_their_own():
    assert paragraphs([column("Reed          12", "Hill           7", "of the board   3")]) == [
        "Reed 12",
        "Hill 7",
        "of the board 3",
    ]


def test_a_stretched_line_is_no_row():
    stretched = "communities,         particularly          foreign"
    wide = "of the fishermen and of the whole of the coast, he"
    assert paragraphs([column(wide, stretched, wide, "said.")]) == [
        f"{wide} communities, particularly foreign {wide} said."
    ]


def test_a_quotation_that_is_set_in_is_a_paragraph():
    page = column(
        "The mayor said this in the evening of that day.", ">We are done and we shall not", ">speak again.", FULL
    )
    assert paragraphs([page]) == [
        "The mayor said this in the evening of that day.",
        "We are done and we shall not speak again.",
        FULL,
    ]


def test_hanging_lines_belong_to_the_entry_above():
    entry = ["Reed, A. A history of bridges in the north and", ">the south of the country. Harbour Press, 1999."]
    assert paragraphs([column(*entry, *entry)]) == [" ".join([*entry, ""]).replace(">", "").strip()] * 2


@pytest.mark.parametrize(
    ("last", "first", "n_paragraphs"),
    [
        (LONG, MORE, 1),  # runs on
        ("nobody was asked by the mayor or by the deputy", "Hill of the council of the town of Harbour said", 1),
        (FULL, "He left at once for the town in the far north", 2),  # ends a sentence, and nothing is indented
        (END, "He left at once for the town in the far north", 2),  # short
        ("the members of the whole of the far-off govern-", "ment left", 1),
    ],
)
def test_a_column_goes_on_with_the_paragraph_of_the_one_before(last, first, n_paragraphs):
    assert len(paragraphs([column(LONG, MORE, last), column(first, x=300.0)])) == n_paragraphs


def test_where_paragraphs_are_indented_a_line_that_is_not_goes_on():
    indented = column(
        ">The members met in the late evening and asked", MORE, ">Then the members left for the rest of", FULL
    )
    going_on, new = column("He left.", x=300.0), column(">He left at once for the town in the far", MORE, x=300.0)
    assert paragraphs([indented, going_on])[-1] == f"Then the members left for the rest of {FULL} He left."
    assert paragraphs([indented, new])[-1] == f"He left at once for the town in the far {MORE}"


def test_lines_of_chinese_are_joined_without_a_space():
    assert paragraphs([column("他们说这座桥已经关闭了，", "直到春天")]) == ["他们说这座桥已经关闭了，直到春天"]


def test_no_columns_no_paragraphs():
    assert paragraphs([]) == []
