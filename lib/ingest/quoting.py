"""Tables whose marks inside a cell are not doubled: where a cell ends is told by what follows the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.source import IngestError
from lib.ingest.table import table

_SENTENCE = (
    "a quotation mark inside a cell is not doubled, or one is never closed. Double the marks inside the text, or save "
    "the table as an Excel workbook."
)


def undoubled_rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows if a mark closes a cell only before a delimiter or the end of a line, and opens one only after these.

    Raises IngestError, with the row, unless each row has as many cells as the header: then the marks tell nothing.
    """
    rows = list(_rows(text if text.endswith("\n") else f"{text}\n", delimiter))
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    found = table(rows)
    n_body = len(found.body) if found else 0
    for number, row in filled[len(filled) - n_body :]:
        if found and len(row) != len(found.header):
            raise _refusal(number)
    return rows


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    mark = re.escape(delimiter)
    end = rf" *(?:{mark}|\n)"
    # A mark after a delimiter and before a letter opens a cell: the one before was never closed. In "Yes," he said it
    # comes before a space.
    inside = rf'"(?!{end})(?:(?<!{mark}")|(?=\s))'
    cell = re.compile(rf' *+"(?P<quoted>(?:[^"]++|""|{inside})*+)"{end}|(?! *+")(?P<plain>[^{mark}\n]*+){end}')
    row: list[str] = []
    at, n_rows = 0, 1
    while at < len(text):
        found = cell.match(text, at)
        if found is None:
            raise _refusal(n_rows)
        row.append(found["plain"] if found["quoted"] is None else found["quoted"].replace('""', '"'))
        at = found.end()
        if text[at - 1] != delimiter:
            yield row
            row = []
            n_rows += 1


def _refusal(row: int) -> IngestError:
    return IngestError("malformed", _SENTENCE, f"row {row}")
