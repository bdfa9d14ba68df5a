from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lib.compare.naming import read_naming, shares

NAMING = read_naming(
    "a", "concept,word\nfighters,militant\nfighters,rebel\nfighters,terrorist\nland,north\nland,south\n"
)


def found(*articles: tuple[str, int, int], concept: str = "fighters") -> pd.DataFrame:
    """Mentions in articles of which each has so many militants and so many rebels."""
    rows = [
        (concept, word, article, 0, 1)
        for article, militants, rebels in articles
        for word, n in (("militant", militants), ("rebel", rebels))
        for _ in range(n)
    ]
    return pd.DataFrame(rows, columns=["concept", "word", "id", "place", "n_words"])


def groups(**articles: str | None) -> pd.Series:
    return pd.Series(articles, dtype=object)


def row(table: pd.DataFrame, word: str, group: str) -> pd.Series:
    return table[(table["word"] == word) & (table["group"] == group)].iloc[0]


def test_shares_are_those_of_a_table_by_hand():
    #             militant  rebel
    # Wire   a        3       1
    #        b        0       2      militant 3 of 6, rebel 3 of 6
    # Post   c        0       1      rebel 1 of 1
    # unknown d       5       0      left out
    table = shares(
        found(("a", 3, 1), ("b", 0, 2), ("c", 0, 1), ("d", 5, 0)), NAMING, groups(a="Wire", b="Wire", c="Post", d=None)
    )
    assert table.loc[table["concept"] == "fighters", "group"].tolist() == ["Post", "Wire"] * 3
    militants, rebels = row(table, "militant", "Wire"), row(table, "rebel", "Wire")
    assert (militants["n"], militants["n_articles"], militants["share"]) == (3, 1, 3 / 6)
    assert (rebels["n"], rebels["n_articles"], rebels["share"]) == (3, 2, 3 / 6)
    assert (rebels["of_mentions"], rebels["of_articles"]) == (6, 2)
    assert (row(table, "rebel", "Post")["n"], row(table, "rebel", "Post")["share"]) == (1, 1.0)
    assert (row(table, "terrorist", "Post")["n"], row(table, "terrorist", "Post")["share"]) == (0, 0.0)


def test_a_group_that_does_not_mention_the_concept_has_no_share():
    table = shares(found(("a", 1, 0)), NAMING, groups(a="Wire", b="Post"))
    assert row(table, "militant", "Post")["n"] == 0
    assert np.isnan(row(table, "militant", "Post")["share"])
    assert table.loc[table["concept"] == "land", "share"].isna().all()


def test_nothing_found_in_no_group():
    empty = shares(found(), NAMING, groups(a="Wire"))
    assert empty["n"].tolist() == [0] * 5
    assert shares(found(("a", 1, 0)), NAMING, groups(a=None)).empty


def test_no_interval_below_five_articles():
    four = found(*((name, 1, 1) for name in "abcd"))
    five = found(*((name, 1, 1) for name in "abcde"))
    assert shares(four, NAMING, groups(**dict.fromkeys("abcd", "Wire")))["low"].isna().all()
    assert (
        row(shares(five, NAMING, groups(**dict.fromkeys("abcde", "Wire"))), "rebel", "Wire")[["low", "high"]]
        .notna()
        .all()
    )


@pytest.mark.parametrize("n_articles", [5, 8, 30])
def test_a_word_that_every_article_uses_always_has_the_interval_of_so_many_articles(n_articles):
    """Clopper and Pearson by scipy, with n = articles: ten mentions in one article tell no more than one."""
    names = [f"a{number}" for number in range(n_articles)]
    table = shares(found(*((name, 10, 0) for name in names)), NAMING, groups(**dict.fromkeys(names, "Wire")))
    expected = stats.binomtest(n_articles, n_articles).proportion_ci()
    always, never = row(table, "militant", "Wire"), row(table, "rebel", "Wire")
    assert (always["low"], always["high"]) == pytest.approx((expected.low, 1))
    assert (never["low"], never["high"]) == pytest.approx((0, 1 - expected.low))


def test_the_effective_number_of_mentions_by_hand():
    # Five articles of two mentions: 2 0, 2 0, 2 0, 0 2, 0 2: share p = 6/10.
    # Linearised variance: 5/4 (3 (2 - 2 p)^2 + 2 (0 - 2 p)^2) / 10^2 = 5/4 (3 (.64) + 2 (1.44)) / 100 = .06
    # Effective mentions: p (1 - p) / .06 = .24 / .06 = 4, times (t(.975, 9) / t(.975, 4))^2.
    table = shares(
        found(("a", 2, 0), ("b", 2, 0), ("c", 2, 0), ("d", 0, 2), ("e", 0, 2)), NAMING,
        groups(**dict.fromkeys("abcde", "Wire")),
    )  # fmt: skip
    effective = 4 * (stats.t.ppf(0.975, 9) / stats.t.ppf(0.975, 4)) ** 2
    successes = 0.6 * effective
    militants = row(table, "militant", "Wire")
    assert militants["low"] == pytest.approx(stats.beta.ppf(0.025, successes, effective - successes + 1))
    assert militants["high"] == pytest.approx(stats.beta.ppf(0.975, successes + 1, effective - successes))


@pytest.mark.parametrize("n_articles", [10, 40])
def test_intervals_hold_the_true_share_where_articles_have_habits_of_their_own(n_articles):
    """400 simulated outlets; an article's share is drawn from Beta(2, 3), mean .4, and it has 1 to 6 mentions."""
    rng = np.random.default_rng(0)
    n = 400 * n_articles
    sizes = rng.integers(1, 7, n)
    militants = rng.binomial(sizes, rng.beta(2, 3, n))
    names = [f"a{number}" for number in range(n)]
    outlets = groups(**{name: f"outlet {number // n_articles}" for number, name in enumerate(names)})
    table = shares(found(*zip(names, militants, sizes - militants, strict=True)), NAMING, outlets)
    rows = table[table["word"] == "militant"]
    assert len(rows) == 400
    assert ((rows["low"] <= 0.4) & (rows["high"] >= 0.4)).mean() >= 0.93


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("XY")), min_size=1, max_size=20))
def test_shares_of_a_group_sum_to_one_and_lie_in_their_intervals(drawn):
    counts = [(f"a{number}", militants, rebels) for number, (militants, rebels, _) in enumerate(drawn)]
    table = shares(
        found(*counts), NAMING, groups(**{name: each[2] for (name, _, _), each in zip(counts, drawn, strict=True)})
    )
    for _, rows in table[table["of_mentions"] > 0].groupby(["concept", "group"]):
        assert rows["share"].sum() == pytest.approx(1)
        assert rows["n"].sum() == rows["of_mentions"].iloc[0]
    bounded = table.dropna(subset=["low"])
    assert ((bounded["low"] <= bounded["share"] + 1e-9) & (bounded["share"] <= bounded["high"] + 1e-9)).all()
    assert bounded[["low", "high"]].notna().all(axis=None)
    assert ((bounded["low"] >= 0) & (bounded["high"] <= 1)).all()
