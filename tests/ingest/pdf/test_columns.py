"""Reading order: from words in their places to columns of lines."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from growth import ALLOWED, growth
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest.pdf.columns import columns, rows
from lib.ingest.pdf.layout import Word
from lib.ingest.pdf.paragraphs import paragraphs
from lib.ingest.pdf.words import _Run, _word

WIDTH, HEIGHT, LEADING = 5.0, 10.0, 12.0  # of a character, and of a line


def line(text, x, y, height=HEIGHT):
    """The words of a line that begins at x, with its baseline at y."""
    words, at = [], x
    for word in text.split(" "):
        width = WIDTH * len(word) * height / HEIGHT
        words += [Word(word, at, at + width, y, y + height)] if word else []
        at += width + WIDTH * height / HEIGHT
    return words


def block(texts, x, top, leading=LEADING):
    return [word for number, text in enumerate(texts) for word in line(text, x, top - number * leading)]


def read(words):
    shuffled = words[:]
    random.Random(1).shuffle(shuffled)
    return [[each.text for each in column.lines] for column in columns(shuffled)]


LEFT = ["The council met on a Tuesday", "to discuss the bridge, and no", "one outside the room was asked"]
RIGHT = ["“We are done,” the mayor said,", "and left the building without", "a word to those who waited."]
LAST = ["The cost had doubled since the", "spring, members said, and the", "vote was delayed for a month."]
HEADLINE = "Bridge closed until further notice by the council, it says here"


def test_lines_of_one_column_come_from_top_to_bottom():
    assert read(block(LEFT, 50, 700)) == [LEFT]


def test_columns_come_from_left_to_right():
    words = [*block(LEFT, 50, 700), *block(RIGHT, 220, 700), *block(LAST, 390, 700)]
    assert read(words) == [LEFT, RIGHT, LAST]


def test_columns_whose_lines_are_not_level_are_columns():
    assert read([*block(LEFT, 50, 700), *block(RIGHT, 220, 705)]) == [LEFT, RIGHT]


def test_what_runs_across_comes_before_and_between_columns():
    upper = [*block(LEFT, 50, 640), *block(RIGHT, 220, 640)]
    lower = [*block(LAST, 50, 540), *block(LEFT, 220, 540)]
    words = [*line(HEADLINE, 50, 680), *upper, *line(HEADLINE, 50, 580), *lower]
    assert read(words) == [[HEADLINE], LEFT, RIGHT, [HEADLINE], LAST, LEFT]


def test_columns_may_stand_inside_columns():
    wide = ["A much wider column stands on the left side of this page and", "runs on and on beside the others,"]
    words = [*block([*wide, *wide], 50, 700), *block(LEFT, 400, 700), *block(RIGHT, 570, 700)]
    assert read(words) == [[*wide, *wide], LEFT, RIGHT]


def test_the_right_column_may_begin_higher():
    words = [*block(LEFT, 50, 676), *block([*RIGHT, *LAST], 220, 700)]
    assert read(words) == [LEFT, [*RIGHT, *LAST]]


def test_a_heading_below_the_columns_belongs_to_what_follows():
    words = [*block(LEFT, 50, 700), *block(RIGHT, 220, 700), *line("What is next", 50, 640), *line(HEADLINE, 50, 624)]
    assert read(words) == [LEFT, RIGHT, ["What is next", HEADLINE]]


def test_a_longer_left_column_is_read_to_its_end():
    words = [*block([*LEFT, *LAST], 50, 700), *block(RIGHT, 220, 700)]
    assert read(words) == [[*LEFT, *LAST], RIGHT]


def test_the_rows_of_a_table_are_lines():
    words = [*block(["Reed", "Hill", "Osei", "Brandt"], 50, 700), *block(["12", "7", "3", "24"], 200, 700)]
    assert read(words) == [["Reed 12", "Hill 7", "Osei 3", "Brandt 24"]]


def test_short_lines_beside_prose_are_no_part_of_its_lines():
    prose = [
        "The council met on Tuesday to see",
        "whether the bridge can be mended",
        "before winter. Nobody knew what",
        "it would cost to mend the old towers",
    ]
    assert read([*block(prose, 50, 700), *block(["Key facts", "Two towers"], 300, 700)]) == [
        prose,
        ["Key facts", "Two towers"],
    ]
    figures = [
        "Ships that entered the basin in May",
        "Tonnes of fish that were landed in it",
        "Passengers on the two ferry lines",
    ]
    cells = ["41", "9,120", "1,310"]
    assert read([*block(figures, 50, 700), *block(cells, 300, 700)]) == [
        [f"{figure} {cell}" for figure, cell in zip(figures, cells, strict=True)]
    ]


def test_two_lines_beside_each_other_are_no_columns():
    words = [*block(LEFT[:2], 50, 700), *block(RIGHT[:2], 220, 700)]
    assert read(words) == [[f"{left} {right}" for left, right in zip(LEFT[:2], RIGHT[:2], strict=True)]]


def test_superscripts_belong_to_their_line():
    note = Word("2", 192, 195, 704, 711)
    assert read([*block(LEFT, 50, 700), note])[0][0] == f"{LEFT[0]} 2"


@pytest.mark.parametrize(
    ("drop", "rest", "read_as"), [("T", "he council met", "The"), ("A", "storm hit us", "A storm")]
)
def test_a_drop_cap_begins_the_first_line(drop, rest, read_as):
    cap = Word(drop, 50, 70, 688 - 2, 688 + 24)
    words = [cap, *line(rest, 72, 700), *line("on Tuesday night", 72, 688), *block(LEFT, 50, 676)]
    assert read(words)[0][0].startswith(read_as)


def test_words_that_run_to_the_left_come_in_their_order():
    words = [Word("שלום", 100, 130, 700, 710), Word("עולם", 60, 95, 700, 710)]
    assert read(words) == [["שלום עולם"]]


def test_rows_are_apart_although_their_boxes_touch():
    assert len(rows(block(LEFT, 50, 700, leading=9))) == 3


PLACED = st.builds(
    lambda text, x, y, height: Word(text, x, x + 5 * len(text), y, y + height),
    st.sampled_from(["The", "council", "met", "A", "5", "שלום", "far-", "•"]),
    st.integers(0, 600),
    st.integers(0, 800),
    st.sampled_from([0, 8, 10, 10, 10, 30]),
)


@given(st.lists(PLACED, max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost_or_read_twice_wherever_words_stand(words):
    page = list(columns(words))
    letters = Counter("".join(line.text for column in page for line in column.lines).replace(" ", ""))
    assert letters == Counter("".join(word.text for word in words))
    said = Counter("".join(paragraphs(page)).replace(" ", ""))
    assert said - letters == Counter()
    assert set(letters - said) <= {"-"}


def test_an_empty_page_has_no_columns():
    assert read([]) == []


def test_a_page_of_very_many_words_takes_no_time_that_grows_with_their_square():
    def run(n):
        read([word for i in range(n) for word in line("aa bb          cc", 50, 10.0 * i)])

    assert growth(run, 500) <= ALLOWED


def test_letters_that_run_to_the_left_come_in_their_order():
    boxes = [(10.0 * n, 700.0, 10.0 * n + 9, 710.0) for n in range(4)]
    assert _word(_Run([*"كلذ", "."], [*boxes[1:], boxes[0]], 0)).text == "ذلك."
    assert _word(_Run([*"קלט"], boxes[:3][::-1], 0)).text == "קלט"
    assert _word(_Run([*"2026"], boxes, 0)).text == "2026"
