"""Which lines of a page its extracted article was made of.

Extraction drops, joins and splits paragraphs, and drops words inside them, but mostly keeps their order. So the words
of the page are aligned with those of the extraction as a whole: of all ways to lay stretches of the page over stretches
of the extraction without a crossing, the one that covers most words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_STRETCH = 4  # words at least, of a line that is not found as a whole
_MOST_PLACES = 20  # of one stretch in the extraction that are tried
_ENOUGH = 0.5  # of the words of a line, and of the extraction

Words = tuple[str, ...]


class _Stretch(NamedTuple):
    """Words of a paragraph that the extraction has in a row."""

    paragraph: int
    n_words: int
    places: tuple[int, ...]  # where, counted in words


def extracted_lines(page: Sequence[str], extraction: Sequence[str]) -> list[bool] | None:
    """For each line of a page whether it is part of the extraction; None if the page has too little of the extraction.

    A line without a word goes with the one before it. Of lines that are repeated on the page those count whose place
    among the others fits.
    """
    words, articles = _words(page), _words(extraction)
    covered = _covered(words, [word for paragraph in articles for word in paragraph])
    if sum(covered.values()) < _ENOUGH * sum(map(len, articles)):
        return None
    found = [bool(line) and covered[i] >= _ENOUGH * len(line) for i, line in enumerate(words)]
    # Extraction may have moved a paragraph: then it is found nowhere in order.
    moved = set(articles) - {line for line, is_found in zip(words, found, strict=True) if is_found} - {()}
    for i, line in enumerate(words):
        found[i] = found[i] or line in moved or (not line and i > 0 and found[i - 1])
    return found


def _words(paragraphs: Sequence[str]) -> list[Words]:
    return [tuple(_WORD.findall(paragraph.casefold())) for paragraph in paragraphs]


def _covered(words: Sequence[Words], extraction: Sequence[str]) -> Counter[int]:
    """How many words of each paragraph the best alignment covers."""
    stretches = list(_Finder(words, extraction).stretches())
    chain = _Chain(len(extraction))
    for number, stretch in enumerate(stretches):
        chain.add(number, stretch)
    covered: Counter[int] = Counter()
    for number in chain.best():
        covered[stretches[number].paragraph] += stretches[number].n_words
    return covered


class _Finder:
    """Finds stretches of the page's paragraphs in the extraction."""

    def __init__(self, words: Sequence[Words], extraction: Sequence[str]):
        self._words = words
        self._extraction = tuple(extraction)
        self._n_times = Counter(words)
        self._places: defaultdict[Words, list[int]] = defaultdict(list)
        for n in range(1, _STRETCH + 1):
            for place in range(len(extraction) - n + 1):
                self._places[self._extraction[place : place + n]].append(place)

    def stretches(self) -> Iterator[_Stretch]:
        """Each paragraph as one stretch, or as the longest that can be found, in the page's order."""
        seen: Counter[Words] = Counter()
        for number, paragraph in enumerate(self._words):
            places = self._whole(paragraph)
            if places:
                chosen = _chosen(places, seen[paragraph], self._n_times[paragraph])
                yield _Stretch(number, len(paragraph), chosen)
            else:
                yield from self._parts(number, paragraph)
            seen[paragraph] += 1

    def _whole(self, paragraph: Words) -> list[int]:
        n = len(paragraph)
        if not n:
            return []
        places = self._places.get(paragraph[:_STRETCH], [])
        return [place for place in places if n <= _STRETCH or self._extraction[place : place + n] == paragraph]

    def _parts(self, number: int, paragraph: Words) -> Iterator[_Stretch]:
        at = 0
        while at + _STRETCH <= len(paragraph):
            places = self._places.get(paragraph[at : at + _STRETCH], [])[:_MOST_PLACES]
            lengths = [self._length(paragraph, at, place) for place in places]
            longest = max(lengths, default=0)
            if longest:
                best = tuple(place for place, n in zip(places, lengths, strict=True) if n == longest)
                yield _Stretch(number, longest, best)
            at += max(longest, 1)

    def _length(self, paragraph: Words, at: int, place: int) -> int:
        n = _STRETCH
        most = min(len(paragraph) - at, len(self._extraction) - place)
        while n < most and paragraph[at + n] == self._extraction[place + n]:
            n += 1
        return n


def _chosen(places: list[int], before: int, n_times: int) -> tuple[int, ...]:
    """The places to be tried: all, or of very many those of the same rank counted from the beginning and the end."""
    if len(places) <= _MOST_PLACES:
        return tuple(places)
    ranks = {before, len(places) - n_times + before}
    return tuple(places[rank] for rank in sorted(ranks) if 0 <= rank < len(places))


class _Chain:
    """The best chain of stretches whose places follow one another: for each end, the one that covers most words.

    A Fenwick tree of maxima over the places where stretches end.
    """

    def __init__(self, n_places: int):
        self._tree: list[tuple[int, int]] = [(0, -1)] * (n_places + 1)  # words covered, number of the last link
        self._links: list[tuple[int, int]] = []  # number of the stretch, link before it

    def add(self, number: int, stretch: _Stretch) -> None:
        """Adds a stretch at each of its places; it comes after all stretches added before it."""
        grown = []
        for place in stretch.places:
            n_words, link = self._best(place)
            self._links.append((number, link))
            grown.append((place + stretch.n_words, (n_words + stretch.n_words, len(self._links) - 1)))
        for end, entry in grown:
            self._raise(end, entry)

    def best(self) -> list[int]:
        """The stretches of the best chain."""
        numbers = []
        link = self._best(len(self._tree) - 1)[1]
        while link >= 0:
            number, link = self._links[link]
            numbers.append(number)
        return numbers[::-1]

    def _best(self, end: int) -> tuple[int, int]:
        found = self._tree[0]
        while end > 0:
            found = max(found, self._tree[end])
            end -= end & -end
        return found

    def _raise(self, end: int, entry: tuple[int, int]) -> None:
        while end < len(self._tree):
            self._tree[end] = max(self._tree[end], entry)
            end += end & -end
