from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lib.compare.handcheck.check import Check, Drawn
from lib.compare.joins import Joins
from lib.compare.naming import Rival, default_naming
from lib.pages.lexicon import SWITCH_LABELS
from lib.pages.setup import LONGEST_ITEM, TONE_SWITCHES, Setup, changes, setup_of, texts_of
from lib.pages.wordlist import Wordlist
from lib.text.lexicon import Entry, Lexicon, default_lexicon
from lib.text.tone import ToneSettings, default_masks

OWN = Lexicon("mine", (Entry("dam*", "places", 0.1 + 0.2, "weir", 'a "note", with\nlines', ()), Entry("sly", "x", 1)))
RIVALS = (Rival("The dam", "dam", ("weir",), ("dam buster",), ("noun",), "a note"), Rival("The dam", "wall"))
DRAW = tuple(Drawn("a" * 64, n, n + 9, f"Sentence {n}\x00 \ud800.", 0.1 * n) for n in range(12))
CHECK = Check("tone", DRAW, "v1", 7).with_coder("Ann <b>\x00").coded(0, -2).finished().with_coder("Bo").coded(1, 1)
SETUPS = {
    "as it ships": Setup(),
    "muted terms": Setup(terms=Wordlist().with_muted(["slam", "regime"])),
    "edited terms": Setup(
        terms=Wordlist(edits=(Entry("dam", "places", 0.35, "", "", ("noun",)), Entry("sly", "x", 1)))
    ),
    "another list": Setup(terms=Wordlist(OWN).with_muted(["sly"])),
    "another list beside ours": Setup(terms=Wordlist().with_lexicon(OWN, alone=False)),
    "masks": Setup(masks=Wordlist(default_masks()).with_entry(Entry("dam", "topic", 0.5)).with_muted(["dam"])),
    "sentiment": Setup(tone=ToneSettings(mask_names=False, inflect=False)),
    "naming": Setup(naming=default_naming().with_rivals("Framescope + word", RIVALS)),
    "speakers": Setup(joins=Joins().join("Kozhin", "Konashenkov").part("Ann", "the \ud800 chief")),
    "near-copies": Setup(independent=frozenset({"a" * 64, "b" * 64}), with_copies=True),
    "a check": Setup(checks={"tone": CHECK}),
}


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)
def test_what_was_set_survives(setup):
    assert setup_of(texts_of(setup)) == setup


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)
def test_every_text_and_every_name_is_something_that_any_database_holds(setup):
    for name, text in texts_of(setup).items():
        assert name.isprintable()
        assert len(name) <= LONGEST_ITEM + 20
        assert text.isascii()
        assert "\x00" not in text


CHANGES = {
    "as it ships": [],
    "masks": ["word lists"],
    "sentiment": ["settings of sentiment"],
    "naming": ["rival words"],
    "speakers": ["speakers"],
    "near-copies": ["near-copies"],
    "a check": ["checks by hand"],
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_named(name):
    found = SETUPS[name]
    with_masks = replace(found, tone=replace(found.tone, masks=found.masks.lexicon))  # as a session has it
    assert changes(with_masks) == CHANGES[name]


def test_what_ships_needs_no_text():
    assert texts_of(Setup()) == {}


def test_the_weights_of_a_list_are_kept_to_the_last_digit():
    assert setup_of(texts_of(Setup(terms=Wordlist(OWN)))).terms.base.entries[0].weight == 0.1 + 0.2


def test_each_muted_term_is_a_text_of_its_own():
    first, second = (set(texts_of(Setup(terms=Wordlist().with_muted(terms)))) for terms in (["slam"], ["slam", "sly"]))
    assert first == {"terms/muted/slam"}
    assert len(second - first) <= 1


def test_a_long_term_has_a_short_name():
    entry = Entry("extra" * 40, "length", 0.5)
    setup = Setup(terms=Wordlist(edits=(entry,)))
    assert all(len(name) < LONGEST_ITEM for name in texts_of(setup))
    assert setup_of(texts_of(setup)) == setup


@pytest.mark.parametrize("text", ["", "{", "null", "1", "[]", "[[]]", "{}", '"x"', "[1, 2]", '["a", "b"]', "[" * 9999])
@pytest.mark.parametrize(
    "name",
    [
        "terms",
        "terms/edit/x",
        "terms/muted/x",
        "masks",
        "tone",
        "naming",
        "joins",
        "no copy/x",
        "with copies",
        "check/tone/draw",
        "check/tone/coder/x",
        "something else",
    ],
)
def test_what_cannot_be_read_is_as_it_ships(name, text):
    assert setup_of({name: text}) == Setup()


def test_a_text_that_cannot_be_read_spoils_no_other():
    texts = texts_of(SETUPS["near-copies"]) | {"terms": "{", "no copy/x": '"x"', "tone": '{"inflect": 0}'}
    assert setup_of(texts) == SETUPS["near-copies"]


def test_the_name_of_a_list_holds_no_markup():
    texts = {"terms": json.dumps(["<b>![x](http://evil.example) $x$", "term,category\nsly,x\n"])}
    assert setup_of(texts).terms.base.name == "bxhttpevil.example x"


def test_the_codes_of_two_coders_at_two_screens_are_both_kept():
    draw = replace(CHECK, codings=())
    ann, bo = draw.with_coder("Ann").coded(0, -2), draw.with_coder("Bo").coded(0, 2)
    texts = texts_of(Setup(checks={"tone": ann})) | texts_of(Setup(checks={"tone": bo}))
    found = setup_of(texts).checks["tone"]
    assert [coding.coder for coding in found.codings] == ["Ann"]  # of two open ones each screen goes on with one
    closed = texts_of(Setup(checks={"tone": ann.finished()})) | texts_of(Setup(checks={"tone": bo.finished()}))
    assert [coding.coder for coding in setup_of(closed).checks["tone"].closed] == ["Ann", "Bo"]


@pytest.mark.parametrize(
    "text", ["null", "[]", "{}", '{"seed": 7}', '{"seed": 7, "place": "x"}', '{"seed": 7, "place": 0}']
)
def test_a_coding_that_cannot_be_read_spoils_no_other(text):
    texts = texts_of(Setup(checks={"tone": CHECK}))
    assert setup_of(texts | {"check/tone/coder/x": text}).checks["tone"] == CHECK


def test_codes_of_an_earlier_draw_are_passed_over():
    texts = texts_of(Setup(checks={"tone": CHECK})) | texts_of(
        Setup(checks={"tone": Check("tone", DRAW[:10], "v1", 8)})
    )
    assert setup_of(texts).checks["tone"] == Check("tone", DRAW[:10], "v1", 8)


def test_the_default_lists_are_not_written_out():
    assert Wordlist().base == default_lexicon()
    assert "terms" not in texts_of(SETUPS["edited terms"])


def test_every_switch_of_sentiment_is_shown_and_kept():
    assert tuple(SWITCH_LABELS) == TONE_SWITCHES
