"""Finding the rivals of a naming list among all words of a corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from lib.compare.arrays import Numbers
from lib.compare.index import WordIndex
from lib.compare.naming.rivals import Naming, Phrase
from lib.compare.telling import Tell, unheard
from lib.model import Voice

COLUMNS = ("concept", "word", "id", "place", "n_words")


def mentions(index: WordIndex, naming: Naming, voice: Voice = "all", tell: Tell = unheard) -> pd.DataFrame:
    """Where the words of a naming list stand in a voice, by concept in its order, then in the order of the corpus.

    One row a mention: concept, word, id (the article's), place (of its first word in the index), n_words. Of phrases
    that overlap the first counts, of those that begin together the longest; no word counts twice for one concept, and
    the words of an exception count nothing.
    """
    finder = _Finder(index, {words[0] for _, spelled in naming.phrases for words, _ in spelled})
    tables: list[pd.DataFrame] = []
    for concept, spelled in naming.phrases:
        tell(len(tables), len(naming.phrases))
        tables.append(_mentions(index, finder, concept, spelled, voice))
    empty = pd.DataFrame({name: pd.Series(dtype=object) for name in COLUMNS})
    table = pd.concat([empty, *(each for each in tables if len(each))], ignore_index=True)
    return table.astype({"concept": "str", "word": "str", "id": "str", "place": np.int64, "n_words": np.int64})


def _mentions(index: WordIndex, finder: _Finder, concept: str, spelled: Sequence[Phrase], voice: Voice) -> pd.DataFrame:
    """The mentions of one concept."""
    found = [finder.places(words) for words, _ in spelled]
    places = np.concatenate(found)
    phrase = np.repeat(np.arange(len(spelled)), [len(each) for each in found])
    lengths = np.array([len(words) for words, _ in spelled], np.int64)[phrase]
    order = np.lexsort([-lengths, places])
    kept = order[_apart(places[order], lengths[order])]
    names = np.array([rival.word if rival else None for _, rival in spelled], object)[phrase[kept]]
    counts = pd.notna(names) & index.heard(voice)[places[kept]]
    kept, names = kept[counts], names[counts]
    ids = np.array(index.articles, object)[index.article[places[kept]]]
    return pd.DataFrame({"concept": concept, "word": names, "id": ids, "place": places[kept], "n_words": lengths[kept]})


def _apart(places: Numbers, lengths: Numbers) -> Numbers:
    """Which of the phrases, in order of their places, begin behind the end of the last one that counts."""
    ends = places + lengths
    # Only a phrase that begins before one of those before it has ended needs a look at what counts.
    touched = np.flatnonzero(places[1:] < np.maximum.accumulate(ends)[:-1]) + 1 if len(places) else places
    kept = np.ones(len(places), np.bool_)
    for place in touched.tolist():
        before = place - 1
        while not kept[before]:
            before -= 1
        kept[place] = places[place] >= ends[before]
    return np.flatnonzero(kept)


class _Finder:
    """Finds many phrases in one index: as `WordIndex.places`, but with each word's places looked up, not searched."""

    def __init__(self, index: WordIndex, firsts: Collection[str]) -> None:
        self._index = index
        self._known: dict[str, Numbers] = {}
        wanted = np.zeros(len(index.vocabulary), np.bool_)
        for word in firsts:
            wanted[self._numbers(word)] = True
        found = [np.flatnonzero(wanted[index.words[places]]) + places.start for _, places in index.blocks()]
        places = np.concatenate([np.zeros(0, np.int64), *found])
        words = index.words[places]
        order = np.argsort(words, kind="stable")
        self._places, self._words = places[order], words[order]

    def places(self, words: Sequence[str]) -> Numbers:
        """Where a phrase of words as `Word.key` has them begins; `*` at the end of a word stands for any ending."""
        index, first = self._index, self._numbers(words[0])
        found = np.concatenate([np.zeros(0, np.int64), *map(self._of, first.tolist())])
        for offset, word in enumerate(words[1:], 1):
            found = found[found + offset < len(index)]
            found = found[index.follows[found + offset]]
            found = found[np.isin(index.words[found + offset], self._numbers(word))]
        return found

    def _of(self, number: int) -> Numbers:
        first, behind = np.searchsorted(self._words, [number, number + 1])
        return self._places[first:behind]

    def _numbers(self, word: str) -> Numbers:
        """The places in the vocabulary of what a word stands for."""
        if word not in self._known:
            self._known[word] = self._index.matching(word)
        return self._known[word]
