"""The tests over articles against every way to deal out the outlets."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from lib.compare.term_presence import presence_p
from lib.compare.term_sides import Articles, Sides
from lib.compare.term_tests import article_p, rate_z, two_sided
from tests.helpers.dealing import dealt


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
    assert presence_p(np.array([[14]]), np.array([12]), np.array([24]), np.array([12]))[0] < 0.001
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
