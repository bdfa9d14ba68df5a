"""Lexicons of loaded terms: reading, checking and matching them.

A term is a word, a phrase, or either with `*` for any ending of a word ("slaughter*", "flood* of migrants"). Of several
terms that fit at a place the longest wins, and no word counts twice. A phrase matches only where nothing but white
space lies between its words, and inside one sentence.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from lib.model import LoadedTerm, Sentence, Word
from lib.text.normalise import normalise
from lib.text.words import WORD, without_possessive

COLUMNS = ("term", "category", "weight", "neutral_alternative", "note")
DEFAULT_PATH = Path(__file__).parents[2] / "data" / "lexicons" / "loaded_terms.csv"
TABLE_SIZE = 200_000  # distinct words whose terms are remembered


class LexiconError(ValueError):
    """A lexicon file that cannot be used: says which row, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A loaded term and what it stands for."""

    term: str
    category: str
    weight: float  # above 0, at most 1: how strongly the term by itself carries evaluation in news prose
    neutral_alternative: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An entry's words as the matcher compares them."""

    words: tuple[str, ...]
    open_ended: tuple[bool, ...]  # which words stand for any ending
    entry: Entry

    def fits(self, keys: Sequence[str], at: int) -> bool:
        """Whether the pattern stands at a place; its first word is known to."""
        if at + len(self.words) > len(keys):
            return False
        return all(self.fits_word(place, keys[at + place]) for place in range(1, len(self.words)))

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

    def that_fit(self, keys: Sequence[str], at: int) -> list[_Pattern]:
        """The patterns whose words stand here, the longest first; of equal length the more specific first."""
        found = self.words
        phrases = self.phrases.get(keys[at + 1], []) + self.open_phrases if at + 1 < len(keys) else None
        if phrases:
            found = [pattern for pattern in phrases if pattern.fits(keys, at)] + found
        if len(found) > 1:
            found = sorted(found, key=lambda p: (-len(p.words), -len(p.words[0]), p.open_ended[0]))
        return found


@dataclass(frozen=True)
class Lexicon:
    """Entries under a name. Equal content has an equal version."""

    name: str
    entries: tuple[Entry, ...]
    _known: dict[str, _Beginnings | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score: terms, categories and weights."""
        rows = sorted(f"{e.term}\t{e.category}\t{e.weight:g}" for e in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

    @cached_property
    def _by_first_word(self) -> dict[tuple[str, bool], list[_Pattern]]:
        table: dict[tuple[str, bool], list[_Pattern]] = {}
        for entry in self.entries:
            pattern = _pattern(entry)
            table.setdefault((pattern.words[0], pattern.open_ended[0]), []).append(pattern)
        return table

    @cached_property
    def _longest_stem(self) -> int:
        return max((len(word) for word, any_ending in self._by_first_word if any_ending), default=0)

    def _beginnings(self, key: str) -> _Beginnings | None:
        """What may begin at a word, looked up once for each distinct word."""
        if len(self._known) >= TABLE_SIZE:
            self._known.clear()
        table = self._by_first_word
        patterns = list(table.get((key, False), ()))
        for length in range(1, min(len(key), self._longest_stem) + 1):
            patterns += table.get((key[:length], True), ())
        self._known[key] = _Beginnings(patterns) if patterns else None
        return self._known[key]

    def hits(self, text: str, sentences: Iterable[Sentence]) -> Iterator[LoadedTerm]:
        """The loaded terms of a normalised text, in order and not overlapping."""
        for sentence in sentences:
            yield from self._hits_in(text, sentence)

    def _hits_in(self, text: str, sentence: Sentence) -> Iterator[LoadedTerm]:
        keys = [word.key for token in sentence.tokens for word in token.words]
        words: list[tuple[int, Word]] = []  # with their places, which few sentences need
        after = 0  # the first word that no earlier hit has taken
        for at, key in enumerate(keys):
            begins = self._known[key] if key in self._known else self._beginnings(key)
            if begins is None or at < after:
                continue
            for pattern in begins.that_fit(keys, at):
                words = words or _placed(sentence)
                matched = words[at : at + len(pattern.words)]
                if _adjacent(text, matched):
                    start, (last, word) = matched[0][0], matched[-1]
                    # Without the possessive; lower case can be longer than the word itself.
                    end = last + min(len(word.key), word.length)
                    yield LoadedTerm(start, end, pattern.entry.term, pattern.entry.category, pattern.entry.weight)
                    after = at + len(matched)
                    break


def _placed(sentence: Sentence) -> list[tuple[int, Word]]:
    """The words of a sentence, each with its place in the text."""
    tokens = zip(sentence.tokens, sentence.starts, strict=True)
    return [(start + word.offset, word) for token, start in tokens for word in token.words]


def _adjacent(text: str, words: Sequence[tuple[int, Word]]) -> bool:
    """Whether nothing but white space, and the apostrophe of a plural's possessive, lies between the words."""
    for (start, word), (following, _) in pairwise(words):
        gap = text[start + word.length : following]
        if not (gap.removeprefix("'") if word.key.endswith("s") else gap).isspace():
            return False
    return True


def _pattern(entry: Entry) -> _Pattern:
    raw = entry.term.split()
    return _Pattern(tuple(map(_key, raw)), tuple(word.endswith("*") for word in raw), entry)


def _key(word: str) -> str:
    """A word of a term as `Word.key` has it: without the possessive."""
    return without_possessive(word.rstrip("*")).removesuffix("'")


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with Framescope."""
    return read_lexicon("Framescope", DEFAULT_PATH.read_text(encoding="utf-8"))


def read_lexicon(name: str, csv_text: str) -> Lexicon:
    """A lexicon from CSV text with the columns term, category, weight, neutral_alternative, note.

    Only term and category are required; a weight left out is 1. Raises LexiconError naming the row and the remedy.
    """
    rows = csv.DictReader(io.StringIO(csv_text, newline=""))
    missing = {"term", "category"} - set(rows.fieldnames or ())
    if missing:
        raise LexiconError(
            f"{name}: the first line must name the columns; missing: {', '.join(sorted(missing))}. "
            f"Expected: {', '.join(COLUMNS)}."
        )
    entries: dict[str, Entry] = {}
    for row in rows:
        entry = _entry(f"{name}, row {rows.line_num}", row)
        if entry.term in entries:
            raise LexiconError(f"{name}, row {rows.line_num}: '{entry.term}' is there twice. Remove one of the rows.")
        entries[entry.term] = entry
    if not entries:
        raise LexiconError(f"{name}: no terms. Add at least one row below the column names.")
    return Lexicon(name, tuple(entries.values()))


def load_lexicon(path: Path) -> Lexicon:
    """A lexicon from a CSV file, under the file's name. Raises LexiconError."""
    try:
        return read_lexicon(path.name, path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, OSError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text. Save it as a CSV file in UTF-8.") from error


def merged(lexicons: Sequence[Lexicon]) -> Lexicon:
    """One lexicon of several; where two name the same term the later one holds."""
    entries = {entry.term: entry for lexicon in lexicons for entry in lexicon.entries}
    return Lexicon(" + ".join(lexicon.name for lexicon in lexicons), tuple(entries.values()))


def _entry(where: str, row: dict[str, str | None]) -> Entry:
    term = " ".join(normalise(row.get("term") or "").lower().split())
    category = (row.get("category") or "").strip()
    if not category:
        raise LexiconError(f"{where}: no category. Fill the column 'category'.")
    for word in term.split() or [""]:
        if not WORD.fullmatch(_key(word)):
            raise LexiconError(
                f"{where}: '{term}' is no term. Use words of letters, digits, hyphens and apostrophes, "
                "with * only at the end of a word."
            )
    return Entry(
        term, category, _weight(where, row.get("weight")), row.get("neutral_alternative") or "", row.get("note") or ""
    )


def _weight(where: str, written: str | None) -> float:
    try:
        weight = float(written) if written and written.strip() else 1.0
    except ValueError:
        weight = 0.0
    if not 0 < weight <= 1:
        raise LexiconError(
            f"{where}: weight '{written}' is no number above 0 and up to 1. Correct it or leave it empty."
        )
    return weight
