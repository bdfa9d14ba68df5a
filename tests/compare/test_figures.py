"""How figures are written."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.compare.figures import LEVEL, LEVEL_SHOWN, chance, chance_shown, with_minus


def test_p_and_q_have_two_digits_and_no_more_than_they_can_bear():
    assert [chance_shown("q", q) for q in (nan, 0.05, 0.0213, 0.00099)] == ["", "q = 0.05", "q = 0.021", "q < 0.001"]


@pytest.mark.parametrize(
    ("q", "shown"), [(0.0496, "q = 0.0496"), (0.04999999, "q = 0.04999999"), (0.0504, "q = 0.05"), (0.051, "q = 0.051")]
)
def test_p_and_q_are_not_rounded_over_the_level(q, shown):
    assert chance_shown("q", q) == shown


@given(st.floats(0, 1))
def test_p_and_q_as_written_lie_on_their_side_of_the_level(q):
    assert (float(chance(q).removeprefix("< ")) < LEVEL) == (q < LEVEL)


def test_the_level_stands_without_the_zero_that_says_nothing():
    assert LEVEL_SHOWN == ".05"


def test_a_minus_is_no_hyphen():
    assert with_minus("-0.12") == "\N{MINUS SIGN}0.12"
