"""Lexicons as CSV files: read with every bad row refused at once, and written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lib.text.lexicon.entry import EXCEPTION, Entry, LexiconError, exact
from lib.text.lexicon.inflection import FORMS, OF_PHRASES
from lib.text.lexicon.matcher import Lexicon
from lib.text.normalise import normalise
from lib.text.words import WORD

COLUMNS = ("term", "category", "weight", "forms", "neutral_alternative", "note")
DEFAULT_PATH = Path(__file__).parents[3] / "data" / "lexicons" / "loaded_terms.csv"
_TERM = re.compile(rf"{WORD.pattern}['*]?(?: {WORD.pattern}['*]?)*+")
MOST_WORDS = 12  # of a term: a longer one is a sentence, or a row whose cells slipped


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with Framescope."""
    return read_lexicon("Framescope", DEFAULT_PATH.read_text(encoding="utf-8"))


def read_lexicon(name: str, csv_text: str) -> Lexicon:
    """A lexicon from CSV text with the columns term, category, weight, forms, neutral_alternative, note.

    Only term and category are required; a weight left out is 1. Raises LexiconError with the place and the remedy of
    every bad row.
    """
    rows = csv.reader(io.StringIO(csv_text, newline=""))
    entries: dict[str, Entry] = {}
    refused: list[str] = []
    try:
        header = next(rows, [])
        cells_of = _cells_of(name, header)
        for row in rows:
            if not row:
                continue
            entry, faults = _entry(cells_of(row))
            if len(row) > len(header):
                faults.append("more cells than columns. Put a cell that holds a comma in double quotes.")
            if entry.term in entries:
                faults.append(f"'{entry.term}' is there twice. Remove one of the rows.")
            entries.setdefault(entry.term, entry)
            refused += [f"{name}, row {rows.line_num}: {fault}" for fault in faults]
    except csv.Error as error:
        refused.append(f"{name}, row {rows.line_num}: this is no CSV ({error}). Save the file as CSV in UTF-8.")
    if refused:
        raise LexiconError(*refused)
    if not entries:
        raise LexiconError(f"{name}: no terms. Add at least one row below the column names.")
    return Lexicon(name, tuple(entries.values()))


def _cells_of(name: str, header: list[str]) -> Callable[[list[str]], list[str]]:
    """What gives a row's cells in the order of COLUMNS, empty where the file has no such column."""
    missing = {"term", "category"}.difference(header)
    if missing:
        raise LexiconError(
            f"{name}: the first line must name the columns; missing: {', '.join(sorted(missing))}. "
            f"Expected: {', '.join(COLUMNS)}."
        )
    places = [header.index(column) if column in header else len(header) for column in COLUMNS]

    absent = [""] * (len(header) + 1)

    def cells(row: list[str]) -> list[str]:
        filled = row[: len(header)] + absent
        return [filled[at].strip() for at in places]

    return cells


def csv_of(lexicon: Lexicon) -> str:
    """A lexicon as CSV text that `read_lexicon` reads back to the same entries."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in lexicon.entries:
        forms = " ".join(each.forms)
        rows.writerow((each.term, each.category, exact(each.weight), forms, each.neutral_alternative, each.note))
    return text.getvalue()


def _entry(cells: list[str]) -> tuple[Entry, list[str]]:
    """The entry of a row's cells, in the order of COLUMNS, and what is wrong with it."""
    written, category, weight_as_written, kinds, neutral_alternative, note = cells
    term = " ".join(normalise(written).lower().split())
    forms = tuple(kinds.split())
    weight = _weight(weight_as_written)
    faults = [*faults_of_term(term), *faults_of_forms(term, forms)]
    if not category:
        faults.append("no category. Fill the column 'category'.")
    if weight is None:
        faults.append(f"weight '{weight_as_written}' is no number from 0 to 1. Correct it or leave it empty.")
    return Entry(term, category, weight or EXCEPTION, neutral_alternative, note, forms), faults


def faults_of_term(term: str) -> list[str]:
    """What is wrong with a term, one sentence each."""
    if not _TERM.fullmatch(term):
        return [
            f"'{term}' is no term. Use words of letters, digits, hyphens and apostrophes, "
            "with * only at the end of a word."
        ]
    if term.count(" ") >= MOST_WORDS:
        return [f"'{term}' has more than {MOST_WORDS} words. Shorten it."]
    return []


def faults_of_forms(term: str, forms: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the kinds of forms given for a term, one sentence each."""
    for form in forms:
        if form not in FORMS:
            yield f"'{form}' is no kind of forms. Use {', '.join(FORMS)}, with spaces between them, or leave it empty."
        elif "*" in term:
            yield f"'{term}' has both * and forms. Remove one of them."
        elif " " in term and form not in OF_PHRASES:
            yield f"the forms '{form}' are for single words, and '{term}' is a phrase. Remove them."


def _weight(written: str) -> float | None:
    """The weight as written, 1 where nothing is, None where it is no weight."""
    try:
        weight = float(written or 1)
    except ValueError:
        return None
    return weight if 0 <= weight <= 1 else None
