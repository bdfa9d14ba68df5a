"""How many of many findings may be false."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def q_values(p: ArrayLike) -> NDArray[np.float64]:
    """Benjamini and Hochberg's q: the expected share of false findings among those with at most this q.

    NaN where p is NaN: what was not tested does not count as a comparison.

    Source: Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B, 57, 289-300.
    """
    given = np.asarray(p, np.float64)
    q = np.full(given.shape, np.nan)
    tested = ~np.isnan(given)
    if tested.any():
        from scipy import stats  # takes half a second: only when it is needed

        q[tested] = stats.false_discovery_control(given[tested])
    return q
