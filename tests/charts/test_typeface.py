from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.charts.typeface import ELLIPSIS, cut_to_width, widest, width, wrapped

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)


def test_bold_is_wider_and_width_grows_with_size():
    assert width("Loaded terms", 14, bold=True) > width("Loaded terms", 14) > 0
    assert width("Loaded terms", 28) == pytest.approx(2 * width("Loaded terms", 14))


def test_letters_have_their_own_widths():
    assert width("W", 100) > 2 * width("i", 100)


def test_what_the_typeface_lacks_is_taken_for_wide_and_what_is_not_seen_for_nothing():
    assert width("報", 10) > width("m", 10) > width("\u200d\u0301", 10) == 0


def test_the_widest_line_counts():
    assert widest(["a", "Loaded terms"], 14) >= width("Loaded terms", 14)
    assert widest([], 14) == 0


def test_own_line_breaks_stay_and_words_stay_whole_where_they_fit():
    assert wrapped("Port Halloran\ndam", 60, 14) == ["Port", "Halloran", "dam"]
    assert wrapped("", 60, 14) == [""]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(20, 300))
def test_no_line_is_wider_than_its_room_and_no_character_is_lost(text, room):
    lines = wrapped(text, room, 14)
    assert all(width(line, 14) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(20, 300))
def test_a_shortened_text_fits_and_says_so(text, room):
    found = cut_to_width(text, room, 14)
    assert width(found, 14) <= room
    assert found == text or found.endswith(ELLIPSIS)


def test_a_line_does_not_end_at_a_blank_that_joins():
    assert wrapped("Evening Chronicle n\u00a0=\u00a09", width("Evening Chronicle n =", 14), 14) == [
        "Evening Chronicle",
        "n\u00a0=\u00a09",
    ]


@pytest.mark.parametrize("figure", ["95 %", "n = 12,345", "q < .05"])
def test_a_figure_stays_in_one_line(figure):
    text = f"Bar: {figure} interval of the mean"
    rooms = range(round(width(figure, 14)) + 8, 300, 3)
    assert all(any(figure in line for line in wrapped(text, room, 14)) for room in rooms)
