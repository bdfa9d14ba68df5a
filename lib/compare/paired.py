"""What outlets say themselves beside what they quote, in the same articles."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.compare.interval import Estimate, estimate, values_by_group
from lib.compare.skewness import skew_of_groups

COLUMNS = (
    *("group", "n_own", "own", "own_low", "own_high", "n_quoted", "quoted", "quoted_low", "quoted_high"),
    *("n_both", "difference", "low", "high", "method"),
)


def own_and_quoted(
    table: pd.DataFrame, own: str, quoted: str, *, bounds: tuple[float, float] = (-np.inf, np.inf)
) -> pd.DataFrame:
    """One row per group, in alphabetical order, with the columns COLUMNS.

    `own` and `quoted` are columns of `table`, which has the groups in "group". Each mean is over the articles with a
    value in that voice, `n_own` and `n_quoted` of them. `difference` is the mean of own minus quoted over the `n_both`
    articles that have both, positive where own words score higher; `low`, `high` and `method` are its interval (see
    `interval.Estimate`). Means end at `bounds`, differences at their width.
    """
    width = bounds[1] - bounds[0]
    names = sorted(table["group"].dropna().unique())
    voices = [_estimates(table["group"], table[name], bounds) for name in (own, quoted)]
    both = _estimates(table["group"], table[own] - table[quoted], (-width, width))
    rows = [
        (str(name), *of_own[:4], *of_quoted[:4], *within)
        for name, of_own, of_quoted, within in zip(names, *voices, both, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _estimates(groups: pd.Series[str], values: pd.Series[float], bounds: tuple[float, float]) -> list[Estimate]:
    """Of each group, in alphabetical order."""
    known = values_by_group(groups, np.asarray(values, np.float64))[1]
    skew = skew_of_groups(known)
    return [_within(estimate(each, skew), bounds) for each in known]


def _within(found: Estimate, bounds: tuple[float, float]) -> Estimate:
    return found._replace(low=float(np.clip(found.low, *bounds)), high=float(np.clip(found.high, *bounds)))
