"""Large CSV and TSV files: a row at a time. They must be UTF-8, and quoted as the formats say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lib.ingest.choices import Choices
from lib.ingest.delimiter import CSV_DELIMITERS, DECLARED, HEAD, TSV_DELIMITERS, delimiter_of, has_spaces
from lib.ingest.entry import Entry
from lib.ingest.formats import extension
from lib.ingest.source import EMPTY_TABLE, IngestError
from lib.ingest.stream.part import LIMITS, Layout, Slice, Survey, entries_of, survey_of
from lib.ingest.table import articles_of_rows, placed, table

_LONGEST_ROW = 4 * LIMITS.max_characters
_AT_ONCE = 250  # rows


def extent(path: Path) -> int:
    """How many bytes the file has."""
    return path.stat().st_size


def slices(path: Path, _: int) -> Iterator[Slice]:
    """The file as a whole: where a row begins cannot be told from the middle of it."""
    yield Slice(path, 0, extent(path))


def layout(path: Path, choices: Choices) -> Layout:
    """Delimiter, quoting, and which column is what. Reads the whole file. Raises IngestError if that cannot be told."""
    is_tsv = extension(path.name) in ("tsv", "tab")
    head = "".join(_Lines(path, HEAD))
    declared = DECLARED.match(head)
    rest = head[declared.end() :] if declared else head
    delimiter = delimiter_of(rest, declared["delimiter"] if declared else TSV_DELIMITERS if is_tsv else CSV_DELIMITERS)
    bare = Layout(delimiter=delimiter, has_spaces=has_spaces(rest, delimiter))
    try:
        n_filled = sum(1 for _ in _rows(path, bare))
    except csv.Error:
        if not is_tsv:
            sentence = "its quotation marks do not pair. Save the table as Parquet, or split it into smaller files."
            raise IngestError("malformed", sentence) from None
        # Programs that write TSV often quote nothing, and a text may well begin with a quotation.
        bare = Layout(delimiter=delimiter, is_quoted=False, has_spaces=bare.has_spaces)
        n_filled = sum(1 for _ in _rows(path, bare))
    first = [row for row, _ in islice(_rows(path, bare), int(bool(declared)), _AT_ONCE)]
    found = table(first)
    if not found or not n_filled:
        raise IngestError("empty", EMPTY_TABLE)
    n_lead = int(bool(declared)) + len(first) - len(found.body)
    columns = tuple(placed(found, choices).items())
    return Layout(tuple(found.header), columns, found.named, delimiter, bare.is_quoted, bare.has_spaces, n_lead)


def survey(part: Slice, known: Layout) -> Survey:
    """What the rows show."""
    return survey_of((known.table(rows) for rows, _ in _batches(part, known)), known.places)


def entries(part: Slice, known: Layout, day_first: bool | None) -> Iterator[Entry]:
    """The articles of the rows."""
    for rows, positions in _batches(part, known):
        yield from entries_of(articles_of_rows(known.table(rows), known.places, day_first), positions)


def _batches(part: Slice, known: Layout) -> Iterator[tuple[list[list[str]], list[int]]]:
    """Some rows at a time, each with how many bytes are read then."""
    body = islice(_rows(part.path, known), known.n_lead, None)
    while found := [*islice(body, _AT_ONCE)]:
        yield [row for row, _ in found], [position for _, position in found]


def _rows(path: Path, known: Layout) -> Iterator[tuple[list[str], int]]:
    """The rows that are not blank."""
    lines = _Lines(path)
    options: dict[str, Any] = {"delimiter": known.delimiter, "skipinitialspace": known.has_spaces}
    if known.is_quoted:
        options["strict"] = True
    else:
        options["quoting"] = csv.QUOTE_NONE
    for row in csv.reader(lines, **options):
        lines.n_characters = 0
        if any(cell and not cell.isspace() for cell in row):
            yield row, lines.position


class _Lines:
    """The lines of a file, with LF at their ends, and how many bytes are read."""

    def __init__(self, path: Path, most: int | None = None):
        self._path, self._most = path, most
        self.position = 0
        self.n_characters = 0  # of the row so far

    def __iter__(self) -> Iterator[str]:
        with self._path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", newline=None) as file:
            try:
                while (line := file.readline(_LONGEST_ROW)) and (self._most is None or self.position < self._most):
                    self.position = raw.tell()
                    self.n_characters += len(line)
                    if self.n_characters > _LONGEST_ROW:
                        sentence = (
                            f"a row is longer than {_LONGEST_ROW:,} characters, or a quotation mark never closed."
                        )
                        raise IngestError("malformed", f"{sentence} Save the table as Parquet.")
                    yield line.replace("\0", "\ufffd")
            except UnicodeDecodeError:
                raise IngestError("malformed", "this is not UTF-8. Save the table as UTF-8, or as Parquet.") from None
