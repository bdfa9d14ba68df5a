"""How a spreadsheet reads a CSV file."""

from __future__ import annotations

import csv
import io
import re

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
RUNS = tuple("=+-@＝＋－＠﹦﹢﹣﹫")
UNSEEN = "".join(map(chr, [*range(0x21), 0x22, 0xA0, 0xAD, *range(0x2000, 0x2010), *range(0x2028, 0x2065), 0xFEFF]))


def cells_that_run(table: str, delimiter: str) -> list[str]:
    """Cells of a CSV file that a spreadsheet runs which takes the delimiter for the border of cells."""
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row if cell.lstrip(UNSEEN).startswith(RUNS) and not NUMBER.fullmatch(cell)]
