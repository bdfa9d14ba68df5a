"""A bulk import is killed at random points; `bench/kills.py` does it a hundred times."""

from __future__ import annotations

import pytest

from bench.kills import BATCH, N_BATCHES, Outcome, batches, outcome, runs
from lib.store import LOCAL, FileRow


def test_nothing_acknowledged_is_lost_and_nothing_is_there_by_halves(sqlite_url):
    found = runs(sqlite_url, 5, seed=1)
    for each in found:
        assert each == Outcome(each.acknowledged, each.stored, lost=0, partial=0, faults=0, doubles=0)
        assert each.acknowledged <= each.stored <= each.acknowledged + 1
    assert len({each.stored for each in found}) > 1
    assert min(each.stored for each in found) < N_BATCHES


@pytest.mark.parametrize(
    ("n_left_out", "lost", "partial"), [(0, 0, 0), (1, 1, 1), (BATCH, BATCH, 1)], ids=["none", "one", "a batch"]
)
def test_the_measurement_sees_what_is_missing(store, n_left_out, lost, partial):
    workspace = store.create("Ferry", LOCAL)
    first, second = batches()[:2]
    workspace.change(added=first, files=[FileRow("file 0", "read", BATCH)])
    workspace.change(added=second[n_left_out:], files=[FileRow("file 1", "read", BATCH)])
    found = outcome(store, workspace, acknowledged=2)
    assert (found.lost, found.partial, found.faults) == (lost, partial, 0)


def test_the_measurement_sees_what_is_there_twice(store):
    workspace = store.create("Ferry", LOCAL)
    first = batches()[0]
    workspace.change(added=first, files=[FileRow("file 0", "read", BATCH)])
    workspace.change(removed=[first[0].id])
    workspace.change(added=first[:1])
    assert outcome(store, workspace, acknowledged=1).doubles == 2  # a second log entry, another order
