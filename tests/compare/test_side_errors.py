from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.contrast import contrast
from lib.compare.side_errors import error_and_df

VARY = np.array([False]), np.array([False])


def design(cells: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Which articles are the target's, and their events, from the numbers of both sides in each event."""
    target = np.concatenate([[True] * own + [False] * others for own, others in cells])
    return target, np.repeat(np.arange(len(cells)), [sum(cell) for cell in cells])


def by_matrices(target: np.ndarray, event: np.ndarray, variance: tuple[float, float]) -> float:
    """The degrees of freedom from the definition, with a matrix as large as all articles."""
    x = np.column_stack([target, *(event == each for each in np.unique(event))]).astype(float)
    inverse = np.linalg.inv(x.T @ x)
    hat = x @ inverse @ x.T
    rest = np.eye(len(x)) - hat
    weights = np.diag((inverse @ x.T)[0] ** 2 / (1 - np.diag(hat)))
    estimated = rest @ weights @ rest @ np.diag(np.where(target, *variance))
    return float(np.trace(estimated) ** 2 / np.trace(estimated @ estimated))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=6), st.floats(0.1, 9))
def test_the_degrees_of_freedom_are_those_of_the_definition(cells, ratio):
    target, event = design(cells)
    n = tuple(np.array(side, float)[:, np.newaxis] for side in zip(*cells, strict=True))
    total = (n[0] * n[1] / (n[0] + n[1])).sum()
    share = [(own * (other / (own + other)) ** 2).sum() / total**2 for own, other in (n, n[::-1])]
    variances = np.array([ratio * share[0]]), np.array([share[1]])
    error, df = error_and_df(n, variances, VARY, np.array([1.0]))
    assert error[0] ** 2 == pytest.approx(ratio * share[0] + share[1])
    assert df[0] == pytest.approx(by_matrices(target, event, (ratio, 1.0)), rel=1e-6)


@pytest.mark.parametrize("cells", [[(4, 1), (1, 20)], [(8, 1), (1, 8), (2, 2)], [(1, 3)] * 5])
def test_intervals_hold_the_truth_where_single_articles_decide(cells):
    target, event = design(cells)
    found = contrast(np.random.default_rng(0).normal(size=(len(target), 4000)), target, event)
    held = np.abs(found.difference) <= found.error * stats.t.ppf(0.975, found.df)
    assert held.mean() > 0.94


def test_a_side_with_one_value_is_taken_to_spread_as_both_sides_do():
    target, event = design([(5, 8)])
    others = np.array([0.0, 0, 0, 4, 6, 0, 2, 8])
    found = contrast(np.concatenate([np.zeros(5), others])[:, np.newaxis], target, event)
    pooled = ((others - others.mean()) ** 2).sum() / (13 - 2)
    assert found.error[0] == pytest.approx(np.sqrt(pooled / 5 + others.var(ddof=1) / 8))


def test_five_articles_without_a_hit_do_not_show_that_there_never_is_one():
    rng = np.random.default_rng(0)
    values = np.where(rng.random((40, 4000)) < 0.7, 0, rng.exponential(size=(40, 4000)))
    target, event = design([(5, 35)])
    values = values[:, (values[target] == 0).all(axis=0)]  # of one and the same population
    found = contrast(values, target, event)
    assert (np.abs(found.difference) <= found.error * stats.t.ppf(0.975, found.df)).mean() > 0.94
