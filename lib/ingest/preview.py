"""What a table looks like before it is read, so that the user can say which column is what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from lib.ingest.choices import Choices
from lib.ingest.columns import MOST_COLUMNS, Columns, chosen, column_names
from lib.ingest.contract import reading_from_json
from lib.ingest.dates import ambiguous_dates
from lib.ingest.fields import FIELDS, fields
from lib.ingest.source import EMPTY_TABLE, IngestError, Source, refusal
from lib.ingest.table import Table, dates, guess
from lib.model import Reading, Status

N_ROWS = 5  # shown
LONGEST_CELL = 200  # characters shown
MOST_DATES = 3  # ambiguous ones shown


@dataclass(frozen=True)
class Preview:
    """The first rows of a table and the guess what its columns are; of a file of several tables, those of the first."""

    file: str
    status: Status
    message: str = ""  # empty if, and only if, the status is "ok"
    header: tuple[str, ...] = ()  # names of the columns, each different; choices are made by these names
    rows: tuple[tuple[str, ...], ...] = ()  # the first, with as many cells as the header; long cells are cut
    n_rows: int = 0  # in all
    columns: tuple[tuple[str, str], ...] = ()  # field and name of its column, as far as guessed or chosen
    sure: bool = False  # the column of the text has a name that says so, and no date could be two
    ambiguous_dates: tuple[str, ...] = ()  # up to three dates that could be two, where the column does not show which
    signature: str = ""  # the same for files of the same format and columns, to remember choices by


Tables = Callable[[Source], Iterable[Table]]


def preview(source: Source, tables: Tables) -> Preview:
    """The preview of the first table that holds articles, or else of the first table. Raises only MemoryError."""
    try:
        found = list(tables(source))
        if not any(each.body for each in found):
            raise IngestError("empty", EMPTY_TABLE)
        with_text = [each for each in found if _has_text(each, source.choices)]
        return _preview(source, (with_text or found)[0], sum(len(each.body) for each in with_text or found[:1]))
    except MemoryError:
        raise
    except Exception as error:  # this is the border that must hold
        return refused(refusal(error).reading(source.name))


def _has_text(table: Table, choices: Choices) -> bool:
    try:
        return "text" in chosen(column_names(table.header), guess(table), choices)
    except IngestError:
        return False


def refused(reading: Reading) -> Preview:
    """The preview of a file that cannot be read at all."""
    return Preview(reading.file, reading.status, reading.message)


def _preview(source: Source, shown: Table, n_rows: int) -> Preview:
    names = column_names(shown.header)
    columns = chosen(names, guess(shown), source.choices)
    unclear = ambiguous_dates(dates(shown, columns), MOST_DATES)
    named = fields(tuple(shown.header[:MOST_COLUMNS]))
    return Preview(
        source.name,
        "ok",
        header=names,
        rows=tuple(_row(row, len(names)) for row in shown.body[:N_ROWS]),
        n_rows=n_rows,
        columns=_by_name(columns, names),
        sure="text" in named and columns.get("text") == named["text"] and not unclear,
        ambiguous_dates=tuple(_shown(date) for date in unclear),
        signature=_signature(source.name, names),
    )


def _row(row: Sequence[str], n_columns: int) -> tuple[str, ...]:
    cells = [_shown(cell) for cell in row[:n_columns]]
    return (*cells, *[""] * (n_columns - len(cells)))


def _shown(cell: str) -> str:
    line = " ".join(cell[: 2 * LONGEST_CELL].split())[:LONGEST_CELL].rstrip()
    return line.encode("utf-8", "replace").decode("utf-8")


def _by_name(columns: Columns, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((field, names[columns[field]]) for field in FIELDS if field in columns)


def _signature(file: str, names: Sequence[str]) -> str:
    suffix = file.rpartition(".")[2].lower()
    return f"{suffix} {hashlib.sha256(json.dumps(names).encode()).hexdigest()[:32]}"


def preview_as_json(made: Preview) -> dict[str, Any]:
    """A preview as what the worker says of it."""
    return asdict(made)


def preview_from_json(file: str, answer: bytes) -> Preview:
    """The preview of a file from a worker's answer, which is untrusted. Raises ValueError if it is none."""
    try:
        value = json.loads(answer)
        if "documents" in value:  # a refusal
            return refused(reading_from_json(file, answer))
        made = Preview(
            file=_string(value["file"], 10_000),
            status=value["status"],
            message=_string(value["message"], 600),
            header=tuple(_string(name) for name in value["header"]),
            rows=tuple(tuple(_string(cell) for cell in row) for row in value["rows"]),
            n_rows=int(value["n_rows"]),
            columns=tuple((_string(field), _string(name)) for field, name in value["columns"]),
            sure=value["sure"] is True,
            ambiguous_dates=tuple(_string(date) for date in value["ambiguous_dates"]),
            signature=_string(value["signature"]),
        )
    except (RecursionError, LookupError, TypeError) as error:
        raise ValueError("the answer is no preview") from error
    if not _is_sound(made, file):
        raise ValueError("the answer contradicts itself")
    return made


def _string(value: object, longest: int = LONGEST_CELL) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("a value is no short string")
    return value


def _is_sound(made: Preview, file: str) -> bool:
    known = made.status in get_args(Status) and made.file == file and (made.status == "ok") != bool(made.message)
    return (
        known
        and len(made.header) <= MOST_COLUMNS
        and len(made.rows) <= N_ROWS
        and all(len(row) == len(made.header) for row in made.rows)
        and all(field in FIELDS and name in made.header for field, name in made.columns)
        and len(made.ambiguous_dates) <= MOST_DATES
    )
