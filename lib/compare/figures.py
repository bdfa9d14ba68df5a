"""How figures are written: with a typographic minus, and p and q so that they claim no more digits than they have."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import pandas as pd

MINUS = "\N{MINUS SIGN}"
LEVEL = 0.05  # of q: the largest share of false findings among those that are claimed
LEVEL_SHOWN = f"{LEVEL:g}".removeprefix("0")
LEAST_P = 0.001  # smaller ones are only said to be smaller


POINTS = " pts"  # percentage points, where there is little room


def in_points(table: pd.DataFrame, columns: Sequence[str] = ("difference", "low", "high")) -> pd.DataFrame:
    """A table whose differences of shares are percentage points: 17 % more would be another thing."""
    return table.assign(**{name: 100 * table[name] for name in columns})


def with_minus(written: str) -> str:
    """A number as it is read: with a minus for the hyphen of a computer."""
    return written.replace("-", MINUS)


def chance_shown(name: str, value: float) -> str:
    """A p or q with its name and two digits: "q = 0.021", "q < 0.001"; empty where there is none."""
    if isnan(value):
        return ""
    return f"{name} < {LEAST_P}" if value < LEAST_P else f"{name} = {value:.2g}"
