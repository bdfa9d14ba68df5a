"""Finding the terms of a lexicon in a text.

A term is a word, a phrase, or either with `*` for any ending of a word ("slaughter*", "flood* of migrants"), in the
forms its entry names. Of several terms that fit at a place the longest wins, and no word counts twice. A phrase matches
only where nothing but white space lies between its words, and inside one sentence. A term with the weight 0 is an
exception: it keeps its words from counting. A word inside a capitalised name is no hit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from lib.model import LoadedTerm, Sentence, Word
from lib.text.lexicon.entry import EXCEPTION, Entry
from lib.text.lexicon.inflection import forms_of
from lib.text.lexicon.name import PlacedWords
from lib.text.words import without_possessive

TABLE_SIZE = 200_000  # distinct words whose terms are remembered


class _Pattern(NamedTuple):
    """An entry's words as the matcher compares them."""

    words: tuple[str, ...]
    open_ended: tuple[bool, ...]  # which words stand for any ending
    entry: Entry

    def fits(self, keys: Sequence[str], at: int) -> bool:
        """Whether the pattern stands at a place; its first word is known to."""
        if at + len(self.words) > len(keys):
            return False
        return all([self.fits_word(place, keys[at + place]) for place in range(1, len(self.words))])

    def fits_word(self, place: int, key: str) -> bool:
        word = self.words[place]
        return key.startswith(word) if self.open_ended[place] else key == word


class _Beginnings:
    """The patterns that begin with a word. Phrases are found by their second word, for some begin with "the"."""

    def __init__(self, patterns: Sequence[_Pattern]) -> None:
        self.words = [pattern for pattern in patterns if len(pattern.words) == 1]
        self.open_phrases = [p for p in patterns if len(p.words) > 1 and p.open_ended[1]]
        self.phrases: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            if len(pattern.words) > 1 and not pattern.open_ended[1]:
                self.phrases.setdefault(pattern.words[1], []).append(pattern)
        self.second_stems = tuple(p.words[1] for p in self.open_phrases)

    def that_fit(self, keys: Sequence[str], at: int) -> list[_Pattern]:
        """The patterns whose words stand here, the longest first; of equal length the more specific first."""
        found = self.words
        phrases = self.phrases.get(keys[at + 1], []) + self.open_phrases if at + 1 < len(keys) else None
        if phrases:
            found = [pattern for pattern in phrases if pattern.fits(keys, at)] + found
        if len(found) > 1:
            found = sorted(found, key=lambda p: (-len(p.words), -len(p.words[0]), p.open_ended[0]))
        return found


class _BeginningsTable(dict[str, _Beginnings | None]):
    """What may begin at a word, by its key, looked up once for each distinct word; None for most words.

    Emptied when full, so that memory stays bounded.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self._by_first_word: dict[tuple[str, bool], list[_Pattern]] = {}
        for pattern in _patterns(entries):
            self._by_first_word.setdefault((pattern.words[0], pattern.open_ended[0]), []).append(pattern)
        stems = (len(word) for word, any_ending in self._by_first_word if any_ending)
        self._longest_stem = max(stems, default=0)

    def __missing__(self, key: str) -> _Beginnings | None:
        if len(self) >= TABLE_SIZE:
            self.clear()
        patterns = list(self._by_first_word.get((key, False), ()))
        for length in range(1, min(len(key), self._longest_stem) + 1):
            patterns += self._by_first_word.get((key[:length], True), ())
        self[key] = _Beginnings(patterns) if patterns else None
        return self[key]


@dataclass(frozen=True)
class Lexicon:
    """Entries under a name. Equal content has an equal version."""

    name: str
    entries: tuple[Entry, ...]

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score: terms, categories, weights, forms."""
        rows = sorted(f"{e.term}\t{e.category}\t{e.weight:g}\t{' '.join(sorted(e.forms))}" for e in self.entries)
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

    @cached_property
    def _beginnings(self) -> _BeginningsTable:
        return _BeginningsTable(self.entries)

    def hits(self, text: str, sentences: Iterable[Sentence]) -> Iterator[LoadedTerm]:
        """The loaded terms of a normalised text, in order and not overlapping."""
        for sentence in sentences if self.entries else ():
            yield from self._hits_in(text, sentence)

    def _candidates(self, keys: list[str]) -> list[tuple[int, _Beginnings]]:
        """Where a pattern may stand, as far as two words tell: half of all words begin one, few of these go on."""
        pairs = zip(map(self._beginnings.__getitem__, keys), [*keys, ""][1:], strict=True)
        return [
            (at, begins)
            for at, (begins, second) in enumerate(pairs)
            if begins is not None
            and (begins.words or second in begins.phrases or second.startswith(begins.second_stems))
        ]

    def _hits_in(self, text: str, sentence: Sentence) -> Iterator[LoadedTerm]:
        keys = list(chain.from_iterable([token.keys for token in sentence.tokens]))
        placed: PlacedWords | None = None  # few sentences need it
        after = 0  # the first word that no earlier hit has taken
        for at, begins in self._candidates(keys):
            if at < after:
                continue
            for pattern in begins.that_fit(keys, at):
                placed = placed or PlacedWords(text, sentence)
                matched = placed.words[at : at + len(pattern.words)]
                if not _adjacent(text, matched) or (len(matched) == 1 and placed.is_part_of_name(at)):
                    continue
                after = at + len(matched)
                if pattern.entry.weight > EXCEPTION:
                    yield _hit(matched, pattern.entry)
                break


def _hit(matched: Sequence[tuple[int, Word]], entry: Entry) -> LoadedTerm:
    last, word = matched[-1]
    # Without the possessive; lower case can be longer than the word itself.
    end = last + min(len(word.key), word.length)
    return LoadedTerm(matched[0][0], end, entry.term, entry.category, entry.weight)


def _adjacent(text: str, words: Sequence[tuple[int, Word]]) -> bool:
    """Whether nothing but white space, and the apostrophe of a plural's possessive, lies between the words."""
    for (start, word), (following, _) in pairwise(words):
        gap = text[start + word.length : following]
        if not (gap.removeprefix("'") if word.key.endswith("s") else gap).isspace():
            return False
    return True


def _patterns(entries: Iterable[Entry]) -> Iterator[_Pattern]:
    """One pattern for each form. What is a term of its own is no form of another; of two terms the first has it."""
    made: dict[str, Entry] = {entry.term: entry for entry in entries}
    for entry in sorted((entry for entry in entries if entry.forms), key=lambda entry: entry.term):
        for form in forms_of(entry.term, entry.forms):
            made.setdefault(form, entry)
    for form, entry in made.items():
        words = tuple(form.split(" "))
        if "*" in form or "'" in form:
            yield _Pattern(tuple(map(_key, words)), tuple(word.endswith("*") for word in words), entry)
        else:
            yield _Pattern(words, (False,) * len(words), entry)


def _key(word: str) -> str:
    """A word of a term as `Word.key` has it: without the possessive, and without the *."""
    return without_possessive(word.rstrip("*")).removesuffix("'")


def merged(lexicons: Sequence[Lexicon]) -> Lexicon:
    """One lexicon of several; where two name the same term the later one holds."""
    entries = {entry.term: entry for lexicon in lexicons for entry in lexicon.entries}
    return Lexicon(" + ".join(lexicon.name for lexicon in lexicons), tuple(entries.values()))
