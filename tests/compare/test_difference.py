from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from differing import EMPTY, compared, normal, table
from scipy import stats

from lib.compare import difference
from lib.compare.difference import DESCRIBED, THE_OTHERS, differences
from lib.metrics import columns


def symmetrical(n: int, shift: float = 0.0) -> list[float]:
    half = np.abs(normal(n // 2, -10 + shift, seed=n))
    return [*(10 + shift + half), *(10 + shift - half)]


def test_interval_and_effect_size_are_those_of_scipy_and_of_the_textbook():
    a, b = symmetrical(12, 1), symmetrical(20)
    (row,) = compared(table(a + b, "A" * 12 + "B" * 20)).itertuples()
    interval = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
    assert (row.target, row.reference, row.n_target, row.n_reference, row.n_events) == ("A", "B", 12, 20, 1)
    assert (row.low, row.high) == pytest.approx((interval.low, interval.high))
    pooled = np.sqrt((11 * np.var(a, ddof=1) + 19 * np.var(b, ddof=1)) / 30)
    assert row.effect_size == pytest.approx((np.mean(a) - np.mean(b)) / pooled * (1 - 3 / (4 * 30 - 1)))


def test_p_is_the_share_of_all_divisions_that_differ_as_much():
    a, b = normal(5, 1), normal(5, 0, seed=1)
    (row,) = compared(table(a + b, "A" * 5 + "B" * 5)).itertuples()
    exact = stats.permutation_test(
        (a, b), lambda x, y: np.abs(stats.ttest_ind(x, y, equal_var=False).statistic), alternative="greater"
    ).pvalue
    assert row.p == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / difference.SHUFFLES))


def test_where_no_shuffle_reaches_it_p_is_read_from_students_t_but_not_below_one_of_all_divisions():
    a, b = normal(30, 2), normal(30, 0, seed=1)
    (row,) = compared(table(a + b, "A" * 30 + "B" * 30)).itertuples()
    assert row.p == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue)
    (row,) = compared(table([*normal(9, 1e6), *normal(9)], "A" * 9 + "B" * 9)).itertuples()
    assert row.p == pytest.approx(1 / 48620)  # 18! / 9! / 9! ways to choose 9 of 18


def test_many_articles_on_both_sides_are_compared_by_the_t_test_alone(monkeypatch):
    monkeypatch.setattr(difference, "MOST_FOR_SHUFFLING", 29)
    a, b = normal(30, 0.3), normal(30, 0, seed=1)
    (row,) = compared(table(a + b, "A" * 30 + "B" * 30)).itertuples()
    assert row.test == "t test and interval"
    assert row.p == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue)


@pytest.mark.parametrize(
    ("own", "other", "events", "shuffled"),
    [(100, 200, None, False), (99, 198, None, True), (100, 201, None, True), (100, 200, ["x", "y"] * 150, True)],
)
def test_large_sides_of_like_number_on_one_event_are_compared_by_the_t_test_alone(own, other, events, shuffled):
    (row,) = compared(table(normal(own + other), "A" * own + "B" * other, events)).itertuples()
    assert row.test.startswith("permutation" if shuffled else "t test")


@pytest.mark.parametrize(("n", "shift", "n_shuffled"), [(100, 3.0, 199), (99, 3.0, 1_999), (100, 0.4, 1_999)])
def test_of_large_sides_what_differs_beyond_doubt_is_not_shuffled_on(n, shift, n_shuffled, monkeypatch):
    asked, shuffles = list[int](), difference._reached
    monkeypatch.setattr(difference, "_reached", lambda *given: asked.append(given[4]) or shuffles(*given))
    monkeypatch.setattr(difference, "FEWEST_BALANCED", 1_000)
    (row,) = compared(table(normal(n, shift, 1) + normal(n, seed=2), "A" * n + "B" * n)).itertuples()
    assert sum(asked) == n_shuffled
    assert row.p < 0.05
    if shift > 1:
        assert row.p < 1e-6


@pytest.mark.parametrize("n_events", [1, 3])
def test_few_articles_beside_very_many_raise_no_false_alarms(n_events):
    """Mostly zeros: by the t test 5 to 10 of such articles differed from 500 in every third measure."""
    rng, names, n = np.random.default_rng(0), columns(), 500
    found = []
    for own in (5, 10):
        zeros = {name: np.where(rng.random(n) < 0.7, 0, rng.exponential(size=n)) for name in names}
        events = [str(number) for number in rng.integers(0, n_events, n)]
        scores = table([0.0] * n, "A" * own + "B" * (n - own), events).assign(**zeros)
        found.append(differences(scores, scores["outlet"]))
    both = pd.concat(found)
    assert (both["p"] < 0.05).mean() < 0.1
    assert not (both["q"] < 0.05).any()


@pytest.mark.parametrize("n", [1, 2, 4])
def test_fewer_than_five_articles_are_described_and_not_tested(n):
    (row,) = compared(table(normal(n) + normal(30, 3, seed=1), "A" * n + "B" * 30)).itertuples()
    assert (row.n_target, row.test) == (n, DESCRIBED)
    assert np.isfinite(row.difference)
    assert np.isnan([row.low, row.high, row.p, row.q, row.effect_size]).all()


def test_a_group_is_compared_with_all_others_only_if_there_are_more_than_two():
    two, three = (
        compared(table(normal(10), "A" * 5 + "B" * 5)),
        compared(table(normal(15), "A" * 5 + "B" * 5 + "C" * 5)),
    )
    assert list(zip(two["target"], two["reference"], strict=True)) == [("A", "B")]
    assert list(zip(three["target"], three["reference"], strict=True)) == [
        *((name, THE_OTHERS) for name in "ABC"),
        *(("A", "B"), ("A", "C"), ("B", "C")),
    ]
    assert three["n_reference"].tolist() == [10, 10, 10, 5, 5, 5]


def test_of_many_groups_no_pairs_are_made(monkeypatch):
    monkeypatch.setattr(difference, "MOST_FOR_PAIRS", 2)
    assert (compared(table(normal(15), "A" * 5 + "B" * 5 + "C" * 5))["reference"] == THE_OTHERS).all()


def test_only_events_of_both_sides_are_compared():
    # All of A's articles on fire are far above those on flood, which B alone covers besides.
    values = [*normal(6, 5), *normal(6, 5, seed=1), *normal(6, -5, seed=2)]
    scores = table(values, "A" * 6 + "B" * 12, ["fire"] * 12 + ["flood"] * 6)
    (row,) = compared(scores).itertuples()
    assert (row.n_target, row.n_reference, row.n_events) == (6, 6, 1)
    assert row.difference == pytest.approx(np.mean(values[:6]) - np.mean(values[6:12]))
    (blind,) = compared(scores, by_event=False).itertuples()
    assert blind.n_reference == 12


def test_groups_that_share_no_event_cannot_be_compared():
    (row,) = compared(table(normal(12), "A" * 6 + "B" * 6, ["fire"] * 6 + ["flood"] * 6)).itertuples()
    assert (row.n_target, row.n_reference, row.n_events) == (0, 0, 0)
    assert np.isnan(row.difference)


def test_articles_without_a_value_or_a_group_do_not_count():
    scores = table([*normal(6), np.nan, 50.0, *normal(6, seed=1)], "A" * 7 + "x" + "B" * 6)
    scores.loc[7, "outlet"] = None
    (row,) = compared(scores).itertuples()
    assert (row.n_target, row.n_reference) == (6, 6)


def test_equal_values_everywhere_are_no_finding():
    (row,) = compared(table([3.0] * 12, "A" * 6 + "B" * 6)).itertuples()
    assert np.isnan([row.p, row.low]).all()
    assert row.difference == 0


def test_sides_that_do_not_vary_have_a_test_but_no_interval():
    (row,) = compared(table([3.0] * 6 + [0.0] * 6, "A" * 6 + "B" * 6)).itertuples()
    assert row.p < 0.01
    assert np.isnan([row.low, row.high, row.effect_size]).all()


def test_the_same_table_gives_the_same_numbers():
    scores = table(normal(20), "A" * 10 + "B" * 10)
    pd.testing.assert_frame_equal(compared(scores), compared(scores))


def test_the_order_of_the_articles_does_not_matter_beyond_the_draw_of_the_shuffles():
    scores = table(normal(20, 0.5), "AB" * 10, ["fire", "flood"] * 5 + ["flood", "fire"] * 5)
    one, other = compared(scores).iloc[0], compared(scores.iloc[::-1]).iloc[0]
    assert other[["difference", "low", "high", "effect_size"]].tolist() == pytest.approx(
        one[["difference", "low", "high", "effect_size"]].tolist()
    )
    assert other["p"] == pytest.approx(one["p"], abs=0.15)  # of 199 shuffles each


def test_intervals_end_where_no_difference_of_the_measure_can_lie():
    scores = table([0.0] * 10, "A" * 5 + "B" * 5).assign(quote_density=[1.0, 1, 1, 1, 0, 0, 0, 0, 0, 0.9])
    rows = differences(scores, scores["outlet"])
    (row,) = rows[(rows["measure"] == "quote_density") & (rows["voice"] == "all")].itertuples()
    assert (row.difference, row.high) == (pytest.approx(0.8 - 0.18), 1)
    flipped = differences(scores, scores["outlet"].map({"A": "B", "B": "A"}))
    assert flipped[(flipped["measure"] == "quote_density") & (flipped["voice"] == "all")]["low"].item() == -1


def test_nothing_to_compare():
    assert differences(EMPTY, EMPTY["outlet"]).empty
    assert compared(table(normal(5), "A" * 5)).empty
