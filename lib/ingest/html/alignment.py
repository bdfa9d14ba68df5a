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
_ENOUGH = 0.5  # of the words of a line

Words = tuple[str, ...]


class _Stretch(NamedTuple):
    """Words of a line that the extraction has in a row."""

    line: int
    n_words: int
    is_whole: bool
    places: tuple[int, ...]  # where, counted in words


def extracted_lines(page: Sequence[str], extraction: Sequence[str]) -> list[bool]:
    """For each line of a page whether it is part of the extraction.

    A line without a word goes with the one before it. Of lines that are repeated on the page those count whose place
    among the others fits.
    """
    words, articles = _words(page), _words(extraction)
    covered = _covered(words, [word for paragraph in articles for word in paragraph])
    found = [bool(line) and covered[i] >= _ENOUGH * len(line) for i, line in enumerate(words)]
    # Extraction may have moved a paragraph: then it is found nowhere in order.
    moved = set(articles) - {line for line, is_found in zip(words, found, strict=True) if is_found} - {()}
    for i, line in enumerate(words):
        found[i] = found[i] or line in moved or (not line and i > 0 and found[i - 1])
    return found


def _words(paragraphs: Sequence[str]) -> list[Words]:
    return [tuple(_WORD.findall(paragraph.casefold())) for paragraph in paragraphs]


def _covered(words: Sequence[Words], extraction: Sequence[str]) -> Counter[int]:
    """How many words of each line the best alignment covers."""
    stretches = list(_Finder(words, extraction).stretches())
    chain = _Chain(len(extraction))
    for number, stretch in enumerate(stretches):
        chain.add(number, stretch)
    covered: Counter[int] = Counter()
    for number in chain.best():
        covered[stretches[number].line] += stretches[number].n_words
    return covered


class _Finder:
    """Finds stretches of the page's lines in the extraction."""

    def __init__(self, words: Sequence[Words], extraction: Sequence[str]):
        self._words = words
        self._extraction = tuple(extraction)
        self._n_times = Counter(words)
        self._wholes: dict[Words, list[int]] = {}
        self._places: defaultdict[Words, list[int]] = defaultdict(list)
        shorter = {line for line in words if len(line) < _STRETCH}
        for n in range(1, _STRETCH + 1):
            for place in range(len(extraction) - n + 1):
                stretch = self._extraction[place : place + n]
                if n == _STRETCH or stretch in shorter:
                    self._places[stretch].append(place)

    def stretches(self) -> Iterator[_Stretch]:
        """Each line as one stretch, or as the longest that can be found, in the page's order."""
        seen: Counter[Words] = Counter()
        for number, line in enumerate(self._words):
            places = self._whole(line)
            if places:
                chosen = _chosen(places, seen[line], self._n_times[line])
                yield _Stretch(number, len(line), True, chosen)
            else:
                yield from self._parts(number, line)
            seen[line] += 1

    def _whole(self, line: Words) -> list[int]:
        """All places of a line, by way of its rarest stretch."""
        if line not in self._wholes:
            n, found = len(line), []
            if 0 < n <= _STRETCH:
                found = self._places.get(line, [])
            elif n:
                begins = range(n - _STRETCH + 1)
                rare = min(begins, key=lambda at: len(self._places.get(line[at : at + _STRETCH], ())))
                places = (place - rare for place in self._places.get(line[rare : rare + _STRETCH], ()))
                found = [place for place in places if place >= 0 and self._extraction[place : place + n] == line]
            self._wholes[line] = found
        return self._wholes[line]

    def _parts(self, number: int, line: Words) -> Iterator[_Stretch]:
        at = 0
        while at + _STRETCH <= len(line):
            places = self._places.get(line[at : at + _STRETCH], [])[:_MOST_PLACES]
            lengths = [self._length(line, at, place) for place in places]
            longest = max(lengths, default=0)
            if longest:
                best = tuple(place for place, n in zip(places, lengths, strict=True) if n == longest)
                yield _Stretch(number, longest, False, best)
            at += max(longest, 1)

    def _length(self, line: Words, at: int, place: int) -> int:
        n = _STRETCH
        most = min(len(line) - at, len(self._extraction) - place)
        while n < most and line[at + n] == self._extraction[place + n]:
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
        self._tree: list[tuple[int, int]] = [(0, -1)] * (n_places + 1)  # worth, number of the last link
        self._links: list[tuple[int, int]] = []  # number of the stretch, link before it

    def add(self, number: int, stretch: _Stretch) -> None:
        """Adds a stretch at each of its places; it comes after all stretches added before it."""
        grown = []
        for place in stretch.places:
            worth, link = self._best(place)
            self._links.append((number, link))
            worth += 2 * stretch.n_words + stretch.is_whole  # between equals, whole lines
            grown.append((place + stretch.n_words, (worth, len(self._links) - 1)))
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
