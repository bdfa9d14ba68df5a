"""Where an article says who somebody is: the roles given beside a name, and persons with a role but without a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from lib.text.quotations.names import Name, name_of
from lib.text.quotations.noun_phrases import PREPOSITIONS, phrase_before, words_in
from lib.text.quotations.roles import Role, apposition_after, keys_of, role_of

OCCURRENCES = 8  # of a surname that are read for a role
WINDOW = 120  # characters before a name that are read

# The first letter stands before what must not precede it: the search then leaps from letter to letter.
_CAPITALISED = re.compile(r"[A-Z](?<![\w'].)[\w-]*+")
_INDEFINITE = re.compile(
    r"[AaOoTtSs](?<!\w.)(?:(?<=[Aa])(?:n|nother)?|(?<=[Oo])ne|(?<=[Tt])wo|(?<=[Ss])everal)((?:\s[\w'-]++){1,5})"
)


class Introduced(NamedTuple):
    """What is known of the persons of an article by their full names."""

    roles: dict[str, Role]
    under: dict[str, dict[str, int]]  # the nouns that may take them up again, and from where on in the text
    unnamed: dict[str, list[int]]  # where "a spokesman", "another general" is mentioned without a name, in order


def full_names(text: str, known: Mapping[str, Sequence[Name]]) -> dict[str, tuple[Name, ...]]:
    """The known persons, by surname, with the full name for a bare surname if the text has one, and only one."""
    found: dict[str, dict[str, Name]] = {}
    bare = [surname for surname, persons in known.items() if len(persons) == 1 and not persons[0].given]
    for match in _occurrences(text, bare):
        name = _full_name([*_words_before(text, match.start()), match[0]])
        if name and name.given:
            found.setdefault(name.surname, {}).setdefault(name.given, name)
    return {
        surname: tuple(found[surname].values()) if len(found.get(surname, ())) == 1 else tuple(persons)
        for surname, persons in known.items()
    }


def _occurrences(text: str, surnames: Collection[str]) -> Iterator[re.Match[str]]:
    """Where these surnames stand in the text, in order."""
    read = dict.fromkeys(surnames, 0)
    for match in _CAPITALISED.finditer(text) if read else ():
        surname = match[0]
        if surname in read and read[surname] < OCCURRENCES:
            read[surname] += 1
            yield match


def _full_name(words: list[str]) -> Name | None:
    """The name that the last word closes."""
    phrase = phrase_before(words, 0, len(words))
    if phrase is None:
        return None
    first, end = phrase
    # The capital of a sentence's first word tells nothing: "Take Ana Ruiz".
    if end - first > 2 and (not first or words[first - 1] in '.!?"'):
        first += 1
    return name_of(" ".join(words[first:end]).replace(" .", "."))


def introductions(text: str, known: Mapping[str, Sequence[Name]]) -> Introduced:
    """The roles of known persons, by surname, and where they are introduced."""
    roles: dict[str, Role] = {}
    under: dict[str, dict[str, int]] = {}
    named: set[int] = set()  # where appositions to a name begin: "Ana Ruiz, a nurse"
    single = {surname: persons[0] for surname, persons in known.items() if len(persons) == 1}
    for match in _occurrences(text, single):
        person = single[match[0]]
        apposition = apposition_after(text, match.end())
        named.add(apposition.start)
        role = _role_before(text, match.start(), person).joined(apposition.role)
        who = person.full
        roles[who] = roles.get(who, Role()).joined(role)
        for key in keys_of(roles[who]):
            under.setdefault(key, {}).setdefault(who, match.start())
    return Introduced(roles, under, _unnamed(text, named))


def _role_before(text: str, start: int, name: Name) -> Role:
    """The role before a name, or in the apposition that the name closes: "the spokesman, Igor Petrov, said"."""
    words = _words_before(text, start)
    given = name.full.split()[:-1]
    end = len(words) - len(given) if given and words[-len(given) :] == given else len(words)
    if end and words[end - 1] == "," and end < len(words):
        found = phrase_before(words, 0, end - 1)
        definite = found is not None and words[found[0]].lower() in ("the", "its", "his", "her", "their")
        return role_of(" ".join(words[slice(*found)])) if found and definite else Role()
    found = phrase_before(words, 0, end) if end else None
    return role_of(" ".join(words[slice(*found)])) if found else Role()


def _words_before(text: str, start: int) -> list[str]:
    first = max(text.find(" ", start - WINDOW, start), start - WINDOW) if start > WINDOW else 0
    return words_in(text, first, start)


def _unnamed(text: str, named: set[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for match in _INDEFINITE.finditer(text):
        words = match[1].split()
        end = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
        # A name after the noun: "a spokesman Igor Petrov".
        if match.start() not in named and not any(word[0].isupper() for word in words[end - 1 : end + 1]):
            for word in words[:end]:
                found.setdefault(word, []).append(match.start())
    return found
