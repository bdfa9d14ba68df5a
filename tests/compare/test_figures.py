"""How figures are written."""

from __future__ import annotations

from math import nan

from lib.compare.figures import LEVEL_SHOWN, chance_shown, with_minus


def test_p_and_q_have_two_digits_and_no_more_than_they_can_bear():
    assert [chance_shown("q", q) for q in (nan, 0.05, 0.0213, 0.00099)] == ["", "q = 0.05", "q = 0.021", "q < 0.001"]


def test_the_level_stands_without_the_zero_that_says_nothing():
    assert LEVEL_SHOWN == ".05"


def test_a_minus_is_no_hyphen():
    assert with_minus("-0.12") == "\N{MINUS SIGN}0.12"
