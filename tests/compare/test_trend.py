"""Means over time. The calendar's oracle is the datetime module, the intervals' is scipy."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.trend import MOST_BOOTSTRAPPED, MOST_PERIODS, UNITS, dated, means, n_left_out, units


def articles(*dates: str | None, group: str = "A", values: list[float] | None = None) -> pd.DataFrame:
    return pd.DataFrame({"group": group, "published": list(dates), "value": values or [1.0] * len(dates)})


def periods(unit: str, *dates: str | None) -> list[str]:
    return dated(articles(*dates), unit)["period"].dt.strftime("%Y-%m-%d").tolist()


@given(st.dates(date(1700, 1, 1), date(2200, 12, 31)))
def test_a_day_lies_in_its_week_month_and_year(day):
    monday = day - timedelta(days=day.weekday())
    starts = {"day": day, "week": monday, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}
    for unit, start in starts.items():
        assert periods(unit, day.isoformat()) == [start.isoformat()]


@pytest.mark.parametrize(
    ("unit", "expected"), [("day", ["2018-06-06"] * 2), ("month", ["2018-06-01"] * 3), ("year", ["2018-01-01"] * 4)]
)
def test_only_dates_as_exact_as_the_unit_count(unit, expected):
    written = ("2018-06-06", "2018-06-06T23:59:59+02:00", "2018-06", "2018", None, "June", "2018-02-30", "201806")
    assert periods(unit, *written) == expected
    assert n_left_out(articles(*written), unit) == (4, 4 - len(expected))


def test_an_article_stands_at_its_day_or_in_the_middle_of_its_period():
    table = dated(articles("2018-06-06", "2018-06"), "month")
    assert table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-06-06", "2018-06-16"]


@pytest.mark.parametrize(
    ("dates", "proposed"),
    [
        (("2018-06-06", "2018-06-10"), "day"),
        (("2018-06-06", "2018-08-10"), "week"),
        (("2018-06-06", "2019-08-10"), "month"),
        (("2008-06-06", "2019-08-10"), "year"),
        (("2018-06", "2018-06", "2018-07"), "month"),  # by their span a day or a week, but no date is as exact
        (("2018", "2018"), "year"),
        ((None, "soon"), "day"),
        ((), "day"),
    ],
)
def test_the_proposed_unit_suits_the_span_and_the_exactness_of_the_dates(dates, proposed):
    assert units(articles(*dates))[1] == proposed


def test_a_unit_that_makes_too_many_periods_is_not_offered():
    first = date(2000, 1, 1)
    within = first + timedelta(days=MOST_PERIODS - 1)
    assert units(articles(first.isoformat(), within.isoformat()))[0] == list(UNITS)
    beyond = within + timedelta(days=1)
    assert units(articles(first.isoformat(), beyond.isoformat()))[0] == ["week", "month", "year"]
    assert units(articles("0100-01-01", "9999-01-01"))[0] == ["year"]


def test_the_mean_of_a_period_has_an_interval_from_five_articles_on():
    five = [0.0, 2.0, 4.0, 6.0, 8.0]
    table = pd.concat([articles(*["2018-06-06"] * 5, values=five), articles("2018-07", "2018-07", values=[2.0, 4.0])])
    june, july = means(dated(table, "month"), "month").itertuples()
    low, high = stats.t.interval(0.95, 4, np.mean(five), stats.sem(five))
    assert (june.n, june.mean) == (5, 20 / 5)
    assert (june.low, june.high) == pytest.approx((low, high))
    assert (july.n, july.mean) == (2, 3)
    assert np.isnan(july.low)
    assert july.method == "no interval: fewer than 5 articles"
    bounded = means(dated(table, "month"), "month", bounds=(2, 5))
    assert (bounded.loc[0, "low"], bounded.loc[0, "high"]) == (2, 5)


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_a_period_without_an_article_ends_a_stretch(unit):
    day = {"day": 1, "week": 7, "month": 31}[unit]
    dates = [date(2018, 1, 31) + timedelta(days=day * step) for step in (0, 1, 3)]
    one = articles(*(each.isoformat() for each in dates))
    if unit == "month":
        one = articles("2018-01", "2018-02", "2018-04")
    table = means(dated(pd.concat([one, one.assign(group="B")]), unit), unit)
    assert table["group"].tolist() == ["A", "A", "A", "B", "B", "B"]
    assert table["stretch"].tolist() == [1, 1, 2, 3, 3, 4]


def test_nothing_dated_gives_no_rows():
    table = means(dated(articles(None, "soon"), "week"), "week")
    assert table.empty
    assert list(table.columns) == ["group", "period", "n", "mean", "low", "high", "method", "middle", "stretch"]


@pytest.mark.parametrize(
    ("n_periods", "method"), [(3, "BCa bootstrap over articles"), (MOST_BOOTSTRAPPED + 1, "t interval over articles")]
)
def test_only_a_few_points_are_bootstrapped(n_periods, method):
    half = np.random.default_rng(0).gamma(2, 3, (n_periods, 15))
    values = 50 + np.hstack([half, -half])  # not skewed: Student's interval as it is
    days = [(date(2018, 1, 1) + timedelta(days=day)).isoformat() for day in range(n_periods)]
    table = means(dated(articles(*np.repeat(days, 30), values=values.ravel().tolist()), "day"), "day")
    assert set(table["method"]) == {method}
    assert table["mean"].to_numpy() == pytest.approx(values.mean(axis=1))
    if n_periods > MOST_BOOTSTRAPPED:
        low, high = stats.t.interval(0.95, 29, values.mean(axis=1), stats.sem(values, axis=1))
        assert np.array(table[["low", "high"]]) == pytest.approx(np.column_stack([low, high]))
