"""Intervals of skewed values. The oracle of the skew is scipy's k-statistics, of the lean the definition."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.contrast import contrast
from lib.compare.interval import by_outlet
from lib.compare.skewness import ends, ends_of_one, lean_of_difference, skew_of_groups

RUNS = 2000


def test_without_skew_the_ends_are_students():
    assert ends_of_one(10, 3, 0, 0.95) == (7, 13)


def test_the_end_on_the_side_of_the_long_tail_lies_further_away_and_the_other_one_stays():
    # (2 x 1.96^2 + 1) / 6 = 1.4472; a lean of 4 / 1.4472 shifts by 4, and sqrt(4^2 + 3^2) = 5.
    above, below = ends_of_one(10, 3, 4 / 1.4472, 0.95), ends_of_one(10, 3, -4 / 1.4472, 0.95)
    assert above == pytest.approx((10 - 3, 10 + 4 + 5), abs=1e-3)
    assert below == pytest.approx((10 - 4 - 5, 10 + 3), abs=1e-3)


@given(st.floats(0, 1e3), st.floats(-1e3, 1e3))
def test_no_end_lies_nearer_than_students_or_further_than_twice_the_shift_beyond_it(half, lean):
    low, high = ends_of_one(0, half, lean, 0.95)
    far = half + 2 * 1.4473 * abs(lean) + 1e-9
    assert -far <= low <= -half
    assert half <= high <= far


def test_the_skew_of_one_group_is_the_ratio_of_fishers_k_statistics():
    values = np.random.default_rng(1).gamma(1, 2, 12)
    assert skew_of_groups([values]) == pytest.approx(stats.kstat(values, 3) / stats.kstat(values, 2))


def test_the_skew_of_groups_is_that_within_them():
    values = np.random.default_rng(1).gamma(1, 2, 12)
    assert skew_of_groups([values, values + 100]) == pytest.approx(skew_of_groups([values]))


@pytest.mark.parametrize("groups", [[], [[]], [[1.0], [2.0]], [[1.0, 4.0]], [[3.0] * 9]])
def test_where_too_few_articles_tell_there_is_no_skew(groups):
    assert skew_of_groups([np.array(group) for group in groups]) == 0


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=5))
def test_the_lean_of_a_difference_is_the_sum_of_the_cubes_of_its_weights_over_that_of_their_squares(cells):
    target = np.concatenate([[True] * own + [False] * others for own, others in cells])
    event = np.repeat(np.arange(len(cells)), [sum(cell) for cell in cells])
    x = np.column_stack([target, *(event == each for each in range(len(cells)))]).astype(float)
    weights = np.linalg.pinv(x)[0]  # of each article's value in the difference
    n = tuple(np.array(side, float)[:, np.newaxis] for side in zip(*cells, strict=True))
    both = np.concatenate(n)
    free = (both - 1).sum(), ((both - 1) * np.maximum(both - 2, 0) / both).sum()
    found = lean_of_difference(n, np.array([float(free[0])]), np.array([2 * free[1]]))  # values with a skew of 2
    skew = 2 if free[1] else 0
    assert found[0] == pytest.approx(skew * (weights**3).sum() / (weights**2).sum(), abs=1e-9)


def test_a_difference_of_sides_with_equally_many_articles_leans_to_no_side():
    values = np.random.default_rng(2).exponential(size=(20, 3))
    assert contrast(values, np.arange(20) < 10, np.zeros(20, int)).lean == pytest.approx(0)


def _mostly_zeros(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.where(rng.random((n, RUNS)) < 0.7, 0, rng.exponential(size=(n, RUNS)))


@pytest.mark.parametrize(("sizes", "n_events"), [((5, 35), 1), ((5, 500), 1), ((5, 500), 2), ((20, 480), 2)])
def test_intervals_of_few_articles_beside_many_hold_the_truth_where_values_are_mostly_zero(sizes, n_events):
    values = _mostly_zeros(np.random.default_rng(3), sum(sizes))  # both sides alike: the true difference is 0
    target = np.arange(sum(sizes)) < sizes[0]
    found = contrast(values, target, np.arange(sum(sizes)) % n_events)
    low, high = ends(found.difference, found.error * stats.t.ppf(0.975, found.df), found.lean, 0.95)
    assert ((low <= 0) & (high >= 0)).mean() > 0.94


@pytest.mark.parametrize("n", [5, 10, 20])
def test_intervals_of_means_hold_the_truth_where_values_are_mostly_zero(n):
    values = _mostly_zeros(np.random.default_rng(4), 4 * n)
    outlets = pd.Series(np.repeat(list("ABCD"), n))
    held = []
    for run in values.T[:300]:
        found = by_outlet(pd.DataFrame({"outlet": outlets, "lix": run}), "lix").dropna()
        held += ((found["low"] <= 0.3) & (found["high"] >= 0.3)).tolist()  # 0.7 x 0 + 0.3 x 1
    assert np.mean(held) > 0.93
