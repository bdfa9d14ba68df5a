"""Where an article says who somebody is: the roles given beside a name, and persons with a role but without a name.

An article names few persons, and most of what stands before a name tells nothing. So names are looked for one by one,
which is a search in C, and what stands before one is taken apart only if a word or mark there may belong to a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from lib.text.quotations.names import TITLES, Name, name_of, same_person
from lib.text.quotations.noun_phrases import phrase_before
from lib.text.quotations.roles import NO_ROLE, Role, apposition_after, introducing, keys_of, role_of
from lib.text.quotations.roles import REACH as APPOSITION
from lib.text.quotations.tokens import words_in
from lib.text.quotations.word_classes import NOT_LAST, PREPOSITIONS

OCCURRENCES = 8  # of a surname that are read for a role
WINDOW = 120  # characters before a name that are read
FEW = 24  # words that are looked for one by one; more of them in one pass through the text, or time would be quadratic
RARE = 50  # places of a word from which on all of the text is read

# The first letter stands before what must not precede it: the search then leaps from letter to letter.
_CAPITALISED = re.compile(r"[A-Z](?<![\w'].)[\w-]*+")
_INDEFINITE = re.compile(
    r"[AaOoTtSs](?<!\w.)(?:(?<=[Aa])(?:n|nother)?|(?<=[Oo])ne|(?<=[Tt])wo|(?<=[Ss])everal)((?:\s[\w'-]++){1,5})"
)

Occurrence = tuple[int, str]  # where a surname stands, and the surname


class Introduced(NamedTuple):
    """What is known of the persons of an article by their full names."""

    roles: dict[str, Role]
    under: dict[str, dict[str, int]]  # the nouns that may take them up again, and from where on in the text
    unnamed: dict[str, list[int]]  # where "a spokesman", "another general" is mentioned without a name, in order


def occurrences(text: str, surnames: Collection[str]) -> list[Occurrence]:
    """Where these surnames stand in the text, in order: the first few of each."""
    wanted = [surname for surname in surnames if _CAPITALISED.fullmatch(surname)]
    found = _one_by_one(text, wanted) if len(wanted) <= FEW else None
    return _in_one_pass(text, wanted) if found is None else found


def _in_one_pass(text: str, surnames: Collection[str]) -> list[Occurrence]:
    read = dict.fromkeys(surnames, 0)
    found = []
    for match in _CAPITALISED.finditer(text):
        surname = match[0]
        if surname in read and read[surname] < OCCURRENCES:
            read[surname] += 1
            found.append((match.start(), surname))
    return found


def _one_by_one(text: str, surnames: Collection[str]) -> list[Occurrence] | None:
    """The same, much faster for few surnames; None where one follows a hyphen, and may be part of a longer name."""
    found = []
    for surname in surnames:
        n, at = 0, text.find(surname)
        while at >= 0 and n < OCCURRENCES:
            end = at + len(surname)
            before, after = text[at - 1 : at] or " ", text[end : end + 1]
            if before == "-":
                return None
            if not (before.isalnum() or before in "_'" or after.isalnum() or (after and after in "_-")):
                found.append((at, surname))
                n += 1
            at = text.find(surname, end)
    return sorted(found)


def full_names(
    text: str, known: Mapping[str, Sequence[Name]], places: Sequence[Occurrence]
) -> dict[str, tuple[Name, ...]]:
    """The known persons, by surname, with the full name for a bare surname if the text has one, and only one.

    Others of the same surname whom the text names are known, too. `places` are where the surnames stand.
    """
    found: dict[str, dict[str, Name]] = {}
    bare = {surname for surname, persons in known.items() if len(persons) == 1 and not persons[0].given}
    for start, surname in places:
        if surname not in bare and not _may_be_another(text, start, known[surname]):
            continue
        if _stands_alone(text, start):
            continue
        name = _full_name([*_words_before(text, start), surname])
        if name and name.given:
            found.setdefault(name.surname, {}).setdefault(name.given, name)
    return {
        surname: _with_others(persons, [*found.get(surname, {}).values()], surname in bare)
        for surname, persons in known.items()
    }


def _with_others(persons: Sequence[Name], found: Sequence[Name], bare: bool) -> tuple[Name, ...]:
    """The persons of a surname: those quoted, or the one whom the text names in full, and namesakes in the text."""
    if bare:
        return tuple(found) if len(found) == 1 else tuple(persons)
    others = [name for name in found if not any([same_person(name, person) for person in persons])]
    return (*persons, *others)


def _may_be_another(text: str, start: int, persons: Sequence[Name]) -> bool:
    """Whether the word before a surname may be a given name that none of these persons has."""
    before = text[max(text.rfind(" ", 0, max(start - 1, 0)), 0) : start].strip()
    if not before[:1].isupper() or before in TITLES or not before.isalpha():
        return False
    return all([before not in person.full for person in persons])


def _stands_alone(text: str, start: int) -> bool:
    """Whether what stands before a name belongs to it for certain neither as another name nor as a role."""
    before = text[max(0, start - WINDOW) : start].split()[-1:]
    if not before or text[start - 1].isalnum():
        return False
    word = before[0]
    last = word[-1]
    # Words that end no phrase, sentence ends after a small word, and marks.
    return word in NOT_LAST or (last == "." and word.islower()) or not (last.isalnum() or last in "&'.,_")


def _full_name(words: list[str]) -> Name | None:
    """The name that the last word closes, if it is more than that word."""
    phrase = phrase_before(words, 0, len(words))
    if phrase is None or phrase[1] - phrase[0] == 1:
        return None
    first, end = phrase
    # The capital of a sentence's first word tells nothing: "Take Ana Ruiz".
    if end - first > 2 and (not first or words[first - 1] in '.!?"'):
        first += 1
    return name_of(" ".join(words[first:end]).replace(" .", "."))


def introductions(
    text: str, known: Mapping[str, Sequence[Name]], places: Sequence[Occurrence], heads: Collection[str]
) -> Introduced:
    """The roles of known persons, and where they are introduced under these nouns, or others without a name are.

    `places` are where the surnames of the persons stand.
    """
    roles: dict[str, Role] = {}
    under: dict[str, dict[str, int]] = {}
    certain = [(start, surname) for start, surname in places if len(known[surname]) == 1]
    beside = _beside_any(text, certain, heads)
    described = {known[surname][0].full for _, surname in beside}
    for start, surname in certain:
        person = known[surname][0]
        if person.full not in described:
            continue
        role = NO_ROLE if _stands_alone(text, start) else _role_before(text, start, person)
        apposition = apposition_after(text, start + len(surname))
        if apposition.role is not NO_ROLE:
            role = role.joined(apposition.role)
        who = person.full
        if who not in roles or role.words or role.heads:
            roles[who] = roles.get(who, NO_ROLE).joined(role)
            for key in keys_of(roles[who]).intersection(heads):
                under.setdefault(key, {}).setdefault(who, start)
    # Where appositions to a name begin: "Ana Ruiz, a nurse".
    named = {start + len(surname) + len(", ") for start, surname in certain}
    return Introduced(roles, under, _unnamed(text, named, heads))


def _beside_any(text: str, places: Sequence[Occurrence], heads: Collection[str]) -> Sequence[Occurrence]:
    """The places near which a word stands that may introduce somebody under one of these nouns; most have none.

    It is a quick look before what stands there is read, and may take in a place too many.
    """
    lower = text.lower()
    if len(heads) > FEW or len(lower) != len(text) or not all(map(str.isascii, heads)):
        return places
    at = sorted([i for word in introducing(heads) for i in places_of(lower, word)])
    return [
        (start, surname)
        for start, surname in places
        if bisect_left(at, start - WINDOW) < bisect_right(at, start + len(surname) + len(", ") + APPOSITION)
    ]


def places_of(text: str, word: str) -> Iterator[int]:
    """Where a word stands, also inside a longer one: a search in C, much faster than a pattern."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _role_before(text: str, start: int, name: Name) -> Role:
    """The role before a name, or in the apposition that the name closes: "the spokesman, Igor Petrov, said"."""
    words = _words_before(text, start)
    given = name.full.split()[:-1]
    end = len(words) - len(given) if given and words[-len(given) :] == given else len(words)
    if end and words[end - 1] == "," and end < len(words):
        found = phrase_before(words, 0, end - 1)
        definite = found is not None and words[found[0]].lower() in ("the", "its", "his", "her", "their")
        return role_of(" ".join(words[slice(*found)])) if found and definite else NO_ROLE
    found = phrase_before(words, 0, end) if end else None
    return role_of(" ".join(words[slice(*found)])) if found else NO_ROLE


def _words_before(text: str, start: int) -> list[str]:
    first = max(text.find(" ", start - WINDOW, start), start - WINDOW) if start > WINDOW else 0
    return words_in(text, first, start)


def _unnamed(text: str, named: Collection[int], heads: Collection[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for match in _indefinite(text, heads):
        words = match[1].split()
        end = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
        # A name after the noun: "a spokesman Igor Petrov".
        if match.start() not in named and not any(word[0].isupper() for word in words[end - 1 : end + 1]):
            for word in words[:end]:
                if word in heads:
                    found.setdefault(word, []).append(match.start())
    return found


def _indefinite(text: str, heads: Collection[str]) -> Iterable[re.Match[str]]:
    """What begins with "a" and such and may hold one of these nouns: looked for around the nouns, if they are few."""
    if len(heads) > FEW:
        return _INDEFINITE.finditer(text)
    places = list(islice(chain.from_iterable([places_of(text, head) for head in heads]), RARE))
    if len(places) == RARE:
        return _INDEFINITE.finditer(text)
    found: dict[int, re.Match[str]] = {}
    for at in sorted(places):
        # No match reaches across a mark, so that the search may begin behind any.
        low = max(0, at - WINDOW)
        begin = max(text.rfind(".", low, at), text.rfind(",", low, at))
        if begin < 0 < low:
            return _INDEFINITE.finditer(text)
        for match in _INDEFINITE.finditer(text, max(begin, 0)):
            if match.start() > at:
                break
            found[match.start()] = match
    return found.values()
