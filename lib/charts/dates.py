"""Which days are labelled on an axis of time: so many that their labels fit, and two wherever there is room for two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

import pandas as pd

from lib.charts.theme import TEXT_SIZE
from lib.charts.typeface import widest

GAP, BEYOND = 20, 14  # px between two labels at least; px that one may reach beyond the plot


class _Form(NamedTuple):
    """How days are written, in one line, for below it the note begins; and the steps between two that are labelled."""

    most_days: float  # from the first to the last
    written: str
    steps: Sequence[tuple[str, int]]


_FORMS = (
    _Form(
        150,
        "%-d %b %Y",
        (*(("day", step) for step in (1, 2)), *(("week", step) for step in (1, 2)), ("month", 1), ("month", 3)),
    ),
    _Form(2_000, "%b %Y", (*(("month", step) for step in (1, 2, 3, 6)), *(("year", step) for step in (1, 2)))),
    _Form(inf, "%Y", tuple(("year", step) for step in (1, 2, 5, 10, 20, 50, 100))),
)
_PERIODS = {"day": "D", "week": "W-MON", "month": "MS", "year": "YS"}  # of pandas, by their first days


def written(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """The form in which days between these are written, for `strftime` and Plotly alike."""
    return _form(first, last).written


def labelled(first: pd.Timestamp, last: pd.Timestamp, width: float) -> list[pd.Timestamp]:
    """The days that are labelled on an axis `width` px wide: first days of equal periods, the finest that fit.

    Where no equal periods would leave two labels, the first and the last that fit; one where there is no room for two.
    """
    _, form, steps = _form(first, last)
    found = [_fitting(starts, first, last, width, form) for starts in _starts(first, last, steps)]
    room = widest([day.strftime(form) for day in found[0]], TEXT_SIZE) + GAP
    least = room * (last - first) / width
    for days in found:
        if len(days) > 1 and min(after - before for before, after in pairwise(days)) >= least:
            return days
    ends = [found[0][0], found[0][-1]] if found[0] else []
    return ends if ends and ends[1] - ends[0] >= least else found[0][len(found[0]) // 2 :][:1]


def _form(first: pd.Timestamp, last: pd.Timestamp) -> _Form:
    return next(form for form in _FORMS if (last - first).days <= form.most_days)


def _starts(first: pd.Timestamp, last: pd.Timestamp, steps: Sequence[tuple[str, int]]) -> Iterator[list[pd.Timestamp]]:
    """The first days of each kind of period."""
    for period, step in steps:
        days = pd.date_range(first.ceil("D"), last, freq=_PERIODS[period])
        yield [day for day in days if _number(day, period) % step == 0]


def _number(day: pd.Timestamp, period: str) -> int:
    """Which day, week, month or year it is: every so many of them is labelled."""
    numbers = {"day": day.toordinal(), "week": day.toordinal() // 7, "month": day.month - 1, "year": day.year}
    return numbers[period]


def _fitting(
    days: Sequence[pd.Timestamp], first: pd.Timestamp, last: pd.Timestamp, width: float, form: str
) -> list[pd.Timestamp]:
    """Those whose labels do not reach too far beyond the plot."""
    found = []
    for day in days:
        place, half = width * ((day - first) / (last - first)), widest([day.strftime(form)], TEXT_SIZE) / 2
        if half - BEYOND <= place <= width - half + BEYOND:
            found.append(day)
    return found
