"""Hyphens at the end of a line."""

from __future__ import annotations

import pytest

from lib.ingest.pdf.hyphens import Spelling, is_word

TEXT = Spelling(
    ["x the long-term vote and the co-operation of a townhall y", "x far right and far-right once, then far-right y"]
)


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("the govern-", "ment said", "the government said"),
        ("said Netan-", "yahu", "said Netanyahu"),
        ("the Ober-", "bürgermeister", "the Oberbürgermeister"),
        ("a well-", "known man", "a well-known man"),
        ("a Franco-", "German plan", "a Franco-German plan"),
        ("Covid-", "19", "Covid-19"),
        ("the U.S.-", "backed force", "the U.S.-backed force"),
        ("a mother-in-", "law", "a mother-in-law"),
        ("the de-escala-", "tion", "the de-escalation"),
        ("left -", "and right", "left - and right"),
        ("no hyphen", "here", "no hyphen here"),
        ("-", "dash", "- dash"),
        ("sub\u2010", "mitted", "submitted"),
    ],
)
def test_the_spelling_of_english_words_decides_where_the_text_says_nothing(line, following, joined):
    assert Spelling([]).joined(line, following) == joined


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("the long-", "term", "the long-term"),
        ("the co-", "operation", "the co-operation"),
        ("the town-", "hall", "the townhall"),
        ("the far-", "right", "the far-right"),
    ],
)
def test_the_text_itself_is_the_better_witness(line, following, joined):
    assert TEXT.joined(line, following) == joined


def test_parts_at_the_ends_of_lines_are_no_witnesses():
    assert Spelling(["govern-", "ment", "the govern-"]).joined("the govern-", "ment") == "the government"


def test_a_drop_cap_is_part_of_its_word_unless_it_is_one():
    assert is_word("T", "he")
    assert is_word("A", "fter")
    assert is_word("I", "n")
    assert not is_word("A", "storm")
    assert not is_word("I", "believe")
