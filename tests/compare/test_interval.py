from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.interval import by_outlet, estimate

RANDOM = np.random.default_rng(7)


def table(**outlets: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, value) for name, values in outlets.items() for value in values], columns=["outlet", "lix"]
    )


def test_one_to_four_articles_give_a_mean_and_no_interval():
    found = by_outlet(table(Post=[40.0], Wire=[1.0, 2.0, 3.0, 6.0]), "lix")
    assert found[["outlet", "n", "mean"]].values.tolist() == [["Post", 1, 40.0], ["Wire", 4, 3.0]]
    assert found[["low", "high"]].isna().all(axis=None)
    assert set(found["method"]) == {"no interval: fewer than 5 articles"}


def test_five_to_29_articles_give_students_interval():
    # 1 2 3 4 5: mean 3, standard error sqrt(2.5) / sqrt(5) = 0.7071, t(4 df, .975) = 2.7764
    found = estimate(np.array([1.0, 2, 3, 4, 5]))
    assert (found.low, found.high) == pytest.approx((3 - 2.7764 * 0.70711, 3 + 2.7764 * 0.70711), abs=1e-3)
    assert found.method == "t interval over articles"


def test_thirty_articles_are_bootstrapped_as_scipy_does():
    values = RANDOM.gamma(2, 3, 35)
    theirs = stats.bootstrap((values,), np.mean, n_resamples=4999, method="BCa", rng=np.random.default_rng(0))
    found = estimate(values)
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval))
    assert found.method == "BCa bootstrap over articles"


def test_a_large_sample_agrees_with_the_normal_interval():
    values = RANDOM.normal(5, 2, 400)
    found, half = estimate(values), 1.96 * stats.sem(values)
    assert (found.low, found.high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.05)


def test_equal_values_claim_no_certainty():
    found = estimate(np.full(40, 0.25))
    assert (found.mean, np.isnan(found.low)) == (0.25, True)
    assert found.method == "no interval: all articles have the same value"


def test_undefined_values_and_missing_outlets_do_not_count():
    scores = table(Post=[1.0, float("nan"), 3.0], Wire=[float("nan")])
    scores.loc[len(scores)] = [None, 99.0]
    found = by_outlet(scores, "lix")
    assert found[["outlet", "n"]].values.tolist() == [["Post", 2], ["Wire", 0]]
    assert found["mean"].tolist() == pytest.approx([2.0, float("nan")], nan_ok=True)


def test_an_unknown_measure_is_refused():
    with pytest.raises(KeyError):
        by_outlet(table(Post=[1.0]), "bias")


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=14))
def test_an_interval_contains_its_mean_and_repeats(values):
    found = estimate(np.array(values))
    if not np.isnan(found.low):
        assert found.low - 1e-9 <= found.mean <= found.high + 1e-9
        assert found == estimate(np.array(values))


def test_intervals_end_where_the_measure_ends():
    found = by_outlet(table(Post=[0.0, 0.0, 0.0, 0.0, 1.0]), "lix", bounds=(0, 1))
    assert found["low"].tolist() == [0]
    assert 0.2 < found["high"].item() <= 1


@pytest.mark.parametrize("n", [5, 10, 29, 40])
def test_intervals_hold_the_true_mean_as_often_as_they_say(n):
    draw = np.random.default_rng(11)
    found = [estimate(draw.normal(3, 1, n), seed=i) for i in range(400)]
    share = np.mean([each.low <= 3 <= each.high for each in found])
    assert 0.92 <= share <= 0.98  # 95 %, and three standard errors of 400 runs


@pytest.mark.parametrize("n", [100, 400])
def test_from_100_articles_on_the_interval_is_that_of_the_bootstrap_without_resampling(n):
    values = np.random.default_rng(n).lognormal(0, 1, n)
    theirs = stats.bootstrap((values,), np.mean, n_resamples=19_999, batch=100, rng=np.random.default_rng(0))
    found = estimate(values)
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval), abs=0.1 * stats.sem(values))
    assert found.method == "ABC interval over articles"
    assert found == estimate(values, seed=1)


def by_differences(values, level):
    """ABC of any statistic of weights, its derivatives taken by small steps: Efron & Tibshirani (1993), chapter 22."""
    n, step = len(values), 0.001 / len(values)
    even = np.full(n, 1 / n)

    def mean(weights):
        return weights @ values / weights.sum()

    ways = np.eye(n) - even
    ahead, back = (np.array([mean(even + sign * step * way) for way in ways]) for sign in (1, -1))
    slope, bend = (ahead - back) / (2 * step), (ahead - 2 * mean(even) + back) / step**2
    error = np.sqrt((slope**2).sum()) / n
    acceleration = (slope**3).sum() / (6 * n**3 * error**3)
    direction = slope / (n**2 * error)
    curved = (mean(even + step * direction) - 2 * mean(even) + mean(even - step * direction)) / (2 * error * step**2)
    away = bend.sum() / (2 * n**2) / error - curved
    bias = stats.norm.ppf(2 * stats.norm.cdf(acceleration) * stats.norm.cdf(-away))
    moved = bias + stats.norm.ppf([(1 - level) / 2, (1 + level) / 2])
    return [mean(even + each * direction) for each in moved / (1 - acceleration * moved) ** 2]


@pytest.mark.parametrize("level", [0.9, 0.95])
def test_the_interval_of_100_articles_is_that_of_the_general_recipe(level):
    values = np.random.default_rng(5).exponential(2, 100)
    found = estimate(values, level=level)
    assert [found.low, found.high] == pytest.approx(by_differences(values, level), rel=1e-4)


def test_of_a_large_sample_the_interval_is_the_normal_one():
    values = RANDOM.normal(0, 1, 20_000)
    found, half = estimate(values), 1.95996 * values.std() / 20_000**0.5
    assert (found.low, found.high) == pytest.approx((values.mean() - half, values.mean() + half), abs=half / 50)
