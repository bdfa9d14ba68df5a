from __future__ import annotations

from lib.text.remembered import LONGEST_REMEMBERED, Remembered


def test_a_value_is_made_once():
    asked = []
    table = Remembered(lambda key: asked.append(key) or key.upper(), 10)
    assert [table[key] for key in ("a", "b", "a")] == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_a_full_table_is_emptied_and_goes_on():
    table = Remembered(str.upper, 3)
    assert [table[key] for key in "abcdea"] == list("ABCDEA")
    assert 1 <= len(table) <= 3


def test_a_long_key_is_not_kept():
    table = Remembered(len, 10)
    assert table["x" * LONGEST_REMEMBERED] == LONGEST_REMEMBERED
    assert table["x" * (LONGEST_REMEMBERED + 1)] == LONGEST_REMEMBERED + 1
    assert len(table) == 1
