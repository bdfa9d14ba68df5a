from __future__ import annotations

import pytest
from growth import ALLOWED, growth
from hypothesis import given
from hypothesis import strategies as st

from lib.text import parse
from lib.text.quotations import introductions

SURNAMES = ("Lane", "Ruiz", "Li", "Smith-Jones", "Jones", "O'Hara", "Öz")
PIECES = (*SURNAMES, "Lanes", "Jones's", "pre-Lane", "R.Lane", "a", "-", ".", "'", "_", " ", " ", ", ", "\n", "é")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_few_names_are_found_where_a_pass_through_the_text_finds_them(text: str) -> None:
    every = introductions._in_one_pass(text, [name for name in SURNAMES if name not in ("O'Hara", "Öz")])
    assert introductions.occurrences(text, SURNAMES) == every


def test_only_the_first_few_places_of_a_name_are_read() -> None:
    found = introductions.occurrences("Lane " * 20, ["Lane"])
    assert [start for start, _ in found] == [5 * i for i in range(introductions.OCCURRENCES)]


def test_a_name_with_a_hyphen_is_not_its_second_half() -> None:
    assert introductions.occurrences("Ana Smith-Jones met Jones.", ["Jones"]) == [(20, "Jones")]


@pytest.mark.parametrize(
    "unit",
    [
        '"It leaks," said Ana Lane. A spokesman agreed. "No," the spokesman said. ',
        '"It leaks," said Lane. Smith-Lane, the mayor, agreed. "No," the mayor said. ',
        '"It leaks," said Xavier {}. "No," the {} said.\n',
    ],
)
def test_time_grows_with_the_number_of_persons(unit: str) -> None:
    def run(n: int) -> None:
        parse("".join(unit.format(f"Name{i}", f"role{i}") for i in range(n)))

    assert growth(run, 30) <= ALLOWED
