from __future__ import annotations

import pytest

from lib.pages.wordlist import Wordlist, plain_name
from lib.text.lexicon import Entry, Lexicon

BASE = Lexicon("base", (Entry("regime", "labels", 0.8), Entry("fiasco", "drama", 1.0)))


def counting(words: Wordlist) -> set[str]:
    return {entry.term for entry in words.lexicon.entries if entry.weight}


@pytest.fixture
def words() -> Wordlist:
    return Wordlist(BASE)


def test_a_muted_term_counts_nothing_until_it_is_taken_out_again(words):
    muted = words.with_muted(["regime", "no such term"])
    assert muted.muted == {"regime"}
    assert counting(muted) == {"fiasco"}
    assert muted.lexicon.version != words.lexicon.version
    assert counting(muted.with_counted(["regime"])) == {"regime", "fiasco"}
    assert muted.with_counted(["regime"]).lexicon.version == words.lexicon.version


def test_an_entry_is_added_or_takes_the_place_of_its_term(words):
    edited = words.with_entry(Entry("regime", "labels", 0.2)).with_entry(Entry("junta", "labels", 0.5))
    weights = {entry.term: entry.weight for entry in edited.lexicon.entries}
    assert weights == {"regime": 0.2, "fiasco": 1.0, "junta": 0.5}
    assert edited.complete.name == "base + 2 edits"
    again = edited.with_entry(Entry("junta", "labels", 0.9))
    assert len(again.edits) == 2


def test_a_lexicon_joins_the_present_one_or_takes_its_place(words):
    other = Lexicon("mine", (Entry("junta", "labels", 0.5), Entry("regime", "labels", 0.1)))
    muted = words.with_muted(["fiasco"])
    joined = muted.with_lexicon(other, alone=False)
    assert counting(joined) == {"regime", "junta"}
    assert joined.muted == {"fiasco"}
    alone = muted.with_lexicon(other, alone=True)
    assert counting(alone) == {"regime", "junta"}
    assert not alone.muted


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("our terms-2", "our terms-2"),
        ("Framescope + our terms", "Framescope + our terms"),
        ("![x](http:evil.example)", "xhttpevil.example"),
        ("<b>`*", "b"),
        ("((", "list"),
        ("a" * 200, "a" * 120),
    ],
)
def test_a_lists_name_cannot_be_markup(given, name):
    assert plain_name(given) == name
