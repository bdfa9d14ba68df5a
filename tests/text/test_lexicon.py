from __future__ import annotations

import csv
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text import parse
from lib.text.lexicon import COLUMNS, DEFAULT_PATH, Entry, Lexicon, LexiconError, default_lexicon, merged, read_lexicon
from lib.text.settings import Settings

LEXICON = Lexicon(
    "test",
    (
        Entry("regime", "a", 0.5),
        Entry("regime change", "a", 0.5),
        Entry("slaughter*", "b", 1.0),
        Entry("flood* of migrant*", "c", 0.9),
        Entry("so-called", "d", 0.4),
        Entry("let's be clear", "d", 0.4),
    ),
)


def hits(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    doc = parse(text, settings=Settings(lexicon))
    return [(text[term.start : term.end], term.term) for term in doc.loaded_terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime fell.", [("regime", "regime")]),
        ("The Regime’s men fled.", [("Regime", "regime")]),
        ("They want regime change now.", [("regime change", "regime change")]),  # the longest wins
        ("They want regime, change or not.", [("regime", "regime")]),  # nothing may stand between
        (
            "They were slaughtered in a slaughterhouse.",
            [("slaughtered", "slaughter*"), ("slaughterhouse", "slaughter*")],
        ),
        ("Floods of migrants came.", [("Floods of migrants", "flood* of migrant*")]),
        ("Let’s be clear about it.", [("Let’s be clear", "let's be clear")]),
        ("a “so-called” reform", [("so-called", "so-called")]),
        ("regimes and manslaughter", []),
        ("He took it home, and let us be clear.", []),
        ("End of regime. Change came.", [("regime", "regime")]),  # no phrase runs over a sentence's end
    ],
)
def test_what_matches(text, expected):
    assert hits(text) == expected


@given(st.lists(st.sampled_from(["regime", "change", "flood", "of", "migrants", "slaughter", ".", "the"]), max_size=25))
def test_hits_are_in_order_and_never_overlap(words):
    spans = parse(" ".join(words), settings=Settings(LEXICON)).loaded_terms
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_equal_content_has_an_equal_version_whatever_its_order():
    assert Lexicon("x", LEXICON.entries[::-1]).version == LEXICON.version
    assert Lexicon("x", LEXICON.entries[1:]).version != LEXICON.version


def test_the_later_of_two_lexicons_holds():
    both = merged([LEXICON, Lexicon("mine", (Entry("regime", "z", 1.0),))])
    assert both.name == "test + mine"
    assert [entry.category for entry in both.entries if entry.term == "regime"] == ["z"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("word,class\n", "mine: the first line must name the columns; missing: category, term. Expected: "
         "term, category, weight, neutral_alternative, note."),
        ("term,category\n", "mine: no terms. Add at least one row below the column names."),
        ("term,category,weight\nmob,a,2\n", "mine, row 2: weight '2' is no number above 0 and up to 1. Correct it or "
         "leave it empty."),
        ("term,category\nmob,\n", "mine, row 2: no category. Fill the column 'category'."),
        ("term,category\nmob,a\nMob,b\n", "mine, row 3: 'mob' is there twice. Remove one of the rows."),
        ("term,category,weight\n\n\nmob,a,2\n", "mine, row 4: weight '2' is no number above 0 and up to 1. "
         "Correct it or leave it empty."),
        ("term,category\n*ism,a\n", "mine, row 2: '*ism' is no term. Use words of letters, digits, hyphens and "
         "apostrophes, with * only at the end of a word."),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_its_place_and_remedy(rows, message):
    with pytest.raises(LexiconError) as refused:
        read_lexicon("mine", rows)
    assert str(refused.value) == message


def test_our_lexicon_is_sound():
    lexicon = default_lexicon()
    assert len(lexicon.entries) >= 600
    assert all(entry.category.isidentifier() for entry in lexicon.entries)
    assert sum("*" in entry.term for entry in lexicon.entries) > 50
    assert sum(" " in entry.term for entry in lexicon.entries) > 100
    with DEFAULT_PATH.open(encoding="utf-8", newline="") as rows:
        assert tuple(next(csv.reader(rows))) == COLUMNS


@pytest.mark.parametrize("entry", default_lexicon().entries[::37], ids=lambda entry: entry.term)
def test_every_term_of_ours_matches_itself(entry):
    text = f"It was {entry.term.replace('*', '')} again."
    assert [term.term for term in parse(text).loaded_terms if term.start == 7] != []
