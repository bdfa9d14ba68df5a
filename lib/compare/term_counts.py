"""How often each article has each term: words, and phrases of two words in one sentence and one voice.

The same places that `WordIndex.places` finds are counted, so that every count equals the lines of a concordance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lib.compare.function_words import FUNCTION_WORDS
from lib.compare.index import Numbers, WordIndex
from lib.model import Voice

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class TermSettings:
    """What is a term, and how strongly a rare one is held back."""

    fewest_articles: int = 3  # that have the term: one article's own topic is no outlet's habit
    small: int = 9  # articles: of fewer, so many in proportion must have it, for two articles can be described, too
    fewest_share: float = 0.001  # of the articles: a term in 3 of 10,000 could pass no test
    # Words of the prior on each side, as a share of what a side has on average. One: a prior sample as large as the
    # average side, as Monroe, Colaresi and Quinn choose it.
    prior_share: float = 1.0

    def least(self, n: int) -> int:
        """In how many of `n` articles a term must stand."""
        fewest = ceil(self.fewest_articles * min(1, n / self.small)) if self.small else self.fewest_articles
        return max(fewest, ceil(self.fewest_share * n))


DEFAULT = TermSettings()


@dataclass(frozen=True)
class TermCounts:
    """Terms by article: `counts` has a row for each of `terms` and a column for each article of the index."""

    terms: NDArray[np.object_]
    counts: sparse.csr_array
    n_words: Numbers  # of each article, in the voice counted; 0 where the article does not count


class _Cells(NamedTuple):
    """The cells of the table that are not zero, by row and article, and what each row stands for."""

    keys: Numbers
    rows: Numbers
    articles: Numbers
    counts: Numbers


def term_counts(index: WordIndex, used: Mask, voice: Voice = "all", settings: TermSettings = DEFAULT) -> TermCounts:
    """The terms of the articles that are `used` (one value an article), in one voice.

    Left out are terms without a letter, phrases made only of function words, and terms in too few articles.
    """
    n = len(index.articles)
    article = index.article[np.arange(len(index))]
    heard = index.heard(voice)[:] & used[article]
    least = settings.least(int(used.sum()))
    frequent = _cells(index.words[:][heard].astype(np.int64), article[heard], n, least)
    lettered = _fits(index, lambda word: any(map(str.isalpha, word)))
    phrases = _phrases(index, heard, frequent.keys, lettered, least)
    words = _chosen(frequent, lettered[frequent.keys])
    vocabulary = np.array(index.vocabulary, object)
    first, last = np.divmod(phrases.keys, max(1, len(frequent.keys)))
    pairs = vocabulary[frequent.keys[first]] + " " + vocabulary[frequent.keys[last]]
    names = np.concatenate([vocabulary[words.keys], pairs])
    cells = (np.concatenate([words.counts, phrases.counts]), np.concatenate([words.articles, phrases.articles]))
    rows = np.concatenate([words.rows, phrases.rows + len(words.keys)])
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(names)))])
    return TermCounts(
        names,
        sparse.csr_array((cells[0].astype(float), cells[1], ends), shape=(len(names), n)),
        np.bincount(article[heard], minlength=n),
    )


def _phrases(index: WordIndex, heard: Mask, frequent: Numbers, lettered: Mask, least: int) -> _Cells:
    """Phrases of two `frequent` words, for others cannot be in enough articles.

    Their key is the place of the first word among these, times their number, plus the place of the second.
    """
    places = np.full(len(index.vocabulary), -1)
    places[frequent] = np.arange(len(frequent))
    full = ~_fits(index, FUNCTION_WORDS.__contains__)
    second = np.flatnonzero(index.follows[:] & heard)
    first, last = index.words[second - 1], index.words[second]
    kept = (full[first] | full[last]) & (lettered[first] | lettered[last]) & (places[first] >= 0) & (places[last] >= 0)
    keys = places[first[kept]] * len(frequent) + places[last[kept]]
    return _cells(keys, index.article[second[kept]], len(index.articles), least)


def _fits(index: WordIndex, is_such: Callable[[str], bool]) -> Mask:
    """For each word of the vocabulary whether it is such a word."""
    return np.fromiter(map(is_such, index.vocabulary), np.bool_, len(index.vocabulary))


def _cells(keys: Numbers, articles: Numbers, n_articles: int, least: int) -> _Cells:
    """Keys by article, of keys in at least so many articles. Sorting plain numbers is the fastest way to count."""
    codes = np.sort(keys * n_articles + articles)
    begins = np.flatnonzero(np.diff(codes, prepend=-1))
    key, article = np.divmod(codes[begins], max(n_articles, 1))
    new = np.diff(key, prepend=-1) != 0
    cells = _Cells(key[new], np.cumsum(new) - 1, article, np.diff(begins, append=len(codes)))
    return _chosen(cells, np.bincount(cells.rows, minlength=len(cells.keys)) >= least)


def _chosen(cells: _Cells, keep: Mask) -> _Cells:
    """The rows that are kept, numbered anew."""
    places = np.cumsum(keep) - 1
    kept = keep[cells.rows]
    return _Cells(cells.keys[keep], places[cells.rows[kept]], cells.articles[kept], cells.counts[kept])
