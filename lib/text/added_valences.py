"""Valences of words that vaderSentiment's lexicon, made for posts and comments, does not know.

They complete it for news prose on its own scale and enter the article's score only (`lib.text.tone`). A word of the
package's lexicon keeps the package's valence.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lib.text.lexicon import LexiconError
from lib.text.normalise import normalise
from lib.text.words import WORD

COLUMNS = ("term", "valence", "category", "note")
DEFAULT_PATH = Path(__file__).parents[2] / "data" / "lexicons" / "valences.csv"
STRONGEST = 4.0  # the scale of vaderSentiment's raters: -4 to 4


@dataclass(frozen=True, slots=True)
class AddedValence:
    """A word in its base form and how positive or negative it is."""

    term: str
    valence: float  # -4 to 4, not 0
    category: str
    note: str = ""


@dataclass(frozen=True)
class AddedValences:
    """Entries under a name. Equal content has an equal version."""

    name: str
    entries: tuple[AddedValence, ...]

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score: terms and valences."""
        rows = sorted(f"{entry.term}\t{entry.valence:g}" for entry in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

    @cached_property
    def by_term(self) -> dict[str, float]:
        """The valence of each word."""
        return {entry.term: entry.valence for entry in self.entries}


@cache
def default_valences() -> AddedValences:
    """The list that ships with Framescope."""
    return read_valences("Framescope", DEFAULT_PATH.read_text(encoding="utf-8"))


def read_valences(name: str, csv_text: str) -> AddedValences:
    """A list from CSV text with the columns term, valence, category, note; the first two are required.

    Raises LexiconError naming the row and the remedy.
    """
    rows = csv.DictReader(io.StringIO(csv_text, newline=""))
    missing = {"term", "valence"} - set(rows.fieldnames or ())
    if missing:
        expected = f"missing: {', '.join(sorted(missing))}. Expected: {', '.join(COLUMNS)}."
        raise LexiconError(f"{name}: the first line must name the columns; {expected}")
    entries: dict[str, AddedValence] = {}
    for row in rows:
        entry = _entry(f"{name}, row {rows.line_num}", row)
        if entry.term in entries:
            raise LexiconError(f"{name}, row {rows.line_num}: '{entry.term}' is there twice. Remove one of the rows.")
        entries[entry.term] = entry
    return AddedValences(name, tuple(entries.values()))


def _entry(where: str, row: dict[str, str | None]) -> AddedValence:
    term = normalise(row.get("term") or "").strip().lower()
    if not WORD.fullmatch(term):
        raise LexiconError(f"{where}: '{term}' is no word. Use one word of letters, hyphens and apostrophes.")
    return AddedValence(term, _valence(where, row.get("valence")), row.get("category") or "", row.get("note") or "")


def _valence(where: str, written: str | None) -> float:
    try:
        valence = float(written or "")
    except ValueError:
        valence = 0.0
    if not 0 < abs(valence) <= STRONGEST:
        raise LexiconError(f"{where}: valence '{written}' is no number from -4 to 4 other than 0. Correct it.")
    return valence
