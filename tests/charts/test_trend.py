from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.charts.outlets import Looks, Measured
from lib.charts.panels import Group
from lib.charts.theme import LIGHT, Words
from lib.charts.trend import over_time, period_label
from lib.compare.trend import Course, dated, means

WORDS = Words("LIX over time", "index\nAll events", "Dot: article.")
FEW, ENOUGH = 4, 6


def articles(group: str, *sizes: int) -> pd.DataFrame:
    """As many articles in each month of 2020 as the sizes say; values 0, 1, 2 …"""
    rows = [
        (f"{month}-{i}", "<a href='x'>T</a>", f"2020-{month:02}-{i + 1:02}", group, float(i))
        for month, size in enumerate(sizes, 1)
        for i in range(size)
    ]
    return pd.DataFrame(rows, columns=["id", "title", "published", "group", "value"])


def drawn(*tables: pd.DataFrame):
    table = dated(pd.concat(tables), "month")
    names = sorted(table["group"].unique())
    groups = [Group(name, Looks.of(name, names, LIGHT), "n = 1") for name in names]
    course = Course(table, means(table, "month"), "month")
    return over_time(course, Measured("lix"), LIGHT, groups=groups, words=WORDS)


def lines(figure) -> list[list[str]]:
    return [[pd.Timestamp(x).strftime("%b") for x in trace.x] for trace in figure.data if trace.mode == "lines+markers"]


def test_a_line_joins_neighbouring_months_with_enough_articles_only():
    assert lines(drawn(articles("A", ENOUGH, ENOUGH, FEW, ENOUGH, 0, ENOUGH))) == [["Jan", "Feb"], ["Apr"], ["Jun"]]


def test_articles_are_drawn_also_where_no_mean_is():
    figure = drawn(articles("A", FEW, FEW))
    assert lines(figure) == []
    (dots,) = [trace for trace in figure.data if trace.customdata is not None]
    assert len(dots.x) == 2 * FEW
    assert dots.customdata[0] == "1-0"


def test_a_few_articles_are_drawn_large_and_nearly_solid():
    few, many = (
        next(trace.marker for trace in drawn(articles("A", n)).data if trace.customdata is not None) for n in (3, 28)
    )
    crowd = next(
        trace.marker
        for trace in drawn(*(articles("A", *[28] * 12) for _ in range(2))).data
        if trace.customdata is not None
    )
    assert few.size == many.size > crowd.size
    assert min(few.opacity, many.opacity) >= 0.8 > crowd.opacity


def test_a_mean_is_that_of_its_month_with_its_interval_and_n():
    figure = drawn(articles("A", ENOUGH))
    (line,) = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert line.y[0] == pytest.approx((0 + 1 + 2 + 3 + 4 + 5) / 6)
    assert "January 2020" in line.hovertext[0]
    assert "n = 6" in line.hovertext[0]
    (bar,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert list(bar.y) == pytest.approx([2.5 - 1.963, 2.5 + 1.963], abs=0.001)  # 2.571 sqrt(3.5 / 6)


def test_a_mean_of_equal_values_is_drawn_without_a_band():
    equal = articles("A", ENOUGH, ENOUGH, ENOUGH)
    equal.loc[equal["published"].str.startswith("2020-02"), "value"] = 3.0
    figure = drawn(equal)
    assert lines(figure) == [["Jan", "Feb", "Mar"]]
    assert [len(trace.x) for trace in figure.data if trace.mode == "lines"] == [2, 2]  # a bar each, no band across


def test_a_band_goes_along_the_highs_and_back_along_the_lows():
    figure = drawn(articles("A", ENOUGH, ENOUGH))
    (band,) = [trace for trace in figure.data if trace.fill == "toself"]
    highs, lows = band.y[:2], band.y[2:]
    assert np.array(highs) + np.array(lows)[::-1] == pytest.approx([5, 5])  # twice the mean: t is symmetric


@pytest.mark.parametrize(("n_groups", "n_panels"), [(1, 1), (3, 1), (4, 4), (12, 12)])
def test_more_than_three_groups_get_a_panel_each(n_groups, n_panels):
    figure = drawn(*(articles(f"Outlet {place:02}", ENOUGH) for place in range(n_groups)))
    assert len({trace.xaxis for trace in figure.data}) == n_panels
    assert len({str(axis.range) for axis in figure.select_yaxes()}) == 1  # all alike


@pytest.mark.parametrize(("months", "format_"), [(1, "%-d %b %Y"), (12, "%b %Y")])
def test_dates_on_the_axis_take_one_line(months, format_):
    figure = drawn(articles("A", *[ENOUGH] * months))
    assert figure.layout.xaxis.tickformat == format_


def test_a_group_of_which_the_sample_has_no_article_still_has_its_name():
    table = dated(pd.concat([articles("A", ENOUGH), articles("B", 1)]), "month")
    groups = [Group(name, Looks.of(name, ["A", "B"], LIGHT), "n = 1") for name in "AB"]
    course = Course(table[table["group"] == "A"], means(table, "month"), "month")
    figure = over_time(course, Measured("lix"), LIGHT, groups=groups, words=WORDS)
    assert any(" B<br>" in annotation.text for annotation in figure.layout.annotations)


def test_markup_in_titles_and_names_is_shown_and_not_obeyed():
    drawn_as_text = str(drawn(articles("<b>A</b>", ENOUGH)).to_dict())
    assert "<a href" not in drawn_as_text
    assert "<b>A" not in drawn_as_text


@pytest.mark.parametrize(
    ("unit", "label"),
    [("day", "6 June 2018"), ("week", "week of 6 June 2018"), ("month", "June 2018"), ("year", "2018")],
)
def test_periods_are_named_in_words(unit, label):
    assert period_label(pd.Timestamp("2018-06-06"), unit) == label
