"""Passages that articles share word for word: runs of consecutive words, found by their shingles.

A shingle is `SHINGLE` consecutive words. A shared passage is made of shingles that the other article has too, so it has
at least that many words. Case, typography, white space, possessives and what is not measured (page furniture) play no
part.

Source: Broder, A. (1997). On the resemblance and containment of documents. SEQUENCES '97. Here every shingle is kept,
none is sampled, so all figures are exact.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.compare.trace import Trace
from lib.model import Span

# Words. Reports of one event by different outlets share runs of 5 words in every second pair, by chance of phrasing;
# runs of 8 are mostly quotations and wire copy. A copy with every 20th word changed keeps 90 % of its words in runs of
# 8 and more, with every 10th changed 73 %.
SHINGLE = 8
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd: no bit of a word's number is lost

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Passage(NamedTuple):
    """A run of words of one article that other articles have too."""

    span: Span  # in the article's text
    n_words: int
    others: tuple[str, ...]  # ids of the articles that share words of it, the one with most of them first


@dataclass(frozen=True)
class Shingles:
    """The shingles of some articles, one for each word that has enough words of its article behind it."""

    articles: tuple[str, ...]  # their ids
    n_words: NDArray[np.int64]  # of each article
    hashes: Hashes  # of the shingles, one article after another
    ends: NDArray[np.int64]  # place in `hashes` behind each article's last

    @classmethod
    def of(cls, traces: Mapping[str, Trace]) -> Shingles:
        """The shingles of traces by their articles' ids, in that order."""
        n_words = np.array([len(row.words) for row in traces.values()], np.int64)
        each = [_rolled(np.fromiter(map(hash, row.words), np.int64, len(row.words))) for row in traces.values()]
        hashes = np.concatenate(each) if each else np.zeros(0, np.uint64)
        return cls(tuple(traces), n_words, hashes, np.cumsum([len(part) for part in each], dtype=np.int64))

    @cached_property
    def article(self) -> NDArray[np.int64]:
        """The place in `articles` of each shingle."""
        return np.repeat(np.arange(len(self.articles)), np.diff(self.ends, prepend=0))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place in `articles` of each id."""
        return {article: number for number, article in enumerate(self.articles)}

    def __getitem__(self, number: int) -> Hashes:
        """The shingles of one article, in the order of its words."""
        return self.hashes[self.ends[number - 1] if number else 0 : self.ends[number]]

    def found(self, number: int, other: int) -> Flags:
        """Which shingles of an article the other one has too."""
        return np.isin(self[number], self[other])

    def covered(self, number: int, found: Flags) -> Flags:
        """Which words of an article stand in these of its shingles."""
        if not len(found):
            return np.zeros(self.n_words[number], np.bool_)
        words: Flags = np.convolve(found, np.ones(SHINGLE, np.bool_))
        return words


def _rolled(words: NDArray[np.int64]) -> Hashes:
    """A number for each run of `SHINGLE` of an article's words: equal for equal runs, for others almost surely not.

    Of 6 million different runs two are taken for equal once in a million corpora (n² / 2⁶⁵).
    """
    n = max(len(words) - SHINGLE + 1, 0)
    hashes = np.zeros(n, np.uint64)
    for place in range(SHINGLE):  # arrays wrap around silently, which is what a hash should do
        hashes = hashes * _MULTIPLIER + words[place : place + n].view(np.uint64)
    return hashes


def stretches(found: Flags) -> list[tuple[int, int]]:
    """The passages that shingles make: place of the first word and behind the last one, in order and apart.

    A passage ends where the next shingle was not found, also between paragraphs that the other article has in another
    order. Where two would overlap, the second begins behind the first.
    """
    edges = np.flatnonzero(np.diff(found.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    ends = edges[:, 1] + SHINGLE - 1
    starts = np.maximum(edges[:, 0], np.concatenate([[0], ends])[: len(ends)])
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def passages(
    shingles: Shingles, traces: Mapping[str, Trace], article: str, among: Collection[str] | None = None
) -> list[Passage]:
    """The passages of an article that others have too, in the order of its text; only others of `among` if given.

    Of what several others have, runs that touch are one passage.
    """
    number = shingles.numbers[article]
    others = {shingles.articles[other]: shingles.found(number, other) for other in _sharing(shingles, number, among)}
    if not others:
        return []
    row = traces[article]
    words = {other: shingles.covered(number, found) for other, found in others.items()}
    return [
        Passage(
            Span(int(row.starts[first]), int(row.ends[behind - 1])),
            behind - first,
            _most_first({other: int(flags[first:behind].sum()) for other, flags in words.items()}),
        )
        for first, behind in stretches(np.logical_or.reduce(list(others.values())))
    ]


def _most_first(words: Mapping[str, int]) -> tuple[str, ...]:
    """Those that have words at all, the one with most of them first."""
    return tuple(sorted(filter(words.__getitem__, words), key=lambda other: -words[other]))


def _sharing(shingles: Shingles, number: int, among: Collection[str] | None) -> list[int]:
    """The other articles that hold a shingle of this one."""
    if among is not None:
        return [shingles.numbers[other] for other in among if shingles.numbers[other] != number]
    own = np.unique(shingles[number])
    if not len(own):
        return []
    place = np.minimum(np.searchsorted(own, shingles.hashes), len(own) - 1)
    holders = np.unique(shingles.article[own[place] == shingles.hashes])
    return [int(holder) for holder in holders if holder != number]
