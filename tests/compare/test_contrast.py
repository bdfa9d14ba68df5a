from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.contrast import comparable, contrast, studentised

ONE_EVENT = np.zeros(20, np.int64)
TARGET = np.arange(20) < 7


def values(n: int = 20, columns: int = 3, seed: int = 1):
    return np.random.default_rng(seed).gamma(2, 3, (n, columns))


def test_with_one_event_it_is_welchs_t_test():
    y = values()
    found = contrast(y, TARGET, ONE_EVENT)
    welch = stats.ttest_ind(y[TARGET], y[~TARGET], equal_var=False)
    assert found.difference == pytest.approx(y[TARGET].mean(axis=0) - y[~TARGET].mean(axis=0))
    assert found.difference / found.error == pytest.approx(welch.statistic)
    assert found.df == pytest.approx(welch.df)


def test_with_one_article_a_side_in_each_event_it_is_the_paired_t_test():
    y, target, event = values(16), np.tile([True, False], 8), np.repeat(np.arange(8), 2)
    found = contrast(y, target, event)
    paired = stats.ttest_rel(y[target], y[~target])
    assert found.difference / found.error == pytest.approx(paired.statistic)
    assert found.df == pytest.approx(paired.df)


def test_events_are_weighted_by_what_they_can_tell():
    # Event 0: 3 - 1 = 2, one and one article, weight 1 * 1 / 2. Event 1: 8 - 2 = 6, one and three, weight 1 * 3 / 4.
    y = np.array([3.0, 1.0, 8.0, 1.0, 2.0, 3.0])[:, np.newaxis]
    target = np.array([True, False, True, False, False, False])
    found = contrast(y, target, np.array([0, 0, 1, 1, 1, 1]))
    assert found.difference == pytest.approx((0.5 * 2 + 0.75 * 6) / (0.5 + 0.75))


def test_what_an_event_does_to_both_sides_is_no_difference():
    y, target, event = values(), TARGET, np.arange(20) % 2
    moved = y + 100 * event[:, np.newaxis]
    before, after = contrast(y, target, event), contrast(moved, target, event)
    assert after.difference == pytest.approx(before.difference)
    assert after.error == pytest.approx(before.error)


def test_the_spread_is_the_pooled_standard_deviation():
    y = values()
    pooled = np.sqrt((6 * y[TARGET].var(axis=0, ddof=1) + 12 * y[~TARGET].var(axis=0, ddof=1)) / 18)
    found = contrast(y, TARGET, ONE_EVENT)
    assert found.spread == pytest.approx(pooled)
    assert found.residual_df == 18


def test_events_of_one_side_say_nothing():
    target = np.array([True, False, True, True, False])
    assert comparable(target, np.array([0, 0, 1, 1, 2])).tolist() == [True, True, False, False, False]
    assert comparable(target[:0], np.zeros(0, np.int64)).tolist() == []


@given(st.integers(0, 1000))
def test_every_division_is_judged_as_if_it_were_the_real_one(seed):
    rng = np.random.default_rng(seed)
    y, event, target = values(seed=seed), np.repeat([0, 1], [8, 12]), np.arange(20) % 3 == 0
    targets = np.stack([np.concatenate([rng.permutation(target[event == e]) for e in (0, 1)]) for _ in range(5)])
    together = studentised(y, targets, event)
    for target, size in zip(targets, together, strict=True):
        alone = contrast(y, target, event)
        assert size == pytest.approx(np.abs(alone.difference / alone.error))


def test_sides_that_do_not_vary_are_infinitely_apart_or_equal():
    y = np.column_stack([TARGET.astype(float), np.full(20, 0.1)])
    assert studentised(y, TARGET[np.newaxis], ONE_EVENT)[0].tolist() == [np.inf, 0.0]


@pytest.mark.parametrize("factor", [1e-6, 1.0, 1e6])
def test_units_do_not_matter(factor):
    y = values()
    plain, scaled = contrast(y, TARGET, ONE_EVENT), contrast(factor * y, TARGET, ONE_EVENT)
    assert scaled.difference / scaled.error == pytest.approx(plain.difference / plain.error)
