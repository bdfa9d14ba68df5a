"""Excel workbooks: every sheet that is a table of articles."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from openpyxl import load_workbook

from lib.ingest.columns import Row
from lib.ingest.fields import fields
from lib.ingest.package import Package
from lib.ingest.source import IngestError, Source
from lib.ingest.table import MOST_LEAD_ROWS, Table, articles, table
from lib.model import Article

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!"})
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot, such as carriage returns


def read_xlsx(source: Source) -> Iterator[Article]:
    """One article a row of each sheet that has a column of texts. Of formulas their last result counts."""
    return articles(xlsx_tables(source), source.choices)


def xlsx_tables(source: Source) -> list[Table]:
    """The sheets as tables, without those that are blank. Nothing that the workbook links to is loaded."""
    if source.data.startswith(_COMPOUND_FILE):
        raise _compound_file(source.data)
    Package(source)  # refuses what is too large to be unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are of no interest here
        book = load_workbook(io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
        found = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its size may be a lie
            rows = _rows(sheet.iter_rows(values_only=True), source.limits.max_articles)
            found.append(table(_without_titles(rows)))
    return [each for each in found if each]


def _compound_file(data: bytes) -> IngestError:
    if _ENCRYPTED_STREAM in data:
        return IngestError("encrypted", "the workbook is protected by a password. Save it without one.")
    sentence = "this is a workbook of Excel 2003 or older under a new name. Open it and save it as .xlsx."
    return IngestError("unsupported", sentence)


def _rows(rows: Iterator[Sequence[object]], most: int) -> list[Row]:
    """The rows that are not blank, as strings."""
    found: list[Row] = []
    for row in rows:
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(cells)
        if len(found) > most + MOST_LEAD_ROWS:
            raise IngestError("too_large", f"a sheet has more than {most:,} rows. Split it into smaller files.")
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) if "_x" in value else value
        return "" if text in _ERRORS else text
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _without_titles(rows: list[Row]) -> list[Row]:
    """The rows without those above the header that hold one cell only, such as a title over all columns."""
    n_filled = [sum(1 for cell in row if cell.strip()) for row in rows[:MOST_LEAD_ROWS]]
    if max(n_filled, default=0) == 1:
        return rows
    for place, row in enumerate(rows[:MOST_LEAD_ROWS]):
        if n_filled[place] > 1 or "text" in fields(tuple(row)):
            return rows[place:]
    return rows
