"""The error of a difference of two sides within events, and how well the articles tell it.

Each side has a variance of its own (`lib.compare.contrast`). The degrees of freedom are those of the estimated variance
itself (Bell & McCaffrey 2002, as Imbens & Kolesár 2016 advise for few articles), with the variance of each side put in:
the squares of normal values weighted and summed as the estimate does it, matched by a chi-square distribution
(Satterthwaite 1946). With one event that is Welch's t test, with one article a side in each event the paired t test. An
event with a single article on one side may settle the whole error; then there are few degrees of freedom, however many
articles there are.

A side whose articles all have the same value looks as if its mean were known without error. It is not: five articles
without a scare quote do not show that the outlet has none. Such a side is taken to spread as both sides do together.

Sources: Bell, R., & McCaffrey, D. (2002). Bias reduction in standard errors for linear regression with multi-stage
samples. Survey Methodology 28. Imbens, G., & Kolesár, M. (2016). Robust standard errors in small samples. Review of
Economics and Statistics 98.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lib.compare.arrays import Flags, Values

NO_LEVERAGE_LEFT = 1e-7  # one minus the leverage of an article that nothing is compared with, but for rounding

Pair = tuple[Values, Values]  # of target and reference


class _Weights(NamedTuple):
    """How the sides enter the estimate: arrays of events x measures, but for `total` and `share`."""

    both: Values  # articles of both sides
    total: Values  # sum of the events' weights
    share: Pair  # what an article's variance adds to that of the difference, over all articles of a side
    of_article: Pair  # weight of an article's squared residual


def error_and_df(n: Pair, variances: Pair, alike: tuple[Flags, Flags], spread: Values) -> tuple[Values, Values]:
    """The standard error of the difference and its degrees of freedom, for each measure.

    `n`: articles by event and measure, none on either side where one has none. `variances`: of the sides' parts of the
    difference. `alike`: whether all articles of a side have one value. `spread`: standard deviation within sides and
    events, NaN if unknown. The degrees of freedom are NaN without error.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        weights = _weights(n)
        known = [
            np.where(same, np.fmax(variance, spread**2 * share), variance)
            for variance, same, share in zip(variances, alike, weights.share, strict=True)
        ]
        of_article = known[0] / weights.share[0], known[1] / weights.share[1]
        return np.sqrt(known[0] + known[1]), _df(n, weights, of_article)


def _weights(n: Pair) -> _Weights:
    both = np.maximum(n[0] + n[1], 1)
    total = (n[0] * n[1] / both).sum(axis=0)
    squares = (n[1] / both) ** 2, (n[0] / both) ** 2  # of the target's indicator less its mean in the event
    shares, of_article = [], []
    for own, square in zip(n, squares, strict=True):
        free = 1 - 1 / both - square / total
        shares.append((own * square).sum(axis=0) / total**2)
        of_article.append(np.where((own > 0) & (free > NO_LEVERAGE_LEFT), square / free / total**2, 0.0))
    return _Weights(both, total, (shares[0], shares[1]), (of_article[0], of_article[1]))


def _df(n: Pair, weights: _Weights, variance: Pair) -> Values:
    """Satterthwaite's degrees of freedom of a sum of weighted squared residuals.

    The residuals of a cell (side and event) around its mean are free of all others; the means of the two cells of an
    event leave one dimension each, less the one that the difference takes.
    """
    scaled = [w * v for w, v in zip(weights.of_article, variance, strict=True)]
    within = [np.maximum(own - 1, 0) * each for own, each in zip(n, scaled, strict=True)]
    within_squared = sum((each * scale).sum(axis=0) for each, scale in zip(within, scaled, strict=True))
    a = (weights.of_article[0] * n[1] + weights.of_article[1] * n[0]) / weights.both
    b = (variance[0] * n[1] + variance[1] * n[0]) / weights.both
    z = n[0] * n[1] / weights.both / weights.total  # squares of the direction of the difference
    once, squared = _traces(a, b, z)
    mean = within[0].sum(axis=0) + within[1].sum(axis=0) + once
    found: Values = mean**2 / (within_squared + squared)
    return found


def _traces(a: Values, b: Values, z: Values) -> Pair:
    """The traces of A N B N and of its square: N = I - u u', A and B diagonal; `z`: squares of u, of length 1."""
    beta = (b * z).sum(axis=0)
    once = (a * b * (1 - 2 * z)).sum(axis=0) + beta * (a * z).sum(axis=0)
    s0, s1, s2 = ((a * z * b**power).sum(axis=0) for power in range(3))
    squared = (a**2 * b * (b - 2 * (2 * b - beta) * z)).sum(axis=0)
    squared += 2 * s0 * s2 + 2 * s1**2 + beta**2 * s0**2 - 4 * beta * s0 * s1
    return np.maximum(once, 0), np.maximum(squared, 0)
