"""Excel workbooks: every sheet that is a table of articles."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import column_index_from_string

from lib.ingest.columns import LONGEST_HEADER, Row
from lib.ingest.fields import fields
from lib.ingest.package import Package, refuse_compound_file
from lib.ingest.source import IngestError, Source
from lib.ingest.table import MOST_LEAD_ROWS, Table, articles, guess, table
from lib.model import Article

_RELATIONS = "_rels/.rels"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (_STRICT + b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (_STRICT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
# Cells that are merged within one column.
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s+ref="(?P<column>[A-Z]{1,3})(?P<first>\d{1,7}):(?P=column)(?P<last>\d{1,7})"'
)
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!"})
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot, such as carriage returns


def read_xlsx(source: Source) -> Iterator[Article]:
    """One article a row of each sheet that has a column of texts. Of formulas their last result counts."""
    return articles(xlsx_tables(source), source.choices)


def xlsx_tables(source: Source) -> list[Table]:
    """The sheets as tables, without blank ones, and without hidden ones if one that is shown has a column of texts.

    Nothing that the workbook links to is loaded.
    """
    refuse_compound_file(source.data, "workbook", "Excel", ".xlsx")
    Package(source)  # refuses what is too large to be unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are of no interest here
        sheets = _workbook(source.data).worksheets
        found = [(sheet, _sheet(sheet, source.limits.max_articles)) for sheet in sheets]
    tables = [each for _, each in found if each]
    shown = [each for sheet, each in found if each and sheet.sheet_state == "visible"]
    return shown if any("text" in guess(each) for each in shown) else tables


def _sheet(sheet: Any, most: int) -> Table | None:
    sheet.reset_dimensions()  # what a sheet says of its size may be a lie
    return table(_without_titles(_rows(_unmerged(sheet), most)))


def _workbook(data: bytes) -> Any:
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.archive = _Parts(io.BytesIO(data))
    reader.read()
    return reader.wb


class _Parts(zipfile.ZipFile):
    """The parts of a workbook by name without regard to case; "Strict Open XML" with the names of the usual kind."""

    def __init__(self, file: IO[bytes]):
        super().__init__(file)
        self._known = {info.filename.casefold(): info for info in self.infolist()}
        with super().open(self.getinfo(_RELATIONS)) as relations:
            self._is_strict = _STRICT in relations.read()

    def getinfo(self, name: str) -> zipfile.ZipInfo:
        return self._known.get(name.casefold()) or super().getinfo(name)

    def open(self, name: str | zipfile.ZipInfo, *args: Any, **options: Any) -> IO[bytes]:
        part = super().open(name, *args, **options)
        if not self._is_strict:
            return part
        with part:
            content = part.read()
        for strict, usual in _NAMESPACES:
            content = content.replace(strict, usual)
        return io.BytesIO(content)


def _unmerged(sheet: Any) -> Iterator[list[object]]:
    """The rows of a sheet. A cell that is merged with those below it, such as an outlet, holds for their rows, too."""
    with sheet._get_source() as part:
        merged = _merged(part.read())
    held: dict[int, tuple[int, object]] = {}  # last row and value, by column
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells: list[object] = list(row)
        held = {column: (last, value) for column, (last, value) in held.items() if number <= last}
        for column, (_, value) in held.items():
            if column < len(cells):
                cells[column] = value
        for column, last in merged.get(number, ()):
            if column < len(cells) and len(str(cells[column])) <= LONGEST_HEADER:
                held[column] = (last, cells[column])
        yield cells


def _merged(sheet: bytes) -> dict[int, list[tuple[int, int]]]:
    """Cells that are merged with those below them, by their row: column and last row."""
    found: dict[int, list[tuple[int, int]]] = {}
    for match in _MERGED.finditer(sheet):
        column = column_index_from_string(match["column"].decode()) - 1
        found.setdefault(int(match["first"]), []).append((column, int(match["last"])))
    return found


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
