"""The persons of a corpus, told apart by the forms of their names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lib.text.quotations.names import Name, same_person

MOST_NAMES = 1 << 15  # whose plain letters are remembered
NAMESAKES = 200  # persons of one surname that are told apart; those beyond join by equal names only


class Form(NamedTuple):
    """A speaker as one article has it, in its event."""

    words: str
    event: str | None


class Person(NamedTuple):
    """A person by the fullest form of the name that the corpus has, and the events in which a full form stands."""

    label: str
    name: Name
    events: frozenset[str]


def persons_of(forms: Mapping[Form, int], named: Mapping[str, Name]) -> dict[str, tuple[Person, ...]]:
    """The persons whose given names the corpus knows, by plain surname; the longest names first.

    `forms` says how often each occurs.
    """
    counts = Counter[str]()
    events: dict[str, set[str]] = {}
    for form, n in forms.items():
        if form.words in named and named[form.words].given:
            counts[form.words] += n
        if form.event is not None:
            events.setdefault(form.words, set()).add(form.event)
    by_surname: dict[str, list[str]] = {}
    for words in sorted(counts, key=lambda each: (-len(each), -counts[each], each)):
        by_surname.setdefault(plain(named[words].surname), []).append(words)
    return {surname: _told_apart(words, named, events) for surname, words in by_surname.items()}


def _told_apart(words: list[str], named: Mapping[str, Name], events: Mapping[str, set[str]]) -> tuple[Person, ...]:
    """The persons of one surname, from the forms of their names, the longest form first."""
    persons: list[Person] = []
    for form in words[:NAMESAKES]:
        name = plain_name(named[form])
        fitting = [place for place, person in enumerate(persons) if agree(name, person.name)]
        here = frozenset(events.get(form, ()))
        if len(fitting) == 1:
            known = persons[fitting[0]]
            persons[fitting[0]] = _shorter(known, Person(form, name, here))._replace(events=known.events | here)
        else:
            persons.append(Person(form, name, here))
    return tuple(persons)


def by_given_name(persons: Mapping[str, tuple[Person, ...]]) -> dict[tuple[str, str], list[Person]]:
    """The persons of each event and first word: a given name, or the family's where it comes first (Kim Jong Un)."""
    found: dict[tuple[str, str], list[Person]] = {}
    for person in (each for row in persons.values() for each in row):
        for event in person.events:
            found.setdefault((event, person.name.given), []).append(person)
    return found


def agree(one: Name, other: Name) -> bool:
    """Whether given names and middle names can be one person's: George W. and George H. are two."""
    middles = zip(_middle(one), _middle(other), strict=False)
    return same_person(one, other) and all(here[0] == there[0] for here, there in middles)


def _middle(name: Name) -> list[str]:
    """The words between the first given name and the surname."""
    return name.full.removesuffix(name.surname).split()[1:]


def is_initial(name: Name) -> bool:
    """Whether the given name is one letter."""
    return len(name.given.rstrip(".")) == 1


def _shorter(known: Person, form: Person) -> Person:
    """The person by the fullest form, without what only stands before a name: "Grocer Ana Ruiz" is "Ana Ruiz"."""
    return form if known.name.full.endswith(f" {form.name.full}") and not is_initial(form.name) else known


@lru_cache(maxsize=MOST_NAMES)
def plain(text: str) -> str:
    """Lower case and without accents: "Erdoğan" and "ERDOGAN" are one name."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


@lru_cache(maxsize=MOST_NAMES)
def plain_name(name: Name) -> Name:
    """The name in plain letters."""
    return Name(*map(plain, name))
