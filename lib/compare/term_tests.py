"""Whether the articles of two sides differ in a term by more than chance; the article is the unit, not the word.

The words of one article are not independent: a test over words raises false alarms without end. All tests here ask how
the articles would differ if their outlets were shuffled, within each stratum (event). They rest on one fact: the sum of
any scores over m of N articles drawn at random has the variance m (N - m) / (N (N - 1)) times the sum of squares of the
scores around their mean.

    in rate      score: occurrences beyond those that the article's length lets expect
    in ranks     score: rank of the article's rate (Wilcoxon 1945; in strata van Elteren 1960)
    in articles  how many of the target's articles have the term: exact (Fisher 1935; in strata the sum of independent
                 hypergeometric counts, as in the exact test of Mantel and Haenszel's common odds ratio)

A term must differ in its rate, and in one of the others: an outlet with longer articles has every rare word in more of
them, and an outlet with one odd article has that article's words at a high rate; neither makes a word distinctive.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import fft, sparse, special

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

COMMON = 0.5  # share of the articles with a term from which ranks of its rate say more than its presence
WORTH_A_TEST = 0.05  # p of the rate from which q, never smaller than p, cannot fall below .05
SMALLEST_P = 1e-15  # below this the sums of probabilities are rounding errors
LEAST_VARIANCE = 1e-9  # of a sum of occurrences
TIE = 1 + 1e-7  # probabilities this near are equal, as in scipy.stats.fisher_exact
MOST_CELLS = 2_000_000  # of one table of probabilities: it must fit in the processor's reach


@dataclass(frozen=True)
class Articles:
    """The articles of a contrast: how often each has each term (a row a term), its stratum, its number of words.

    Strata are numbered from 0 without gaps.
    """

    counts: sparse.csr_array
    stratum: Numbers
    n_words: Values

    @cached_property
    def present(self) -> sparse.csr_array:
        """1 where an article has the term."""
        counts = self.counts
        return sparse.csr_array((np.ones_like(counts.data), counts.indices, counts.indptr), shape=counts.shape)

    @cached_property
    def squared(self) -> sparse.csr_array:
        """The squares of the counts."""
        found: sparse.csr_array = self.counts.power(2)
        return found

    @cached_property
    def n_having(self) -> Numbers:
        """How many articles have each term."""
        return np.diff(self.counts.indptr)

    @cached_property
    def sizes(self) -> Numbers:
        """How many articles each stratum has."""
        return np.bincount(self.stratum)

    @cached_property
    def members(self) -> sparse.csr_array:
        """Articles by strata, 1 where the article is in the stratum."""
        n = len(self.stratum)
        return sparse.csr_array((np.ones(n), self.stratum, np.arange(n + 1)), shape=(n, len(self.sizes)))

    @cached_property
    def found(self) -> sparse.csr_array:
        """The occurrences of each term in each stratum."""
        found: sparse.csr_array = self.counts @ self.members
        return found

    @cached_property
    def found_squared(self) -> sparse.csr_array:
        """Their squares."""
        found: sparse.csr_array = self.found.power(2)
        return found

    @cached_property
    def found_by_length(self) -> sparse.csr_array:
        """Times the sum of occurrences by the words of their articles."""
        by_length = self.members.multiply(self.n_words[:, None])
        found: sparse.csr_array = self.found.multiply(self.counts @ by_length.tocsr()).tocsr()
        return found

    @cached_property
    def having(self) -> sparse.csr_array:
        """In how many articles of each stratum each term is."""
        found: sparse.csr_array = self.present @ self.members
        return found


@dataclass(frozen=True)
class Sides:
    """Which articles of a contrast are the target's; every stratum has articles of both sides."""

    articles: Articles
    target: Mask

    @cached_property
    def n_target(self) -> Numbers:
        """How many of the target's articles each stratum has."""
        return np.bincount(self.articles.stratum, weights=self.target).astype(np.int64)

    @cached_property
    def spread(self) -> Values:
        """By stratum: what the sum of squared scores is multiplied with to give the variance of the target's sum."""
        n, m = self.articles.sizes, self.n_target
        return m * (n - m) / (n * (n - 1.0))


def article_p(sides: Sides) -> Values:
    """How often chance alone gives so large a difference in each term: the larger p of two tests.

    The first is of the rate, the second of the ranks for a term in at least `COMMON` of the articles, else exact, of
    the number of articles with the term. They must point the same way, else p is 1. Where the first is above
    `WORTH_A_TEST` it stands alone.
    """
    by_rate = rate_z(sides)
    p = np.where(np.isnan(by_rate), 1, two_sided(by_rate))
    common = sides.articles.n_having >= COMMON * len(sides.target)
    for chosen, second in ((common, _by_ranks), (~common, _by_presence)):
        rows = np.flatnonzero(chosen & (p < WORTH_A_TEST))
        if len(rows):
            towards, also = second(sides, rows)
            p[rows] = np.where(towards * by_rate[rows] > 0, np.maximum(p[rows], also), 1)
    return p


def _by_ranks(sides: Sides, rows: Numbers) -> tuple[Values, Values]:
    z = rank_z(sides.articles.counts[rows].toarray().T / sides.articles.n_words[:, None], sides)
    return z, two_sided(z)


def _by_presence(sides: Sides, rows: Numbers) -> tuple[Values, Values]:
    having = sides.articles.having[rows].toarray().astype(np.int64)
    in_target = sides.articles.present[rows] @ sides.target.astype(float)
    expected = having @ (sides.n_target / sides.articles.sizes)
    return in_target - expected, presence_p(having, in_target.astype(np.int64), sides)


def rate_z(sides: Sides) -> Values:
    """By how many standard errors the target uses each term more often than its number of words lets expect.

    NaN where all articles use it exactly in proportion to their length.
    """
    articles = sides.articles
    words, in_target, squares = (
        np.bincount(articles.stratum, weights=weights)
        for weights in (articles.n_words, articles.n_words * sides.target, articles.n_words**2)
    )
    excess = articles.counts @ sides.target.astype(float) - articles.found @ (in_target / words)
    variance = (
        articles.squared @ sides.spread[articles.stratum]
        - 2 * (articles.found_by_length @ (sides.spread / words))
        + articles.found_squared @ (sides.spread * squares / words**2)
    )
    return _ratio(excess, variance)


def rank_z(rates: Values, sides: Sides) -> Values:
    """The same for ranks: `rates` has a row for each article and a column for each term.

    One stratum: the normal approximation of the Mann-Whitney test, corrected for ties, and for continuity by half the
    mean step between ranks. Half a rank, the usual correction, gives too small a p where there are many ties.
    """
    from scipy import stats  # takes half a second: only when it is needed

    excess, variance = np.zeros(rates.shape[1]), np.zeros(rates.shape[1])
    steps = np.full(rates.shape[1], np.inf)
    for number, (n, spread) in enumerate(zip(sides.articles.sizes, sides.spread, strict=True)):
        inside = sides.articles.stratum == number
        # Van Elteren's weight of a stratum.
        scores = (stats.rankdata(rates[inside], axis=0) - (n + 1) / 2) / (n + 1)
        excess += scores[sides.target[inside]].sum(axis=0)
        variance += spread * (scores**2).sum(axis=0)
        steps = np.fmin(steps, _mean_step(np.sort(scores, axis=0)))
    return _ratio(np.sign(excess) * np.maximum(0, np.abs(excess) - steps / 2), variance)


def _mean_step(scores: Values) -> Values:
    """The mean distance between different scores of each column, which is in order; NaN if there is one only."""
    n_steps = (np.diff(scores, axis=0) > 0).sum(axis=0)
    step: Values = (scores[-1] - scores[0]) / np.where(n_steps > 0, n_steps, np.nan)
    return step


def _ratio(excess: Values, variance: Values) -> Values:
    """Excess in standard errors; the variance is a difference of sums, and so a hair off zero where it is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > LEAST_VARIANCE, excess / np.sqrt(variance), np.nan)


def two_sided(z: Values) -> Values:
    """How often chance alone gives so large a z in either direction."""
    p: Values = 2 * special.ndtr(-np.abs(z))
    return p


def presence_p(having: Numbers, in_target: Numbers, sides: Sides) -> Values:
    """Exact two-sided p: how often chance gives the target a number of articles with the term no more probable.

    `having` has a row for each term and a column for each stratum: how many of its articles have the term. `in_target`:
    how many of the target's articles have it, in all strata.
    """
    p = np.ones(len(having))
    total = having.sum(axis=1)
    lengths = 2 ** np.ceil(np.log2(total + 1)).astype(np.int64)
    for length in np.unique(lengths):
        rows = np.flatnonzero(lengths == length)
        for part in np.array_split(rows, 1 + len(rows) * length // MOST_CELLS):
            chances = _chances(having[part], int(length), sides)
            seen = np.take_along_axis(chances, in_target[part, None], axis=1)
            p[part] = np.where(chances <= seen * TIE, chances, 0).sum(axis=1)
    return np.clip(p, SMALLEST_P, 1)


def _chances(having: Numbers, length: int, sides: Sides) -> Values:
    """The probability of 0, 1, 2 … of the target's articles having a term, one row a term.

    Counts of independent strata add up, so their characteristic functions multiply. `length` holds every sum.
    """
    product = np.ones((len(having), length // 2 + 1), np.complex128)
    for k, n, m in zip(having.T, sides.articles.sizes, sides.n_target, strict=True):
        different, rows = np.unique(k, return_inverse=True)
        if having.shape[1] == 1:
            return _hypergeometric(different, length, int(n), int(m))[rows]
        if different[-1]:
            chances = _hypergeometric(different, int(different[-1]) + 1, int(n), int(m))
            product *= fft.rfft(chances, length, axis=1)[rows]
    found: Values = np.maximum(fft.irfft(product, length, axis=1), 0)
    return found


def _hypergeometric(k: Numbers, length: int, n: int, m: int) -> Values:
    """The probability of x of m articles, drawn from n of which k have the term: a row for each k, a column for x."""
    x = np.arange(length)
    k = k[:, None]
    possible = (x <= k) & (x <= m) & (k - x <= n - m)
    x = np.where(possible, x, np.maximum(0, k - (n - m)))  # any possible one: its probability is set to zero
    logs = _log_factorials(n)
    log_p = logs[k] - logs[x] - logs[k - x] + logs[n - k] - logs[m - x] - logs[n - k - m + x]
    return np.where(possible, np.exp(log_p - (logs[n] - logs[m] - logs[n - m])), 0)


@lru_cache(maxsize=64)
def _log_factorials(n: int) -> Values:
    """Logarithms of 0!, 1! … n!."""
    found: Values = special.gammaln(np.arange(1.0, n + 2))
    return found
