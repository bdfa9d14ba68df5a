from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats import mstats

from lib.compare.average import average, difference, ranks
from lib.compare.contrast import contrast
from lib.compare.skewness import ends

ONE = np.zeros(100, np.int64)  # one event


def sides(*values: list[float]) -> tuple[np.ndarray, np.ndarray]:
    target, reference = values
    return np.array([*target, *reference], float), np.array([True] * len(target) + [False] * len(reference))


def between(target: list[float], reference: list[float], statistic: str, event: list[int] | None = None):
    values, is_target = sides(target, reference)
    return difference(values, is_target, np.array(event) if event else ONE[: len(values)], statistic)


def normal(n: int, shift: float = 0.0, seed: int = 0) -> list[float]:
    return list(np.random.default_rng(seed).normal(shift, 1, n))


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        ("mean", 33.0 - 3.0),  # (1 + 2 + 3 + 9 + 150) / 5 = 33; (1 + 2 + 3 + 4 + 5) / 5 = 3
        ("median", 3.0 - 3.0),
        ("trimmed", 33.0 - 3.0),  # a tenth of five articles is none
        # All ten ranked: 1 and 1 share 1.5, 2 and 2 share 3.5, 3 and 3 share 5.5; then 4, 5, 9, 150 are 7 to 10.
        ("ranks", (1.5 + 3.5 + 5.5 + 9 + 10) / 5 - (1.5 + 3.5 + 5.5 + 7 + 8) / 5),
    ],
)
def test_differences_by_hand(statistic, expected):
    assert between([1, 2, 3, 9, 150], [1, 2, 3, 4, 5], statistic).difference == pytest.approx(expected)


def test_a_trimmed_mean_leaves_out_a_tenth_at_either_end():
    values = [*range(1, 10), 1000]  # without 1 and 1000: (2 + ... + 9) / 8 = 5.5
    assert average(np.array(values, float), "trimmed").mean == 5.5
    assert between(values, [0] * 10, "trimmed").difference == 5.5


def test_the_median_within_events_is_that_of_values_less_the_effect_of_their_event():
    # The second event lies 100 higher for both sides, whatever the share of the target in it.
    target, reference = [1, 2, 6, 101, 102, 106], [0, 1, 5, 0, 1, 5, 100, 101, 105]
    found = between(target, reference, "median", [0, 0, 0, 1, 1, 1, *[0] * 6, *[1] * 3])
    assert found.difference == pytest.approx(1)


@pytest.mark.parametrize("event", [None, [0, 1] * 15])
def test_the_mean_is_the_contrast_of_the_comparison(event):
    values, target = sides(normal(12, 1), normal(18, 0, seed=1))
    found = difference(values, target, np.array(event) if event else ONE[:30], "mean")
    expected = contrast(values[:, np.newaxis], target, np.array(event) if event else ONE[:30])
    half = expected.error * stats.t.ppf(0.975, expected.df)
    low, high = ends(expected.difference, half, expected.lean, 0.95)
    assert (found.difference, found.low, found.high) == pytest.approx((expected.difference[0], low[0], high[0]))
    assert found.effect == pytest.approx(expected.difference[0] / expected.spread[0], rel=0.05)
    assert found.effect_low / found.effect == pytest.approx(found.low / found.difference)


def test_the_trimmed_means_interval_is_yuens():
    a, b = normal(20, 1), normal(30, 0, seed=1)
    found = between(a, b, "trimmed")
    oracle = stats.ttest_ind(a, b, equal_var=False, trim=0.1)
    half = (found.high - found.low) / 2
    assert found.difference / (half / stats.t.ppf(0.975, oracle.df)) == pytest.approx(oracle.statistic)


def test_a_groups_trimmed_mean_has_nearly_the_interval_that_scipy_makes_with_tukeys_divisor():
    values = normal(20, 1)
    alone = average(np.array(values), "trimmed")
    # Yuen: sqrt((n - 1) / (h (h - 1))) = sqrt(19 / 240); Tukey & McLaughlin: 1 / (0.8 sqrt(20)), of the same deviation.
    ratio = np.sqrt(19 / 240) * 0.8 * np.sqrt(20)
    low, high = mstats.trimmed_mean_ci(values, (0.1, 0.1))
    assert alone.high - alone.low == pytest.approx(ratio * (high - low))


@pytest.mark.parametrize(("n", "m"), [(5, 8), (6, 7), (25, 40)])
def test_the_medians_interval_is_scipys_percentile_bootstrap_within_simulation_error(n, m):
    a, b = normal(n, 1), normal(m, 0, seed=1)
    found = between(a, b, "median")
    oracle = stats.bootstrap(
        (a, b), lambda x, y, axis: np.median(x, axis) - np.median(y, axis), method="percentile", rng=1
    )
    shift = oracle.bootstrap_distribution
    # The share of scipy's resamples beyond each end is 2.5 %, give or take what 5,000 draws leave open.
    assert np.mean(shift < found.low - 1e-9) <= 0.034
    assert np.mean(shift <= found.low + 0.05) >= 0.016
    assert np.mean(shift > found.high + 1e-9) <= 0.034
    assert np.mean(shift >= found.high - 0.05) >= 0.016


def test_a_groups_median_has_scipys_percentile_interval():
    values = normal(31)
    oracle = stats.bootstrap((values,), np.median, method="percentile", rng=1).confidence_interval
    found = average(np.array(values), "median")
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), abs=0.1)


@pytest.mark.parametrize("statistic", ["median", "trimmed", "ranks"])
@pytest.mark.parametrize(("n", "n_events"), [(8, 1), (12, 4)])
def test_intervals_hold_the_true_difference_about_as_often_as_they_say(statistic, n, n_events):
    rng = np.random.default_rng(5)
    event = np.tile(np.arange(n) % n_events, 2)
    target = np.arange(2 * n) < n
    held = 0
    for seed in range(200):
        found = difference(rng.normal(size=2 * n) + 3 * event, target, event, statistic, seed=seed)
        held += found.low <= 0 <= found.high
    assert held >= 0.95 * 200 - 3 * np.sqrt(200 * 0.95 * 0.05)


@pytest.mark.parametrize("statistic", ["mean", "median", "trimmed", "ranks"])
def test_few_articles_have_no_interval(statistic):
    found = between([1, 2, 3, 4], normal(9), statistic)
    assert np.isfinite(found.difference)
    assert np.isnan([found.low, found.high, found.effect_low]).all()
    assert np.isnan(average(np.array([1.0, 2.0, 3.0, 4.0]), statistic).low)


@pytest.mark.parametrize("statistic", ["mean", "median", "trimmed", "ranks"])
def test_sides_that_share_no_event_have_no_difference(statistic):
    assert np.isnan(between([1] * 5, [2] * 5, statistic, [0] * 5 + [1] * 5).difference)
    assert np.isnan(between([], [1] * 5, statistic).difference)
    assert average(np.array([]), statistic).n == 0


@pytest.mark.parametrize("statistic", ["mean", "median", "trimmed", "ranks"])
def test_equal_values_have_no_interval(statistic):
    found = between([2] * 6, [2] * 6, statistic)
    assert found.difference == 0
    assert np.isnan([found.low, found.effect]).all()


@pytest.mark.parametrize("statistic", ["median", "trimmed"])
def test_an_average_that_no_resample_changes_has_no_interval_instead_of_a_certain_one(statistic):
    nearly_alike = [0.0] * 19 + [3.0]
    alone = average(np.array(nearly_alike), statistic)
    assert (alone.n, alone.mean, alone.method) == (20, 0, "no interval: most articles have the same value")
    apart = between(nearly_alike, [each + 5 for each in nearly_alike], statistic)
    assert apart.difference == -5
    assert np.isnan([alone.low, alone.high, apart.low, apart.high, apart.effect_low, apart.effect_high]).all()
    assert np.isfinite(between(nearly_alike, normal(20), statistic).low)


@given(st.lists(st.integers(-50, 50), min_size=5, max_size=15), st.sampled_from(["mean", "median", "trimmed", "ranks"]))
def test_sides_exchanged_give_the_same_difference_the_other_way(values, statistic):
    one, other = (between(*pair, statistic) for pair in ((values, [0, 1, 2, 3, 4]), ([0, 1, 2, 3, 4], values)))
    assert one.difference == pytest.approx(-other.difference)


def test_ranks_are_scipys():
    assert ranks(np.array([5.0, 1.0, 5.0])).tolist() == [2.5, 1.0, 2.5]


@pytest.mark.parametrize(("statistic", "n_alike"), [("median", 19), ("trimmed", 18)])
def test_an_average_that_most_articles_share_looks_no_surer_than_a_mean(statistic, n_alike):
    found = average(np.array([0.0] * n_alike + [7.0] * (20 - n_alike)), statistic)
    assert np.isnan([found.low, found.high]).all()
    assert found.method == "no interval: most articles have the same value"
    assert average(np.zeros(20), statistic).method == "no interval: all articles have the same value"


@pytest.mark.parametrize("statistic", ["median", "trimmed"])
def test_sides_that_most_of_their_articles_share_have_no_interval(statistic):
    found = between([3.0] * 19 + [9], [0.0] * 19 + [9], statistic)
    assert found.difference == 3
    assert np.isnan([found.low, found.high, found.effect_low]).all()


OTHERS = [0.0, 0, 0, 4, 6, 0, 2, 8]


def test_a_trimmed_side_without_spread_is_taken_to_spread_as_both_sides_do():
    found = between([0] * 5, OTHERS, "trimmed")  # too few to trim: the means, with Welch's interval
    values, target = sides([0] * 5, OTHERS)
    expected = contrast(values[:, np.newaxis], target, ONE[:13])
    half = expected.error[0] * stats.t.ppf(0.975, expected.df[0])
    assert (found.low, found.high) == pytest.approx((expected.difference[0] - half, expected.difference[0] + half))


def test_a_median_of_equal_values_is_resampled_as_both_sides_together():
    reference = np.array(normal(25, 5))
    found = between([0] * 5, list(reference), "median")
    together = [0] * 5 + list(reference - np.median(reference))  # the values of both sides around their medians
    rng = np.random.default_rng(1)
    own = np.median(rng.choice(together, (20_000, 5)), axis=1)
    others = np.median(rng.choice(reference, (20_000, 25)), axis=1)
    expected = np.quantile(own - others, [0.025, 0.975])
    assert (found.low, found.high) == pytest.approx(expected, abs=0.1)
    alone = np.quantile(others, [0.025, 0.975])
    assert expected[1] - expected[0] > alone[1] - alone[0] + 0.3  # of the reference, were the target's median certain


@pytest.mark.parametrize("statistic", ["mean", "median", "trimmed", "ranks"])
def test_equal_values_differ_by_no_rounding(statistic):
    assert between([0.1] * 7, [0.1] * 11, statistic, [0, 1] * 9).difference == 0
