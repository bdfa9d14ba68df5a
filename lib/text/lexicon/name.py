"""The words of a sentence where they stand: whether nothing parts them, and whether one is part of a proper name.

In a name a word names and does not evaluate: "the Hunger Games", "Slaughter Creek", "Judge Savage". A text that has
somebody's full name may go on with the surname alone: "Mick Lynch", and later "Lynch said".
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from lib.model import Sentence, Word
from lib.text.names import SMALL_WORDS
from lib.text.quotations.names import TITLES
from lib.text.quotations.word_classes import DETERMINERS, POSSESSIVES

_BEFORE_NOUN = DETERMINERS | POSSESSIVES
# What is written with a capital for what it means is nobody's surname: a British Communist, an Irish Nazi.
_NO_SURNAMES = ("ist", "ists", "ism", "ian", "ians", "ers", "nazi", "nazis")
_NATIONALITIES = ("ish", "ese", "ican")
_SAYING = (" said ", " says ", " told ")

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

    def is_surname(self, at: int) -> bool:
        """Whether a capitalised word is for certain somebody's surname: "Mr. Savage", "with Mick Lynch".

        The first word of a sentence is a given name only if an apposition or "said" follows: "Mick Lynch, 61".
        """
        if at == 0 or not self._is_capitalised(at) or self._in_title_case:
            return False
        if self._follows_title(at):
            return True
        if not (self._adjoin(at - 1) and self._is_capitalised(at - 1)) or (at == 1 and not self._is_set_off(at)):
            return False
        before, surname = self[at - 1][1], self[at][1].key
        if before.length > len(before.key) or before.key in SMALL_WORDS or before.key in _BEFORE_NOUN:
            return False
        if surname.endswith(_NO_SURNAMES) or before.key.endswith(_NATIONALITIES) or self._is_before_name(at):
            return False
        return not (at > 1 and self.follows_determiner(at - 1))

    def follows_determiner(self, at: int) -> bool:
        """Whether a determiner or possessive stands before a word, as it does before no name of a person."""
        if at == 0 or not self._adjoin(at - 1):
            return False
        before = self[at - 1][1]
        return before.key in _BEFORE_NOUN or before.length > len(before.key)

    def _follows_title(self, at: int) -> bool:
        start, word = self[at - 1]
        end = start + word.length
        return self._text[start:end] in TITLES and not self._text[end : self[at][0]].removeprefix(".").strip()

    def _is_set_off(self, at: int) -> bool:
        """Whether a comma or "said" follows, and so shows that a name ends here."""
        start, word = self[at]
        return self._text.startswith((",", *_SAYING), start + word.length)

    def _is_before_name(self, at: int) -> bool:
        return at + 1 < self._ends[-1] and self._adjoin(at) and self._is_capitalised(at + 1)

    def is_part_of_name(self, at: int) -> bool:
        """Whether a word stands in a capitalised name: its capital, and a neighbour's, mean something.

        They mean nothing at the sentence's start, in a headline in title case and in a word of capitals.
        """
        if at == 0 or not self._is_capitalised(at):
            return False
        before = at > 1 and self._adjoin(at - 1) and self._is_capitalised(at - 1)
        return (before or self._is_before_name(at)) and not self._in_title_case

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
