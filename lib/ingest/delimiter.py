"""At which character the rows of a table are split."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from itertools import islice

from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.fields import fields
from lib.ingest.table import MOST_LEAD_ROWS

CSV_DELIMITERS, TSV_DELIMITERS = ",;\t|", "\t,;|"  # the format's own first
_RARE = "^~¦\x1f"  # where none of these splits anything
DECLARED = re.compile(r'"?sep=(?P<delimiter>.)"?\n', re.IGNORECASE)  # Excel's own first line
HEAD = 1 << 17  # characters in which the header is looked for

csv.field_size_limit(sys.maxsize)  # the file's size is limited already


def delimiter_of(text: str, candidates: str) -> str:
    """The one that splits the header into the most known columns; between equals, into the most columns.

    Where none of the candidates splits it, a rare one that splits it into a text and another field.
    """
    head = text[:HEAD]

    def split(delimiter: str) -> tuple[int, int]:
        first, *more = [*islice(filter(None, csv.reader(lines(head), delimiter=delimiter)), MOST_LEAD_ROWS)] or [[]]
        headers = [first, *(row for row in more if "text" in fields(tuple(row[:MOST_COLUMNS])))]
        return max((len(fields(tuple(row[:MOST_COLUMNS]))), len(row)) for row in headers)

    best, rare = max(candidates, key=split), max(_RARE, key=split)
    return rare if split(best)[1] == 1 and split(rare)[0] > 1 else best


def has_spaces(text: str, delimiter: str) -> bool:
    """Whether a space follows every delimiter of the header, as people write: it is no part of the cells."""
    header = next(filter(None, csv.reader(lines(text[:HEAD]), delimiter=delimiter)), [])
    return len(header) > 1 and all(cell.startswith(" ") for cell in header[1:])


def lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends."""
    # Only LF ends a line: other separators, such as U+2028, may stand inside a cell.
    return (line[0] for line in re.finditer("[^\n]*\n|[^\n]+", text))
