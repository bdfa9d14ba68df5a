"""A measure over time: the mean of each group in each period, as far as the articles are dated and enough."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from lib.compare.interval import estimate

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)
_FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}  # of pandas periods; weeks begin on Monday
_EXACTNESS = {"day": 10, "week": 10, "month": 7, "year": 4}  # characters of an ISO date that tell the period
_LENGTH = {"day": 1, "week": 7, "month": 28, "year": 365}  # days, at least
_LONGEST_SPAN = {"day": 14, "week": 120, "month": 1_500}  # days that are best told by this unit
MOST_LOST = 0.1  # of the dated articles: a unit that leaves out more is not proposed
_DATE = r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$"
MOST_PERIODS = 750  # from the first to the last: more could not be told apart on a screen


def dated(articles: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The `articles` (see `distribution.known`) whose date tells the period, with its first day in `period`, and `day`.

    `day` is the day of publication, or the middle of the period where only that is known. Dates are ISO 8601 of any
    precision; what is none counts as undated.
    """
    written = _written(articles)
    exact = written.where(written.str.len() >= _EXACTNESS[unit])
    start = _days(exact).dt.to_period(_FREQUENCY[unit]).dt.start_time
    day = _days(exact.where(exact.str.len() == _EXACTNESS["day"]))
    table = articles.assign(period=start, day=day.fillna(_middle(start, unit)))
    return table[table["period"].notna()].reset_index(drop=True)


def _written(articles: pd.DataFrame) -> pd.Series[str]:
    """The dates without a time of day."""
    return articles["published"].astype("str").str.extract(_DATE, expand=False)


def _days(written: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """The first day of a year, month or day; missing where it is none."""
    whole = written + written.str.len().map({4: "-01-01", 7: "-01", 10: ""})
    return pd.to_datetime(whole, format="%Y-%m-%d", errors="coerce")


def _ends(starts: pd.Series[pd.Timestamp], unit: Unit) -> pd.Series[pd.Timestamp]:
    """The first day of the period that follows."""
    return starts.dt.to_period(_FREQUENCY[unit]).dt.end_time.dt.normalize() + pd.Timedelta(days=1)


def _middle(starts: pd.Series[pd.Timestamp], unit: Unit) -> pd.Series[pd.Timestamp]:
    return (starts + (_ends(starts, unit) - starts) / 2).dt.normalize()


def n_left_out(articles: pd.DataFrame, unit: Unit) -> tuple[int, int]:
    """How many articles have no date at all, and how many a date that does not tell the unit's period."""
    known = int(_days(_written(articles)).notna().sum())
    return len(articles) - known, known - len(dated(articles, unit))


def units(articles: pd.DataFrame) -> tuple[list[Unit], Unit]:
    """The units that make at most MOST_PERIODS of the articles' dates, and the one that suits their span best.

    A unit that loses more than MOST_LOST of the dated articles suits them only if no other loses less.
    """
    days = _days(_written(articles)).dropna()
    span = (days.max() - days.min()).days + 1 if len(days) else 1
    offered = [unit for unit in UNITS if span <= MOST_PERIODS * _LENGTH[unit]] or [UNITS[-1]]
    suited = [unit for unit in offered if span <= _LONGEST_SPAN.get(unit, span)]
    exact = (unit for unit in suited if n_left_out(articles, unit)[1] <= MOST_LOST * len(days))
    return offered, next(exact, UNITS[-1])


def means(articles: pd.DataFrame, unit: Unit, *, bounds: tuple[float, float] = (-np.inf, np.inf)) -> pd.DataFrame:
    """The mean of each group in each period that it has articles in, of `dated` articles; by group, then by time.

    Columns: group, period (its first day), middle, n, mean, low, high, method (see `interval.Estimate`), stretch: the
    number of the run of neighbouring periods. A period without an article ends a run: nothing is known of it.
    Intervals end at `bounds`.
    """
    rows = [
        (group, period, *estimate(values.to_numpy(float)))
        for (group, period), values in articles.groupby(["group", "period"], sort=True)["value"]
    ]
    table = pd.DataFrame(rows, columns=["group", "period", "n", "mean", "low", "high", "method"])
    table["period"] = pd.to_datetime(table["period"])
    follows = (table["group"] == table["group"].shift()) & (table["period"] == _ends(table["period"], unit).shift())
    return table.assign(
        middle=_middle(table["period"], unit),
        low=table["low"].astype(float).clip(*bounds),
        high=table["high"].astype(float).clip(*bounds),
        stretch=(~follows).cumsum().astype(int),
    )
