"""Naming lists as CSV files: read with every bad row refused at once, and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from lib.compare.naming.rivals import Naming, Rival
from lib.text.lexicon import LexiconError
from lib.text.lexicon.file import faults_of_forms, faults_of_term
from lib.text.normalise import normalise

COLUMNS = ("concept", "word", "also", "except", "forms", "note")
DEFAULT_PATH = Path(__file__).parents[3] / "data" / "lexicons" / "naming.csv"
FEWEST_WORDS, MOST_WORDS = 2, 12  # of a concept: one word has no rival, more can no longer be compared at a glance
LONGEST_CONCEPT = 60  # characters: it stands in a chart's title
_MORE = "more"  # cells beyond the columns


@cache
def default_naming() -> Naming:
    """The naming list that ships with Framescope."""
    return read_naming("Framescope", DEFAULT_PATH.read_text(encoding="utf-8"))


def read_naming(name: str, csv_text: str, *, base: Naming | None = None) -> Naming:
    """A naming list from CSV text with the columns of COLUMNS; joined to `base` if there is one.

    Only concept and word are required; `also` and `except` hold phrases with ; between them. Raises LexiconError with
    the place and the remedy of every bad row.
    """
    rows = csv.DictReader(io.StringIO(csv_text, newline=""), restkey=_MORE, restval="")
    rivals: dict[tuple[str, str], Rival] = {}
    refused: list[str] = []
    try:
        _check_header(name, rows.fieldnames or ())
        for row in rows:
            rival = _rival(row)
            faults = [*_faults(rival, row)]
            if (rival.concept, rival.key) in rivals:
                faults.append(f"'{rival.word}' is there twice for '{rival.concept}'. Remove one of the rows.")
            rivals[rival.concept, rival.key] = rival
            refused += [f"{name}, row {rows.line_num}: {fault}" for fault in faults]
    except csv.Error as error:
        refused.append(f"{name}, row {rows.line_num}: this is no CSV ({error}). Save the file as CSV in UTF-8.")
    if refused:
        raise LexiconError(*refused)
    if not rivals:
        raise LexiconError(f"{name}: no words. Add at least two rows for a concept below the column names.")
    made = tuple(rivals.values())
    joined = base.with_rivals(f"{base.name} + {name}", made) if base else Naming(name, made)
    _check_concepts(name, joined)
    return joined


def csv_of(naming: Naming) -> str:
    """A naming list as CSV text that `read_naming` reads back to the same rivals."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(map(_cells, naming.rivals))
    return text.getvalue()


def table_of(naming: Naming) -> pd.DataFrame:
    """The rows of the file as a table of strings."""
    return pd.DataFrame(map(_cells, naming.rivals), columns=list(COLUMNS))


def _cells(rival: Rival) -> tuple[str, ...]:
    lists = "; ".join(rival.also), "; ".join(rival.exceptions), " ".join(rival.forms)
    return rival.concept, rival.word, *lists, rival.note


def _check_header(name: str, header: object) -> None:
    missing = {"concept", "word"}.difference(header if isinstance(header, list) else ())
    if missing:
        raise LexiconError(
            f"{name}: the first line must name the columns; missing: {', '.join(sorted(missing))}. "
            f"Expected: {', '.join(COLUMNS)}."
        )


def _rival(row: Mapping[str, str]) -> Rival:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    concept = " ".join(cells["concept"].split())
    also, exceptions = (_terms(cells[column]) for column in ("also", "except"))
    return Rival(concept, _written(cells["word"]), also, exceptions, tuple(cells["forms"].split()), cells["note"])


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_term, cell.split(";"))))


def _term(cell: str) -> str:
    return _written(cell).lower()


def _written(cell: str) -> str:
    return " ".join(normalise(cell).split())


def _faults(rival: Rival, row: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with a row, one sentence each."""
    if not rival.concept:
        yield "no concept. Fill the column 'concept'."
    if len(rival.concept) > LONGEST_CONCEPT:
        yield f"the concept has more than {LONGEST_CONCEPT} characters. Shorten it."
    if row.get(_MORE):
        yield "more cells than columns. Put a cell that holds a comma in double quotes."
    for term in (rival.key, *rival.also, *rival.exceptions):
        yield from faults_of_term(term)
        if "*" not in term:  # a spelling with * beside others that are inflected needs no forms
            yield from faults_of_forms(term, rival.forms)


def _check_concepts(name: str, naming: Naming) -> None:
    sizes = {concept: len(naming.of(concept)) for concept in naming.concepts}
    faults = [
        f"{name}: the concept '{concept}' has {n} word{'s' * (n > 1)}. A concept has {FEWEST_WORDS} to {MOST_WORDS}; "
        f"{'add a rival' if n < FEWEST_WORDS else 'remove some'}."
        for concept, n in sizes.items()
        if not FEWEST_WORDS <= n <= MOST_WORDS
    ]
    if faults:
        raise LexiconError(*faults)
