from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.compare.quoted import (
    attribution,
    heard,
    leading,
    listed,
    shares,
    verb_classes,
    verbs,
    verbs_given,
    words_by_group,
)

COLUMNS = ["id", "group", "n_words", "speaker", "kind", "cue", "cue_class"]
ROWS = pd.DataFrame(
    [
        ("1", "Post", 30, "Ana Ruiz", "named", "said", "neutral"),
        ("2", "Post", 30, "Ana Ruiz", "named", "claimed", "evaluative"),
        ("2", "Post", 20, "Tom Ash", "named", "said", "neutral"),
        ("2", "Post", 20, None, None, None, None),
        ("3", "Wire", 10, "Ana Ruiz", "named", "said", "neutral"),
        ("3", "Wire", 30, "unnamed: a man", "unnamed", None, None),
        ("3", "Wire", 0, "Ruiz (not known which)", "unclear", "told", "neutral"),
    ],
    columns=COLUMNS,
).astype(dict.fromkeys(("speaker", "kind", "cue", "cue_class"), object))
GROUPS = ("Post", "Wire")


def test_the_share_with_a_known_speaker_is_of_all_quoted_words():
    assert attribution(ROWS).values.tolist() == [
        ["Post", 100, 4, 2, 80, pytest.approx(80 / 100)],
        ["Wire", 40, 3, 1, 40, pytest.approx(40 / 40)],
    ]


def test_the_share_of_a_speaker_is_of_the_words_whose_speaker_is_known():
    table = shares(ROWS)[["group", "speaker", "n_words", "n_quotations", "n_articles", "share"]]
    assert table.values.tolist() == [
        ["Post", "Ana Ruiz", 60, 2, 2, pytest.approx(60 / 80)],
        ["Post", "Tom Ash", 20, 1, 1, pytest.approx(20 / 80)],
        ["Wire", "unnamed: a man", 30, 1, 1, pytest.approx(30 / 40)],
        ["Wire", "Ana Ruiz", 10, 1, 1, pytest.approx(10 / 40)],
        ["Wire", "Ruiz (not known which)", 0, 1, 1, 0],
    ]


def test_those_beyond_the_first_are_summed_unless_it_is_one():
    table = leading(shares(ROWS), 1)
    assert table[["group", "speaker", "n_words", "n_speakers"]].fillna("").values.tolist() == [
        ["Post", "Ana Ruiz", 60, 1],
        ["Post", "Tom Ash", 20, 1],
        ["Wire", "unnamed: a man", 30, 1],
        ["Wire", "", 10 + 0, 2],
    ]
    assert table["share"].tolist() == pytest.approx([60 / 80, 20 / 80, 30 / 40, 10 / 40])


def test_who_is_quoted_by_one_and_who_by_all():
    table = heard(ROWS, GROUPS).set_index("speaker")
    assert table["reach"].to_dict() == {
        "Ana Ruiz": "all",
        "Tom Ash": "one",
        "unnamed: a man": None,
        "Ruiz (not known which)": None,
    }
    assert [*table.index] == ["Ana Ruiz", "unnamed: a man", "Tom Ash", "Ruiz (not known which)"]
    assert table.loc["Ana Ruiz", ["n_words", "n_quotations", "n_articles"]].tolist() == [30 + 30 + 10, 3, 3]
    assert heard(ROWS, (*GROUPS, "Herald")).set_index("speaker")["reach"]["Ana Ruiz"] == "some"


def test_in_a_single_group_nobody_is_quoted_by_one_only():
    assert heard(ROWS[ROWS["group"] == "Post"], ("Post",))["reach"].isna().all()


def test_words_of_a_speaker_in_a_group_that_does_not_quote_them_are_none():
    assert words_by_group(ROWS, GROUPS).loc["Tom Ash"].tolist() == [20, 0]


def test_verbs_are_counted_with_their_class():
    table = verbs(ROWS, GROUPS)[["cue", "cue_class", "n", "group_0", "group_1"]]
    assert table.values.tolist() == [
        ["said", "neutral", 3, 2, 1],
        ["claimed", "evaluative", 1, 1, 0],
        ["told", "neutral", 1, 0, 1],
    ]
    assert verb_classes(ROWS).values.tolist() == [
        ["Post", 2, 1, 2, "said 2, claimed 1"],
        ["Wire", 2, 0, 1, "said 1, told 1"],
    ]


def test_which_verbs_a_speaker_gets_from_each_group():
    table = verbs_given(ROWS).set_index(["speaker", "group"])
    assert table.loc[("Ana Ruiz", "Post")].tolist() == [60, 2, "said 1", "claimed 1"]
    assert table.loc[("Ana Ruiz", "Wire")].tolist() == [10, 1, "said 1", ""]
    assert table.loc[("unnamed: a man", "Wire")].tolist() == [30, 1, "", ""]


def test_a_list_begins_with_the_commonest():
    assert listed(pd.Series(["told", "said", "said", "added"]), 4) == "said 2, added 1, told 1"
    assert listed(pd.Series(["told", "said", "said"]), 1) == "said 2"


@pytest.mark.parametrize("make", [attribution, shares, verb_classes, verbs_given])
def test_nothing_quoted_gives_an_empty_table(make):
    assert make(ROWS[:0]).empty


def test_nothing_quoted_by_the_groups_gives_empty_tables():
    for make in (heard, words_by_group, verbs):
        assert make(ROWS[:0], GROUPS).empty
    assert leading(shares(ROWS[:0]), 3).empty


def test_a_group_with_the_name_of_a_column_is_no_trouble():
    assert verbs(ROWS.assign(group="n"), ("n",))["group_0"].tolist() == [3, 1, 1]
    assert words_by_group(ROWS.assign(group="speaker"), ("speaker",))["speaker"].sum() == 120


QUOTED = st.lists(
    st.tuples(
        st.sampled_from("123"), st.sampled_from(GROUPS), st.integers(0, 50), st.sampled_from(["A", "B", "C", None])
    ),
    min_size=1,
    max_size=20,
)


@given(QUOTED, st.integers(1, 4))
def test_shares_of_a_group_add_up_to_one_and_words_to_all_known(said, most):
    rows = pd.DataFrame(said, columns=["id", "group", "n_words", "speaker"]).astype({"speaker": object})
    rows = rows.where(rows.notna(), None).assign(kind="named")
    table = leading(shares(rows), most)
    for group, own in table.groupby("group"):
        known = rows[(rows["group"] == group) & rows["speaker"].notna()]
        assert own["n_words"].sum() == known["n_words"].sum()
        assert own["n_quotations"].sum() == len(known)
        if known["n_words"].sum():
            assert own["share"].sum() == pytest.approx(1)
