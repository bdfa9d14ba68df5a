from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.names import names_among
from lib.text.words import tokens


def names(text: str) -> list[str]:
    found = tokens(text.split())
    return [found[i].raw for i in names_among(found, range(len(found)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met the Department of Justice on Friday.", ["Department", "Justice", "Friday."]),
        ("Hope Hicks left.", ["Hope", "Hicks"]),  # known at the start by the capital that follows
        ("He works for Trust Bank, Freedom House and the UN.", ["Trust", "Bank,", "Freedom", "House", "UN."]),
        ("Hope is all they had.", []),  # begins the sentence
        ('He said, "Great things will come."', []),  # begins a quoted sentence
        ("It was plain: Great things would come.", []),
        ("Angry Britons and killing Smith.", ["Britons", "Smith."]),
        ("Killing Smith was wrong.", ["Smith"]),
        ("It was a DISASTER for them.", []),  # loud, not a name
        ("", []),
        ("!!!", []),
    ],
)
def test_what_is_a_name(text, expected):
    assert names(text) == expected


def test_capitals_prove_nothing_in_a_headline():
    assert names("Hope Fades for Trapped Miners as Rescue Stalls") == []
    assert names("HOPE FADES FOR TRAPPED MINERS AS RESCUE STALLS") == []


def test_a_title_before_a_name_begins_no_sentence():
    assert names("They asked Mr. Good and Gen. Joy about it.") == ["Mr.", "Good", "Gen.", "Joy"]


@given(st.text(alphabet=st.sampled_from("Aa .,:\"'!"), max_size=60))
def test_names_are_words_with_a_capital(text):
    for name in names(text):
        assert any(character.isupper() for character in name)
