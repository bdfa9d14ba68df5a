from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.compare.difference import THE_OTHERS
from lib.compare.specification import MAIN
from lib.compare.verdict import Order, order, order_sentence, sentences, verdicts


def rows(target: str, values: list[tuple[float, float, float]], n: int = 9, reference: str = THE_OTHERS):
    """A difference under the main specification and others: difference, low, high."""
    table = pd.DataFrame(values, columns=["difference", "low", "high"])
    names = [MAIN, *(f"other {i}" for i in range(1, len(values)))]
    return table.assign(specification=names, target=target, reference=reference, n_target=n, n_reference=27)


NAN = (np.nan,) * 3


def sentence(*values: tuple[float, float, float], n: int = 9) -> str:
    return sentences(verdicts(rows("Post", list(values), n))).iloc[0]


def test_signs_and_intervals_are_counted():
    found = verdicts(rows("Post", [(3, 1, 5), (2, -1, 5), (1, 0.5, 2), (-2, -4, -1), (-1, -3, 1), NAN]))
    (row,) = found.itertuples()
    assert (row.n_specifications, row.n_same_sign, row.n_with_interval) == (5, 3, 5)
    assert (row.n_clear, row.n_clearly_opposite) == (2, 1)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            [(3, 1, 5), (2, -1, 5), (1, 0.5, 2)],
            "Post: above the others in 3 of 3 specifications, with an interval without zero in 2.",
        ),
        (
            [(-3, -5, -1), (2, 1, 5)],
            "Post: below the others in 1 of 2 specifications, with an interval without zero in 1, "
            "on the other side in 1.",
        ),
        ([(3, -1, 5), (2, -1, 5)], "Post: above the others in 2 of 2 specifications, no interval without zero."),
        (
            [(3, -1, 7), (-2, -4, -1)],
            "Post: above the others in 1 of 2 specifications, "
            "with an interval without zero only on the other side in 1.",
        ),
        (
            [(3, np.nan, np.nan), (2, np.nan, np.nan)],
            "Post: above the others in 2 of 2 specifications, in none with an interval.",
        ),
        ([(0, -1, 1), (2, 1, 5)], "Post and the others: no difference in the main comparison."),
        ([NAN, NAN], "Post and the others: nothing to compare, in no event do both have an article with a value."),
    ],
)
def test_a_sentence_claims_no_more_than_the_counts(values, expected):
    assert sentence(*values) == expected


def test_few_articles_are_described():
    values = [(3, np.nan, np.nan), (2, np.nan, np.nan)]
    assert sentence(*values, n=3) == (
        "Post: above the others in 2 of 2 specifications. A description: 3 articles are too few for an interval."
    )
    assert sentence(*values, n=1).endswith("A description: 1 article is too few for an interval.")


def test_tau_by_hand():
    table = pd.concat(
        [
            rows("A", [(3, 0, 0), (3, 0, 0), (1, 0, 0), (2, 0, 0)]),
            rows("B", [(2, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0)]),
            rows("C", [(1, 0, 0), (0, 0, 0), (3, 0, 0), (1, 0, 0)]),
        ]
    )
    # A B C; then A B C again (3 pairs of 3 alike: 1), C B A (none: -1), B A C (two alike, one not: 1/3).
    found = order(table)
    assert found == Order(3, 3, 1, pytest.approx(1 / 3), -1)
    assert order_sentence(found) == (
        "All 3 groups stand in the main comparison's order in 1 of 3 other specifications "
        "(Kendall's tau: median 0.33, lowest −1.00)."
    )


def test_a_specification_in_which_a_group_has_no_value_has_no_order():
    table = pd.concat([rows("A", [(3, 0, 0), NAN]), rows("B", [(2, 0, 0)] * 2), rows("C", [(1, 0, 0)] * 2)])
    found = order(table)
    assert found == Order(3, 0, 0, pytest.approx(np.nan, nan_ok=True), pytest.approx(np.nan, nan_ok=True))
    assert order_sentence(found) == (
        "In no other specification do all 3 groups have a difference: their order is not followed."
    )


def test_two_groups_have_no_order():
    assert order(rows("A", [(3, 0, 0)] * 2, reference="B")) is None
    assert order(rows("A", [(3, 0, 0)] * 2)[:0]) is None
