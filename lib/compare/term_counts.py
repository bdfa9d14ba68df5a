"""How often each article has each term: words, and phrases of two words in one sentence and one voice.

The same places that `WordIndex.places` finds are counted, so that every count equals the lines of a concordance.

The words are read a block at a time, so that memory does not grow with them, and several times: first to find the
words of enough articles; twice for the phrases made of these, roughly (in a table where phrases share places, so that
none is missed) and then exactly; and last to count what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lib.compare.arrays import Flags, Numbers
from lib.compare.function_words import FUNCTION_WORDS
from lib.compare.index import Block, WordIndex
from lib.compare.telling import Tell, unheard
from lib.model import Voice

MOST_PLACES = 1 << 24  # of the table for phrases
READINGS = 4  # of all words
BOTH = 3  # there is a word with a letter, and one that is no function word
MIXER = 0x2545F4914F6CDD1D  # any large odd number


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
    """Terms by article: `counts` has a row for each of `terms` and a column for each article of the index.

    Of 60 million words it takes about 5 bytes for each of 50 million counts that are not zero.
    """

    terms: NDArray[np.object_]
    counts: sparse.csr_array
    n_words: Numbers  # of each article, in the voice counted; 0 where the article does not count
    settings: TermSettings = DEFAULT  # by which they were found


Count = Callable[[WordIndex, Tell], TermCounts]  # counts the terms of an index, or finds the counts of it that are kept


class _Words(NamedTuple):
    """The words of some articles in a voice."""

    words: NDArray[np.int32]
    article: Numbers  # of each word, numbered from the first of these articles
    follows: Flags  # whether it continues the phrase of the word before it
    first: int  # place of the first article
    n: int  # articles


class _Cells(NamedTuple):
    """How often articles have something, by its key, then by article."""

    keys: Numbers
    articles: Numbers
    counts: Numbers


class _Frequent(NamedTuple):
    """Keys of what enough articles have, in order."""

    keys: Numbers
    n_articles: Numbers
    largest: int  # count in one article


Keys = Callable[[_Words], tuple[Numbers, Numbers]]  # the keys of words or phrases, and their articles


@dataclass
class _Reading:
    """All words of an index in a voice, a block at a time, read several times; `tell` hears how far it is."""

    index: WordIndex
    voice: Voice
    tell: Tell
    _n_read: int = 0

    def __iter__(self) -> Iterator[_Words]:
        for block in self.index.blocks():
            self.tell(self._n_read, READINGS * len(self.index))
            yield _words_in(self.index, self.voice, block)
            self._n_read += block.places.stop - block.places.start


def term_counts(
    index: WordIndex, voice: Voice = "all", tell: Tell = unheard, settings: TermSettings = DEFAULT
) -> TermCounts:
    """The terms of all articles of the index, in one voice.

    Left out are terms without a letter, phrases made only of function words, and terms in too few articles.
    """
    n = len(index.articles)
    least = settings.least(n)
    words_read = _Reading(index, voice, tell)
    all_words = _frequent_words(words_read, least)
    known = np.array([index.vocabulary[number] for number in all_words.keys.tolist()], object)
    lettered = _such(known, lambda word: any(map(str.isalpha, word)))
    phrase_keys = _phrase_keys(index, all_words.keys, lettered, ~_such(known, FUNCTION_WORDS.__contains__))
    phrases = _frequent_phrases(words_read, phrase_keys, least)
    words = _Frequent(all_words.keys[lettered], all_words.n_articles[lettered], all_words.largest)
    first, last = np.divmod(phrases.keys, max(1, len(known)))
    counts = _counted(words_read, [(_word_keys, words), (phrase_keys, phrases)])
    named = np.concatenate([known[lettered], known[first] + " " + known[last]])
    return TermCounts(named, counts, index.n_words(voice), settings)


def in_voice(voice: Voice, settings: TermSettings = DEFAULT) -> Count:
    """Counts the terms of an index in one voice."""
    return lambda index, tell: term_counts(index, voice, tell, settings)


IN_ALL_WORDS = in_voice("all")


def _such(words: NDArray[np.object_], is_such: Callable[[str], bool]) -> Flags:
    """For each word whether it is such a word."""
    return np.fromiter(map(is_such, words), np.bool_, len(words))


def _words_in(index: WordIndex, voice: Voice, block: Block) -> _Words:
    articles, places = block
    n = articles.stop - articles.start
    words, follows = index.words[places], index.follows[places]
    article = np.repeat(np.arange(n), np.diff(index.bounds[articles.start : articles.stop + 1]))
    if voice != "all":  # the word before one that follows is of the same voice
        heard = index.heard(voice)[places]
        words, follows, article = words[heard], follows[heard], article[heard]
    return _Words(words, article, follows, articles.start, n)


def _word_keys(block: _Words) -> tuple[Numbers, Numbers]:
    """Every word under its place in the vocabulary."""
    return block.words.astype(np.int64), block.article


def _phrase_keys(index: WordIndex, frequent: Numbers, lettered: Flags, full: Flags) -> Keys:
    """Phrases of two `frequent` words, for others cannot be in enough articles.

    Their key is the place of the first word among these, times their number, plus the place of the second. One of the
    two has a letter, one is no function word (`full`).
    """
    places = np.full(len(index.vocabulary), -1, np.int32)
    places[frequent] = np.arange(len(frequent))
    kinds = full + 2 * lettered.astype(np.uint8)

    def keys(block: _Words) -> tuple[Numbers, Numbers]:
        own = places[block.words]
        before = np.flatnonzero(block.follows[1:] & (own[1:] >= 0) & (own[:-1] >= 0))
        first, last = own[before], own[before + 1]
        kept = (kinds[first] | kinds[last]) == BOTH
        return first[kept].astype(np.int64) * len(frequent) + last[kept], block.article[before[kept]]

    return keys


def _cells(keys: Numbers, articles: Numbers, n: int) -> _Cells:
    """Sorting plain numbers is the fastest way to count."""
    bits = n.bit_length()
    codes = np.sort(keys << bits | articles)
    begins = _begins(codes)
    different = codes[begins]
    return _Cells(different >> bits, different & ((1 << bits) - 1), np.diff(begins, append=len(codes)))


def _begins(ordered: Numbers) -> Numbers:
    """Where each of the different values begins."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def _n_articles(cells: _Cells) -> tuple[Numbers, Numbers]:
    """The different keys, in order, and how many articles have each."""
    begins = _begins(cells.keys)
    return cells.keys[begins], np.diff(begins, append=len(cells.keys))


def _frequent_words(words: _Reading, least: int) -> _Frequent:
    having, largest = np.zeros(len(words.index.vocabulary), np.int64), 0
    for block in words:
        cells = _cells(*_word_keys(block), block.n)
        keys, n = _n_articles(cells)
        having[keys] += n
        largest = max(largest, int(cells.counts.max(initial=0)))
    kept = np.flatnonzero(having >= least)
    return _Frequent(kept, having[kept], largest)


def _frequent_phrases(words: _Reading, keys_of: Keys, least: int) -> _Frequent:
    """Counted in a table in which different phrases may share a place, then exactly where a place has enough."""
    size = 1 << max(1, min(len(words.index), MOST_PLACES) - 1).bit_length()
    having = np.zeros(size, np.int32)
    for block in words:
        cells = _cells(*keys_of(block), block.n)
        keys, n = _n_articles(cells)
        np.add.at(having, _mixed(keys, size), n.astype(np.int32))
    keys, total, largest = np.zeros(0, np.int64), np.zeros(0, np.int64), 0
    for block in words:
        found, article = keys_of(block)
        likely = having[_mixed(found, size)] >= least
        cells = _cells(found[likely], article[likely], block.n)
        more, n = _n_articles(cells)
        largest = max(largest, int(cells.counts.max(initial=0)))
        keys, total = _added(np.concatenate([keys, more]), np.concatenate([total, n]))
    kept = total >= least
    return _Frequent(keys[kept], total[kept], largest)


def _added(keys: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """The different keys in order with their sums."""
    order = np.argsort(keys, kind="stable")  # the fastest for what is in order by parts
    ordered = keys[order]
    begins = _begins(ordered)
    return ordered[begins], np.add.reduceat(n[order], begins) if len(begins) else n


def _mixed(keys: Numbers, size: int) -> Numbers:
    """A place for each key in a table of a power of two: neighbours come to lie apart."""
    places: Numbers = ((keys * MIXER) >> 20) & (size - 1)
    return places


def _counted(words: _Reading, kinds: list[tuple[Keys, _Frequent]]) -> sparse.csr_array:
    """The counts of what is frequent, a row each, filled in article by article: no copy is ever sorted."""
    ends = np.cumsum(np.concatenate([[0], *(kind.n_articles for _, kind in kinds)]))
    free = ends[:-1].copy()  # where the next count of each row goes
    columns = np.empty(ends[-1], np.int32)
    counts = np.empty(ends[-1], np.min_scalar_type(max(kind.largest for _, kind in kinds)))
    for block in words:
        before = 0
        for keys_of, kind in kinds:
            keys, articles, n = _cells(*keys_of(block), block.n)
            begins = _begins(keys)
            lengths = np.diff(begins, append=len(keys))
            row = np.searchsorted(kind.keys, keys[begins])
            wanted = np.append(kind.keys, -1)[row] == keys[begins]
            row = row[wanted] + before
            kept = np.repeat(wanted, lengths)
            lengths = lengths[wanted]
            places = np.arange(kept.sum()) + np.repeat(free[row] - np.cumsum(lengths) + lengths, lengths)
            columns[places], counts[places] = articles[kept] + block.first, n[kept]
            free[row] += lengths
            before += len(kind.keys)
    # Of two kinds of numbers scipy takes the wider for both, so that the columns would take twice the memory.
    narrow = ends.astype(np.int32) if ends[-1] <= np.iinfo(np.int32).max else ends
    return sparse.csr_array((counts, columns, narrow), shape=(len(free), len(words.index.articles)))
