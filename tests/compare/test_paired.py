"""Own words beside quoted words. The oracle of the paired difference is scipy's test of related samples."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from lib.compare.paired import COLUMNS, own_and_quoted

OWN = [4.0, 6.0, 5.0, 9.0, 7.0, 8.0]
QUOTED = [4.0, 5.0, 2.0, 6.0, 2.0, 2.0]  # 0, 1, 3, 3, 5 and 6 less: as many above the middle as below


def table(own: list[float | None], quoted: list[float | None], group: str | None = "A") -> pd.DataFrame:
    return pd.DataFrame({"group": group, "own": own, "quoted": quoted}).astype({"own": float, "quoted": float})


def test_the_difference_is_that_of_scipys_test_of_related_samples():
    (row,) = own_and_quoted(table(OWN, QUOTED), "own", "quoted").itertuples()
    interval = stats.ttest_rel(OWN, QUOTED).confidence_interval(0.95)
    assert (row.own, row.quoted, row.difference) == pytest.approx((39 / 6, 21 / 6, 18 / 6))
    assert (row.low, row.high) == pytest.approx((interval.low, interval.high))
    assert (row.n_own, row.n_quoted, row.n_both) == (6, 6, 6)


def test_the_difference_is_over_the_articles_that_have_both():
    (row,) = own_and_quoted(table([4, 6, None], [1, None, 3]), "own", "quoted").itertuples()
    assert (row.n_own, row.n_quoted, row.n_both) == (2, 2, 1)
    assert (row.own, row.quoted, row.difference) == (5, 2, 3)
    assert np.isnan(row.low)
    assert row.method == "no interval: fewer than 5 articles"


def test_a_voice_without_a_value_is_undefined_and_so_is_the_difference():
    (row,) = own_and_quoted(table(OWN, [None] * 6), "own", "quoted").itertuples()
    assert (row.n_quoted, row.n_both) == (0, 0)
    assert np.isnan([row.quoted, row.difference, row.low]).all()


def test_groups_are_in_alphabetical_order_and_articles_without_one_do_not_count():
    both = pd.concat([table([1], [1], "B"), table([1], [1], "A"), table([9], [9], None)])
    found = own_and_quoted(both, "own", "quoted")
    assert found["group"].tolist() == ["A", "B"]
    assert found["n_own"].tolist() == [1, 1]
    assert list(own_and_quoted(both[:0], "own", "quoted").columns) == list(COLUMNS)


def test_intervals_end_where_no_value_can_lie():
    own, quoted = [1.0, 1.0, 1.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.5]
    (row,) = own_and_quoted(table(own, quoted), "own", "quoted", bounds=(0, 1)).itertuples()
    assert row.own_high == 1
    assert row.quoted_low == 0
    assert row.high == 1
