"""CSV and TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lib.ingest.delimiter import CSV_DELIMITERS, DECLARED, TSV_DELIMITERS, delimiter_of, has_spaces, lines
from lib.ingest.disguise import refuse_data, refuse_page
from lib.ingest.encoding import decode
from lib.ingest.quoting import undoubled_rows
from lib.ingest.source import IngestError, Source
from lib.ingest.table import Table, articles, table
from lib.model import Article


def read_csv(source: Source) -> Iterator[Article]:
    """Rows that are separated by commas, semicolons, tabs or bars, whichever splits the header into known columns."""
    return articles(csv_tables(source), source.choices)


def read_tsv(source: Source) -> Iterator[Article]:
    """As `read_csv`, but tabs are tried first, and quotation marks may be those of the text."""
    return articles(tsv_tables(source), source.choices)


def csv_tables(source: Source) -> list[Table]:
    """The table of a CSV file, unless it is blank."""
    return _tables(decode(source.data), CSV_DELIMITERS)


def tsv_tables(source: Source) -> list[Table]:
    """The table of a TSV file, unless it is blank."""
    return _tables(decode(source.data), TSV_DELIMITERS)


def _tables(text: str, delimiters: str) -> list[Table]:
    for refuse in (refuse_page, refuse_data):
        refuse(text, "a table")
    declared = DECLARED.match(text)
    if declared:
        text, delimiters = text[declared.end() :], declared["delimiter"]
    delimiter = delimiter_of(text, delimiters)
    found = table(_rows(text, delimiter, may_be_unquoted=delimiters == TSV_DELIMITERS))
    return [replace(found, delimiter=delimiter)] if found else []


def _rows(text: str, delimiter: str, *, may_be_unquoted: bool) -> list[list[str]]:
    """All rows. Strictly quoted first; where that fails, as certain as it can be told what the marks mean."""
    rows: list[list[str]] = []
    options: dict[str, Any] = {"delimiter": delimiter, "skipinitialspace": has_spaces(text, delimiter)}
    try:
        for row in csv.reader(lines(text), strict=True, **options):
            rows.append(row)
    except csv.Error as error:
        if (escaped := _escaped(text, options)) is not None:
            return escaped
        if may_be_unquoted:
            # Programs that write TSV often quote nothing, and a text may well begin with a quotation.
            return list(csv.reader(lines(text), quoting=csv.QUOTE_NONE, **options))
        if "unexpected end" in str(error):
            sentence = "a quotation mark is opened and never closed. Close it, or double the marks inside the text."
            raise IngestError("malformed", sentence, f"row {len(rows) + 1}") from None
        return undoubled_rows(text, delimiter)
    return rows


def _escaped(text: str, options: dict[str, Any]) -> list[list[str]] | None:
    """The rows if marks inside a cell are escaped by a backslash instead of doubled, as databases do."""
    if '\\"' not in text:
        return None
    try:
        return list(csv.reader(lines(text), strict=True, doublequote=False, escapechar="\\", **options))
    except csv.Error:
        return None
