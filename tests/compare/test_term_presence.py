"""The exact test of how many articles have a term against scipy, and against every way to deal out the outlets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.term_presence import presence_p
from tests.helpers.dealing import dealt


@given(n=st.integers(2, 40), share=st.floats(0, 1), k=st.integers(0, 40), seed=st.integers(0, 99))
def test_presence_in_one_stratum_is_fishers_exact_test(n, share, k, seed):
    target = np.arange(n) < max(1, round(share * (n - 1)))
    having = np.random.default_rng(seed).permutation(n) < min(k, n)
    x, total, m = int((having & target).sum()), int(having.sum()), int(target.sum())
    expected = stats.fisher_exact([[x, m - x], [total - x, n - m - (total - x)]]).pvalue
    found = presence_p(np.array([[total]]), np.array([x]), np.array([n]), np.array([m]))
    assert found[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("having", "target"),
    [
        ([1, 1, 1, 0, 0, 1, 0, 0, 0], [1, 1, 0, 0, 0, 1, 0, 1, 0]),
        ([1, 1, 0, 0, 0, 1, 1, 0, 0], [1, 1, 0, 0, 0, 1, 1, 0, 0]),
        ([0, 0, 0, 0, 0, 1, 1, 1, 1], [1, 1, 0, 0, 0, 1, 1, 0, 0]),
    ],
)
def test_presence_in_two_strata_counts_every_way_to_deal_within_them(having, target):
    stratum = [0, 0, 0, 0, 0, 1, 1, 1, 1]
    having = np.array(having)
    counts = np.array([having[chosen].sum() for chosen in dealt(stratum, target)])
    chances = np.bincount(counts, minlength=10) / len(counts)
    x = int(having[np.array(target, bool)].sum())
    expected = chances[chances <= chances[x] * (1 + 1e-7)].sum()
    by_stratum = np.array([[having[:5].sum(), having[5:].sum()]])
    found = presence_p(by_stratum, np.array([x]), np.array([5, 4]), np.array([sum(target[:5]), sum(target[5:])]))
    assert found[0] == pytest.approx(expected)


@pytest.mark.parametrize("x", [1_390, 1_440, 1_500, 1_590, 1_640])
def test_presence_in_thousands_of_articles_is_fishers_exact_test(x):
    # Of 20,000 articles 6,000 have the term and 5,000 are the target's: 1,500 of both are expected.
    expected = stats.fisher_exact([[x, 5_000 - x], [6_000 - x, 9_000 + x]]).pvalue
    assert presence_p(np.array([[6_000]]), np.array([x]), np.array([20_000]), np.array([5_000]))[0] == pytest.approx(
        expected, rel=1e-6
    )


@pytest.mark.parametrize(
    ("m", "x"),
    [([2_000, 600, 15], 700), ([2_000, 600, 15], 760), ([2_000, 600, 15], 820), ([5_800, 2_900, 39], 2_690)],
)
def test_presence_in_large_strata_is_the_sum_of_independent_draws(m, x):
    sizes, k = [6_000, 3_000, 40], [1_500, 1_300, 1]
    chances = np.ones(1)
    for n, own, having in zip(sizes, m, k, strict=True):
        chances = np.convolve(chances, stats.hypergeom.pmf(np.arange(having + 1), n, having, own))
    expected = chances[chances <= chances[x] * (1 + 1e-7)].sum()
    found = presence_p(np.array([k]), np.array([x]), np.array(sizes), np.array(m))
    assert found[0] == pytest.approx(expected, rel=1e-6)
    assert 1e-9 < expected < 1


def test_what_chance_never_gives_has_the_smallest_p():
    found = presence_p(np.array([[6_000], [6_000]]), np.array([0, 5_000]), np.array([20_000]), np.array([5_000]))
    assert found.tolist() == [1e-15, 1e-15]


def test_what_chance_never_gives_in_several_strata_has_the_smallest_p():
    sizes, n_target = np.array([10_000, 10_000]), np.array([2_500, 2_500])
    assert presence_p(np.array([[3_000, 3_000]]), np.array([5_000]), sizes, n_target).tolist() == [1e-15]


def test_many_strata_and_many_terms_are_each_as_if_alone():
    rng = np.random.default_rng(0)
    stratum = np.repeat(np.arange(7), 6)
    target = np.tile([1, 1, 0, 0, 0, 0], 7)
    table = (rng.random((50, 42)) < rng.random((50, 1))).astype(int)
    dealt_so = np.full(7, 6), np.full(7, 2)
    having = np.array([[row[stratum == s].sum() for s in range(7)] for row in table])
    x = table @ target
    together = presence_p(having, x, *dealt_so)
    alone = [presence_p(having[i : i + 1], x[i : i + 1], *dealt_so)[0] for i in range(50)]
    assert together == pytest.approx(alone)
    assert 0 < together.min() < 0.2 < together.max() <= 1
