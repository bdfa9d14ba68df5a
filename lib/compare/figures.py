"""How figures are written: with a typographic minus, and p and q so that they claim no more digits than they have."""

from __future__ import annotations

from math import isnan

import pandas as pd

MINUS = "\N{MINUS SIGN}"
LEVEL = 0.05  # of q: the largest share of false findings among those that are claimed
LEVEL_SHOWN = f"{LEVEL:g}".removeprefix("0")
LEAST_P = 0.001  # smaller ones are only said to be smaller
MOST_DIGITS = 17  # of a number in binary


POINTS = " pts"  # percentage points, where there is little room


def in_points(table: pd.DataFrame, *, is_share: bool) -> pd.DataFrame:
    """A table whose differences, if of shares, are percentage points: 17 % more would be another thing."""
    ends = ("difference", "low", "high")
    return table.assign(**{name: 100 * table[name] for name in ends}) if is_share else table


def with_minus(written: str) -> str:
    """A number as it is read: with a minus for the hyphen of a computer."""
    return written.replace("-", MINUS)


def chance_shown(name: str, value: float) -> str:
    """A p or q with its name and two digits: "q = 0.021", "q < 0.001"; empty where there is none."""
    if isnan(value):
        return ""
    written = chance(value)
    return f"{name} {written}" if value < LEAST_P else f"{name} = {written}"


def chance(value: float) -> str:
    """A p or q with two digits, or with as many as show on which side of LEVEL it lies."""
    if value < LEAST_P:
        return f"< {LEAST_P}"
    written = (f"{value:.{digits}g}" for digits in range(2, MOST_DIGITS))
    return next((each for each in written if (float(each) < LEVEL) == (value < LEVEL)), repr(float(value)))
