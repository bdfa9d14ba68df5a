"""The words of a sentence where they stand: whether nothing parts them, and whether one is part of a proper name.

In a name a word names and does not evaluate: "the Hunger Games", "Slaughter Creek".
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from lib.model import Sentence, Word
from lib.text.names import SMALL_WORDS

_words = attrgetter("words")


class PlacedWords:
    """The words of a sentence by their number. Only those asked for are looked up: few are."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self._text = text
        self._sentence = sentence
        self._ends = list(accumulate(map(len, map(_words, sentence.tokens))))

    def __getitem__(self, at: int) -> tuple[int, Word]:
        """Where a word starts, and the word."""
        token = bisect_right(self._ends, at)
        word = self._sentence.tokens[token].words[at - self._ends[token]]  # counted from the token's end
        return self._sentence.starts[token] + word.offset, word

    def are_together(self, first: int, last: int) -> bool:
        """Whether nothing but white space, and the apostrophe of a plural's possessive, lies between words."""
        for at in range(first, last):
            start, word = self[at]
            gap = self._text[start + word.length : self[at + 1][0]]
            if not (gap.removeprefix("'") if word.key.endswith("s") else gap).isspace():
                return False
        return True

    def is_part_of_name(self, at: int) -> bool:
        """Whether a word stands in a capitalised name: its capital, and a neighbour's, mean something.

        They mean nothing at the sentence's start, in a headline in title case and in a word of capitals.
        """
        if at == 0 or not self._is_capitalised(at):
            return False
        before = at > 1 and self._adjoin(at - 1) and self._is_capitalised(at - 1)
        after = at + 1 < self._ends[-1] and self._adjoin(at) and self._is_capitalised(at + 1)
        return (before or after) and not self._in_title_case

    def _is_capitalised(self, at: int) -> bool:
        start, word = self[at]
        return word.length > 1 and self._text[start].isupper() and not self._text[start : start + word.length].isupper()

    def _adjoin(self, at: int) -> bool:
        """Whether only white space lies between a word and the next."""
        start, word = self[at]
        return self._text[start + word.length : self[at + 1][0]].isspace()

    @cached_property
    def _in_title_case(self) -> bool:
        """Whether more than four of five words begin with a capital, those aside that are small in any headline."""
        words = map(self.__getitem__, range(self._ends[-1]))
        capitals = [self._text[start].isupper() for start, word in words if word.key not in SMALL_WORDS]
        return 5 * sum(capitals) > 4 * len(capitals)
