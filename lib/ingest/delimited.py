"""CSV and TSV."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.disguise import refuse_data, refuse_page
from lib.ingest.encoding import decode
from lib.ingest.fields import fields
from lib.ingest.quoting import undoubled_rows
from lib.ingest.source import IngestError, Source
from lib.ingest.table import MOST_LEAD_ROWS, Table, articles, table
from lib.model import Article

CSV_DELIMITERS, TSV_DELIMITERS = ",;\t|", "\t,;|"  # the format's own first
DECLARED = re.compile(r'"?sep=(?P<delimiter>.)"?\n', re.IGNORECASE)  # Excel's own first line

HEAD = 1 << 17  # characters in which the header is looked for

csv.field_size_limit(sys.maxsize)  # the file's size is limited already


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


def delimiter_of(text: str, candidates: str) -> str:
    """The one that splits the header into the most known columns; between equals, into the most columns."""
    head = text[:HEAD]

    def split(delimiter: str) -> tuple[int, int]:
        first, *more = [*islice(filter(None, csv.reader(_lines(head), delimiter=delimiter)), MOST_LEAD_ROWS)] or [[]]
        headers = [first, *(row for row in more if "text" in fields(tuple(row[:MOST_COLUMNS])))]
        return max((len(fields(tuple(row[:MOST_COLUMNS]))), len(row)) for row in headers)

    return max(candidates, key=split)


def _rows(text: str, delimiter: str, *, may_be_unquoted: bool) -> list[list[str]]:
    """All rows. Strictly quoted first; where that fails, as certain as it can be told what the marks mean."""
    rows: list[list[str]] = []
    options: dict[str, Any] = {"delimiter": delimiter, "skipinitialspace": has_spaces(text, delimiter)}
    try:
        for row in csv.reader(_lines(text), strict=True, **options):
            rows.append(row)
    except csv.Error as error:
        if (escaped := _escaped(text, options)) is not None:
            return escaped
        if may_be_unquoted:
            # Programs that write TSV often quote nothing, and a text may well begin with a quotation.
            return list(csv.reader(_lines(text), quoting=csv.QUOTE_NONE, **options))
        if "unexpected end" in str(error):
            sentence = "a quotation mark is opened and never closed. Close it, or double the marks inside the text."
            raise IngestError("malformed", sentence, f"row {len(rows) + 1}") from None
        return undoubled_rows(text, delimiter)
    return rows


def has_spaces(text: str, delimiter: str) -> bool:
    """Whether a space follows every delimiter of the header, as people write: it is no part of the cells."""
    header = next(filter(None, csv.reader(_lines(text[:HEAD]), delimiter=delimiter)), [])
    return len(header) > 1 and all(cell.startswith(" ") for cell in header[1:])


def _escaped(text: str, options: dict[str, Any]) -> list[list[str]] | None:
    """The rows if marks inside a cell are escaped by a backslash instead of doubled, as databases do."""
    if '\\"' not in text:
        return None
    try:
        return list(csv.reader(_lines(text), strict=True, doublequote=False, escapechar="\\", **options))
    except csv.Error:
        return None


def _lines(text: str) -> Iterator[str]:
    # Only LF ends a line: other separators, such as U+2028, may stand inside a cell.
    return (line[0] for line in re.finditer("[^\n]*\n|[^\n]+", text))
