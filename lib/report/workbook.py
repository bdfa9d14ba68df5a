"""Tables as a workbook that a spreadsheet opens without harm: typed numbers, frozen heads, harmless cells.

Rows are written one after another, so that memory does not grow with them. The same sheets and date give the same
bytes: openpyxl writes the time of saving into the file, which is put right afterwards.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lib.report.table import neutral

MOST_ROWS = 1_048_575  # of a sheet, below its head
LONGEST_CELL = 32_767  # characters
NARROWEST, WIDEST = 8, 60  # characters of a column
FIRST_YEAR, LAST_YEAR = 1980, 2107  # that an archive can write
LOOKED_AT = 200  # rows by which the width of a column is chosen
TOLD = 1_000  # rows between two words on how far it is
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML can hold
_CHANGED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(<)")


@dataclass(frozen=True)
class Sheet:
    """A table under a name. `wrapped`: columns whose long texts are broken into lines."""

    name: str
    table: pd.DataFrame
    wrapped: tuple[str, ...] = ()


def write_workbook(sheets: Iterable[Sheet], path: Path, dated: str, tell: Callable[[str, int], None]) -> None:
    """Writes the sheets as .xlsx. `tell` is told sheet and rows now and then; what it raises ends the work.

    Of more rows than a sheet can have the first are written.
    """
    book = Workbook(write_only=True)
    raw = path.with_name(f"{path.name}.raw")
    try:
        for sheet in sheets:
            _write_sheet(book, sheet, tell)
        book.save(raw)
        _put_right(raw, path, dated)
    except BaseException:
        _let_go(book)
        raise
    finally:
        raw.unlink(missing_ok=True)


def workbook(sheets: Iterable[Sheet], dated: str) -> bytes:
    """A workbook in memory."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write_workbook(sheets, path, dated, lambda name, n_rows: None)
        return path.read_bytes()


def _let_go(book: Any) -> None:
    """Ends the sheets that were begun, whose rows openpyxl writes to files of its own."""
    for sheet in book.worksheets:
        with suppress(Exception):  # the book is not wanted any more
            sheet.close()


def _write_sheet(book: Workbook, sheet: Sheet, tell: Callable[[str, int], None]) -> None:
    made = book.create_sheet(_SHEET_NAME.sub(" ", sheet.name)[:31])
    made.freeze_panes = "A2"
    names = [str(name) for name in sheet.table.columns]
    for place, width in enumerate(_widths(sheet.table), 1):
        made.column_dimensions[get_column_letter(place)].width = width
    made.append([_styled(made, _cell(name), font=Font(bold=True)) for name in names])
    wrapped = [name in sheet.wrapped for name in names]
    breaking = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(_rows(sheet.table[:MOST_ROWS])):
        if number % TOLD == 0:
            tell(sheet.name, number)
        made.append(
            [
                _styled(made, value, alignment=breaking) if breaks and isinstance(value, str) else value
                for value, breaks in zip(row, wrapped, strict=True)
            ]
        )


def _rows(table: pd.DataFrame) -> Iterator[list[Any]]:
    columns = [table[name].tolist() for name in table.columns]
    for row in zip(*columns, strict=True):
        yield [_cell(value) for value in row]


def _cell(value: object) -> object:
    """A number as it is, empty where there is none; a text that runs in no spreadsheet, as long as a cell can be."""
    if value is None or value != value or value is pd.NA:
        return None
    if isinstance(value, float):
        return value if isfinite(value) else None
    if not isinstance(value, str):
        return value
    return str(neutral(_NO_XML.sub("", value)))[:LONGEST_CELL] or None


def _styled(sheet: Any, value: object, **style: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    # What begins with "=" would be taken for a formula, were it not neutral already.
    for name, found in style.items():
        setattr(cell, name, found)
    return cell


def _widths(table: pd.DataFrame) -> list[float]:
    few = table[:LOOKED_AT]
    return [
        min(WIDEST, max(NARROWEST, 2 + max((len(_shown(each)) for each in (name, *few[name])), default=0)))
        for name in few.columns
    ]


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _put_right(raw: Path, path: Path, dated: str) -> None:
    """The same archive with one date everywhere."""
    day = datetime.fromisoformat(dated)
    written = day.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    moment: Sequence[int] = (min(max(FIRST_YEAR, day.year), LAST_YEAR), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=tuple(moment))  # type: ignore[arg-type]
            fixed.compress_type = zipfile.ZIP_DEFLATED
            with source.open(entry) as part, made.open(fixed, "w", force_zip64=True) as copy:
                if entry.filename == "docProps/core.xml":
                    copy.write(_CHANGED.sub(rb"\g<1>" + written + rb"\g<2>", part.read()))
                    continue
                while piece := part.read(1 << 20):
                    copy.write(piece)
