"""How figures are written: with a typographic minus, and p and q so that they claim no more digits than they have."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isfinite, isnan, log10

import pandas as pd

MINUS = "\N{MINUS SIGN}"
LEVEL = 0.05  # of q: the largest share of false findings among those that are claimed
LEVEL_SHOWN = f"{LEVEL:g}".removeprefix("0")
LEAST_P = 0.001  # smaller ones are only said to be smaller
MOST_DECIMALS = 4  # of a difference, but of one that they would show as zero
NO_MORE_THAN_ROUNDING = 1e-12
MOST_DIGITS = 17  # of a number in binary
POINTS = " pts"  # percentage points, where there is little room


def in_points(table: pd.DataFrame, *, is_share: bool) -> pd.DataFrame:
    """A table whose differences, if of shares, are percentage points: 17 % more would be another thing."""
    ends = ("difference", "low", "high")
    return table.assign(**{name: 100 * table[name] for name in ends}) if is_share else table


def with_minus(written: str) -> str:
    """A number as it is read: with a minus for the hyphen of a computer."""
    return written.replace("-", MINUS)


def amounts(values: Sequence[float], width: float) -> list[str]:
    """A difference and the ends of its interval as they are written: with two digits of the interval's `width`.

    Without an interval a difference has two digits of its own and at least one decimal. There are more decimals where
    one would else be written as zero that is none.
    """
    is_known = isfinite(width) and width > 0
    decimals = _decimals(width) if is_known else max(1, _decimals(max(map(abs, values))))
    while decimals < MOST_DECIMALS and any(value and not round(value, decimals) for value in values):
        decimals += 1
    return [with_minus(_written(value, decimals)) for value in values]


def _written(value: float, decimals: int) -> str:
    """With these decimals, or with as many as show that it is not zero: an interval must not seem to end there."""
    if abs(value) > NO_MORE_THAN_ROUNDING and not round(value, decimals):
        decimals = -floor(log10(abs(value)))
        decimals += not round(value, decimals)
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"  # -0.0 becomes 0.0


def _decimals(size: float) -> int:
    """Those that show two digits of a number of this size; one of nothing."""
    return max(0, min(MOST_DECIMALS, 1 - floor(log10(size)))) if isfinite(size) and size > 0 else 1


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
