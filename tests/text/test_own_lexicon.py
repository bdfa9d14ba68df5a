"""The lexicon that ships with Framescope."""

from __future__ import annotations

import csv

import pytest

from lib.text import parse
from lib.text.lexicon import COLUMNS, DEFAULT_PATH, FORMS, Lexicon, csv_of, default_lexicon
from lib.text.settings import Settings


def hits(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    doc = parse(text, settings=Settings(lexicon))
    return [(text[term.start : term.end], term.term) for term in doc.loaded_terms]


@pytest.mark.parametrize(
    ("literal", "loaded"),
    [
        ("She was admitted to hospital.", "She admitted to the theft."),
        ("The crash claimed 12 lives.", "He claimed 12 votes were lost."),
        ("They had claimed asylum in May.", "They had claimed the vote was stolen."),
        ("The side conceded two goals.", "The minister conceded the point."),
        ("The town boasts a harbour and 300 beds.", "The mayor boasts of the harbour."),
        ("Dogs barked all night.", "Lane barked an order."),
        ("Invasive species thrive.", "The new law is invasive."),
        ("The villages lie in the valley.", "The minister told a lie."),
        ("The body was found lying on the beach.", "The clerk was lying."),
        ("A wildfire raged in the hills.", "Lane raged at the plan."),
        ("Rubbish piled up in the street.", "It is rubbish."),
        ("The garbage truck hit a pole.", "The report is garbage."),
        ("The oil rig was towed away.", "They tried to rig the vote."),
        ("Doctors fear whooping cough.", "He left whooping."),
        ("A bus plunged into a ravine.", "The war plunged into chaos."),
        ("A strict testing regime began.", "The regime fell."),
        ("Tickets were sold out by noon.", "The party sold out its voters."),
        ("The nanny was paid in cash.", "The nanny state grows."),
    ],
)
def test_the_literal_sense_of_a_loaded_word_is_shielded(literal, loaded):
    assert hits(literal, default_lexicon()) == []
    assert len(hits(loaded, default_lexicon())) == 1


def test_our_lexicon_is_sound():
    lexicon = default_lexicon()
    terms = [entry for entry in lexicon.entries if entry.category != "exception"]
    assert len(terms) >= 6000
    assert all((entry.weight == 0) == (entry.category == "exception") for entry in lexicon.entries)
    assert {form for entry in terms for form in entry.forms} == set(FORMS)
    assert csv_of(lexicon) == DEFAULT_PATH.read_text(encoding="utf-8")
    assert all(entry.category.isidentifier() for entry in lexicon.entries)
    assert sum("*" in entry.term for entry in lexicon.entries) > 50
    assert sum(" " in entry.term for entry in lexicon.entries) > 100
    with DEFAULT_PATH.open(encoding="utf-8", newline="") as rows:
        assert tuple(next(csv.reader(rows))) == COLUMNS


@pytest.mark.parametrize("entry", default_lexicon().entries[::37], ids=lambda entry: entry.term)
def test_every_term_of_ours_matches_itself(entry):
    text = f"It was {entry.term.replace('*', '')} again."
    found = [term.term for term in parse(text).loaded_terms if term.start == 7]
    assert found == ([] if entry.category == "exception" else [entry.term])


def test_every_exception_of_ours_shields_a_term():
    entries = default_lexicon().entries
    bare = Lexicon("bare", tuple(entry for entry in entries if entry.weight))
    idle = [e.term for e in entries if not e.weight and not hits(f"They saw the {e.term} again.", bare)]
    assert idle == []
