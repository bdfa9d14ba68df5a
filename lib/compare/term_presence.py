"""How many of the target's articles have a term, against every way to deal the articles out: the exact test.

In one stratum that is Fisher's exact test (1935); in more the sum of independent hypergeometric counts, as in the exact
test of Mantel and Haenszel's common odds ratio.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import fft, special

from lib.compare.arrays import Numbers, Values

SMALLEST_P = 1e-15  # below this the sums of probabilities are rounding errors
LOG_P = 38.0  # minus the logarithm of less than SMALLEST_P / 10
TIE = 1 + 1e-7  # probabilities this near are equal, as in scipy.stats.fisher_exact
MOST_CELLS = 500_000  # of one table of probabilities: it must fit in the processor's reach


def presence_p(having: Numbers, in_target: Numbers, sizes: Numbers, n_target: Numbers) -> Values:
    """Exact two-sided p: how often chance gives the target a number of articles with the term no more probable.

    `having` has a row for each term and a column for each stratum: how many of its articles have the term. `in_target`:
    how many of the target's articles have it, in all strata. `sizes`, `n_target`: how many articles each stratum has,
    and how many of them are the target's. Numbers so far from the expected one that chance gives them less often than
    `SMALLEST_P` are not looked at.
    """
    total, expected = having.sum(axis=1), having @ (n_target / sizes)
    reach = _reach(having, sizes, n_target)
    lengths = _rounded(1 + np.ceil(np.minimum(reach, expected)) + np.ceil(np.minimum(reach, total - expected)))
    p = np.full(len(having), SMALLEST_P)
    near = np.abs(in_target - expected) <= reach
    for length in np.unique(lengths[near]).tolist():
        rows = np.flatnonzero((lengths == length) & near)
        for part in np.array_split(rows, 1 + len(rows) * length // MOST_CELLS):
            chances, first = _chances(having[part], length, sizes, n_target)
            seen = np.take_along_axis(chances, ((in_target[part] - first) % length)[:, None], axis=1)
            p[part] = np.where(chances <= seen * TIE, chances, 0).sum(axis=1)
    found: Values = np.clip(p, SMALLEST_P, 1)
    return found


def _reach(having: Numbers, sizes: Numbers, n_target: Numbers) -> Values:
    """How far from the expected number chance comes at all."""
    variance = (having * (sizes - having)) @ (n_target * (sizes - n_target) / (sizes**2 * (sizes - 1.0)))
    # Bernstein's inequality holds for drawing without replacement as well (Hoeffding 1963).
    reach: Values = np.ceil(LOG_P / 3 + np.sqrt(LOG_P**2 / 9 + 2 * LOG_P * variance))
    return reach


def _rounded(lengths: Values) -> Numbers:
    """Up to four lengths an octave: few tables, and fast Fourier transforms."""
    step = np.maximum(1, 2 ** (np.floor(np.log2(lengths)) - 2))
    rounded: Numbers = (np.ceil(lengths / step) * step).astype(np.int64)
    return rounded


def _chances(having: Numbers, length: int, sizes: Numbers, n_target: Numbers) -> tuple[Values, Numbers]:
    """The probability of so many of the target's articles having a term, one row a term; and what the first is of.

    `length` holds every sum, or all that are near the expected one: these come around then, as on a clock. Counts of
    independent strata add up, so their characteristic functions multiply.
    """
    k, stratum, place = _different(having)
    n, m = sizes[stratum], n_target[stratum]
    begins = np.minimum(np.rint(k * (m / n)).astype(np.int64) - length // 2, k + 1 - length)
    begins = np.maximum(0, begins)
    table = _hypergeometric(k, begins, min(length, int(k.max()) + 1), n, m)
    first: Numbers = begins[place].sum(axis=0)
    if len(place) == 1:
        only: Values = np.pad(table, ((0, 0), (0, length - table.shape[1])))[place[0]]
        return only, first
    transformed = fft.rfft(table, length, axis=1)
    product, factor = transformed[place[0]], np.empty((len(having), transformed.shape[1]), np.complex128)
    for rows in place[1:]:
        product *= np.take(transformed, rows, axis=0, out=factor)
    found: Values = np.maximum(fft.irfft(product, length, axis=1), 0)
    return found, first


def _different(having: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The different numbers of each stratum; their strata; and the place among them of each of `having`, by stratum."""
    most = int(having.max()) + 1
    codes = having.T + most * np.arange(having.shape[1])[:, None]
    there = np.bincount(codes.ravel()) > 0
    stratum, k = np.divmod(np.flatnonzero(there), most)
    return k, stratum, (np.cumsum(there) - 1)[codes]


def _hypergeometric(k: Numbers, begins: Numbers, length: int, n: Numbers, m: Numbers) -> Values:
    """The probability of x of m articles, drawn from n of which k have the term: a row for each k, a column for x.

    x goes from where each row begins.
    """
    k, n, m = (each[:, None] for each in (k, n, m))
    x = begins[:, None] + np.arange(length)
    possible = (x <= k) & (x <= m) & (k - x <= n - m)
    x = np.where(possible, x, np.maximum(0, k - (n - m)))  # any possible one: its probability is set to zero
    logs = _log_factorials(int(n.max()))
    of_row = logs[k] + logs[n - k] + logs[m] + logs[n - m] - logs[n]
    log_p = of_row - logs[x] - logs[k - x] - logs[m - x] - logs[n - k - m + x]
    return np.where(possible, np.exp(log_p), 0)


@lru_cache(maxsize=64)
def _log_factorials(n: int) -> Values:
    """Logarithms of 0!, 1! … n!."""
    found: Values = special.gammaln(np.arange(1.0, n + 2))
    return found
