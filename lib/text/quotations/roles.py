"""What an article says somebody is, next to the name: "Igor Petrov, the ministry's spokesman", "Sen. Ana Ruiz"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lib.text.quotations.word_classes import DETERMINERS, POSSESSIVES, PREPOSITIONS, word_class

REACH = 120  # characters of an apposition that are read

_WORD = re.compile(r"\w+(?:['.]\w+)*")
_APPOSITION_END = re.compile(r"[,;:.!?()\"\n]|\b(?:who|whose|which|that|said|says|told)\b")
_SHORT = {
    "gen": "general", "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor",
    "rev": "reverend", "col": "colonel", "sgt": "sergeant", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "adm": "admiral", "pres": "president", "atty": "attorney",
}  # fmt: skip
_RANKS = frozenset(_SHORT.values())
# A wider word under which news prose takes a person up again, and the narrower ones that introduce the person.
_WIDER = {
    "diplomat": word_class("ambassador envoy consul"),
    "lawmaker": word_class("senator representative congressman congresswoman legislator assemblyman assemblywoman mp"),
    "legislator": word_class("senator representative congressman congresswoman lawmaker"),
    "senator": word_class("lawmaker"),
    "congressman": word_class("representative lawmaker"),
    "congresswoman": word_class("representative lawmaker"),
    "officer": word_class("general colonel major captain lieutenant sergeant commander"),
    "commander": word_class("general colonel admiral"),
    "official": word_class(
        "spokesman spokeswoman spokesperson representative director secretary minister deputy head chief undersecretary"
    ),
    "representative": word_class("spokesman spokeswoman spokesperson"),
    "spokesperson": word_class("spokesman spokeswoman"),
    "academic": word_class("professor lecturer scholar"),
    "scholar": word_class("professor lecturer"),
    "physician": word_class("doctor"),
    "lawyer": word_class("attorney counsel solicitor barrister"),
    "attorney": word_class("lawyer"),
    "executive": word_class("president ceo chairman chairwoman"),
    "minister": word_class("premier"),
    "pastor": word_class("reverend"),
    "priest": word_class("reverend father"),
}  # fmt: skip
_FOREIGN_SERVICE = (frozenset(["foreign", "ministry"]), frozenset(["state", "department"]), frozenset(["embassy"]))


class Role(NamedTuple):
    """Who somebody is: the noun itself ("spokesman") and the words around it ("russian", "defence", "ministry")."""

    heads: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def joined(self, other: Role) -> Role:
        """Both roles of one person."""
        return Role(self.heads | other.heads, self.words | other.words)


NO_ROLE = Role()


class Apposition(NamedTuple):
    """A role after a name, and where it begins."""

    start: int
    role: Role


def role_of(phrase: str) -> Role:
    """The role in a noun phrase: its last word before "of", and all its words.

    "the spokesman of the Defence Ministry": spokesman; defence, ministry. "Maj. Gen.": major, general.
    """
    words = [_plain(word) for word in _WORD.findall(phrase.replace("-", " "))]
    words = [word for word in words if word not in DETERMINERS and word not in POSSESSIVES]
    end = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
    # A rank may stand between the office and the name: "spokesman for the ministry Maj. Gen. …".
    ranks = [word for word in [*words[:end], *words[-2:]] if word in _RANKS]
    return Role(frozenset([*words[max(0, end - 1) : end], *ranks]), frozenset(words) - PREPOSITIONS)


def apposition_after(text: str, end: int) -> Apposition:
    """The apposition that follows a name: ", the mayor of Leeds, …"; empty if what follows is none."""
    start = end + len(", ")
    if not text.startswith(", ", end):
        return Apposition(start, NO_ROLE)
    stop = _APPOSITION_END.search(text, start, start + REACH)
    phrase = text[start : stop.start() if stop else start + REACH]
    first = phrase.split(" ", 1)[0].lower()
    role = role_of(phrase)
    is_role = first in DETERMINERS or first in POSSESSIVES or role.heads & _ROLES
    return Apposition(start, role if is_role else NO_ROLE)


def fits(description: Role, person: Role) -> bool:
    """Whether a definite description ("the general", "the ministry official") can mean a person of that role."""
    return description.heads <= keys_of(person) and description.words - description.heads <= person.words


def keys_of(person: Role) -> frozenset[str]:
    """The nouns under which a description may take a person up."""
    wider = {head for head, narrower in _WIDER.items() if narrower & person.heads}
    foreign = {"diplomat"} if any(words <= person.words for words in _FOREIGN_SERVICE) else set()
    return person.heads | wider | foreign


def introducing(heads: Iterable[str]) -> set[str]:
    """Words of which one, written in small letters, is part of every role that these nouns may take up again."""
    found = set(heads).union(*[_WIDER.get(head, ()) for head in heads])
    if "diplomat" in found:
        found |= {"ministry", "department", "embassy"}
    return found | {short for short, word in _SHORT.items() if word in found}


def _plain(word: str) -> str:
    lower = word.lower().removesuffix("'s").rstrip(".")
    return _SHORT.get(lower, lower)


_ROLES = (
    frozenset(_WIDER)
    | frozenset(_SHORT.values())
    | frozenset().union(*_WIDER.values())
    | word_class(
        """author coach economist editor expert analyst founder leader mayor chancellor owner manager nurse teacher
    farmer engineer historian researcher scientist strategist pollster adviser advisor aide activist
    journalist reporter columnist host nominee candidate president resident student veteran victim witness
    judge sheriff"""
    )
)
