"""All words of a corpus by place: what is counted, searched and shown as a line is the same word.

Built of traces (`lib.compare.trace`). A term's count is the number of its places, so every count equals the number of
lines that a concordance shows for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lib.compare.trace import Trace
from lib.model import Voice
from lib.text.normalise import normalise

Numbers = NDArray[np.int64]
WILDCARDS = {"*": r".*", "?": r"."}


@dataclass(frozen=True)
class WordIndex:
    """The words of some articles, one after another. All arrays are as long as the corpus has words."""

    articles: tuple[str, ...]  # their ids
    vocabulary: tuple[str, ...]  # the different words, in order of their first place
    words: Numbers  # place in `vocabulary`
    article: Numbers  # place in `articles`
    sentence: Numbers  # number in the whole corpus
    starts: Numbers  # in the article's text
    ends: Numbers
    quoted: NDArray[np.bool_]  # inside direct speech

    @classmethod
    def of(cls, traces: Mapping[str, Trace]) -> WordIndex:
        """The index of traces by their articles' ids."""
        numbers: dict[str, int] = {}
        rows = list(traces.values())
        lengths = [len(row.words) for row in rows]
        n_sentences = [int(row.sentences[-1]) + 1 if len(row.sentences) else 0 for row in rows]
        first = np.cumsum([0, *n_sentences])[:-1]
        return cls(
            articles=tuple(traces),
            words=np.array([numbers.setdefault(word, len(numbers)) for row in rows for word in row.words], np.int64),
            vocabulary=tuple(numbers),
            article=np.repeat(np.arange(len(rows)), lengths),
            sentence=_joined([row.sentences + begin for row, begin in zip(rows, first, strict=True)]),
            starts=_joined([row.starts for row in rows]),
            ends=_joined([row.ends for row in rows]),
            quoted=np.concatenate([row.quoted for row in rows]) if rows else np.zeros(0, np.bool_),
        )

    def heard(self, voice: Voice) -> NDArray[np.bool_]:
        """Which words belong to a voice."""
        if voice == "all":
            return np.ones(len(self.words), np.bool_)
        return self.quoted if voice == "quoted" else ~self.quoted

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each word in the vocabulary."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def follows(self) -> NDArray[np.bool_]:
        """Whether a word continues the phrase of the one before it: the same sentence, the same voice."""
        same = np.zeros(len(self.words), np.bool_)
        same[1:] = (self.sentence[1:] == self.sentence[:-1]) & (self.quoted[1:] == self.quoted[:-1])
        return same

    def places(self, query: str) -> Numbers:
        """Where a word or phrase begins, in the order of the corpus.

        Words are matched whole and without regard to case; `*` stands for any characters inside a word, `?` for one. A
        phrase lies in one sentence and one voice. An empty query is found nowhere.
        """
        asked = normalise(query).lower().split()
        if not asked or len(asked) > len(self.words):
            return np.zeros(0, np.int64)
        found = self._matching(asked[0])[self.words]
        for offset, word in enumerate(asked[1:], 1):
            fits = self._matching(word)[self.words] & self.follows
            found[:-offset] &= fits[offset:]
            found[-offset:] = False
        return np.flatnonzero(found)

    def _matching(self, word: str) -> NDArray[np.bool_]:
        """Which words of the vocabulary a word with wildcards stands for."""
        fits = np.zeros(len(self.vocabulary), np.bool_)
        if WILDCARDS.keys().isdisjoint(word):
            if word in self.numbers:
                fits[self.numbers[word]] = True
            return fits
        pattern = re.compile("".join(WILDCARDS.get(character, re.escape(character)) for character in word))
        fits[[number for number, known in enumerate(self.vocabulary) if pattern.fullmatch(known)]] = True
        return fits


def _joined(parts: list[NDArray[np.int32]]) -> Numbers:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)
