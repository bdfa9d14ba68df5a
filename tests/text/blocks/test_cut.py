"""Paragraphs that a file's reader takes for no part of the article."""

from __future__ import annotations

import pytest
from wire import PROSE, WIRE

from lib.model import Block
from lib.text.blocks import blocks
from lib.text.normalise import normalise


def test_what_is_cut_is_boilerplate_and_the_rest_is_judged_as_if_it_were_not_there():
    menu, related = "Home\n\nPolitics", "Read more: the strike in pictures"
    text = f"{menu}\n\nDock strike goes on\n\n{WIRE}\n\n{related}"
    cut = [0, text.index("Politics"), text.index(related)]
    found = blocks(normalise(text), cut=cut)
    assert [(block.start, block.kind) for block in found if block.start in cut] == [
        (start, "boilerplate") for start in cut
    ]
    assert {block.reason for block in found if block.start in cut} == {"no part of the article"}
    shift = len(menu) + 2
    alone = blocks(normalise(text[shift : text.index(related)].rstrip()))
    kept = [(block.start - shift, block.kind) for block in found if block.start not in cut]
    assert kept == [(block.start, block.kind) for block in alone]


def test_a_paragraph_with_a_dateline_is_cut_as_a_whole():
    text = f"{PROSE}\n\n{WIRE}"
    start, end = len(PROSE) + 2, text.index("\n\n", len(PROSE) + 2)
    assert blocks(normalise(text))[1].kind == "dateline"
    assert blocks(normalise(text), cut=[start])[1] == Block(start, end, "boilerplate", "no part of the article")


def test_nothing_is_cut_where_everything_would_be():
    assert [block.kind for block in blocks("Home\n\nPolitics", cut=[0, 6])] == ["body", "body"]


def test_places_at_which_no_paragraph_starts_cut_nothing():
    assert blocks(PROSE, cut=[1, -1, 10_000]) == blocks(PROSE)


@pytest.mark.parametrize("line", ["— Advertisement —", "-----Original Message-----", "–– Share this"])
def test_a_line_is_cut_although_it_begins_with_dashes(line):
    text = f"{PROSE}\n\n{line}\n\n{PROSE}"
    found = blocks(normalise(text), cut=[text.index(line)])
    assert [block.kind for block in found] == ["body", "boilerplate", "body"]


def test_a_blank_line_cuts_nothing_below_it():
    text = f"—\n{PROSE}\n\n{PROSE}"
    assert [block.kind for block in blocks(normalise(text), cut=[0])] == ["body", "body"]
