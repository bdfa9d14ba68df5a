from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from lib.compare.naming import differences

COLUMNS = ["concept", "word", "id", "place", "n_words"]


def mentions(counts: dict[str, tuple[int, int]], concept: str = "fighters") -> pd.DataFrame:
    """Mentions in articles of which each has so many militants and so many rebels."""
    rows = [
        (concept, word, article, 0, 1)
        for article, each in counts.items()
        for word, n in zip(("militant", "rebel"), each, strict=True)
        for _ in range(n)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def only(table: pd.DataFrame) -> pd.Series:
    (row,) = (row for _, row in table.iterrows())
    return row


def halves(n: int = 5) -> pd.Series:
    """2 n articles: the first n of X, the others of Y."""
    return pd.Series({f"a{number}": "X" if number < n else "Y" for number in range(2 * n)})


def test_two_groups_with_words_of_their_own_differ_wholly():
    counts = {f"a{number}": (2, 0) if number < 5 else (0, 3) for number in range(10)}
    row = only(differences(mentions(counts), halves()))
    assert (row["n"], row["n_articles"], row["n_groups"], row["reason"]) == (25, 10, 2, "")
    assert row["difference"] == pytest.approx(1)
    # Of the 252 ways to divide ten articles in halves two are as extreme: p = 2/252 = .0079, within simulation error.
    assert row["p"] == pytest.approx(2 / 252, rel=0.25)
    assert row["q"] == row["p"]  # one concept tested


@pytest.mark.parametrize("seed", range(4))
def test_p_is_that_of_all_regroupings_by_scipy(seed):
    """scipy enumerates all 252: the distance between the two groups' mean shares."""
    rng = np.random.default_rng(seed)
    counts = {f"a{number}": tuple(rng.integers(0, 4, 2) + np.array([number % 2, 1])) for number in range(10)}
    militant = np.array([each[0] / sum(each) for each in counts.values()])
    exact = stats.permutation_test(
        (militant[:5], militant[5:]),
        lambda x, y, axis: abs(x.mean(axis=axis) - y.mean(axis=axis)),
        alternative="greater",
    ).pvalue
    row = only(differences(mentions(counts), halves()))
    # A p of 100 finds has a standard error of a tenth of itself.
    assert row["p"] == pytest.approx(exact, rel=0.35)


def test_the_difference_is_adjusted_r_squared_by_hand():
    # Shares of "militant": X 1 1 1 .5 .5 (mean .8), Y 0 0 0 .5 .5 (mean .2), all: mean .5.
    # Between: 10 (.3)^2 = .9; total: 3 (.25) + 3 (.25) + 4 (0) = 1.5; R² = .6. "rebel" mirrors it: the ratio stays.
    # Adjusted: 1 - (1 - .6) (10 - 1) / (10 - 2) = 1 - .4 * 9 / 8 = .55
    counts = dict(zip(halves().index, [(1, 0)] * 3 + [(1, 1)] * 4 + [(0, 1)] * 3, strict=True))
    assert only(differences(mentions(counts), halves()))["difference"] == pytest.approx(0.55)


def test_an_article_with_many_mentions_counts_no_more_than_others():
    counts = dict(zip(halves().index, [(1, 0)] * 3 + [(1, 1)] * 4 + [(0, 1)] * 3, strict=True))
    wordy = counts | {"a0": (50, 0), "a3": (20, 20)}
    pd.testing.assert_series_equal(
        only(differences(mentions(counts), halves()))[["difference", "p"]],
        only(differences(mentions(wordy), halves()))[["difference", "p"]],
    )


def test_articles_move_only_within_their_event():
    """X wrote mostly of event 1 and Y of event 2, and the word goes with the event: no difference between outlets."""
    n = 24
    group = pd.Series({f"a{number}": "X" if number < n / 2 else "Y" for number in range(n)})
    event = pd.Series({f"a{number}": "one" if (number % 12 < 9) == (number < n / 2) else "two" for number in range(n)})
    found = mentions({article: (1, 0) if event[article] == "one" else (0, 1) for article in group.index})
    assert only(differences(found, group))["p"] < 0.05
    within = only(differences(found, group, event))
    assert (within["p"], within["difference"]) == (1, 0)


def test_groups_that_share_no_event_are_not_tested():
    group = halves()
    row = only(differences(mentions(dict.fromkeys(group.index, (1, 1)) | {"a0": (1, 0)}), group, group))
    assert np.isnan(row["p"])
    assert row["reason"] == "no event in which two of them name it"


def test_groups_below_five_articles_are_left_out_of_the_test():
    group = pd.concat([halves(), pd.Series({"b0": "Z", "b1": "Z"})])
    counts = {f"a{number}": (1, number % 2) for number in range(10)}
    with_third = only(differences(mentions(counts | {"b0": (0, 9), "b1": (0, 9)}), group))
    assert with_third["n_groups"] == 2
    assert (with_third["n"], with_third["n_articles"]) == (15 + 18, 12)
    assert with_third["p"] == only(differences(mentions(counts), group))["p"]
    four = only(differences(mentions(counts), halves().drop("a9")))
    assert np.isnan(four[["difference", "p", "q"]].astype(float)).all()
    assert four["reason"] == "fewer than two with 5 articles that name it"


def test_one_word_only_is_no_test():
    row = only(differences(mentions(dict.fromkeys(halves().index, (3, 0))), halves()))
    assert row["reason"] == "all use the same word"
    assert np.isnan(row["p"])


def test_concepts_stand_by_difference_and_untested_ones_after():
    strong = mentions({f"a{number}": (1, 0) if number < 5 else (0, 1) for number in range(10)}, "strong")
    weak = mentions({f"a{number}": (1, 1) if number < 5 else (0, 1) for number in range(10)}, "weak")
    rare = mentions({"a0": (9, 9)}, "rare")
    table = differences(pd.concat([rare, weak, strong]), halves())
    assert table["concept"].tolist() == ["strong", "weak", "rare"]
    # q by Benjamini and Hochberg over the two tested: the smaller p doubles, at most the larger one.
    assert table["q"][:2].tolist() == stats.false_discovery_control(table["p"][:2]).tolist()
    assert np.isnan(table["q"][2])


def test_the_same_concept_has_the_same_p_whatever_else_is_tested():
    counts = {f"a{number}": (1, number % 3) for number in range(10)}
    alone = differences(mentions(counts), halves())
    beside = differences(pd.concat([mentions(counts, "other"), mentions(counts)]), halves())
    assert alone["p"].tolist() == beside.loc[beside["concept"] == "fighters", "p"].tolist()


def test_nothing_to_compare():
    assert differences(mentions({}), halves()).empty
    assert differences(mentions({"a0": (1, 1)}), pd.Series({"a0": None}, dtype=object)).empty
    assert only(differences(mentions({"a0": (1, 1)}), pd.Series({"a0": "X"})))["n_groups"] == 0
