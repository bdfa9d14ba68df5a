"""Quantiles, cumulative shares and bins. Oracles: numpy on the plain values, scipy's empirical distribution."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.compare.distribution import binned, by_group, cumulative, edges, quantiles, with_value

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60).map(np.array)


def articles(**groups: list[float]) -> pd.DataFrame:
    return pd.DataFrame([(name, value) for name, each in groups.items() for value in each], columns=["group", "value"])


def test_articles_without_a_group_or_a_value_are_left_out():
    table = pd.DataFrame(
        {"id": list("abc"), "title": None, "published": None, "group": ["X", None, "Y"], "lix": [40.0, 50.0, None]}
    )
    assert with_value(table, "lix")[["id", "group", "value"]].to_numpy().tolist() == [["a", "X", 40.0]]
    with pytest.raises(KeyError):
        with_value(table, "lox")


def test_quantiles_of_four_articles_by_hand():
    # 1 2 4 9: the lower quartile is a quarter of three steps up, 1 + .75 (2 - 1); the upper one 4 + .25 (9 - 4).
    table = quantiles(articles(A=[9, 1, 4, 2], B=[7]))
    assert table.to_numpy().tolist() == [["B", 1, 7, 7, 7, 7, 7, 7], ["A", 4, 16 / 4, 1, 1.75, 3, 5.25, 9]]
    assert list(table.columns) == [
        *("group", "n", "mean", "lowest", "lower_quartile", "median", "upper_quartile", "highest"),
    ]


def test_no_articles_have_no_rows():
    nothing = articles()
    assert quantiles(nothing).empty
    assert by_group(nothing) == []
    assert binned(nothing, edges(np.array([]))).empty
    assert cumulative(np.array([]), 10).empty


def test_the_cumulative_share_of_three_articles():
    assert cumulative(np.array([5.0, 1.0, 5.0]), 10).to_numpy().tolist() == [[1, 1 / 3], [5, 2 / 3], [5, 1]]


@given(values, st.integers(2, 80))
def test_every_row_of_the_cumulative_shares_is_right_however_few_are_kept(numbers, most):
    table = cumulative(numbers, most)
    assert len(table) == min(most, len(numbers))
    assert table["value"].iloc[0] == numbers.min()
    assert table["value"].iloc[-1] == numbers.max()
    exact = stats.ecdf(numbers).cdf.evaluate(table["value"])
    # Of equal values only the last one's share is that of the distribution function.
    assert (table["share"] <= exact + 1e-12).all()
    if len(set(numbers)) == len(numbers):
        assert table["share"].to_numpy() == pytest.approx(exact)


@given(values)
def test_the_bins_hold_every_article_once(numbers):
    at = edges(numbers)
    table = binned(articles(A=list(numbers)), at)
    assert 1 <= len(table) <= 30
    assert table["n"].sum() == len(numbers)
    assert table["share"].sum() == pytest.approx(1)


def test_shares_are_of_the_groups_own_articles():
    table = binned(articles(A=[0, 1, 2, 2], B=[2]), np.array([0.0, 1.0, 2.0]))
    assert table.to_numpy().tolist() == [
        ["A", 0, 1, 1, 1 / 4],
        ["A", 1, 2, 3, 3 / 4],  # the last bin holds its upper edge
        ["B", 0, 1, 0, 0],
        ["B", 1, 2, 1, 1],
    ]


def test_equal_values_get_one_bin_around_them():
    assert edges(np.array([3.0, 3.0])).tolist() == [2.5, 3.5]


def test_bins_are_no_more_than_can_be_told_apart():
    assert len(edges(np.array([*np.linspace(0, 1, 500), 1000.0]))) == 31
