"""What an average of articles is, and how far those of two sides lie apart: mean, median, trimmed or of ranks.

Means and ranks are compared by `lib.compare.contrast`. Median and trimmed mean are taken of values less the effect that
the same regression gives their event, so that the mean's difference is a special case of theirs. The median's interval
is the percentile bootstrap over the articles of each side, the trimmed mean's is Yuen's (1974), Welch's with nothing
trimmed; both are widened for the events that were estimated. A side without spread is taken to spread as both sides do
together, as it is for the mean; where that gives none either, there is no interval.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.contrast import NO_SPREAD, comparable, contrast, studentised
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.interval import Estimate, estimate
from lib.compare.skewness import ends_of_one

Statistic = Literal["mean", "median", "trimmed", "ranks"]
TRIMMED = 0.1  # at either end
FEWEST_TO_TRIM = 10  # articles: of fewer, a tenth is none
RESAMPLES = 4_999
ROUNDING = 1e-9  # of the largest value
MOSTLY_ALIKE = "no interval: most articles have the same value"


class Difference(NamedTuple):
    """Target minus reference, its interval, and the same as multiples of the standard deviation (Hedges' g).

    NaN where undefined: no interval with fewer than FEWEST_FOR_TEST articles on a side, or where so many values are
    equal that it would have no width; no multiples without spread.
    """

    n_target: int
    n_reference: int
    difference: float = np.nan
    low: float = np.nan
    high: float = np.nan
    effect: float = np.nan
    effect_low: float = np.nan
    effect_high: float = np.nan


def average(
    values: Values, statistic: Statistic, skew: float | None = None, *, level: float = 0.95, seed: int = 0
) -> Estimate:
    """The average of a group's articles with its interval over articles; `skew` as in `interval.estimate`."""
    if statistic in ("mean", "ranks") or len(values) < FEWEST_FOR_TEST or not np.ptp(values):
        found = estimate(values, skew, level=level, seed=seed)
        return found._replace(mean=_of(values, statistic)) if len(values) else found
    n, mean = len(values), _of(values, statistic)
    if statistic == "median":
        low, high = np.quantile(_resampled_medians(values, n, np.random.default_rng(seed)), _ends(level))
        found = Estimate(n, mean, float(low), float(high), "percentile bootstrap over articles")
    else:
        squares, kept = _winsorised(values)
        error = np.sqrt(squares / (kept * (kept - 1)))
        found = Estimate(n, mean, *_student(mean, float(error), kept - 1, level), "t interval, winsorised")
    return found if _has_width(found.low, found.high, values) else Estimate(n, mean, np.nan, np.nan, MOSTLY_ALIKE)


def difference(
    values: Values, target: Flags, event: Numbers, statistic: Statistic, *, level: float = 0.95, seed: int = 0
) -> Difference:
    """How far the target's average lies above the reference's, within events (all of one number: no events)."""
    kept = comparable(target, event)
    values, target = values[kept], target[kept]
    event = np.unique(event[kept], return_inverse=True)[1].astype(np.int64)
    counts = int(target.sum()), int((~target).sum())
    if not min(counts):
        return Difference(*counts)
    if statistic == "ranks":
        values = ranks(values)
    found = contrast(values[:, np.newaxis], target, event)
    flat = not np.isfinite(studentised(values[:, np.newaxis], target[np.newaxis], event)).all() or not np.ptp(values)
    if statistic in ("median", "trimmed"):
        adjusted = _adjusted(values, target, event, float(found.difference[0]))
        sides = adjusted[target], adjusted[~target]
        estimated, low, high = _shifted(sides, found.residual_df, statistic, level, seed)
    else:
        estimated, error, df, lean = (float(each[0]) for each in (found.difference, found.error, found.df, found.lean))
        low, high = _student(estimated, error, df, level, lean)
    if flat or min(counts) < FEWEST_FOR_TEST or not _has_width(low, high, values):
        low, high = np.nan, np.nan
    if not np.ptp(values):
        estimated = 0.0  # but for rounding
    # Hedges (1981): the bias of Cohen's d in small samples.
    spread = float(found.spread[0])
    unit = (1 - 3 / (4 * found.residual_df - 1)) / spread if spread > 0 and not flat else np.nan
    return Difference(*counts, estimated, low, high, *(each * unit for each in (estimated, low, high)))


def _has_width(low: float, high: float, values: Values) -> bool:
    """Whether an interval is more than a rounding error of these values."""
    return bool(high - low > ROUNDING * np.abs(values).max())


def _shifted(
    sides: tuple[Values, Values], residual_df: int, statistic: Statistic, level: float, seed: int
) -> tuple[float, float, float]:
    """The difference of two medians or trimmed means with its interval, NaN where no degree of freedom is left."""
    estimated = _of(sides[0], statistic) - _of(sides[1], statistic)
    if residual_df <= 0 or min(map(len, sides)) < FEWEST_FOR_TEST:
        return estimated, np.nan, np.nan
    left = residual_df / (sum(map(len, sides)) - 2)  # the share of the degrees of freedom that the events have left
    if statistic == "median":
        return estimated, *_median_interval(sides, estimated, left, level, seed)
    return estimated, *_yuen(sides, estimated, left, level)


def ranks(values: Values) -> Values:
    """The place of each value among all, 1 for the lowest; equal values share the mean of their places."""
    from scipy import stats

    return np.asarray(stats.rankdata(values), np.float64)


def _of(values: Values, statistic: Statistic) -> float:
    from scipy import stats

    if statistic == "median":
        return float(np.median(values))
    return float(stats.trim_mean(values, TRIMMED) if statistic == "trimmed" else np.mean(values))


def _student(estimated: float, error: float, df: float, level: float, lean: float = 0.0) -> tuple[float, float]:
    from scipy import stats

    if not error > 0:
        return np.nan, np.nan  # the sides do not vary
    half = error * float(stats.t.ppf((1 + level) / 2, df))
    return ends_of_one(estimated, half, lean, level)


def _adjusted(values: Values, target: Flags, event: Numbers, estimated: float) -> Values:
    """The values less the effect of their event."""
    sizes = np.bincount(event)
    effects = (np.bincount(event, values) - estimated * np.bincount(event, target)) / sizes
    adjusted: Values = values - effects[event]
    return adjusted


def _median_interval(
    sides: tuple[Values, Values], estimated: float, left: float, level: float, seed: int
) -> tuple[float, float]:
    rng = np.random.default_rng(seed)
    together = np.concatenate([side - np.median(side) for side in sides])
    target, reference = (
        _resampled_medians(side if _varies(side) else np.median(side) + together, len(side), rng) for side in sides
    )
    low, high = (estimated + (end - estimated) / np.sqrt(left) for end in np.quantile(target - reference, _ends(level)))
    return float(low), float(high)


def _yuen(sides: tuple[Values, Values], estimated: float, left: float, level: float) -> tuple[float, float]:
    squares, kept = np.array([_winsorised(side) for side in sides]).T
    dfs = kept - 1
    variances = np.where(squares > 0, squares / dfs, squares.sum() / dfs.sum()) / kept
    df = left * variances.sum() ** 2 / (variances**2 / dfs).sum() if variances.any() else np.nan
    return _student(estimated, float(np.sqrt(variances.sum() / left)), float(df), level)


def _winsorised(values: Values) -> tuple[float, int]:
    """The sum of squares of the winsorised values around their mean, and how many values trimming keeps."""
    n, cut = len(values), int(TRIMMED * len(values))
    kept = n - 2 * cut
    ordered = np.sort(values)
    winsorised = np.clip(values, ordered[cut], ordered[n - cut - 1])
    return float(((winsorised - winsorised.mean()) ** 2).sum()) if _varies(winsorised) else 0.0, kept


def _varies(values: Values) -> bool:
    """By more than rounding."""
    return bool(np.ptp(values) > NO_SPREAD * np.abs(values).max())


def _ends(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2


def _resampled_medians(values: Values, n: int, rng: np.random.Generator) -> Values:
    """The medians of RESAMPLES samples of n with replacement.

    Drawn as such: a resample's median is the value at the place of the median of n uniform numbers, which is Beta
    distributed (David & Nagaraja 2003, Order Statistics); so no samples need be made.
    """
    ordered, known = np.sort(values), len(values)
    upper = rng.beta(n // 2 + 1, n - n // 2, RESAMPLES)
    # Of an even number the middle two count: the lower is the largest of n / 2 numbers below the upper.
    lower = upper if n % 2 else upper * rng.random(RESAMPLES) ** (2 / n)
    medians: Values = (ordered[(known * lower).astype(int)] + ordered[(known * upper).astype(int)]) / 2
    return medians
