from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.normalise import normalise


@pytest.mark.parametrize(
    ("original", "levelled"),
    [
        ("“It’s over,” she said…", '"It\'s over," she said.'),
        ("a — b – c", "a   b - c"),
        ("wait--now", "wait  now"),
        ("wait---now", "wait   now"),
        ("one\u00a0two\u2009three", "one two three"),
        ("« oui »", '" oui "'),
        ("line\u2028end", "line\nend"),
        ("well-known", "well-known"),
        ("reck\u200bless", "reck\u00adless"),
        ("coun\u2060\ufeffcil", "coun\u00ad\u00adcil"),
        ("one \u200btwo,\u200bthree", "one  two, three"),
    ],
)
def test_each_kind_of_typography(original, levelled):
    assert normalise(original) == levelled


@given(st.text())
def test_keeps_the_length_so_that_spans_stay_valid(text):
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_is_idempotent(text):
    assert normalise(normalise(text)) == normalise(text)
