from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Amory met Gov. Pell in the U.S. Senate on Tuesday.",
        "John F. Marsh arrived at 9 a.m. sharp with No. 7 on his back.",
        '"Why now?" she asked.',
        '"Why now?" Mr. Pell asked.',
        '"Not yet!" said the mayor.',
        "Acme Inc. President Ann Lee left.",
        "It rose 3.5 percent to $1.2 million.",
        "1. Check the gate",
        "Shares of Yahoo! and others fell.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The vote failed. Nobody spoke.", "The vote failed."),
        ('"The vote failed." Nobody spoke.', '"The vote failed."'),
        ('She said, "It failed." The room was quiet.', 'She said, "It failed."'),
        ('He was late. "Sorry," he said.', "He was late."),
        ("They met at 9 a.m. The talks failed.", "They met at 9 a.m."),
        ("It was made in the U.S. The price rose.", "It was made in the U.S."),
        ("So do I. Then they left.", "So do I."),
        ("Will it hold? Nobody knows.", "Will it hold?"),
        ("(It failed.) Nobody spoke.", "(It failed.)"),
        ("It was over... Then they sang.", "It was over..."),
        ("i lost my phone. please help", "i lost my phone."),
    ],
)
def test_two_sentences_part(text, first):
    assert split(text)[0] == first
    assert len(split(text)) == 2


def test_nothing_has_no_sentence():
    assert split("") == split("  \n ") == []


@given(st.text(alphabet=st.sampled_from("aB .!?\"')(\n"), max_size=80))
def test_sentences_cover_all_that_is_not_space(text):
    spans = list(sentences(text, 0, len(text)))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
