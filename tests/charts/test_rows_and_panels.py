from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.outlets import Looks
from lib.charts.panels import SIGNS, Group, add_labels, apart, panels
from lib.charts.rows import Row, add_numbers, label_rows
from lib.charts.sheet import Sheet
from lib.charts.theme import DARK, LIGHT, SYMBOLS

HOSTILE = "<b>Bold</b> & <a href='x'>link</a>"


def test_names_that_are_apart_stay_where_they_are():
    assert apart([0.9, 0.1, 0.5], 0.2) == [0.9, 0.1, 0.5]


def test_names_in_one_place_are_moved_apart_in_their_order():
    assert apart([0.5, 0.5], 0.2) == pytest.approx([0.5, 0.3])
    assert apart([0.0, 0.0, 0.0], 0.2) == pytest.approx([0.4, 0.2, 0.0])
    assert apart([1.2, 1.1], 0.2) == pytest.approx([1.0, 0.8])


@given(st.lists(st.floats(-0.5, 1.5), min_size=1, max_size=4))
def test_moved_names_never_cover_each_other_nor_leave_the_plot(at):
    found = apart(at, 0.2)
    assert all(-1e-9 <= place <= 1 for place in found)
    placed = sorted(found)
    assert all(above - below >= 0.2 - 1e-9 for below, above in pairwise(placed))


def test_every_shape_has_a_sign():
    assert set(SIGNS) == set(SYMBOLS)


@pytest.mark.parametrize(("n", "n_rows"), [(1, 1), (4, 2), (5, 3), (12, 6)])
def test_every_group_has_a_panel_with_its_name_and_n(n, n_rows):
    names = [f"Outlet {place}" for place in range(n)]
    groups = [Group(name, Looks.of(name, names, LIGHT), f"n = {place}") for place, name in enumerate(names)]
    sheet, height = panels(groups, LIGHT)
    figure = sheet.figure()
    assert len({tuple(axis.domain) for axis in figure.select_yaxes()}) == n_rows
    assert height == 110 * n_rows + 46 * (n_rows - 1)
    texts = [annotation.text for annotation in figure.layout.annotations]
    assert len(texts) == n
    assert all(f"Outlet {place}" in text and f"n = {place}" in text for place, text in enumerate(texts))


def test_markup_in_a_name_is_shown_and_not_obeyed():
    group = Group(HOSTILE, Looks.of(HOSTILE, [HOSTILE], DARK), "n = 3")
    beside, rows = Sheet(), Sheet()
    add_labels(beside, [group], [0.5], 280, DARK)
    label_rows(rows, [Row(HOSTILE, "n = 3", "1")], DARK)
    add_numbers(rows, [Row(HOSTILE, "n = 3", "1", "0 to 2")], "mean", DARK)
    for sheet in (panels([group], DARK)[0], beside, rows):
        drawn = sheet.figure().to_json()
        assert "<b>Bold" not in drawn
        assert "<a href" not in drawn
        assert "\\u003ca href" not in drawn
    assert "&lt;b&gt;Bold&lt;/b&gt;" in rows.figure().layout.yaxis.ticktext[0]


def test_a_long_name_takes_two_lines():
    figure = Sheet()
    label_rows(figure, [Row("The Extraordinarily Long-Named Northern Counties Chronicle", "n = 3", "1")], LIGHT)
    assert figure.figure().layout.yaxis.ticktext[0].count("<br>") == 2
