"""What outlets say themselves beside what they quote, in the same articles."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.compare.interval import Estimate, estimate

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
    groups = table[["group", own, quoted]].groupby("group", sort=True)
    rows = [(str(group), *_row(rows, own, quoted, bounds)) for group, rows in groups]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(rows: pd.DataFrame, own: str, quoted: str, bounds: tuple[float, float]) -> tuple[object, ...]:
    width = bounds[1] - bounds[0]
    voices = [_estimate(rows[name], bounds) for name in (own, quoted)]
    both = _estimate(rows[own] - rows[quoted], (-width, width))
    return (*voices[0][:4], *voices[1][:4], *both)


def _estimate(values: pd.Series[float], bounds: tuple[float, float]) -> Estimate:
    found = estimate(np.asarray(values.dropna(), dtype=np.float64))
    return found._replace(low=float(np.clip(found.low, *bounds)), high=float(np.clip(found.high, *bounds)))
