"""The patterns of a lexicon, and where they stand among the words of a text.

All patterns are looked for at once, in one pass of an automaton over the words, however many they are, and nothing has
to be found out about a word that is new to the texts. A word for any ending, "slaughter*", is looked for by its
beginning; of a phrase with such a word in its midst the longest piece is, and where that stands the other words are
compared.

Source: Aho, A. V. & Corasick, M. J. (1975). Efficient string matching: an aid to bibliographic search. CACM 18.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from lib.text.lexicon.entry import Entry
from lib.text.lexicon.inflection import forms_of
from lib.text.words import without_possessive

SENTENCE_END = ""  # in the place of a key: no word has it
_EDGE = "\n"  # stands on either side of each word: no word holds it

_start = itemgetter(1)  # of a match, which has its number, its start and its end

Rank = tuple[int, ...]  # of two patterns at a place the one with the lower rank goes first


class Pattern(NamedTuple):
    """An entry's words, or those of one of its inflected forms; "slaughter*" stands for any ending."""

    words: tuple[str, ...]
    entry: Entry
    number: int  # in the order of the alphabet: that of the rows changes no hit

    def fits(self, keys: Sequence[str], at: int) -> bool:
        """Whether the pattern stands at a place."""
        there = keys[at : at + len(self.words)]
        if at < 0 or len(there) < len(self.words):
            return False
        for word, key in zip(self.words, there, strict=True):
            if word != key and not (word[-1] == "*" and key.startswith(word[:-1])):
                return False
        return True

    def rank(self) -> Rank:
        """The longest first; of equal length the more specific first."""
        first, second = self.words[0], self.words[1] if len(self.words) > 1 else ""
        open_ended = first.endswith("*")
        length = sum(map(len, self.words))
        return -len(self.words), open_ended - len(first), open_ended, second.endswith("*"), -length, self.number


Candidate = tuple[int, Rank, Pattern]  # a pattern and where it stands


class _Sought(NamedTuple):
    """A pattern by a piece of it."""

    before: int  # words of the pattern before the piece
    rank: Rank
    pattern: Pattern
    whole: bool  # the piece is all of it


class PatternIndex:
    """What finds the patterns of a lexicon."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_piece: dict[str, list[_Sought]] = {}
        for pattern in patterns(entries):
            before, piece, whole = _piece(pattern.words)
            by_piece.setdefault(piece, []).append(_Sought(before, pattern.rank(), pattern, whole))
        self._sought = list(by_piece.values())
        self._automaton = AhoCorasick(list(by_piece), implementation=Implementation.ContiguousNFA)

    def candidates(self, keys: Sequence[str]) -> list[Candidate]:
        """The patterns that stand among the words with these keys, in no order.

        Between two sentences must stand `SENTENCE_END`.
        """
        joined = f"{_EDGE}{_EDGE.join(keys)}{_EDGE}".encode("utf-8", "replace").decode()  # no half of a character
        matches = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        found: list[Candidate] = []
        at = place = 0  # how far the words are counted, and how many they are
        for number, start, _ in sorted(matches, key=_start):
            place += joined.count(_EDGE, at, start)
            at = start
            for before, rank, pattern, whole in self._sought[number]:
                if whole or pattern.fits(keys, place - before):
                    found.append((place - before, rank, pattern))
        return found


def _piece(words: Sequence[str]) -> tuple[int, str, bool]:
    """The longest piece of a pattern without a word for any ending but at its end.

    Before it are so many words; the last says whether it is all of the pattern.
    """
    ends = [at + 1 for at, word in enumerate(words) if word.endswith("*") or at + 1 == len(words)]
    pieces = [(first, words[first:end]) for first, end in zip([0, *ends], ends, strict=False)]
    first, piece = max(pieces, key=lambda each: sum(map(len, each[1])))
    text = f"{_EDGE}{_EDGE.join(piece)}"
    return first, text.removesuffix("*") if text.endswith("*") else text + _EDGE, len(pieces) == 1


def patterns(entries: Iterable[Entry]) -> Iterator[Pattern]:
    """One pattern for each form. What is a term of its own is no form of another; of two terms the first has it."""
    made: dict[str, Entry] = {entry.term: entry for entry in entries}
    for entry in sorted((entry for entry in entries if entry.forms), key=lambda entry: entry.term):
        for form in forms_of(entry.term, entry.forms):
            made.setdefault(form, entry)
    for number, (form, entry) in enumerate(sorted(made.items(), key=itemgetter(0))):
        words = form.split(" ")
        yield Pattern(tuple(map(_key, words) if "*" in form or "'" in form else words), entry, number)


def _key(word: str) -> str:
    """A word of a term as `Word.key` has it, without the possessive; with the * of a word for any ending."""
    plain = without_possessive(word.rstrip("*")).removesuffix("'")
    return f"{plain}*" if word.endswith("*") else plain
