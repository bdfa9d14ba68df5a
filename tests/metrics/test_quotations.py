"""The measures of quoted speech on one paragraph counted by hand."""

from __future__ import annotations

import pytest

from lib.metrics import metrics
from lib.metrics.speech import words_by_speaker
from lib.text import parse

# words: "The gate stays shut," 4 + said Nora Vane. 3 = 7
#        "We will not pay for a second gate," 8 + Vane claimed. 2 = 10
#        The so-called "reform" was dropped. 5
#        "It is over," 3 + Tom Ash said. 3 = 6
TEXT = (
    '"The gate stays shut," said Nora Vane. "We will not pay for a second gate," Vane claimed. '
    'The so-called "reform" was dropped. "It is over," Tom Ash said.'
)
N_WORDS, N_QUOTED = 28, 4 + 8 + 3


def value(name: str) -> float | None:
    return metrics()[name].score(parse(TEXT)).value


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("quote_density", N_QUOTED / N_WORDS),
        ("quotation_rate", 1000 * 3 / N_WORDS),
        ("quotation_length", 4),  # the median of 4, 8 and 3
        ("scare_quotes", 1000 * 1 / N_WORDS),
        ("speakers", 2),
        ("top_speaker", (4 + 8) / N_QUOTED),
        ("evaluative_cues", 1 / 3),
    ],
)
def test_counted_by_hand(name, expected):
    assert value(name) == pytest.approx(expected)


def test_a_surname_and_the_full_name_are_one_speaker():
    assert words_by_speaker(parse(TEXT)) == {"Nora Vane": 12, "Tom Ash": 3}


def test_what_stands_for_a_speaker():
    said = '"The gate stays shut," said {}.'
    phrases = ["Ann Lee of the UN", "Tom Ash Jr.", "the mayor", "spokesman Tom Ash", "Tom Ash, the mayor"]
    assert [[*words_by_speaker(parse(said.format(phrase)))] for phrase in phrases] == [
        ["Ann Lee"], ["Tom Ash Jr"], ["the mayor"], ["Tom Ash"], ["Tom Ash"],
    ]  # fmt: skip


def test_a_pronoun_stands_for_the_person_named_before():
    doc = parse('"The gate stays shut," said Nora Vane. The crowd was quiet. "We will not pay," she added.')
    assert words_by_speaker(doc) == {"Nora Vane": 4 + 4}
    assert words_by_speaker(parse('"The gate stays shut," they said.')) == {}
    house = parse('"We wait," said Tom Ash. The Pentagon said that it had no news. "It is late," he said.')
    assert "Pentagon" not in words_by_speaker(house)


def test_a_missing_mark_is_a_caution():
    score = metrics()["quote_density"].score(
        parse('Then she said, "We will not pay for a second gate. Nobody answered.')
    )
    assert score.caution == "a quotation mark is missing"


@pytest.mark.parametrize("name", ["quotation_length", "top_speaker", "evaluative_cues"])
def test_undefined_without_a_quotation(name):
    score = metrics()[name].score(parse("The gate stays shut. Nobody answered."))
    assert score.value is None
    assert score.caution
