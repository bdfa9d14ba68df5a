"""How far the interval of a mean reaches towards the long tail of skewed values.

Most samples of few articles lack the rare high values of a skewed measure, such as hits per 1,000 words where most
articles have none. Mean and spread then come out too low together, and Student's interval ends short of the truth on
the side of the long tail. How skewed the values are says how far (Johnson 1978, Hall 1992), and of a few articles that
is hardly known: it is taken from all groups together. The error is let grow with the distance from the estimate, as in
score intervals, and on neither side does the interval end before Student's.

Differences of sides with equally many articles are as good as symmetrical: there nothing changes.

Sources: Johnson, N. J. (1978). Modified t tests and confidence intervals for asymmetrical populations. Journal of the
American Statistical Association 73. Hall, P. (1992). On the removal of skewness by transformation. Journal of the Royal
Statistical Society B 54.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lib.compare.arrays import Values


def ends(estimated: Values, half: Values, lean: Values, level: float) -> tuple[Values, Values]:
    """Where an interval ends, whose half would be `half` if the estimate were symmetrical.

    `lean`: the estimate's third central moment over its variance, in units of the measure; positive where the long tail
    lies above.
    """
    from scipy import special

    z = float(special.ndtri((1 + level) / 2))
    shift = np.nan_to_num(lean) * (2 * z**2 + 1) / 6  # Johnson's and Hall's correction at the ends of the interval
    far = np.hypot(shift, half)
    return estimated - np.maximum(far - shift, half), estimated + np.maximum(far + shift, half)


def ends_of_one(estimated: float, half: float, lean: float, level: float) -> tuple[float, float]:
    """`ends` of a single estimate."""
    low, high = ends(np.array([estimated]), np.array([half]), np.array([lean]), level)
    return float(low[0]), float(high[0])


def pooled_skew(n: Values, squares: Values, cubes: Values) -> Values:
    """The third central moment of values over their variance, in units of the measure; 0 where too few articles tell.

    `n`: articles of each cell (first axis). `squares` and `cubes`: sums over all cells of the squares and cubes of the
    distances from the mean of their cell.
    """
    counted = np.maximum(n, 1)
    free = np.maximum(n - 1, 0)
    free_of_cubes = (free * np.maximum(n - 2, 0) / counted).sum(axis=0)  # Fisher: what makes the third moment unbiased
    with np.errstate(invalid="ignore", divide="ignore"):
        skew = cubes / free_of_cubes / (squares / free.sum(axis=0))
    found: Values = np.where(np.isfinite(skew), skew, 0.0)
    return found


def skew_of_groups(groups: Iterable[Values]) -> float:
    """`pooled_skew` of the articles of some groups, each around its own mean."""
    known = [group for group in groups if len(group)]
    away = np.concatenate([group - group.mean() for group in known]) if known else np.zeros(0)
    n = np.array([len(group) for group in known], np.float64)
    return float(pooled_skew(n, (away**2).sum(), (away**2 * away).sum()))


def lean_of_difference(n: tuple[Values, Values], squares: Values, cubes: Values) -> Values:
    """The lean (see `ends`) of a difference of two sides within events, for each measure.

    `n`: articles of target and reference by event and measure, none on either side where one has none. `squares` and
    `cubes`: as in `pooled_skew`, over both sides and all events. With one event it is the skew times 1 / n_t - 1 / n_r.
    """
    both = np.maximum(n[0] + n[1], 1)
    weight = n[0] * n[1] / both
    with np.errstate(invalid="ignore", divide="ignore"):
        uneven = (weight * (n[1] - n[0]) / both).sum(axis=0) / weight.sum(axis=0) ** 2
    found: Values = uneven * pooled_skew(np.concatenate(n), squares, cubes)
    return found
