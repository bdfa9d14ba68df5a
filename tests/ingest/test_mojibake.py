"""UTF-8 that was taken for another encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.mojibake import repaired, without_controls

SAID = "“We’re done,” the mayor said – in a café…"


def disguised(text, codec="cp1252"):
    """As a program would show it: what the encoding does not have comes out as a control character."""
    shown = (bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return "".join(shown)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_disguise_is_taken_off(codec, text):
    text = f"“{text}”"
    assert repaired(disguised(text, codec)) == text


def test_a_closing_mark_that_got_lost_is_one():
    assert repaired("â€œYes,â€\ufffd he said.") == "“Yes,” he said."


def test_among_letters_that_are_none_only_marks_are_put_right():
    assert repaired(f"{disguised(SAID)} Café Noir.") == "“We’re done,” the mayor said – in a cafÃ©… Café Noir."


@pytest.mark.parametrize("text", [SAID, "Ãndice", "São João, às três", "Â", "cost: â 5", "Городской", "市议会", "Ã©"])
def test_what_may_be_meant_stays(text):
    assert repaired(text) == text


def test_control_characters_are_those_of_windows():
    assert without_controls("\x93We\x92re done,\x94 he said\x85") == "“We’re done,” he said…"
    assert without_controls("One.\x85Two. “Three”") == "One.\x85Two. “Three”"


@given(st.text())
def test_they_are_levelled_one_to_one(text):
    assert len(without_controls(text)) == len(text)
