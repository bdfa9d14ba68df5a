"""The tests over articles against scipy, and against every way to deal out the outlets."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse, stats

from lib.compare.term_tests import Articles, Sides, article_p, presence_p, rank_z, rate_z, two_sided


def sides(counts, target, *, stratum=None, n_words=None) -> Sides:
    counts = np.atleast_2d(counts)
    n = counts.shape[1]
    return Sides(
        Articles(
            sparse.csr_array(counts.astype(float)),
            np.zeros(n, np.int64) if stratum is None else np.array(stratum),
            np.full(n, 100.0) if n_words is None else np.array(n_words, float),
        ),
        np.array(target, bool),
    )


def dealt(stratum, target):
    """Every way to choose as many articles of each stratum for the target as it has."""
    stratum, target = np.array(stratum), np.array(target, bool)
    places = [np.flatnonzero(stratum == number) for number in np.unique(stratum)]
    ways = [combinations(place, int(target[place].sum())) for place in places]
    for choice in product(*map(list, ways)):
        chosen = np.zeros(len(target), bool)
        chosen[[place for each in choice for place in each]] = True
        yield chosen


@given(n=st.integers(2, 40), share=st.floats(0, 1), k=st.integers(0, 40), seed=st.integers(0, 99))
def test_presence_in_one_stratum_is_fishers_exact_test(n, share, k, seed):
    target = np.arange(n) < max(1, round(share * (n - 1)))
    having = np.random.default_rng(seed).permutation(n) < min(k, n)
    x, total, m = int((having & target).sum()), int(having.sum()), int(target.sum())
    expected = stats.fisher_exact([[x, m - x], [total - x, n - m - (total - x)]]).pvalue
    found = presence_p(np.array([[total]]), np.array([x]), sides(having, target))
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
    found = presence_p(by_stratum, np.array([x]), sides(having, target, stratum=stratum))
    assert found[0] == pytest.approx(expected)


@pytest.mark.parametrize("x", [1_390, 1_440, 1_500, 1_590, 1_640])
def test_presence_in_thousands_of_articles_is_fishers_exact_test(x):
    # Of 20,000 articles 6,000 have the term and 5,000 are the target's: 1,500 of both are expected.
    few = Sides(Articles(sparse.csr_array((1, 20_000)), np.zeros(20_000, np.int64), np.ones(20_000)),
                np.arange(20_000) < 5_000)  # fmt: skip
    expected = stats.fisher_exact([[x, 5_000 - x], [6_000 - x, 9_000 + x]]).pvalue
    assert presence_p(np.array([[6_000]]), np.array([x]), few)[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("x", [700, 760, 820])
def test_presence_in_large_strata_is_the_sum_of_independent_draws(x):
    sizes, m, k = [6_000, 3_000, 40], [2_000, 600, 15], [1_500, 1_300, 1]
    stratum = np.repeat(np.arange(3), sizes)
    target = np.concatenate([np.arange(n) < own for n, own in zip(sizes, m, strict=True)])
    table = Sides(Articles(sparse.csr_array((1, len(stratum))), stratum, np.ones(len(stratum))), target)
    chances = np.ones(1)
    for n, own, having in zip(sizes, m, k, strict=True):
        chances = np.convolve(chances, stats.hypergeom.pmf(np.arange(having + 1), n, having, own))
    expected = chances[chances <= chances[x] * (1 + 1e-7)].sum()
    assert presence_p(np.array([k]), np.array([x]), table)[0] == pytest.approx(expected, rel=1e-6)
    assert 0 < expected < 1


def test_what_chance_never_gives_has_the_smallest_p():
    table = Sides(Articles(sparse.csr_array((1, 20_000)), np.zeros(20_000, np.int64), np.ones(20_000)),
                  np.arange(20_000) < 5_000)  # fmt: skip
    assert presence_p(np.array([[6_000], [6_000]]), np.array([0, 5_000]), table).tolist() == [1e-15, 1e-15]


def test_what_chance_never_gives_in_several_strata_has_the_smallest_p():
    stratum = np.repeat([0, 1], 10_000)
    target = np.arange(20_000) % 10_000 < 2_500
    table = Sides(Articles(sparse.csr_array((1, 20_000)), stratum, np.ones(20_000)), target)
    assert presence_p(np.array([[3_000, 3_000]]), np.array([5_000]), table).tolist() == [1e-15]


def test_many_strata_and_many_terms_are_each_as_if_alone():
    rng = np.random.default_rng(0)
    stratum = np.repeat(np.arange(7), 6)
    target = np.tile([1, 1, 0, 0, 0, 0], 7)
    table = (rng.random((50, 42)) < rng.random((50, 1))).astype(int)
    both = sides(table, target, stratum=stratum)
    having = np.array([[row[stratum == s].sum() for s in range(7)] for row in table])
    x = table @ target
    together = presence_p(having, x, both)
    alone = [presence_p(having[i : i + 1], x[i : i + 1], both)[0] for i in range(50)]
    assert together == pytest.approx(alone)
    assert 0 < together.min() < 0.2 < together.max() <= 1


@given(seed=st.integers(0, 300), n=st.integers(6, 30))
def test_ranks_in_one_stratum_are_the_mann_whitney_test(seed, n):
    rates, target = np.random.default_rng(seed).random(n), np.arange(n) < n // 3
    found = two_sided(rank_z(rates[:, None], sides(rates, target)))
    assert found[0] == pytest.approx(stats.mannwhitneyu(rates[target], rates[~target], method="asymptotic").pvalue)


def test_ranks_without_differences_have_no_z():
    assert np.isnan(rank_z(np.ones((6, 1)), sides([1] * 6, [1, 1, 0, 0, 0, 0]))[0])


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
        assert two_sided(rank_z(rates[:, None], sides(rates, target)))[0] >= 0.9 * exact


def test_ranks_in_strata_add_up_with_van_elterens_weights():
    # Stratum of 3: rates 1 2 3, the target has 3; of 2: rates 5 9, the target has 9. Ranks around their mean, by N + 1:
    # (3 - 2) / 4 = .25 and (2 - 1.5) / 3 = 1/6. Variances m(N - m)/(N(N - 1)) times squares:
    # 1*2/(3*2) * 2/16 = 1/24 and 1*1/(2*1) * 2 * .25/9 = 1/36. Continuity: half a step of the first, .5 / 4.
    rates = np.array([[1.0], [2.0], [3.0], [5.0], [9.0]])
    found = rank_z(rates, sides(rates.T, [0, 0, 1, 0, 1], stratum=[0, 0, 0, 1, 1]))
    assert found[0] == pytest.approx((0.25 + 1 / 6 - 0.125) / np.sqrt(1 / 24 + 1 / 36))


def test_the_rate_is_measured_in_the_spread_of_every_way_to_deal():
    counts, words = np.array([4, 0, 1, 2, 0, 3, 0]), np.array([100, 50, 80, 120, 60, 90, 200])
    stratum, target = np.array([0, 0, 0, 0, 1, 1, 1]), np.array([1, 0, 0, 1, 0, 1, 0])
    lambdas = np.array([7 / 350, 3 / 350])  # occurrences by words of each stratum
    scores = counts - lambdas[stratum] * words
    spread = np.std([scores[chosen].sum() for chosen in dealt(stratum, target)])
    found = rate_z(sides(counts, target, stratum=stratum, n_words=words))
    assert found[0] == pytest.approx(scores[target == 1].sum() / spread)


def test_a_word_used_in_proportion_to_length_has_no_rate_to_differ():
    assert np.isnan(rate_z(sides([1, 2, 3, 4], [1, 1, 0, 0], n_words=[100, 200, 300, 400]))[0])


def test_longer_articles_alone_make_no_word_distinctive():
    """The target's articles are ten times as long: it has the word in all of them, at the rate of the others."""
    target, words = [1] * 12 + [0] * 12, [1000] * 12 + [100] * 12
    counts = [2] * 12 + [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    table = sides(counts, target, n_words=words)
    assert presence_p(np.array([[14]]), np.array([12]), table)[0] < 0.001
    assert article_p(table)[0] > 0.2


def test_one_article_alone_makes_no_word_distinctive():
    counts = [40] + [0] * 9 + [0] * 10
    assert article_p(sides(counts, [1] * 10 + [0] * 10))[0] > 0.2


def test_rate_and_presence_that_point_apart_are_no_difference():
    # One article of the target has the word thirty times; many of the reference have it once.
    counts = [1] * 2 + [9] * 2 + [0] * 8 + [1] * 5 + [0] * 7
    table = sides(counts, [1] * 12 + [0] * 12, n_words=[100] * 12 + [1000] * 12)
    assert rate_z(table)[0] > 2
    assert article_p(table)[0] == 1


@pytest.mark.parametrize("n_strata", [1, 3])
def test_p_is_the_larger_of_the_two(n_strata):
    rng = np.random.default_rng(1)
    stratum, target = np.arange(60) % n_strata, np.arange(60) < 20
    counts = rng.poisson(np.where(target, 2.5, 1.0) * rng.uniform(0.2, 1.2, (200, 1)))
    table = sides(counts, target, stratum=stratum)
    p, by_rate = article_p(table), two_sided(rate_z(table))
    assert (p >= by_rate * (1 - 1e-9)).all()
    assert (p < 0.05).sum() > 40  # there is something to find


def test_shuffled_labels_give_p_below_5_percent_in_at_most_5_percent():
    rng = np.random.default_rng(2)
    words = rng.integers(50, 1500, 30)
    rates = rng.lognormal(-6, 1.5, (2000, 1)) * rng.gamma(0.5, 2, (2000, 30))  # rare and common, and in bursts
    counts = rng.poisson(rates * words)
    below = [(article_p(sides(counts, rng.permutation(30) < 10, n_words=words)) < 0.05).mean() for _ in range(5)]
    assert np.mean(below) < 0.05
