"""What holds for the blocks of any text, and how long they take."""

from __future__ import annotations

from itertools import pairwise

import pytest
from growth import ALLOWED, growth
from hypothesis import given
from hypothesis import strategies as st
from scraped import ADVERTISED, PAGE, WRAPPED
from wire import WIRE

from lib.text.blocks import blocks
from lib.text.normalise import normalise

LINES = st.sampled_from([*PAGE.splitlines(), *WRAPPED.splitlines(), *ADVERTISED.splitlines(), *WIRE.splitlines(), ""])
TEXTS = st.one_of(
    st.text(),
    st.text('aA. \n\r\f\u0085"([])#@©|:', max_size=200),
    st.lists(LINES, max_size=25).map("\n".join),
)


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)))
def test_blocks_are_in_order_and_hold_all_but_white_space(text, title):
    normal = normalise(text)
    found = blocks(normal, title)
    covered = "".join(normal[block.start : block.end] for block in found)
    assert "".join(covered.split()) == "".join(normal.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(normal[b.start : b.end].strip() == normal[b.start : b.end] != "" for b in found)


@given(TEXTS)
def test_something_is_scored_wherever_there_is_a_word(text):
    normal = normalise(text)
    scored = [normal[block.start : block.end] for block in blocks(normal) if block.scored]
    assert any(map(str.isalnum, normal)) == any(any(map(str.isalnum, block)) for block in scored)


@given(TEXTS)
def test_a_reason_is_given_for_what_is_not_scored_and_only_for_that(text):
    assert all(bool(block.reason) != block.scored for block in blocks(normalise(text)))


HOSTILE = {
    "brackets": "(",
    "newlines": "\n",
    "links": "[](a",
    "page": PAGE + "\n\n",
    "advertisements": "Order your book\nISBN 1\n",
    "buttons": "share " * 12 + "!" * 60 + "z\n",
    "labels": "Read more:\nFerry sold\n",
    "database": "LENGTH: 5 words\nLocation: Quay\n3 March 2026\n",
    "menus": "Share\nHome\n412\n",
    "outlets": "Copyright 2026 Quay\nQuay\n",
    "credits": "A A A A A A A A A A A A A A A/Quay, A\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length_only(unit):
    def run(length: int) -> None:
        blocks(normalise(unit * (length // len(unit))))

    assert growth(run, 15_000) <= ALLOWED
