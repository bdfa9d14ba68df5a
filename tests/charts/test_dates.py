from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.dates import BEYOND, GAP, labelled, written
from lib.charts.typeface import width


def shown(first: str, last: str, px: float) -> list[str]:
    ends = pd.Timestamp(first), pd.Timestamp(last)
    return [day.strftime(written(*ends)) for day in labelled(*ends, px)]


@pytest.mark.parametrize(
    ("first", "last", "px", "expected"),
    [
        ("2026-03-01", "2026-03-05", 600, ["2 Mar 2026", "3 Mar 2026", "4 Mar 2026"]),
        ("2025-10-08", "2026-03-20", 330, ["Nov 2025", "Jan 2026", "Mar 2026"]),
        ("2025-10-08", "2026-03-20", 150, ["Nov 2025", "Mar 2026"]),  # no equal periods leave two: the outer ones
        ("2025-10-08", "2026-03-20", 60, ["Jan 2026"]),
        ("1990-06-01", "2024-06-01", 400, ["1995", "2000", "2005", "2010", "2015", "2020"]),
        ("2026-03-01", "2026-03-03", 100, ["2 Mar 2026"]),
    ],
)
def test_as_many_days_are_labelled_as_fit(first, last, px, expected):
    assert shown(first, last, px) == expected


@given(
    st.dates(pd.Timestamp("1900-01-01").date(), pd.Timestamp("2090-01-01").date()),
    st.integers(2, 40_000),
    st.integers(80, 1000),
)
def test_labels_never_touch_nor_reach_far_beyond_the_plot(start, n_days, px):
    first = pd.Timestamp(start)
    last = first + pd.Timedelta(days=n_days)
    days, form = labelled(first, last, px), written(first, last)
    places = [px * ((day - first) / (last - first)) for day in days]
    halves = [width(day.strftime(form), 14) / 2 for day in days]
    for (place, half), (after, half_after) in pairwise(zip(places, halves, strict=True)):
        assert after - half_after - place - half >= GAP - 2
    assert all(place - half >= -BEYOND - 1 and place + half <= px + BEYOND + 1
               for place, half in zip(places, halves, strict=True))  # fmt: skip
