"""Finding the rivals of a naming list among all words of a corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.index import Numbers, WordIndex
from lib.compare.naming.rivals import Naming, Phrase
from lib.model import Voice

COLUMNS = ("concept", "word", "id", "place", "n_words")


def mentions(index: WordIndex, naming: Naming, voice: Voice = "all") -> pd.DataFrame:
    """Where the words of a naming list stand in a voice, by concept in its order, then in the order of the corpus.

    One row a mention: concept, word, id (the article's), place (of its first word in the index), n_words. Of phrases
    that overlap the first counts, of those that begin together the longest; no word counts twice for one concept, and
    the words of an exception count nothing.
    """
    finder = _Finder(index, {words[0] for _, spelled in naming.phrases for words, _ in spelled})
    heard = index.heard(voice)
    return pd.DataFrame(
        [
            (concept, word, index.articles[index.article[place]], place, n_words)
            for concept, spelled in naming.phrases
            for word, place, n_words in _places(finder, spelled, heard)
        ],
        columns=list(COLUMNS),
    ).astype({"place": np.int64, "n_words": np.int64})


def _places(finder: _Finder, spelled: Sequence[Phrase], heard: NDArray[np.bool_]) -> Iterator[tuple[str, int, int]]:
    """The rivals' words that stand for one concept, with their places and lengths, in the order of the corpus."""
    found = [(place, -len(words), rival) for words, rival in spelled for place in finder.places(words).tolist()]
    end = 0
    for place, length, rival in sorted(found, key=lambda each: each[:2]):
        if place < end:
            continue
        end = place - length
        if rival is not None and heard[place]:
            yield rival.word, place, -length


class _Finder:
    """Finds many phrases in one index: as `WordIndex.places`, but with each word's places looked up, not searched."""

    def __init__(self, index: WordIndex, firsts: Collection[str]) -> None:
        self._index = index
        wanted = np.zeros(len(index.vocabulary), np.bool_)
        wanted[[number for word in firsts for number in self._numbers(word)]] = True
        places = np.flatnonzero(wanted[index.words])
        self._places = places[np.argsort(index.words[places], kind="stable")]
        self._bounds = np.searchsorted(index.words[self._places], np.arange(len(index.vocabulary) + 1))

    def places(self, words: Sequence[str]) -> Numbers:
        """Where a phrase of words as `Word.key` has them begins; `*` at the end of a word stands for any ending."""
        index, numbers = self._index, [self._numbers(word) for word in words]
        if not all(numbers):
            return np.zeros(0, np.int64)
        found = np.concatenate([self._of(number) for number in numbers[0]])
        for offset, known in enumerate(numbers[1:], 1):
            found = found[found + offset < len(index.words)]
            found = found[index.follows[found + offset]]
            found = found[np.isin(index.words[found + offset], known)]
        return found

    def _of(self, number: int) -> Numbers:
        return self._places[self._bounds[number] : self._bounds[number + 1]]

    def _numbers(self, word: str) -> list[int]:
        """The places in the vocabulary of what a word stands for."""
        if word.endswith("*"):
            stem = word[:-1]
            return [number for known, number in self._index.numbers.items() if known.startswith(stem)]
        return [self._index.numbers[word]] if word in self._index.numbers else []
