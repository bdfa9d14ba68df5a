import numpy as np
import pytest

from lib.compare.contrast import comparable, contrast, studentised
from lib.compare.moments import Moments, SidesCompared, compared, joined, moments


def _table(n: int = 900, n_groups: int = 4, n_events: int = 7, seed: int = 0) -> tuple[np.ndarray, ...]:
    """Skewed values with gaps, the last event told by one group only."""
    rng = np.random.default_rng(seed)
    values = rng.gamma(2, 3, (n, 3))
    values[rng.random(values.shape) < 0.2] = np.nan
    group, event = rng.integers(0, n_groups, n), rng.integers(0, n_events, n)
    event[(group > 0) & (event == n_events - 1)] = 0
    return values, group, event


def _cells(values: np.ndarray, group: np.ndarray, event: np.ndarray) -> tuple[Moments, np.ndarray]:
    n_events = event.max() + 1
    codes, cell = np.unique(group * n_events + event, return_inverse=True)
    return moments(values, cell, codes % n_events), codes // n_events


def _by_articles(values: np.ndarray, target: np.ndarray, event: np.ndarray) -> tuple[float, ...]:
    """The same figures from the articles with a value."""
    rows = np.flatnonzero(np.isfinite(values))
    rows = rows[comparable(target[rows], event[rows])]
    own, told = target[rows], np.unique(event[rows], return_inverse=True)[1]
    found = contrast(values[rows, np.newaxis], own, told)
    size = studentised(values[rows, np.newaxis], own[np.newaxis], told)[0, 0]
    means = values[rows][own].mean(), values[rows][~own].mean()
    figures = found.difference[0], found.error[0], found.df[0], found.spread[0], found.residual_df, found.lean[0], size
    return own.sum(), (~own).sum(), told.max() + 1, *means, *figures


def _figures(found: SidesCompared, place: int) -> tuple[float, ...]:
    return tuple(each[place] for each in found[:-1])


@pytest.mark.parametrize("reference", [None, 1, 3])
def test_the_sums_give_what_the_articles_give(reference: int | None) -> None:
    values, group, event = _table()
    cells, cell_group = _cells(values, group, event)
    others = cell_group != 0 if reference is None else cell_group == reference
    found = compared(joined(cells, cell_group == 0), joined(cells, others))
    chosen = np.ones(len(group), bool) if reference is None else np.isin(group, [0, reference])
    for place in range(values.shape[1]):
        expected = _by_articles(values[chosen, place], group[chosen] == 0, event[chosen])
        assert _figures(found, place) == pytest.approx(expected, rel=1e-9)


def test_large_values_lose_no_digits() -> None:
    values, group, event = _table()
    plain, far = (
        compared(*(joined(cells, of == side) for side in (0, 1)))
        for cells, of in (_cells(each, group, event) for each in (values, values + 1e6))
    )
    assert far.error == pytest.approx(plain.error, rel=1e-7)


def test_sides_that_differ_and_do_not_vary_have_no_finite_size() -> None:
    values = np.array([[1.0], [1.0], [3.0], [3.0], [3.0]])
    cells, _ = _cells(values, np.array([0, 0, 1, 1, 1]), np.zeros(5, int))
    found = compared(joined(cells, np.array([True, False])), joined(cells, np.array([False, True])))
    assert (found.difference[0], found.size[0], found.spread[0], found.alike[0]) == (-2, np.inf, 0, False)


def test_sides_without_a_common_event_have_no_article() -> None:
    cells, _ = _cells(np.ones((4, 1)), np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]))
    found = compared(joined(cells, np.array([True, False])), joined(cells, np.array([False, True])))
    assert (found.n_target[0], found.n_reference[0], found.n_events[0]) == (0, 0, 0)
    assert np.isnan(found.difference[0])
