from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.frame import SCREEN, Frame, Paper
from lib.charts.outlets import Looks
from lib.charts.panels import SIGNS, Arrangement, Group, apart
from lib.charts.rows import Plan, Row, n_ticks
from lib.charts.sheet import Sheet
from lib.charts.theme import DARK, LIGHT, SYMBOLS, Words

FRAME = Frame.of(Words("LIX by outlet", "index", "Dot: article."), SCREEN)
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
    arranged = Arrangement.of(groups, FRAME, left=40)
    figure = arranged.sheet(LIGHT).figure()
    assert len({tuple(axis.domain) for axis in figure.select_yaxes()}) == n_rows
    assert arranged.height >= 110 * n_rows
    texts = [annotation.text for annotation in figure.layout.annotations]
    assert len(texts) == n
    assert all(f"Outlet {place}" in text and f"n\u00a0=\u00a0{place}" in text for place, text in enumerate(texts))


def test_markup_in_a_name_is_shown_and_not_obeyed():
    group = Group(HOSTILE, Looks.of(HOSTILE, [HOSTILE], DARK), "n = 3")
    beside, rows = Sheet(), Sheet()
    Arrangement.of([group], FRAME, left=40, together=True).label(beside, [0.5], DARK)
    Plan.of([Row(HOSTILE, "n = 3", "1", "0 to 2")], "mean", FRAME).label(rows, DARK)
    for sheet in (Arrangement.of([group], FRAME, left=40).sheet(DARK), beside, rows):
        drawn = sheet.figure().to_json()
        assert "<b>Bold" not in drawn
        assert "<a href" not in drawn
        assert "\\u003ca href" not in drawn
    assert "&lt;b&gt;Bold&lt;/b&gt;" in rows.figure().layout.yaxis.ticktext[0]


LONG = "The Extraordinarily Long-Named Northern Counties Chronicle"


def test_a_long_name_takes_the_lines_it_needs_and_loses_nothing():
    figure = Sheet()
    Plan.of([Row(LONG, "n = 3", "1")], "mean", FRAME).label(figure, LIGHT)
    *lines, counted = figure.figure().layout.yaxis.ticktext[0].split("<br>")
    assert " ".join(lines) == LONG
    assert "n = 3" in counted


def test_rows_are_low_where_the_paper_is():
    rows = [Row(f"Outlet {place}", "n = 3", "1", "0 to 2") for place in range(12)]
    words = Words("LIX by outlet", "index", "Dot: article.")
    high, low = (Plan.of(rows, "mean", Frame.of(words, paper)) for paper in (SCREEN, Paper(960, 540)))
    assert (high.is_low, low.is_low) == (False, True)
    assert low.least_height < high.least_height


def test_a_chart_fills_the_paper_it_is_drawn_on():
    frame = Frame.of(Words("LIX by outlet", "index", "Dot: article."), Paper(960, 540))
    assert frame.top + frame.plot_height(100) + frame.bottom == 540
    assert frame.plot_height(1_000) == 1_000


def test_a_count_that_does_not_fit_beside_a_long_name_stands_whole_and_grey_below_it():
    for length in range(20, 60):
        name = ("Evening Chronicle " * 4)[:length].strip()
        arranged = Arrangement.of([Group(name, Looks.of(name, [name], LIGHT), "n = 9")] * 4, FRAME, left=40)
        for annotation in arranged.sheet(LIGHT).figure().layout.annotations:
            assert f"<span style='color:{LIGHT.muted}'>n\u00a0=\u00a09</span>" in annotation.text


def test_narrow_numbers_are_given_more_places_on_an_axis_than_wide_ones():
    assert n_ticks(200, 16) == 5
    assert n_ticks(200, 40) == n_ticks(200) == 4
