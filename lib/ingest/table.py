"""CSV and TSV: one article a row, columns found by their names."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator

from lib.ingest.encoding import decode
from lib.ingest.fields import article, fields
from lib.ingest.source import IngestError, Source, listed
from lib.model import Article

Row = list[str]

_DELIMITERS = {"csv": ",;\t|", "tsv": "\t,;|"}  # the format's own first
_LONG_TEXT = 15  # words in the mean cell; headlines have about ten
_TWICE = 2  # the one long column has at least twice the words of the next
_SAMPLE = 200  # rows that are looked at to find it
_MOST_COLUMNS = 1000  # that are looked through for names
_LONGEST_HEADER = 60  # characters; a longer name is an article's text

csv.field_size_limit(sys.maxsize)  # the file's size is limited already


def read_csv(source: Source) -> Iterator[Article]:
    """Rows that are separated by commas, semicolons, tabs or bars, whichever splits the header into known columns."""
    return _articles(decode(source.data), "csv")


def read_tsv(source: Source) -> Iterator[Article]:
    """As `read_csv`, but tabs are tried first, and quotation marks may be those of the text."""
    return _articles(decode(source.data), "tsv")


def _articles(text: str, kind: str) -> Iterator[Article]:
    delimiter = _delimiter(text, _DELIMITERS[kind])
    rows = [row for row in _rows(text, delimiter, kind) if any(cell.strip() for cell in row)]
    if not rows:
        return
    header, *body = rows
    columns = _columns(header, body)
    others = [place for place in range(min(len(header), _MOST_COLUMNS)) if place not in columns.values()]
    for row in body:
        cells = ((header[place], row[place]) for place in others if place < len(row))
        yield article(_values(row, columns, len(header), delimiter), cells)


def _delimiter(text: str, candidates: str) -> str:
    """The one that splits the first row into the most known columns; between equals, into the most columns."""

    def split(delimiter: str) -> tuple[int, int]:
        header = next(filter(None, csv.reader(_lines(text), delimiter=delimiter)), [])
        return len(fields(tuple(header[:_MOST_COLUMNS]))), len(header)

    return max(candidates, key=split)


def _rows(text: str, delimiter: str, kind: str) -> list[Row]:
    """All rows. Strictly quoted first; where that fails, quotation marks are taken as part of the text."""
    rows: list[Row] = []
    try:
        for row in csv.reader(_lines(text), delimiter=delimiter, strict=True):
            rows.append(row)
    except csv.Error as error:
        if kind == "tsv":
            # Programs that write TSV often quote nothing, and a text may well begin with a quotation.
            return list(csv.reader(_lines(text), delimiter=delimiter, quoting=csv.QUOTE_NONE))
        if "unexpected end" in str(error):
            sentence = "a quotation mark is opened and never closed. Close it, or double the marks inside the text."
            raise IngestError("malformed", sentence, f"row {len(rows) + 1}") from None
        return list(csv.reader(_lines(text), delimiter=delimiter))
    return rows


def _lines(text: str) -> Iterator[str]:
    # Only LF ends a line: other separators, such as U+2028, may stand inside a cell.
    return (line[0] for line in re.finditer("[^\n]*\n|[^\n]+", text))


def _columns(header: Row, body: list[Row]) -> dict[str, int]:
    """Positions of the fields. The text is the column of that name, or else the only one with long texts."""
    columns = fields(tuple(header[:_MOST_COLUMNS]))
    if "text" in columns:
        return columns
    column = _long_column(body[:_SAMPLE])
    if column is None or column >= len(header) or len(header[column]) > _LONGEST_HEADER:
        sentence = (
            f"no column holds the articles. The first row has {listed(header)}. "
            "Put column names into the first row and name the articles' column 'text'."
        )
        raise IngestError("malformed", sentence)
    return {**{field: place for field, place in columns.items() if place != column}, "text": column}


def _long_column(rows: list[Row]) -> int | None:
    n_words: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if cell:
                n_words[column] = n_words.get(column, 0) + len(cell.split())
    by_length = sorted(n_words, key=lambda column: -n_words[column])
    if not by_length or n_words[by_length[0]] < _LONG_TEXT * len(rows):
        return None
    if len(by_length) > 1 and n_words[by_length[0]] < _TWICE * n_words[by_length[1]]:
        return None
    return by_length[0]


def _values(row: Row, columns: dict[str, int], n_columns: int, delimiter: str) -> dict[str, str | None]:
    values: dict[str, str | None] = {field: row[place] for field, place in columns.items() if place < len(row)}
    if columns["text"] == n_columns - 1 and len(row) > n_columns:
        # An unquoted text in the last column was split at its own commas.
        values["text"] = delimiter.join(row[columns["text"] :]).rstrip(delimiter)
    return values
