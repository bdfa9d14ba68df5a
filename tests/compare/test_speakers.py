from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.compare.index import WordIndex
from lib.compare.joins import BY_HAND, Joins, corrected
from lib.compare.said import said
from lib.compare.speakers import (
    AGREES,
    COLUMNS,
    DESCRIPTION,
    GIVEN,
    IN_ARTICLE,
    IN_CORPUS,
    IN_EVENT,
    NO_FULL_NAME,
    NOT_JOINED,
    PRONOUN,
    SAME,
    TWO_FIT,
    joined,
    quotations,
    variants,
)
from lib.compare.trace import trace
from lib.text import parse


def rows(*said: tuple[str, str | None, str | None] | tuple[str, str | None, str | None, str]) -> pd.DataFrame:
    """Quotations of two words from (event, form, named); the article is the place in the list, if none is given."""
    table = [
        (str(each[3] if len(each) > 3 else place), "Post", each[0] or None, 9 * place, 9 * place + 7, 2, each[2],
         each[1], "said", "neutral")
        for place, each in enumerate(said)
    ]  # fmt: skip
    return pd.DataFrame(table, columns=list(COLUMNS))


def speakers(*forms: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Who speaks, from (event, name)."""
    found = joined(rows(*((event, form, form) for event, form in forms)))
    return list(zip(found["speaker"], found["kind"], found["why"], strict=True))


def test_a_quotation_carries_group_place_words_and_what_the_article_says_of_its_speaker():
    text = '"Nobody knows," he said.\n\n"We go," said Col. Ana Ruiz.\n\n"We stay at home," Ruiz claimed. "For ever."'
    articles = pd.DataFrame({"id": ["x"], "group": ["Post"], "event": ["Storm"]})
    found = quotations(articles, said(WordIndex.of({"x": trace(parse(text))})))
    assert found[["id", "group", "event", "n_words", "named", "form", "cue", "cue_class"]].values.tolist() == [
        ["x", "Post", "Storm", 2, "he", None, "said", "neutral"],
        ["x", "Post", "Storm", 2, "Col. Ana Ruiz", "Ana Ruiz", "said", "neutral"],
        ["x", "Post", "Storm", 4, "Ruiz", "Ana Ruiz", "claimed", "evaluative"],
        ["x", "Post", "Storm", 2, "Ruiz", "Ana Ruiz", None, None],
    ]
    assert [text[row.start : row.end] for row in found.itertuples()][1] == '"We go,"'


def test_a_surname_is_the_one_full_name_of_its_event_before_that_of_the_corpus():
    assert speakers(("dam", "Artyom Kozhin"), ("dam", "Kozhin"), ("port", "Pavel Kozhin"), ("port", "Kozhin")) == [
        ("Artyom Kozhin", "named", SAME),
        ("Artyom Kozhin", "named", IN_EVENT),
        ("Pavel Kozhin", "named", SAME),
        ("Pavel Kozhin", "named", IN_EVENT),
    ]


def test_a_surname_without_a_full_name_in_its_event_is_the_only_one_of_the_corpus():
    assert speakers(("dam", "Artyom Kozhin"), ("port", "Kozhin"))[1] == ("Artyom Kozhin", "named", IN_CORPUS)
    assert speakers(("", "Artyom Kozhin"), ("", "Kozhin"))[1] == ("Artyom Kozhin", "named", IN_CORPUS)


def test_a_given_name_is_the_only_person_of_the_event_who_bears_it():
    bela = ("dam", "Bela Norrick")
    assert speakers(bela, ("dam", "Bela"))[1] == ("Bela Norrick", "named", GIVEN)
    assert speakers(bela, ("port", "Bela"))[1] == ("Bela", "named", NO_FULL_NAME)
    assert speakers(bela, ("dam", "Bela Lane"), ("dam", "Bela"))[2] == ("Bela", "named", NO_FULL_NAME)
    assert speakers(bela, ("dam", "Ana Bela"), ("dam", "Bela"))[2] == ("Ana Bela", "named", IN_EVENT)
    assert speakers(("", "Bela Norrick"), ("", "Bela"))[1] == ("Bela", "named", NO_FULL_NAME)


@pytest.mark.parametrize("event", ["dam", "port", ""])
def test_a_surname_that_two_persons_share_is_nobody_in_particular(event):
    found = speakers(("dam", "Ana Ruiz"), ("dam", "Tom Ruiz"), (event, "Ruiz"))
    assert found[2] == ("Ruiz (not known which)", "unclear", TWO_FIT)
    assert found[0][0] != found[1][0]


def test_a_surname_that_the_corpus_never_completes_joins_with_itself():
    assert speakers(("dam", "Kozhin"), ("port", "Kozhin")) == [("Kozhin", "named", NO_FULL_NAME)] * 2


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("Artyom Kozhin", "A. Kozhin", "Artyom Kozhin"),
        ("Donald Trump", "Donald J. Trump", "Donald J. Trump"),
        ("Grocer Bela Norrick", "Bela Norrick", "Bela Norrick"),
        ("Recep Erdoğan", "Recep Erdogan", "Recep Erdogan"),
        ("ANA RUIZ", "Ana Ruiz", "ANA RUIZ"),
        ("Sarah Huckabee Sanders", "Sarah Sanders", "Sarah Huckabee Sanders"),
    ],
)
def test_forms_of_one_name_join(one, other, label):
    for pair in ((one, other), (other, one)):
        assert {speaker for speaker, *_ in speakers(*(("dam", name) for name in pair))} == {label}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. Bush"),
        ("J. Christopher Stevens", "John Paul Stevens"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Ana Ruiz", "Ana Ruiz Jr."),
    ],
)
def test_names_that_differ_stay_apart(one, other):
    assert len({speaker for speaker, *_ in speakers(("dam", one), ("dam", other))}) == 2


def test_an_initial_that_fits_two_persons_stays_apart():
    assert speakers(("dam", "Artyom Kozhin"), ("dam", "Anna Kozhin"), ("dam", "A. Kozhin"))[2][0] == "A. Kozhin"


def test_a_name_with_an_initial_does_not_stand_in_the_way_of_a_surname():
    found = speakers(("dam", "Donald Trump"), ("dam", "J. Trump"), ("dam", "Trump"))
    assert [each[0] for each in found] == ["Donald Trump", "J. Trump", "Donald Trump"]


def test_institutions_join_by_equal_name_only():
    found = joined(
        rows(
            ("dam", "the pentagon", "the Pentagon"),
            ("port", "the pentagon", "The Pentagon"),
            ("port", "us defense department", "US Defense Department"),
            ("port", "the us defense department", "the US Defense Department"),
            ("port", "nato", "NATO"),
        )
    )
    assert found["speaker"].tolist() == ["Pentagon", "Pentagon", *["US Defense Department"] * 2, "NATO"]
    assert set(found["kind"]) == {"named"}


@pytest.mark.parametrize(
    "words", ["a spokesman", "Officials", "one Kurdish resident", "Pentagon officials", "the Prime Minister"]
)
def test_a_description_is_nobody_in_particular(words):
    found = joined(rows(("dam", words.lower(), words), ("port", words.lower(), words)))
    assert (
        found[["speaker", "kind", "why"]].values.tolist() == [[f"unnamed: {words.lower()}", "unnamed", NOT_JOINED]] * 2
    )


def test_words_that_an_article_resolved_say_how():
    said = [
        ("dam", "Artyom Kozhin", "Artyom Kozhin", "1"),
        ("dam", "Artyom Kozhin", "Col. Kozhin", "1"),
        ("dam", "Artyom Kozhin", "the diplomat", "1"),
        ("dam", "Artyom Kozhin", "he", "1"),
        ("dam", "A. Kozhin", "Kozhin", "2"),
    ]
    found = joined(rows(*said))
    assert set(found["speaker"]) == {"Artyom Kozhin"}
    assert found["why"].tolist() == [SAME, IN_ARTICLE, DESCRIPTION, PRONOUN, AGREES]
    assert variants(found)[["variant", "n", "why"]].values.tolist() == [
        ["Artyom Kozhin", 1, SAME],
        ["Col. Kozhin", 1, IN_ARTICLE],
        ["Kozhin", 1, AGREES],
        ["he", 1, PRONOUN],
        ["the diplomat", 1, DESCRIPTION],
    ]


def test_speech_without_a_speaker_has_none():
    found = joined(rows(("dam", None, None), ("dam", None, "he")))
    assert found["speaker"].tolist() == [None, None]
    assert variants(found).empty


def test_capitals_at_the_start_of_a_sentence_make_no_variant():
    text = 'He said "it is late now". The Pentagon said "it is early yet". NATO said "it is time to go".'
    found = quotations(
        pd.DataFrame({"id": ["x"], "group": ["Post"], "event": ["Storm"]}),
        said(WordIndex.of({"x": trace(parse(text))})),
    )
    assert found["named"].tolist() == ["he", "the Pentagon", "NATO"]


def test_nothing_quoted():
    empty = joined(quotations(pd.DataFrame(columns=["id", "group", "event"]), said(WordIndex.of({}))))
    assert [*empty.columns] == [*COLUMNS, "speaker", "kind", "why"]
    assert variants(empty).empty
    assert corrected(empty, Joins().join("A", "B")).empty


def test_hostile_names_are_only_names():
    names = ["<b>Ana</b> <i>Ruiz</i>", "![x](http://a.b)", "=1+1", "(((", "\\d+ [a", "𝔸na Ruiz", "é" * 9999]
    found = joined(rows(*(("dam", name, name) for name in names)))
    assert found["speaker"].notna().all()


NAMES = st.sampled_from(
    ["Ana Ruiz", "A. Ruiz", "Ruiz", "Tom Ruiz", "Tom B. Ruiz", "Tom C. Ruiz", "Dr. Tom Ruiz", "Lane", "a spokesman"]
)


@given(st.lists(st.tuples(st.sampled_from(["dam", "port", ""]), NAMES), max_size=12), st.randoms())
def test_the_order_of_the_articles_does_not_matter(said, random):
    table = rows(*((event, name, name) for event, name in said))
    places = list(range(len(table)))
    random.shuffle(places)
    shuffled = joined(table.iloc[places]).sort_index()
    assert shuffled[["speaker", "kind", "why"]].equals(joined(table)[["speaker", "kind", "why"]])


@given(st.lists(st.tuples(st.sampled_from(["dam", "port"]), NAMES), max_size=12))
def test_who_shares_a_name_of_an_event_has_one_speaker(said):
    found = joined(rows(*((event, name, name) for event, name in said)))
    assert (found.groupby(["event", "form"])["speaker"].nunique() == 1).all()
    assert np.array_equal(found["n_words"], np.full(len(said), 2))


ONE_MAN = (
    ("dam", "Artyom Kozhin", "Artyom Kozhin"),
    ("dam", "Artyom Kozhin", "the diplomat"),
    ("dam", "Kozhin", "Kozhin"),
)


def test_a_variant_parted_by_hand_stands_for_itself():
    found = corrected(joined(rows(*ONE_MAN)), Joins().part("Artyom Kozhin", "Kozhin"))
    assert found["speaker"].tolist() == ["Artyom Kozhin", "Artyom Kozhin", "Kozhin"]
    found = corrected(joined(rows(*ONE_MAN)), Joins().part("Artyom Kozhin", "the diplomat"))
    assert found["speaker"].tolist()[1] == "unnamed: the diplomat"
    assert found[["kind", "why"]].values.tolist()[1] == ["unnamed", BY_HAND]


def test_a_speaker_joined_by_hand_becomes_the_other_and_of_its_kind():
    said = joined(rows(*ONE_MAN, ("dam", "a spokesman", "a spokesman")))
    found = corrected(said, Joins().join("unnamed: a spokesman", "Artyom Kozhin"))
    assert found[["speaker", "kind", "why"]].values.tolist()[3] == ["Artyom Kozhin", "named", BY_HAND]


def test_corrections_go_one_after_another_and_each_can_be_taken_back():
    said = joined(rows(*ONE_MAN, ("dam", "Ana Ruiz", "Ana Ruiz")))
    joins = Joins().join("Artyom Kozhin", "Ana Ruiz").part("Ana Ruiz", "Kozhin")
    assert corrected(said, joins)["speaker"].tolist() == ["Ana Ruiz", "Ana Ruiz", "Kozhin", "Ana Ruiz"]
    assert corrected(said, joins.without(0))["speaker"].tolist() == [*["Artyom Kozhin"] * 3, "Ana Ruiz"]
    assert corrected(said, joins.without(1))["speaker"].tolist() == ["Ana Ruiz"] * 4
    assert corrected(said, joins.without(1).without(0)).equals(said)


def test_a_correction_to_itself_or_of_nobody_changes_nothing():
    said = joined(rows(*ONE_MAN))
    assert Joins().part("Kozhin", "Kozhin") == Joins()
    assert corrected(said, Joins().join("Nobody", "Artyom Kozhin"))["speaker"].tolist() == said["speaker"].tolist()
