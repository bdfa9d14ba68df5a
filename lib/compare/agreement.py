"""How far a measure agrees with people, and people with each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

FEWEST_CODED = 10  # codings below which agreement is not stated
NEAR = 1e-9  # of an area under the curve: the interval ends further away
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

    0 to 1, .5 is chance. Undefined for fewer than FEWEST_CODED codings or when all are alike. The interval holds every
    area that lies no further from the measured one than its own standard error allows, so there is one at 1, too, and
    it covers with few codings: Newcombe (2006), method 5. Confidence intervals for an effect size measure based on the
    Mann-Whitney statistic, part 2. Statistics in Medicine 25.
    """
    from scipy import stats

    positive = [value for value, label in zip(measured, coded, strict=True) if label]
    negative = [value for value, label in zip(measured, coded, strict=True) if not label]
    n = len(coded)
    if n < FEWEST_CODED or not positive or not negative:
        return Agreement("AUC", n, None)
    sizes = len(positive), len(negative)
    area = float(stats.mannwhitneyu(positive, negative).statistic) / (sizes[0] * sizes[1])
    return Agreement("AUC", n, area, *_area_interval(area, sizes, float(stats.norm.ppf((1 + level) / 2))))


def _area_interval(area: float, sizes: tuple[int, int], z: float) -> tuple[float, float]:
    from scipy import optimize

    def beyond(other: float) -> float:
        """Above 0 if the measured area is further from another one than that one's error allows."""
        return (area - other) ** 2 - z**2 * _area_variance(other, sizes)

    low = float(optimize.brentq(beyond, 0, area - NEAR)) if area > NEAR else 0.0
    high = float(optimize.brentq(beyond, area + NEAR, 1)) if area < 1 - NEAR else 1.0
    return low, high


def _area_variance(area: float, sizes: tuple[int, int]) -> float:
    """Hanley & McNeil's (1982), with the mean of both sizes in place of each, as Newcombe has it."""
    mean = sum(sizes) / 2 - 1
    pairs = 1 + mean * (1 - area) / (2 - area) + mean * area / (1 + area)
    return area * (1 - area) * pairs / (sizes[0] * sizes[1])


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
