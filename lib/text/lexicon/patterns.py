"""The terms of a lexicon by the words by which the matcher finds them.

A phrase is found by two words in a row, looked up as a pair, however many phrases there are: the longest pair, for long
words are rare, and "in the line of duty" costs nothing at each "in the". A word for any ending, "slaughter*", is an
entry of the dictionary too, and what of a text's words it stands for is worked out once for each distinct word. A
phrase whose every pair has one is found by its longest word, and then by the word beside that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, pairwise
from typing import NamedTuple

from lib.text.language import FUNCTION_WORDS
from lib.text.lexicon.entry import Entry
from lib.text.lexicon.inflection import forms_of
from lib.text.remembered import LONGEST_REMEMBERED
from lib.text.words import without_possessive

TABLE_SIZE = 200_000  # distinct words whose patterns are remembered

SENTENCE_END = ""  # in the place of a key: no word has it

Forms = tuple[str, ...]  # what of the lexicon's words a word of a text may be: itself and the stems it begins with
Rank = tuple[int, ...]  # of two patterns at a place the one with the lower rank goes first


class Pattern(NamedTuple):
    """An entry's words, or those of one of its inflected forms; "slaughter*" stands for any ending."""

    words: tuple[str, ...]
    entry: Entry
    number: int  # in the order of the lexicon

    def fits(self, keys: Sequence[str], at: int) -> bool:
        """Whether the pattern stands at a place."""
        there = keys[at : at + len(self.words)]
        if len(there) < len(self.words):
            return False
        for word, key in zip(self.words, there, strict=True):
            if word != key and not (word[-1] == "*" and key.startswith(word[:-1])):
                return False
        return True

    def rank(self) -> Rank:
        """The longest first; of equal length the more specific first."""
        first, second = self.words[0], self.words[1] if len(self.words) > 1 else ""
        open_ended = first.endswith("*")
        return -len(self.words), open_ended - len(first), open_ended, second.endswith("*"), self.number


Candidate = tuple[int, Rank, Pattern]  # a pattern and where it stands
Phrase = tuple[int, Rank, Pattern]  # where in the pattern the anchor stands, and the pattern
ByNeighbour = dict[str, list[Phrase]]


class Anchored(NamedTuple):
    """What a word finds: the terms that it is by itself, and by the word after or before it the phrases."""

    terms: list[tuple[Rank, Pattern]]
    sides: list[tuple[int, ByNeighbour]]  # 1: the word after, -1: the word before


class PatternIndex(dict[str, Anchored | None]):
    """What a word of a text finds, by its key; None for most words. Looked up once for each distinct word.

    Emptied when full, so that memory stays bounded.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self._by_anchor: dict[str, list[tuple[int, Pattern]]] = {}
        self._by_pair: dict[tuple[str, ...], list[Phrase]] = {}
        stems: set[str] = set()
        for pattern in patterns(entries):
            words = pattern.words
            at = _pair(words)
            if at is None:
                at = _anchor(words)
                self._by_anchor.setdefault(words[at], []).append((at, pattern))
            else:
                self._by_pair.setdefault(words[at : at + 2], []).append((at, pattern.rank(), pattern))
            if "*" in pattern.entry.term:
                stems.update(word for word in words if word.endswith("*"))
        self._forms = _FormsTable(stems)

    def __missing__(self, key: str) -> Anchored | None:
        found = [each for form in self._forms[key] for each in self._by_anchor.get(form, ())]
        made = _anchored(found) if found else None
        if len(key) <= LONGEST_REMEMBERED:
            if len(self) >= TABLE_SIZE:
                self.clear()
            self[key] = made
        return made

    def candidates(self, keys: Sequence[str]) -> list[Candidate]:
        """The patterns that stand among the words with these keys, in no order.

        The last key, and that between two sentences, must be `SENTENCE_END`.
        """
        anchored = list(map(self.__getitem__, keys))
        found: list[Candidate] = []
        for at, (terms, sides) in zip(compress(count(), anchored), filter(None, anchored), strict=True):
            if terms:
                found += [(at, rank, pattern) for rank, pattern in terms]
            for step, by_neighbour in sides:
                for form in self._forms[keys[at + step]]:
                    if form in by_neighbour:
                        found += _standing(by_neighbour[form], keys, at)
        pairs = self._by_pair
        for at in compress(count(), map(pairs.__contains__, pairwise(keys))):
            found += _standing(pairs[keys[at], keys[at + 1]], keys, at)
        return found


def _standing(phrases: Iterable[Phrase], keys: Sequence[str], anchor: int) -> Iterator[Candidate]:
    for offset, rank, pattern in phrases:
        if offset <= anchor and pattern.fits(keys, anchor - offset):
            yield anchor - offset, rank, pattern


class _FormsTable(dict[str, Forms]):
    """The forms of each distinct word; emptied when full."""

    def __init__(self, stems: set[str]) -> None:
        super().__init__()
        self._stems = stems
        self._longest = max(map(len, stems), default=1) - 1  # without the *

    def __missing__(self, key: str) -> Forms:
        beginnings = [f"{key[:length]}*" for length in range(1, min(len(key), self._longest) + 1)]
        made = (key, *self._stems.intersection(beginnings))
        if len(key) <= LONGEST_REMEMBERED:
            if len(self) >= TABLE_SIZE:
                self.clear()
            self[key] = made
        return made


def _anchored(found: Iterable[tuple[int, Pattern]]) -> Anchored:
    terms: list[tuple[Rank, Pattern]] = []
    sides: dict[int, ByNeighbour] = {1: {}, -1: {}}
    for at, pattern in found:
        words, rank = pattern.words, pattern.rank()
        if len(words) == 1:
            terms.append((rank, pattern))
        else:
            step = 1 if at + 1 < len(words) else -1
            sides[step].setdefault(words[at + step], []).append((at, rank, pattern))
    return Anchored(terms, [(step, by_neighbour) for step, by_neighbour in sides.items() if by_neighbour])


def _pair(words: Sequence[str]) -> int | None:
    """The place of the longest two words in a row that both stand for themselves alone."""
    if len(words) == 1:
        return None
    lengths = [0 if word in FUNCTION_WORDS else len(word) for word in words]
    pairs = [
        (lengths[at] + lengths[at + 1], -at)
        for at in range(len(words) - 1)
        if words[at][-1] != "*" and words[at + 1][-1] != "*"
    ]
    return -max(pairs)[1] if pairs else None


def _anchor(words: Sequence[str]) -> int:
    """The place of the longest word, a function word only if there is no other."""
    lengths = [0 if word in FUNCTION_WORDS else len(word) for word in words]
    return lengths.index(max(lengths))


def patterns(entries: Iterable[Entry]) -> Iterator[Pattern]:
    """One pattern for each form. What is a term of its own is no form of another; of two terms the first has it."""
    made: dict[str, Entry] = {entry.term: entry for entry in entries}
    for entry in sorted((entry for entry in entries if entry.forms), key=lambda entry: entry.term):
        for form in forms_of(entry.term, entry.forms):
            made.setdefault(form, entry)
    for number, (form, entry) in enumerate(made.items()):
        words = form.split(" ")
        yield Pattern(tuple(map(_key, words) if "*" in form or "'" in form else words), entry, number)


def _key(word: str) -> str:
    """A word of a term as `Word.key` has it, without the possessive; with the * of a word for any ending."""
    plain = without_possessive(word.rstrip("*")).removesuffix("'")
    return f"{plain}*" if word.endswith("*") else plain
