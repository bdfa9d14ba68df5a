"""Concepts and the rival words for them: "the dead of an attack" as casualties, victims, martyrs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lib.text.lexicon import forms_of
from lib.text.words import without_possessive


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the words by which a concept is called."""

    concept: str
    word: str  # or phrase, as it is shown: case does not count
    also: tuple[str, ...] = ()  # other spellings and phrases that count as this word
    exceptions: tuple[str, ...] = ()  # phrases that hold the word and mean something else: their words count nothing
    forms: tuple[str, ...] = ()  # kinds of inflected forms that count too, as in a lexicon
    note: str = ""

    @property
    def key(self) -> str:
        """The word in lower case: what counts of it."""
        return self.word.lower()


class Phrase(NamedTuple):
    """What is looked for in a text."""

    words: tuple[str, ...]  # as `Word.key` has them, or with a final * for any ending
    rival: Rival | None  # that it counts for; None: an exception


@dataclass(frozen=True)
class Naming:
    """Rivals under a name. Equal content has an equal version."""

    name: str
    rivals: tuple[Rival, ...]

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a count."""
        rows = sorted(
            "\t".join((r.concept, r.key, *(";".join(sorted(each)) for each in _lists(r)))) for r in self.rivals
        )
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """Their names, in the order of the file."""
        return tuple(dict.fromkeys(rival.concept for rival in self.rivals))

    def of(self, concept: str) -> tuple[Rival, ...]:
        """The rivals for one concept."""
        return tuple(rival for rival in self.rivals if rival.concept == concept)

    @cached_property
    def phrases(self) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
        """Each concept with every phrase that counts for it."""
        return tuple((concept, _phrases(self.of(concept))) for concept in self.concepts)

    def with_rivals(self, name: str, rivals: tuple[Rival, ...]) -> Naming:
        """With more rivals; one for a concept and word that is there already takes its place."""
        joined = {(rival.concept, rival.key): rival for rival in (*self.rivals, *rivals)}
        return Naming(name, tuple(joined.values()))


def _lists(rival: Rival) -> tuple[tuple[str, ...], ...]:
    return rival.also, rival.exceptions, rival.forms


def _phrases(rivals: tuple[Rival, ...]) -> tuple[Phrase, ...]:
    """Every phrase that counts as one of a concept's rivals, and the exceptions.

    A phrase that is written for one rival is no inflected form of another, and no exception; of two rivals with the
    same phrase the first has it.
    """
    made: dict[tuple[str, ...], Rival | None] = {}
    for rival in rivals:
        for phrase in (rival.key, *rival.also):
            made.setdefault(_keys(phrase), rival)
    for rival in rivals:
        for phrase in rival.exceptions:
            made |= dict.fromkeys(_spelled(phrase, rival) - made.keys())
    for rival in rivals:
        for phrase in (rival.key, *rival.also):
            for words in _spelled(phrase, rival):
                made.setdefault(words, rival)
    return tuple(Phrase(words, rival) for words, rival in made.items())


def _spelled(phrase: str, rival: Rival) -> set[tuple[str, ...]]:
    """A phrase in the forms of a rival, with and without hyphen."""
    forms = (phrase,) if "*" in phrase else forms_of(phrase, rival.forms)
    return {_keys(spelled) for form in forms for spelled in _hyphenated(form)}


def _hyphenated(phrase: str) -> tuple[str, ...]:
    """A phrase of two words is often joined, as in asylum-seeker; not the reverse: a sit-in is no "sit in"."""
    return (phrase, phrase.replace(" ", "-")) if phrase.count(" ") == 1 else (phrase,)


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(without_possessive(word).removesuffix("'") for word in phrase.split())
