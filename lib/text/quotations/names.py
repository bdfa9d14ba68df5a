"""Names of persons inside the phrases that name a speaker: "General-Major Igor Konashenkov", "Mr. Lane", "Lane"."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.text.quotations.word_classes import ABBREVIATIONS, CALENDAR, DETERMINERS, PREPOSITIONS, PRONOUNS, word_class

GENERATIONS = frozenset(["Jr", "Sr", "II", "III", "IV"])
# Titles and offices that stand before a name, and are no part of it.
TITLES = ABBREVIATIONS - GENERATIONS | word_class(
    """Admiral Ambassador Archbishop Assemblyman Assemblywoman Attorney Baron Baroness Bishop Brigadier Captain
    Cardinal Chairman Chairwoman Chancellor Chief Coach Colonel Commander Commissioner Congressman Congresswoman
    Conservative Corporal Councillor Councilman Councilwoman Count Dame Democrat Democratic Deputy Detective
    Director Doctor Duke Emperor Envoy Father First Foreign General Gov Governor Imam Inspector Judge Justice
    Justices King Labour Lady Leader Lieutenant Lord Madam Major Majority Master Mayor Minister Minority Miss
    Monsignor Officer Pastor Pope Premier President Presidents Prime Prince Princess Principal Professor
    Prosecutor Queen Rabbi Representative Republican Reverend Secretary Senator Senators Sergeant Sheikh Sheriff
    Sir Sister Speaker Spokesman Spokesperson Spokeswoman Superintendent Treasurer Vice Whip"""
)
# Last words of houses and writings: what bears them is no person.
HOUSES = word_class(
    """administration agency army assembly association authority bank board bureau campaign center centre church club
    college commission committee company congress corporation corp council court daily department embassy
    federation force forces foundation government group herald house inc institute institution journal league
    letter llc ltd ministry network news newspaper observatory office organisation organization parliament party
    police poll post press radio report senate service society statement study survey team times tribune trust
    union university watch"""
)
_WORD = re.compile(r"\w[\w.'-]*")
_OTHER_PRONOUNS = word_class("who that this those his her their its")
_NO_NAME = word_class("Perhaps Maybe Many Most Some Critics Officials Others Everyone Nobody Someone Anyone People")


class Name(NamedTuple):
    """A person's name without titles."""

    surname: str
    given: str = ""  # the first given name or initial, "" if the text does not give it
    full: str = ""  # as the text has it: "Igor Konashenkov"


def name_of(phrase: str) -> Name | None:
    """The person a phrase names, or None if it names no person, or none for certain.

    "a spokesman for Ana Ruiz" names nobody, "spokesman for the Defence Ministry Igor Petrov" does.
    """
    words = _WORD.findall(phrase.split(",")[0])
    words = _after_role(words) if words else words
    owner = next((i for i in range(len(words) - 2, -1, -1) if words[i].endswith("'s")), None)
    if owner is not None:  # Labour's Ana Ruiz
        words = words[owner + 1 :]
    if not words:
        return None
    suffix = words.pop() if words[-1].rstrip(".") in GENERATIONS and len(words) > 1 else ""
    while len(words) > 1 and all(part in TITLES for part in words[0].rstrip(".").split("-")):
        words = words[1:]
    surname = words[-1]
    if surname.lower() in HOUSES or surname in CALENDAR or surname in _NO_NAME or surname in TITLES or len(surname) < 2:
        return None
    if surname.isupper() and len(words) == 1:
        return None
    given = _given(words)
    start = words.index(given) if given else len(words) - 1
    generation = f" {suffix.rstrip('.')}" if suffix else ""
    return Name(surname + generation, given, " ".join(words[start:]) + generation)


def _after_role(words: list[str]) -> list[str]:
    """The words that may be a name: those before "of", unless a role opens the phrase; then those at its end."""
    at = next((i for i, word in enumerate(words) if word.lower() in PREPOSITIONS), None)
    if at is None:
        return _tail(words)
    office = words[at - 1].rstrip(".") in TITLES  # Secretary of State Rex Tillerson
    if words[0].lower() in DETERMINERS and not office:
        return []
    if words[0][0].isupper() and not office:
        return _tail(words[:at])
    tail = _tail(words[at:])
    house = next((i for i in range(len(tail) - 1, -1, -1) if tail[i].lower() in HOUSES), None)
    if house is not None:
        tail = tail[house + 1 :]
    elif not office:
        return []
    return tail[-2:] if len(tail) > 1 else []


def _tail(words: list[str]) -> list[str]:
    """The capitalised words at the end; none if only "the" stands before them: "the Pentagon" is a house."""
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1].lower() not in DETERMINERS:
        first -= 1
    if first == 1 and words[0].lower() in DETERMINERS and words[1:] and words[1].rstrip(".") not in TITLES:
        return []
    return words[first:]


def _given(words: list[str]) -> str:
    """The first given name: of the words before the surname the first after everything that is a title or a house."""
    before = words[:-1]
    titles = (i for i, word in enumerate(before) if word.rstrip(".") in TITLES or word.lower() in HOUSES)
    before = before[max(titles, default=-1) + 1 :]
    # More than three given names are none: "Russian Gas Company Head Lane".
    return before[max(0, len(before) - 3)] if before else ""


def same_person(one: Name, other: Name) -> bool:
    """Whether two names with one surname can be one person's: a given name is missing, or they agree."""
    a, b = one.given.rstrip("."), other.given.rstrip(".")
    if one.full.endswith(f" {other.full}") or other.full.endswith(f" {one.full}"):
        return True
    return not a or not b or a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase is a pronoun."""
    return phrase.lower() in PRONOUNS or phrase.lower() in _OTHER_PRONOUNS
