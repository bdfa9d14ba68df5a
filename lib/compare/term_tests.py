"""Whether the articles of two sides differ in a term by more than chance; the article is the unit, not the word.

The words of one article are not independent: a test over words raises false alarms without end. All tests here ask how
the articles would differ if their outlets were shuffled, within each stratum (event). They rest on one fact: the sum of
any scores over m of N articles drawn at random has the variance m (N - m) / (N (N - 1)) times the sum of squares of the
scores around their mean.

    in rate      score: occurrences beyond those that the article's length lets expect
    in ranks     score: rank of the article's rate (`term_ranks`)
    in articles  how many of the target's articles have the term: exact (`term_presence`)

A term must differ in its rate, and in one of the others: an outlet with longer articles has every rare word in more of
them, and an outlet with one odd article has that article's words at a high rate; neither makes a word distinctive.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from lib.compare.arrays import Numbers, Values
from lib.compare.term_presence import presence_p
from lib.compare.term_ranks import rank_sums
from lib.compare.term_sides import Sides

COMMON = 0.5  # share of the articles with a term from which ranks of its rate say more than its presence
WORTH_A_TEST = 0.05  # p of the rate from which q, never smaller than p, cannot fall below .05
LEAST_VARIANCE = 1e-9  # of a sum of occurrences


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
    z = _ratio(*rank_sums(sides.articles.ranks(rows), sides.target, sides.spread))
    return z, two_sided(z)


def _by_presence(sides: Sides, rows: Numbers) -> tuple[Values, Values]:
    articles = sides.articles
    having, in_target = articles.having_in_strata(rows), sides.having_in_target[rows]
    expected = having @ (sides.n_target / articles.sizes)
    return in_target - expected, presence_p(having, in_target.astype(np.int64), articles.sizes, sides.n_target)


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


def _ratio(excess: Values, variance: Values) -> Values:
    """Excess in standard errors; the variance is a difference of sums, and so a hair off zero where it is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > LEAST_VARIANCE, excess / np.sqrt(variance), np.nan)


def two_sided(z: Values) -> Values:
    """How often chance alone gives so large a z in either direction."""
    p: Values = 2 * special.ndtr(-np.abs(z))
    return p
