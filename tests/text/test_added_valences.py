from __future__ import annotations

import csv

from lib.text.added_valences import DEFAULT_PATH, AddedValences, default_valences
from lib.text.words import WORD, vader

STRONGEST = 4.0  # the scale of vaderSentiment's raters: -4 to 4


def test_no_word_of_the_package_gets_another_valence():
    assert not default_valences().by_term.keys() & vader().lexicon.keys()


def test_our_list_has_the_columns_that_are_promised_and_every_word_once():
    with DEFAULT_PATH.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == ["term", "valence", "category", "note"]
        terms = [row["term"] for row in rows]
    assert len(terms) == len(set(terms)) == len(default_valences().by_term)


def test_our_list_holds_single_words_in_small_letters_on_the_packages_scale():
    for term, valence in default_valences().by_term.items():
        assert WORD.fullmatch(term), term
        assert term == term.lower()
        assert 0 < abs(valence) <= STRONGEST, term


def test_equal_content_has_an_equal_version_whatever_its_order():
    one = AddedValences("a", {"shipwreck": -2.0, "truce": 2.0})
    other = AddedValences("b", {"truce": 2.0, "shipwreck": -2.0})
    assert one.version == other.version != AddedValences("a", {"shipwreck": -2.0}).version
