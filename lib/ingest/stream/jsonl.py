"""Large files of JSON Lines: a line at a time, from any byte on. They must be UTF-8, with one object a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lib.ingest.choices import Choices
from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.dates import orders_shown
from lib.ingest.entry import Entry
from lib.ingest.fields import article, string_of
from lib.ingest.jsonl import Known, said_by
from lib.ingest.labels import labels
from lib.ingest.records import object_of
from lib.ingest.source import IngestError
from lib.ingest.stream.part import LIMITS, SAMPLE, Layout, Slice, Survey, entries_of, survey_of
from lib.ingest.table import Table, articles_of_rows, placed
from lib.model import Article

_LONGEST_LINE = 8 * LIMITS.max_characters  # bytes; a character may be written as six
_MARK = b"\xef\xbb\xbf"


def extent(path: Path) -> int:
    """How many bytes the file has."""
    return path.stat().st_size


def slices(path: Path, n_bytes: int) -> Iterator[Slice]:
    """The file in parts of about so many bytes. A line belongs to the part in which it begins."""
    stop = extent(path)
    return (Slice(path, start, min(start + n_bytes, stop)) for start in range(0, stop, n_bytes))


def layout(path: Path, choices: Choices) -> Layout:
    """Which key is what, if that was chosen: then the keys are those of the first objects."""
    if not choices.columns:
        return Layout()
    objects = [each for _, each in islice(_objects(Slice(path, 0, extent(path))), SAMPLE) if isinstance(each, dict)]
    header = [*dict.fromkeys(key for record in objects for key in record)][:MOST_COLUMNS]
    columns = placed(Table(header, [_cells(record, header) for record in objects]), choices)
    return Layout(tuple(header), tuple(columns.items()))


def survey(part: Slice, known: Layout) -> Survey:
    """What the objects show, and the first line that is no article."""
    fault, orders, names = "", set[bool](), Counter[str]()
    for position, each in _objects(part):
        if isinstance(each, dict) and known.columns:
            seen = survey_of([known.table([_cells(each, known.header)])], known.places)
            orders |= seen.orders
            names += seen.labels
            continue
        said = said_by(each, "") if isinstance(each, dict) else each
        if isinstance(said, Known):
            orders |= orders_shown([said.values.get("published") or ""])
            names.update(name for name, _ in labels(said.others))
        else:
            fault = fault or f"the line that ends at byte {position:,}: {said.sentence}"
    return Survey(frozenset(orders), names, fault)


def entries(part: Slice, known: Layout, day_first: bool | None) -> Iterator[Entry]:
    """The articles of the lines; a line that is no article is an empty one with a fault."""
    for position, each in _objects(part):
        found = _article(each, known, day_first)
        if isinstance(found, Article):
            yield from entries_of([found], [position])
        else:
            yield Entry(Article(""), f"not scored (line that ends at byte {position:,}: {found.sentence})", position)


def _article(each: dict[str, Any] | IngestError, known: Layout, day_first: bool | None) -> Article | IngestError:
    if isinstance(each, IngestError):
        return each
    if known.columns:
        return next(articles_of_rows(known.table([_cells(each, known.header)]), known.places, day_first))
    said = said_by(each, "")
    return said if isinstance(said, IngestError) else article(said.values, said.others, day_first)


def _cells(record: dict[str, Any], header: list[str] | tuple[str, ...]) -> list[str]:
    return [string_of(record.get(key)) or "" for key in header]


def _objects(part: Slice) -> Iterator[tuple[int, dict[str, Any] | IngestError]]:
    """Where each line ends, and its object or what is wrong with it; blank lines mean nothing."""
    with part.path.open("rb") as file:
        file.seek(max(0, part.start - 1))
        if part.start:
            _rest_of_line(file)  # of the line that began in the part before
        while file.tell() < part.stop and (line := file.readline(_LONGEST_LINE)):
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                _rest_of_line(file)
                yield file.tell(), IngestError("too_large", f"the line is longer than {_LONGEST_LINE:,} bytes.")
            elif line.strip():
                yield file.tell(), _object(line.removeprefix(_MARK))


def _rest_of_line(file: Any) -> None:
    while (line := file.readline(_LONGEST_LINE)) and not line.endswith(b"\n"):
        pass


def _object(line: bytes) -> dict[str, Any] | IngestError:
    try:
        return object_of(line.decode("utf-8"), "")
    except UnicodeDecodeError:
        return IngestError("malformed", "this is not UTF-8. Save the file as UTF-8.")
