from __future__ import annotations

import numpy as np
import pytest

from lib.compare import drawing
from lib.compare.contrast import studentised

EVENT = np.repeat([0, 1, 2], [20, 30, 10]).astype(np.int64)
PARTS = np.split(np.arange(60), [20, 50])  # the places of each event
FEW_OF_SOME = np.isin(
    np.arange(60), [0, 3, 4, 25, 29, *range(51, 58)]
)  # the smaller side is the target's but in the last


def values(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.column_stack([rng.gamma(2, 3, 60), np.where(rng.random(60) < 0.7, 0, 5.0), rng.normal(100, 1, 60)])


@pytest.mark.parametrize("target", [FEW_OF_SOME, ~FEW_OF_SOME])
def test_a_shuffle_is_judged_as_the_real_sides_are(target, monkeypatch):
    smaller = [np.flatnonzero(own == (own.sum() * 2 <= len(own))) for own in (target[part] for part in PARTS)]
    places = dict(zip((20, 30, 10), smaller, strict=True))
    monkeypatch.setattr(drawing, "_drawn", lambda event, n, _: np.tile(places[len(event.values)], (n, 1)))
    real = studentised(values(), target[np.newaxis], EVENT)[0]
    rng = np.random.default_rng(0)
    assert drawing.reached(values(), target, EVENT, real, 3, rng).tolist() == [3, 3, 3]
    assert drawing.reached(values(), target, EVENT, 1.001 * real, 3, rng).tolist() == [0, 0, 0]


@pytest.mark.parametrize("most_permuted", [1, 1_000])
def test_as_many_shuffles_reach_it_as_of_all_articles(most_permuted, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_PERMUTED", most_permuted)
    n = 4_000
    real = studentised(values(), FEW_OF_SOME[np.newaxis], EVENT)[0]
    rng = np.random.default_rng(1)
    shuffled = np.stack([np.concatenate([rng.permutation(FEW_OF_SOME[part]) for part in PARTS]) for _ in range(n)])
    expected = (studentised(values(), shuffled, EVENT) >= real * (1 - 1e-9)).mean(axis=0)
    found = drawing.reached(values(), FEW_OF_SOME, EVENT, real, n, np.random.default_rng(2)) / n
    assert found == pytest.approx(expected, abs=4 * np.sqrt(0.5 / n))


@pytest.mark.parametrize("most_permuted", [1, 1_000])
def test_no_article_is_drawn_twice_and_all_are_as_often(most_permuted, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_PERMUTED", most_permuted)
    event = next(iter(drawing._events(values()[:20], FEW_OF_SOME[:20], EVENT[:20])))
    drawn = drawing._drawn(event, 2_000, np.random.default_rng(0))
    assert drawn.shape == (2_000, 3)
    assert (np.diff(np.sort(drawn, axis=1)) > 0).all()
    assert np.bincount(drawn.ravel(), minlength=20) / 2_000 == pytest.approx(np.full(20, 3 / 20), abs=0.04)
