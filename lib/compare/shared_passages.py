"""Passages that articles share word for word: runs of consecutive words, found by their shingles.

A shingle is `SHINGLE` consecutive words. A shared passage is made of shingles that the other article has too, so it has
at least that many words. Case, typography, white space, possessives and what is not measured (page furniture) play no
part.

Source: Broder, A. (1997). On the resemblance and containment of documents. SEQUENCES '97. Here every shingle of the
articles compared is used, none is sampled, so all figures are exact.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.arrays import Flags, Numbers
from lib.compare.index import Block, WordIndex
from lib.model import Span

# Words. Reports of one event by different outlets share runs of 5 words in every second pair, by chance of phrasing;
# runs of 8 are mostly quotations and wire copy. A copy with every 20th word changed keeps 90 % of its words in runs of
# 8 and more, with every 10th changed 73 %.
SHINGLE = 8  # a power of two
MOST_KEPT = 4_000_000  # shingles, of articles of mean length
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd: no bit of a word's number is lost

Hashes = NDArray[np.uint64]


class Passage(NamedTuple):
    """A run of words of one article that other articles have too."""

    span: Span  # in the article's text
    n_words: int
    others: tuple[str, ...]  # ids of the articles that share words of it, the one with most of them first


@dataclass(frozen=True, eq=False)
class Shingles:
    """The shingles of an index: one for each word that has enough words of its article behind it, made when asked."""

    index: WordIndex

    @cached_property
    def n_words(self) -> Numbers:
        """Of each article."""
        return self.index.n_words()

    @cached_property
    def _of_words(self) -> Hashes:
        """A number for each word of the vocabulary, the same in every run of the program."""
        if not self.index.vocabulary:
            return np.zeros(0, np.uint64)
        hashes: Hashes = pd.util.hash_array(np.array(self.index.vocabulary, object), categorize=False)
        return hashes

    def __getitem__(self, number: int) -> Hashes:
        """The shingles of one article, in the order of its words."""
        return self._rolled(slice(*self.index.bounds[number : number + 2].tolist()))

    def of_block(self, block: Block) -> tuple[Hashes, Numbers]:
        """The shingles of a block of articles, and the place of the article of each."""
        hashes = self._rolled(block.places)
        lengths = self.n_words[block.articles]
        article = np.repeat(np.arange(block.articles.start, block.articles.stop), lengths)
        ends = np.repeat(np.cumsum(lengths), lengths)
        whole = np.flatnonzero(np.arange(len(ends)) + SHINGLE <= ends)  # not running into the next article
        return hashes[whole], article[whole]

    def _rolled(self, places: slice) -> Hashes:
        """A number for each run of `SHINGLE` words: equal for equal runs, for others almost surely not.

        Of 6 million different runs two are taken for equal once in a million corpora (n² / 2⁶⁵).
        """
        hashes: Hashes = self._of_words[self.index.words[places]]
        if len(hashes) < SHINGLE:
            return np.zeros(0, np.uint64)
        length, multiplier = 1, _MULTIPLIER
        while length < SHINGLE:  # two runs side by side make one of twice the length; arrays wrap around silently
            hashes = hashes[:-length] * np.uint64(multiplier) + hashes[length:]
            length, multiplier = 2 * length, multiplier**2 % 2**64
        return hashes

    def release(self) -> None:
        """Lets go of the memory that reading single articles has taken."""
        for part in self.index.parts:
            part.release()

    def found(self, number: int, other: int) -> Flags:
        """Which shingles of an article the other one has too."""
        return among(self[number], self.ordered(other))

    def ordered(self, number: int) -> Hashes:
        """The shingles of one article, the smallest first; of the articles asked for last they are kept."""
        if number not in self._ordered:
            if len(self._ordered) * len(self.index) > MOST_KEPT * len(self.n_words):
                self._ordered.clear()
            self._ordered[number] = np.sort(self[number])
        return self._ordered[number]

    @cached_property
    def _ordered(self) -> dict[int, Hashes]:
        return {}

    def covered(self, number: int, found: Flags) -> Flags:
        """Which words of an article stand in these of its shingles."""
        if not len(found):
            return np.zeros(self.n_words[number], np.bool_)
        words: Flags = np.convolve(found, np.ones(SHINGLE, np.bool_))
        return words


def among(own: Hashes, others: Hashes) -> Flags:
    """Which shingles are among others, which are in order."""
    if not len(others):
        return np.zeros(len(own), np.bool_)
    found: Flags = others[np.minimum(others.searchsorted(own), len(others) - 1)] == own
    return found


def stretches(found: Flags) -> list[tuple[int, int]]:
    """The passages that shingles make: place of the first word and behind the last one, in order and apart.

    A passage ends where the next shingle was not found, also between paragraphs that the other article has in another
    order. Where two would overlap, the second begins behind the first.
    """
    edges = np.flatnonzero(np.diff(found.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    ends = edges[:, 1] + SHINGLE - 1
    starts = np.maximum(edges[:, 0], np.concatenate([[0], ends])[: len(ends)])
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def passages(index: WordIndex, article: str, among: Collection[str] | None = None) -> list[Passage]:
    """The passages of an article that others have too, in the order of its text; only others of `among` if given.

    Of what several others have, runs that touch are one passage.
    """
    shingles, numbers = Shingles(index), index.places_of_articles
    number = numbers[article]
    if among is None:
        sharing = _sharing(shingles, number)
    else:
        sharing = [numbers[other] for other in among if numbers[other] != number]
    others = {index.articles[other]: shingles.found(number, other) for other in sharing}
    if not others:
        return []
    begin = int(index.bounds[number])
    words = {other: shingles.covered(number, found) for other, found in others.items()}
    return [
        Passage(
            Span(int(index.starts[begin + first]), int(index.ends[begin + behind - 1])),
            behind - first,
            _most_first({other: int(flags[first:behind].sum()) for other, flags in words.items()}),
        )
        for first, behind in stretches(np.logical_or.reduce(list(others.values())))
    ]


def _most_first(words: Mapping[str, int]) -> tuple[str, ...]:
    """Those that have words at all, the one with most of them first."""
    return tuple(sorted(filter(words.__getitem__, words), key=lambda other: -words[other]))


def _sharing(shingles: Shingles, number: int) -> list[int]:
    """The other articles that hold a shingle of this one."""
    own = np.unique(shingles[number])
    if not len(own):
        return []
    holders: set[int] = set()
    for block in shingles.index.blocks():
        hashes, article = shingles.of_block(block)
        place = np.minimum(np.searchsorted(own, hashes), len(own) - 1)
        holders.update(article[own[place] == hashes].tolist())
    return sorted(holders - {number})
