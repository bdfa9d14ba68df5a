"""A measure over time: the mean of each group in each period, as far as the articles are dated and enough."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.interval import FEWEST_FOR_ABC, FEWEST_FOR_BOOTSTRAP, Estimate, estimate, estimates
from lib.compare.skewness import pooled_skew

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)
_FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}  # of pandas periods; weeks begin on Monday
_EXACTNESS = {"day": 10, "week": 10, "month": 7, "year": 4}  # characters of an ISO date that tell the period
_LENGTH = {"day": 1, "week": 7, "month": 28, "year": 365}  # days, at least
_LONGEST_SPAN = {"day": 14, "week": 120, "month": 1_500}  # days that are best told by this unit
MOST_LOST = 0.1  # of the dated articles: a unit that leaves out more is not proposed
MOST_BOOTSTRAPPED = 60  # cells: a bootstrap of each takes its time
_DATE = r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$"
MOST_PERIODS = 750  # from the first to the last: more could not be told apart on a screen


class Course(NamedTuple):
    """A measure over time."""

    articles: pd.DataFrame  # of `dated`: all, or a sample of them
    means: pd.DataFrame  # of `means`, of all articles
    unit: Unit


def dated(articles: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The `articles` (see `distribution.with_value`) whose date tells the period, with `period`, its first day, and
    `day`.

    `day` is the day of publication, or the middle of the period where only that is known. Dates are ISO 8601 of any
    precision; what is none counts as undated.
    """
    place, written = _written(articles)
    start = _periods(written, unit)
    day = _days(written.where(written.str.len() == _EXACTNESS["day"])).fillna(_middle(start, unit))
    table = articles.assign(period=start.to_numpy()[place], day=day.to_numpy()[place])
    return table[table["period"].notna()].reset_index(drop=True)


def _written(articles: pd.DataFrame) -> tuple[NDArray[np.intp], pd.Series[str]]:
    """The different dates without a time of day, and for each article which it has: they are read once."""
    place, different = pd.factorize(articles["published"], use_na_sentinel=False)
    return place, pd.Series(different, dtype="str").str.extract(_DATE, expand=False)


def _periods(written: pd.Series[str], unit: Unit) -> pd.Series[pd.Timestamp]:
    """The first day of the period, where the date tells it."""
    exact = written.where(written.str.len() >= _EXACTNESS[unit])
    return _days(exact).dt.to_period(_FREQUENCY[unit]).dt.start_time


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
    place, written = _written(articles)
    known, told = (int(days.notna().to_numpy()[place].sum()) for days in (_days(written), _periods(written, unit)))
    return len(articles) - known, known - told


def units(articles: pd.DataFrame) -> tuple[list[Unit], Unit]:
    """The units that make at most MOST_PERIODS of the articles' dates, and the one that suits their span best.

    A unit that loses more than MOST_LOST of the dated articles suits them only if no other loses less.
    """
    place, written = _written(articles)
    days = _days(written)
    n_known = int(days.notna().to_numpy()[place].sum())
    span = (days.max() - days.min()).days + 1 if n_known else 1
    offered = [unit for unit in UNITS if span <= MOST_PERIODS * _LENGTH[unit]] or [UNITS[-1]]
    suited = [unit for unit in offered if span <= _LONGEST_SPAN.get(unit, span)]
    exact = (unit for unit in suited if n_left_out(articles, unit)[1] <= MOST_LOST * n_known)
    return offered, next(exact, UNITS[-1])


def means(articles: pd.DataFrame, unit: Unit, *, bounds: tuple[float, float] = (-np.inf, np.inf)) -> pd.DataFrame:
    """The mean of each group in each period that it has articles in, of `dated` articles; by group, then by time.

    Columns: group, period (its first day), middle, n, mean, low, high, method (see `interval.Estimate`), stretch: the
    number of the run of neighbouring periods. A period without an article ends a run: nothing is known of it.
    Intervals end at `bounds`. Of more than MOST_BOOTSTRAPPED cells that would be resampled none is: all of them have
    Student's t interval then.
    """
    table = _estimates(articles)
    follows = (table["group"] == table["group"].shift()) & (table["period"] == _ends(table["period"], unit).shift())
    return table.assign(
        middle=_middle(table["period"], unit),
        low=table["low"].astype(float).clip(*bounds),
        high=table["high"].astype(float).clip(*bounds),
        stretch=(~follows).cumsum().astype(int),
    )


def _estimates(articles: pd.DataFrame) -> pd.DataFrame:
    """The estimate of each group and period: all at once, then those that are no t interval one by one."""
    cells = articles.groupby(["group", "period"], sort=True)["value"]
    sums = cells.agg(["size", "mean", "std", "min", "max"])
    alike = (sums["min"] == sums["max"]).to_numpy()
    n, mean, spread = (sums[name].to_numpy(float) for name in ("size", "mean", "std"))
    away = (articles["value"] - cells.transform("mean")).to_numpy(float)
    skew = float(pooled_skew(n, (away**2).sum(), (away**2 * away).sum()))
    found = estimates(n, mean, spread, alike, skew).astype({"n": int})
    table: pd.DataFrame = pd.concat([sums.index.to_frame(index=False), found], axis=1)
    resampled = table["n"].between(FEWEST_FOR_BOOTSTRAP, FEWEST_FOR_ABC - 1) & ~alike
    if resampled.sum() > MOST_BOOTSTRAPPED:
        resampled[:] = False
    large = np.flatnonzero(resampled | ((table["n"] >= FEWEST_FOR_ABC) & ~alike))
    own = [estimate(cells.get_group(sums.index[place]).to_numpy(float), skew) for place in large.tolist()]
    table.loc[large, list(Estimate._fields)] = pd.DataFrame(own, index=large, columns=list(Estimate._fields))
    return table
