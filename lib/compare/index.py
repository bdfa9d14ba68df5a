"""All words of a corpus by place: what is counted, searched and shown as a line is the same word.

An index is a view of parts (`lib.compare.part`), in memory or on disk: it names the articles, in an order of its own,
and copies none of their words. A place is the number of a word in that order. A term's count is the number of its
places, so every count equals the number of lines that a concordance shows for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.compare.arrays import Flags, Numbers
from lib.compare.column import Column, Runs
from lib.compare.part import FOLLOWS, QUOTED, Part
from lib.compare.trace import Trace
from lib.model import Voice
from lib.text.normalise import normalise

WILDCARDS = {"*": r".*", "?": r"."}
BLOCK = 1 << 20  # words that are looked at together


class Block(NamedTuple):
    """Articles of an index that are looked at together, and the places of their words."""

    articles: slice
    places: slice


@dataclass(frozen=True, eq=False)
class WordIndex:
    """The words of some articles, one after another. Values of places are read when they are asked for (`Column`)."""

    articles: tuple[str, ...]  # their ids
    vocabulary: tuple[str, ...]  # the different words of the parts; not all need be in the index
    parts: tuple[Part, ...]
    renumbered: tuple[NDArray[np.int32] | None, ...]  # for each part: the place in `vocabulary` of each of its words
    part: Numbers  # of each article
    number: Numbers  # of each article in its part

    @classmethod
    def of(cls, traces: Mapping[str, Trace]) -> WordIndex:
        """The index of traces by their articles' ids."""
        return cls.over([Part.of(traces.items())], tuple(traces), tuple(traces))

    @classmethod
    def over(cls, parts: Sequence[Part], keys: Sequence[str], ids: Sequence[str]) -> WordIndex:
        """The index of articles of some parts by their keys, named by `ids`. Raises KeyError for an unknown key."""
        known = {key: (part, number) for part, each in enumerate(parts) for number, key in enumerate(each.keys)}
        found = np.array([known[key] for key in keys], np.int64).reshape(-1, 2)
        vocabulary: dict[str, int] = {}
        renumbered: list[NDArray[np.int32] | None] = [None]
        if len(parts) == 1:
            return cls(tuple(ids), parts[0].vocabulary, tuple(parts), (None,), found[:, 0], found[:, 1])
        renumbered = [
            np.array([vocabulary.setdefault(word, len(vocabulary)) for word in part.vocabulary], np.int32)
            for part in parts
        ]
        return cls(tuple(ids), tuple(vocabulary), tuple(parts), tuple(renumbered), found[:, 0], found[:, 1])

    def chosen(self, ids: Sequence[str]) -> WordIndex:
        """The index of some of its articles in the order of `ids`. Raises KeyError for an unknown id."""
        rows = np.array([self.places_of_articles[each] for each in ids], np.int64)
        return WordIndex(tuple(ids), self.vocabulary, self.parts, self.renumbered, self.part[rows], self.number[rows])

    def __len__(self) -> int:
        """How many words it has."""
        return self._runs.n_words

    @cached_property
    def places_of_articles(self) -> dict[str, int]:
        """The place in `articles` of each id."""
        return {each: place for place, each in enumerate(self.articles)}

    @cached_property
    def bounds(self) -> Numbers:
        """The place of each article's first word, and behind the last one's last."""
        begins, ends = self._in_parts
        return np.concatenate([[0], np.cumsum(ends - begins)])

    @cached_property
    def words(self) -> Column:
        """Place in `vocabulary`."""
        return self._runs.column([part.columns.words for part in self.parts], self.renumbered)

    @cached_property
    def article(self) -> Column:
        """Place in `articles`."""
        return Column(lambda places: np.searchsorted(self.bounds, places, side="right") - 1)

    @cached_property
    def starts(self) -> Column:
        """In the article's text."""
        return self._runs.column([part.columns.starts for part in self.parts])

    @cached_property
    def ends(self) -> Column:
        """Behind the word, in the article's text."""
        lengths = self._runs.column([part.columns.lengths for part in self.parts])
        return Column(lambda places: self.starts[places] + lengths[places].astype(np.int32))

    @cached_property
    def quoted(self) -> Column:
        """Whether it is inside direct speech."""
        return Column(lambda places: (self._flags[places] & QUOTED) != 0)

    @cached_property
    def follows(self) -> Column:
        """Whether a word continues the phrase of the one before it: the same sentence, the same voice."""
        return Column(lambda places: (self._flags[places] & FOLLOWS) != 0)

    def heard(self, voice: Voice) -> Column:
        """Whether a word belongs to a voice."""
        if voice == "all":
            return Column(lambda places: self._flags[places] >= 0)
        return self.quoted if voice == "quoted" else Column(lambda places: (self._flags[places] & QUOTED) == 0)

    def n_words(self, voice: Voice = "all") -> Numbers:
        """How many words of a voice each article has."""
        if voice == "all":
            return np.diff(self.bounds)
        return self._n_quoted if voice == "quoted" else np.diff(self.bounds) - self._n_quoted

    def blocks(self, most: int = BLOCK) -> Iterator[Block]:
        """All articles in their order, about `most` words at a time; each time the memory for reading is let go."""
        first = 0
        while first < len(self.articles):
            behind = int(np.searchsorted(self.bounds, self.bounds[first] + most, side="right")) - 1
            behind = max(first + 1, behind)
            yield Block(slice(first, behind), slice(int(self.bounds[first]), int(self.bounds[behind])))
            first = behind
            for part in self.parts:
                part.release()

    def places(self, query: str) -> Numbers:
        """Where a word or phrase begins, in the order of the corpus.

        Words are matched whole and without regard to case; `*` stands for any characters inside a word, `?` for one. A
        phrase lies in one sentence and one voice. An empty query is found nowhere.
        """
        asked = [self.matching(word) for word in normalise(query).lower().split()]
        if not asked or not all(map(len, asked)):
            return np.zeros(0, np.int64)
        return np.concatenate([_NONE, *(self._begins(block, asked) for block in self.blocks())])

    def _begins(self, block: Block, asked: Sequence[Numbers]) -> Numbers:
        """The places in a block where words begin that are one of those asked for each."""
        words = self.words[block.places]
        found: Numbers = np.flatnonzero(self.is_one_of(words, asked[0]))
        for offset, known in enumerate(asked[1:], 1):
            found = found[found + offset < len(words)]
            found = found[self.is_one_of(words[found + offset], known)]
            found = found[self.follows[found + offset + block.places.start]]
        placed: Numbers = found + block.places.start
        return placed

    def is_one_of(self, words: NDArray[np.int32], numbers: Numbers) -> Flags:
        """Which words are one of these of the vocabulary."""
        if len(numbers) == 1:
            only: Flags = words == np.int32(numbers[0])
            return only
        fits = np.zeros(len(self.vocabulary), np.bool_)
        fits[numbers] = True
        found: Flags = fits[words]
        return found

    def matching(self, word: str) -> Numbers:
        """The words of the vocabulary that a word with wildcards stands for."""
        if WILDCARDS.keys().isdisjoint(word):
            return np.array([self.numbers[word]] if word in self.numbers else [], np.int64)
        pattern = re.compile("".join(WILDCARDS.get(character, re.escape(character)) for character in word))
        literal = max(re.split(r"[*?]", word), key=len)
        # Far fewer words hold the longest part without a wildcard than must be matched as a whole.
        likely = [number for number, known in enumerate(self.vocabulary) if literal in known]
        return np.array([number for number in likely if pattern.fullmatch(self.vocabulary[number])], np.int64)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each word in the vocabulary."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def _in_parts(self) -> tuple[Numbers, Numbers]:
        """Where each article's words begin and end in its part."""
        return span_in_parts(self.part, self.number, [part.ends for part in self.parts])

    @cached_property
    def _runs(self) -> Runs:
        return Runs.of(self.part, *self._in_parts)

    @cached_property
    def _flags(self) -> Column:
        return self._runs.column([part.columns.flags for part in self.parts])

    @cached_property
    def _n_quoted(self) -> Numbers:
        found = np.zeros(len(self.articles), np.int64)
        for articles, places in self.blocks():
            before = np.concatenate([[0], np.cumsum(self.quoted[places])])
            found[articles] = np.diff(before[self.bounds[articles.start : articles.stop + 1] - places.start])
        return found


def span_in_parts(part: Numbers, number: Numbers, ends: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Where articles begin and end in arrays of their parts; `ends` says where each article of a part ends."""
    bounds = [np.concatenate([[0], each]) for each in ends]
    first = np.cumsum([0, *map(len, bounds)])
    joined = np.concatenate([_NONE, *bounds])
    place = first[part] + number
    return joined[place], joined[place + 1]


_NONE = np.zeros(0, np.int64)
