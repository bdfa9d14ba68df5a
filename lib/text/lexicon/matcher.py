"""Finding the terms of a lexicon in a text.

A term is a word, a phrase, or either with `*` for any ending of a word ("slaughter*", "flood* of migrants"), in the
forms its entry names. Of several terms that fit at a place the longest wins, and no word counts twice. A phrase matches
only where nothing but white space lies between its words, and inside one sentence. A term with the weight 0 is an
exception: it keeps its words from counting. A word inside a capitalised name is no hit, and neither is a surname that
stands alone after it stood in a full name.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter

from lib.model import LoadedTerm, Sentence
from lib.text.lexicon.entry import EXCEPTION, Entry, exact
from lib.text.lexicon.name import PlacedWords
from lib.text.lexicon.patterns import SENTENCE_END, Pattern, PatternIndex

_keys = attrgetter("keys")


@dataclass(frozen=True)
class Lexicon:
    """Entries under a name. Equal content has an equal version."""

    name: str
    entries: tuple[Entry, ...]

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score: terms, categories, weights, forms."""
        rows = sorted(f"{e.term}\t{e.category}\t{exact(e.weight)}\t{' '.join(sorted(e.forms))}" for e in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

    def without(self, terms: Collection[str]) -> Lexicon:
        """The lexicon with some terms muted: they count nothing, and nothing counts in their place.

        Terms that it does not have change nothing.
        """
        muted = {entry.term for entry in self.entries if entry.weight > EXCEPTION}.intersection(terms)
        if not muted:
            return self
        entries = tuple(replace(e, weight=EXCEPTION) if e.term in muted else e for e in self.entries)
        return Lexicon(f"{self.name} without {len(muted)} term{'s' if len(muted) > 1 else ''}", entries)

    def __reduce__(self) -> tuple[type[Lexicon], tuple[str, tuple[Entry, ...]]]:
        # What finds the terms stays in its process, and is made anew in another.
        return Lexicon, (self.name, self.entries)

    @cached_property
    def _index(self) -> PatternIndex:
        return PatternIndex(self.entries)

    def is_hit(self, key: str) -> bool:
        """Whether a word, by its key, is a hit where it stands alone."""
        found = self._index.candidates([key]) if self.entries else ()
        return bool(found) and min(found)[-1].entry.weight > EXCEPTION

    def hits(self, text: str, sentences: Iterable[Sentence]) -> Iterator[LoadedTerm]:
        """The loaded terms of a normalised text, in order and not overlapping."""
        if not self.entries:
            return iter(())
        read = tuple(sentences)
        keys, ends = _keys_and_ends(read)
        begin, end = 0, 0  # of the sentence that the last hit stands in
        after = 0  # the first word that no earlier hit has taken
        found: list[tuple[LoadedTerm, str]] = []  # with the key of a word that may be a surname
        surnames: set[str] = set()
        for at, _, pattern in sorted(self._index.candidates(keys)):
            if at < after:
                continue
            if at >= end:
                number = bisect_right(ends, at)
                begin, end = ends[number - 1] if number else 0, ends[number]
                placed = PlacedWords(text, read[number])
            hit = _hit(text, placed, at - begin, pattern)
            single = len(pattern.words) == 1
            if hit is None:
                if single and placed.is_surname(at - begin):
                    surnames.add(keys[at])
                continue
            after = at + len(pattern.words)
            if hit.weight > EXCEPTION:
                bare = single and text[hit.start].isupper() and not placed.follows_determiner(at - begin)
                found.append((hit, keys[at] if bare else SENTENCE_END))
        return (hit for hit, key in found if key not in surnames)


def _keys_and_ends(sentences: Sequence[Sentence]) -> tuple[list[str], list[int]]:
    """The keys of the words, with a mark after each sentence, and where among them each sentence ends."""
    keys: list[str] = []
    ends: list[int] = []
    for sentence in sentences:
        keys += chain.from_iterable(map(_keys, sentence.tokens))
        keys.append(SENTENCE_END)
        ends.append(len(keys))
    return keys, ends


def _hit(text: str, placed: PlacedWords, at: int, pattern: Pattern) -> LoadedTerm | None:
    """The hit of a pattern whose words stand here, unless they are parted, or one word of a name."""
    start, word = placed[at]
    if len(pattern.words) > 1:
        last = at + len(pattern.words) - 1
        if not placed.are_together(at, last):
            return None
        begin, word = placed[last]
    elif text[start].isupper() and (placed.is_part_of_name(at) or placed.is_surname(at)):
        return None
    else:
        begin = start
    # Without the possessive; lower case can be longer than the word itself.
    end = begin + min(len(word.key), word.length)
    return LoadedTerm(start, end, pattern.entry.term, pattern.entry.category, pattern.entry.weight)


def merged(lexicons: Sequence[Lexicon]) -> Lexicon:
    """One lexicon of several; where two name the same term the later one holds."""
    entries = {entry.term: entry for lexicon in lexicons for entry in lexicon.entries}
    return Lexicon(" + ".join(lexicon.name for lexicon in lexicons), tuple(entries.values()))
