"""What stands where on a page: words, lines of words, and the columns that they are set in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, and its box; y grows upwards, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def height(self) -> float:
        """Of its line, from descenders to ascenders: about the size of the type."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The height at which its line runs."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words side by side, in the order in which they are read."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join([word.text for word in self.words])

    @cached_property
    def left(self) -> float:
        """Where its first letter begins, from the left edge of the page."""
        return min([word.left for word in self.words])

    @cached_property
    def right(self) -> float:
        """Where its last letter ends."""
        return max([word.right for word in self.words])

    @cached_property
    def height(self) -> float:
        """That of most of its letters."""
        by_height = sorted(self.words, key=lambda word: word.height)
        letters_below, half = 0, sum(len(word.text) for word in self.words) / 2
        for word in by_height:
            letters_below += len(word.text)
            if letters_below >= half:
                return word.height
        return by_height[-1].height

    @cached_property
    def bold(self) -> bool | None:
        """Whether all words are bold, or none is; None if some are."""
        weights = {word.bold for word in self.words}
        return weights.pop() if len(weights) == 1 else None

    @cached_property
    def bottom(self) -> float:
        """That of the word that sets its height: superscripts do not count."""
        return next(word.bottom for word in self.words if word.height == self.height)


@dataclass(frozen=True)
class Column:
    """Lines under one another, as one edge and one measure hold them together."""

    lines: tuple[Line, ...]

    @cached_property
    def left(self) -> float:
        """The left edge."""
        return min([line.left for line in self.lines])

    @cached_property
    def right(self) -> float:
        """The right edge: that of the longest line, or of nine lines in ten where there are many: some stick out."""
        rights = sorted([line.right for line in self.lines])
        return rights[-1 - len(rights) // 10]

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


def runs_left(text: str) -> bool:
    """Whether a word is of a script that runs from right to left."""
    return not text.isascii() and any([unicodedata.bidirectional(letter) in ("R", "AL") for letter in text])
