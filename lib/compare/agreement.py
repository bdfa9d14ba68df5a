"""How far a measure agrees with people, and people with each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

FEWEST_CODED = 10  # codings below which agreement is not stated
Difference = Callable[[float, float], float]


class Agreement(NamedTuple):
    """A coefficient over n codings with its interval; None where it is undefined."""

    name: str  # "r" or "AUC"
    n: int
    value: float | None
    low: float | None = None
    high: float | None = None


def correlation(measured: Sequence[float], coded: Sequence[float], *, level: float = 0.95) -> Agreement:
    """Pearson's r between a measure and people's ratings, with the interval of Fisher's z transformation.

    -1 to 1. Undefined for fewer than FEWEST_CODED pairs or when either side never varies.
    """
    from scipy import stats

    n = len(coded)
    if n < FEWEST_CODED or len(set(measured)) < 2 or len(set(coded)) < 2:
        return Agreement("r", n, None)
    found = stats.pearsonr(measured, coded)
    interval = found.confidence_interval(level)
    return Agreement("r", n, float(found.statistic), float(interval.low), float(interval.high))


def discrimination(measured: Sequence[float], coded: Sequence[bool], *, level: float = 0.95) -> Agreement:
    """Area under the ROC curve: how often a text coded True measures higher than one coded False, ties a half.

    0 to 1, .5 is chance. Undefined for fewer than FEWEST_CODED codings or when all are alike. Standard error: Hanley &
    McNeil (1982), The meaning and use of the area under a ROC curve. Radiology 143.
    """
    from scipy import stats

    positive = [value for value, label in zip(measured, coded, strict=True) if label]
    negative = [value for value, label in zip(measured, coded, strict=True) if not label]
    n = len(coded)
    if n < FEWEST_CODED or not positive or not negative:
        return Agreement("AUC", n, None)
    n_pairs = len(positive) * len(negative)
    area = float(stats.mannwhitneyu(positive, negative).statistic) / n_pairs
    both_above, both_below = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (
        area * (1 - area) + (len(positive) - 1) * (both_above - area**2) + (len(negative) - 1) * (both_below - area**2)
    ) / n_pairs
    half = float(stats.norm.ppf((1 + level) / 2)) * sqrt(max(0.0, variance))
    return Agreement("AUC", n, area, max(0.0, area - half), min(1.0, area + half))


def nominal(one: float, other: float) -> float:
    """Difference of two categories: the same or not."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """Difference of two ratings on a scale with equal steps."""
    return (one - other) ** 2


def krippendorff_alpha(units: Sequence[Sequence[float]], difference: Difference) -> float | None:
    """Krippendorff's alpha of the codings of some units, each with the values that its coders gave.

    1: full agreement, 0: what chance would give. Units with fewer than two codings do not count. Undefined without two
    codings that differ anywhere, for then nothing could disagree.

    Source: Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    n = len(values)
    expected = sum(difference(*pair) for pair in combinations(values, 2))
    if not expected:
        return None
    observed = sum(sum(difference(*pair) for pair in combinations(unit, 2)) / (len(unit) - 1) for unit in paired)
    return 1 - (n - 1) * observed / expected
