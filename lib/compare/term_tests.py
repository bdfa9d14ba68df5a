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
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import fft, sparse, special

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

COMMON = 0.5  # share of the articles with a term from which ranks of its rate say more than its presence
WORTH_A_TEST = 0.05  # p of the rate from which q, never smaller than p, cannot fall below .05
SMALLEST_P = 1e-15  # below this the sums of probabilities are rounding errors
LOG_P = 38.0  # minus the logarithm of less than SMALLEST_P / 10
LEAST_VARIANCE = 1e-9  # of a sum of occurrences
TIE = 1 + 1e-7  # probabilities this near are equal, as in scipy.stats.fisher_exact
MOST_CELLS = 2_000_000  # of one table of probabilities: it must fit in the processor's reach


class Ranked(NamedTuple):
    """Ranks of rates in their strata, less their mean, over one more than the stratum has articles."""

    scores: Values  # a row for each article, a column for each term
    squares: Values  # their sums of squares: a row for each stratum
    step: Values  # the smallest mean distance between different scores in a stratum


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
    def squares(self) -> sparse.csr_array:
        """The sum of the squares of the counts of each term in each stratum."""
        found: sparse.csr_array = self.counts.power(2) @ self.members
        return found

    @cached_property
    def total(self) -> Values:
        """How often each term occurs."""
        found: Values = self.counts @ np.ones(len(self.stratum))
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

    @cached_property
    def _ranked(self) -> dict[int, Ranked]:
        return {}

    def ranked(self, rows: Numbers) -> Ranked:
        """The ranks of the rates of some terms, made once for all sides."""
        missing = np.array([row for row in rows.tolist() if row not in self._ranked], np.int64)
        for part in np.array_split(missing, 1 + len(missing) * len(self.stratum) // MOST_CELLS):
            found = _ranked(self.counts[part].toarray().T / self.n_words[:, None], self.stratum)
            for place, row in enumerate(part.tolist()):
                self._ranked[row] = Ranked(found.scores[:, place].copy(), found.squares[:, place], found.step[place])
        scores, squares, steps = zip(*map(self._ranked.__getitem__, rows.tolist()), strict=True)
        return Ranked(np.column_stack(scores), np.column_stack(squares), np.array(steps))


@dataclass(frozen=True)
class Sides:
    """Which articles of a contrast are the target's; every stratum has articles of both sides."""

    articles: Articles
    target: Mask

    @cached_property
    def in_target(self) -> Values:
        """How often the target's articles have each term."""
        found: Values = self.articles.counts @ self.target.astype(float)
        return found

    @cached_property
    def having_in_target(self) -> Values:
        """How many of the target's articles have each term."""
        found: Values = self.articles.present @ self.target.astype(float)
        return found

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
    z = _rank_z(sides.articles.ranked(rows), sides)
    return z, two_sided(z)


def _by_presence(sides: Sides, rows: Numbers) -> tuple[Values, Values]:
    having = sides.articles.having[rows].toarray().astype(np.int64)
    in_target = sides.having_in_target[rows]
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
    excess = sides.in_target - articles.found @ (in_target / words)
    variance = (
        articles.squares @ sides.spread
        - 2 * (articles.found_by_length @ (sides.spread / words))
        + articles.found_squared @ (sides.spread * squares / words**2)
    )
    return _ratio(excess, variance)


def rank_z(rates: Values, sides: Sides) -> Values:
    """The same for ranks: `rates` has a row for each article and a column for each term.

    One stratum: the normal approximation of the Mann-Whitney test, corrected for ties, and for continuity by half the
    mean step between ranks. Half a rank, the usual correction, gives too small a p where there are many ties.
    """
    return _rank_z(_ranked(rates, sides.articles.stratum), sides)


def _rank_z(ranked: Ranked, sides: Sides) -> Values:
    excess = sides.target.astype(float) @ ranked.scores
    variance = sides.spread @ ranked.squares
    return _ratio(np.sign(excess) * np.maximum(0, np.abs(excess) - ranked.step / 2), variance)


def _ranked(rates: Values, stratum: Numbers) -> Ranked:
    from scipy import stats  # takes half a second: only when it is needed

    sizes = np.bincount(stratum)
    scores, squares = np.empty(rates.shape), np.empty((len(sizes), rates.shape[1]))
    steps = np.full(rates.shape[1], np.inf)
    for number, n in enumerate(sizes.tolist()):
        inside = stratum == number
        # Van Elteren's weight of a stratum.
        own = (stats.rankdata(rates[inside], axis=0) - (n + 1) / 2) / (n + 1)
        scores[inside], squares[number] = own, (own**2).sum(axis=0)
        steps = np.fmin(steps, _mean_step(np.sort(own, axis=0)))
    return Ranked(scores, squares, steps)


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
    how many of the target's articles have it, in all strata. Numbers so far from the expected one that chance gives
    them less often than `SMALLEST_P` are not looked at.
    """
    n, m = sides.articles.sizes, sides.n_target
    total, expected = having.sum(axis=1), having @ (m / n)
    variance = (having * (n - having)) @ (m * (n - m) / (n**2 * (n - 1.0)))
    # Bernstein's inequality holds for drawing without replacement as well (Hoeffding 1963).
    reach = np.ceil(LOG_P / 3 + np.sqrt(LOG_P**2 / 9 + 2 * LOG_P * variance))
    lengths = 2 ** np.ceil(np.log2(np.minimum(total + 1, 2 * reach + 1))).astype(np.int64)
    p = np.full(len(having), SMALLEST_P)
    near = np.abs(in_target - expected) <= reach
    for length in np.unique(lengths[near]):
        rows = np.flatnonzero((lengths == length) & near)
        for part in np.array_split(rows, 1 + len(rows) * length // MOST_CELLS):
            chances, first = _chances(having[part], int(length), sides)
            seen = np.take_along_axis(chances, ((in_target[part] - first) % length)[:, None], axis=1)
            p[part] = np.where(chances <= seen * TIE, chances, 0).sum(axis=1)
    found: Values = np.clip(p, SMALLEST_P, 1)
    return found


def _chances(having: Numbers, length: int, sides: Sides) -> tuple[Values, Numbers]:
    """The probability of so many of the target's articles having a term, one row a term; and what the first is of.

    `length` holds every sum, or all that are near the expected one: these come around then, as on a clock. Counts of
    independent strata add up, so their characteristic functions multiply.
    """
    product = np.ones((len(having), length // 2 + 1), np.complex128)
    first: Numbers = np.zeros(len(having), np.int64)
    for k, n, m in zip(having.T, sides.articles.sizes, sides.n_target, strict=True):
        different, rows = np.unique(k, return_inverse=True)
        begins = np.where(different < length, 0, np.maximum(0, np.rint(different * (m / n)) - length // 2))
        begins = begins.astype(np.int64)
        if having.shape[1] == 1:
            only: Values = _hypergeometric(different, begins, length, int(n), int(m))[rows]
            return only, begins[rows]
        if different[-1]:
            held = min(length, int(different[-1]) + 1)
            product *= fft.rfft(_hypergeometric(different, begins, held, int(n), int(m)), length, axis=1)[rows]
            first += begins[rows]
    found: Values = np.maximum(fft.irfft(product, length, axis=1), 0)
    return found, first


def _hypergeometric(k: Numbers, begins: Numbers, length: int, n: int, m: int) -> Values:
    """The probability of x of m articles, drawn from n of which k have the term: a row for each k, a column for x.

    x goes from where each row begins.
    """
    x = begins[:, None] + np.arange(length)
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
