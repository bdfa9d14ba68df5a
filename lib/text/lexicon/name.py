"""Words that are part of a proper name, where they name and do not evaluate: "the Hunger Games", "Slaughter Creek"."""

from __future__ import annotations

from functools import cached_property

from lib.model import Sentence
from lib.text.names import SMALL_WORDS


class PlacedWords:
    """The words of a sentence, each with its place in the text."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        tokens = zip(sentence.tokens, sentence.starts, strict=True)
        self.words = [(start + word.offset, word) for token, start in tokens for word in token.words]
        self._text = text

    def is_part_of_name(self, at: int) -> bool:
        """Whether a word stands in a capitalised name: its capital, and a neighbour's, mean something.

        They mean nothing at the sentence's start, in a headline in title case and in a word of capitals.
        """
        if at == 0 or not self._is_capitalised(at):
            return False
        before = at > 1 and self._adjoin(at - 1) and self._is_capitalised(at - 1)
        after = at + 1 < len(self.words) and self._adjoin(at) and self._is_capitalised(at + 1)
        return (before or after) and not self._in_title_case

    def _is_capitalised(self, at: int) -> bool:
        start, word = self.words[at]
        return word.length > 1 and self._text[start].isupper() and not self._text[start : start + word.length].isupper()

    def _adjoin(self, at: int) -> bool:
        """Whether only white space lies between a word and the next."""
        start, word = self.words[at]
        return self._text[start + word.length : self.words[at + 1][0]].isspace()

    @cached_property
    def _in_title_case(self) -> bool:
        """Whether more than four of five words begin with a capital, those aside that are small in any headline."""
        capitals = [self._text[start].isupper() for start, word in self.words if word.key not in SMALL_WORDS]
        return 5 * sum(capitals) > 4 * len(capitals)
