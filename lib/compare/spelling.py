"""How terms are mostly written: "US", "a.m.", "Nessa Ferrick" for what is counted as us, a.m, nessa ferrick.

For display only: counts, searches and files have the terms as they are counted. A few articles say how a term is
written, so that this takes no longer for many articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from lib.compare.arrays import Numbers
from lib.compare.concordance import Texts
from lib.compare.index import WordIndex
from lib.model import Voice
from lib.text.normalise import normalise

ARTICLES, PLACES = 5, 50  # at most, that say how a term is written
SAMPLES = (1_000, 10_000)  # articles that are looked through; all are for terms that none of these has


def spellings(index: WordIndex, texts: Texts, terms: Iterable[str], voice: Voice = "all") -> dict[str, str]:
    """The commonest spelling of each term in the articles of a random order that have it first, in a voice.

    The capital that begins a sentence says nothing of a word: such places count for terms without others. Marks are
    plain, and a term that is found nowhere is written as it is counted.
    """
    numbers = {term: [index.numbers.get(word, -1) for word in term.split()] for term in terms}
    order = [index.articles[place] for place in np.random.default_rng(0).permutation(len(index.articles))]
    written: dict[str, str] = {}
    for n in (*SAMPLES, len(order)):
        sample = index.chosen(order[:n])
        places = _places(sample, {term: each for term, each in numbers.items() if term not in written}, voice)
        written |= _written(sample, texts, places)
        if n >= len(order) or len(written) == len(numbers):
            break
    return {term: written.get(term, term) for term in numbers}


def _places(index: WordIndex, terms: Mapping[str, Sequence[int]], voice: Voice) -> dict[str, Numbers]:
    """Where terms begin in the first articles with them; a term is given by its words' numbers in the vocabulary."""
    found: dict[str, Numbers] = {}
    for block in index.blocks():
        sought = {term: numbers for term, numbers in terms.items() if term not in found and min(numbers) >= 0}
        if not sought:
            break
        words, follows = index.words[block.places], index.follows[block.places]
        firsts = np.array(sorted({numbers[0] for numbers in sought.values()}), np.int64)
        likely = np.flatnonzero(index.is_one_of(words, firsts) & index.heard(voice)[block.places])
        likely = likely[np.argsort(words[likely], kind="stable")]
        own = words[likely]
        for term, numbers in sought.items():
            begins = likely[slice(*np.searchsorted(own, [numbers[0], numbers[0] + 1]))]
            for offset, number in enumerate(numbers[1:], 1):
                begins = begins[begins + offset < len(words)]
                begins = begins[(words[begins + offset] == number) & follows[begins + offset]]
            if len(begins):
                found[term] = _in_few_articles(index, begins + block.places.start)
    return found


def _in_few_articles(index: WordIndex, places: Numbers) -> Numbers:
    articles = index.article[places]
    few: Numbers = places[articles <= np.unique(articles)[:ARTICLES][-1]]
    return few[:PLACES]


def _written(index: WordIndex, texts: Texts, places: Mapping[str, Numbers]) -> dict[str, str]:
    """The commonest spelling of each term at its places."""
    everywhere = np.concatenate([np.zeros(0, np.int64), *places.values()])
    known = texts([index.articles[number] for number in np.unique(index.article[everywhere]).tolist()])
    written = {}
    for term, begins in places.items():
        inside = begins[index.follows[begins]]
        used = inside if len(inside) else begins
        parts = [_words(index, known, used + offset, key) for offset, key in enumerate(term.split())]
        counted = Counter(" ".join(words) for words in zip(*parts, strict=True))
        written[term] = max(counted, key=lambda spelling: (counted[spelling], spelling))
    return written


def _words(index: WordIndex, texts: Mapping[str, str], places: Numbers, key: str) -> list[str]:
    """A word as it is written at each of its places: without a possessive, with the point of an abbreviation."""
    after = np.minimum(places + 1, len(index) - 1)
    continued = index.follows[after] & (after > places)
    rows = zip(index.article[places].tolist(), index.starts[places].tolist(), continued.tolist(), strict=True)
    return [_word(texts[index.articles[article]], start, key, is_inside=inside) for article, start, inside in rows]


def _word(text: str, start: int, key: str, *, is_inside: bool) -> str:
    """A word at its place in a text; `is_inside`: the sentence goes on behind it, so that a point is the word's own."""
    end = start + len(key)
    word = normalise(text[start:end])
    if word.lower() != key:  # a soft hyphen, or a letter that is longer in lower case
        return key
    return f"{word}." if (is_inside or "." in key) and text[end : end + 1] == "." != text[end + 1 : end + 2] else word
