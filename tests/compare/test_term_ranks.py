"""The test of ranks against scipy, and against every way to deal out the outlets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.term_ranks import rank_sums, ranked
from tests.helpers.dealing import dealt


def sums(rates, target, stratum=None):
    """Of rates with a column for each term: the target's sums of scores and their variances."""
    stratum = np.zeros(len(rates), np.int64) if stratum is None else np.array(stratum)
    n, m = np.bincount(stratum), np.bincount(stratum, weights=target)
    return rank_sums([*ranked(rates.T, stratum)], np.array(target, bool), m * (n - m) / (n * (n - 1)))


def p_of(rates, target):
    excess, variance = sums(rates, target)
    return 2 * stats.norm.sf(abs(excess) / np.sqrt(variance))


@given(seed=st.integers(0, 300), n=st.integers(6, 30))
def test_ranks_in_one_stratum_are_the_mann_whitney_test(seed, n):
    rates, target = np.random.default_rng(seed).random(n), np.arange(n) < n // 3
    found = p_of(rates[:, None], target)
    assert found[0] == pytest.approx(stats.mannwhitneyu(rates[target], rates[~target], method="asymptotic").pvalue)


def test_ranks_without_differences_have_no_z():
    assert sums(np.ones((6, 1)), [1, 1, 0, 0, 0, 0]) == ([0], [0])


@pytest.mark.parametrize("kind", ["distinct", "few", "two"])
@pytest.mark.parametrize(("m", "n"), [(5, 10), (6, 12), (5, 15)])
def test_ranks_with_many_ties_give_no_smaller_p_than_every_way_to_deal(kind, m, n):
    rng = np.random.default_rng(n)
    for n_zero in range(1, n // 2 + 1):  # the other articles lack the term
        others = {"distinct": rng.random, "few": lambda k: rng.integers(1, 4, k), "two": np.ones}[kind](n - n_zero)
        rates = np.concatenate([np.zeros(n_zero), others])
        target = np.isin(np.arange(n), np.argsort(rates)[-m:])  # as far apart as can be
        ranks = stats.rankdata(rates)
        sums = np.array([ranks[chosen].sum() for chosen in dealt(np.zeros(n, int), target)])
        exact = np.mean(np.abs(sums - sums.mean()) >= abs(ranks[target].sum() - sums.mean()) - 1e-9)
        assert p_of(rates[:, None], target)[0] >= 0.9 * exact


def test_ranks_in_strata_add_up_with_van_elterens_weights():
    # Stratum of 3: rates 1 2 3, the target has 3; of 2: rates 5 9, the target has 9. Ranks around their mean, by N + 1:
    # (3 - 2) / 4 = .25 and (2 - 1.5) / 3 = 1/6. Variances m(N - m)/(N(N - 1)) times squares:
    # 1*2/(3*2) * 2/16 = 1/24 and 1*1/(2*1) * 2 * .25/9 = 1/36. Continuity: half a step of the first, .5 / 4.
    rates = np.array([[1.0], [2.0], [3.0], [5.0], [9.0]])
    excess, variance = sums(rates, [0, 0, 1, 0, 1], [0, 0, 0, 1, 1])
    assert (excess[0], variance[0]) == pytest.approx((0.25 + 1 / 6 - 0.125, 1 / 24 + 1 / 36))


def test_ranks_of_many_terms_and_strata_are_those_of_scipy():
    rng = np.random.default_rng(3)
    stratum = rng.integers(0, 3, 60)
    rates = rng.integers(0, 5, (4, 60)) / rng.integers(1, 4, 60)
    for found, own in zip(ranked(rates, stratum), rates, strict=True):
        for number, n in enumerate(np.bincount(stratum)):
            expected = (stats.rankdata(own[stratum == number]) - (n + 1) / 2) / (n + 1)
            assert found.scores[stratum == number] == pytest.approx(expected)
            assert found.squares[number] == pytest.approx((expected**2).sum())
