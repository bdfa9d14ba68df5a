"""Large Parquet files: some rows at a time, from any row on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pyarrow import ArrowException
from pyarrow import parquet as pq

from lib.ingest.choices import Choices
from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.entry import Entry
from lib.ingest.parquet import plain_columns, rows_of
from lib.ingest.source import DAMAGED, IngestError
from lib.ingest.stream.part import SAMPLE, Layout, Slice, Survey, entries_of, survey_of
from lib.ingest.table import Table, articles_of_rows, placed

_BATCH = 250  # rows
_BUFFER = 1 << 20  # bytes of a column that are read at once: else a whole row group is


def extent(path: Path) -> int:
    """How many rows the file has."""
    return int(_opened(path).metadata.num_rows)


def slices(path: Path, n_rows: int) -> Iterator[Slice]:
    """The file in parts of so many rows."""
    stop = extent(path)
    return (Slice(path, start, min(start + n_rows, stop)) for start in range(0, stop, n_rows))


def layout(path: Path, choices: Choices) -> Layout:
    """Which column is what. Raises IngestError if none holds texts."""
    file = _opened(path)
    header = plain_columns(file.schema_arrow)[:MOST_COLUMNS]
    if not header:
        sentence = "no column of the file holds texts. Save the articles as strings in a column named 'text'."
        raise IngestError("malformed", sentence)
    rows = [row for batch in islice(_batches(file, header, 0, SAMPLE), 2) for row in rows_of(batch)[1]]
    return Layout(tuple(header), tuple(placed(Table(header, rows), choices).items()))


def survey(part: Slice, known: Layout) -> Survey:
    """What the rows show, without reading their texts."""
    text = known.header[known.places["text"]]
    header = [name for name in known.header if name != text]
    columns = {field: header.index(known.header[place]) for field, place in known.columns if field != "text"}
    if not header:
        return Survey()
    batches = _batches(_opened(part.path), header, part.start, part.stop)
    return survey_of((Table(header, [*rows_of(batch)[1]]) for batch in batches), columns)


def entries(part: Slice, known: Layout, day_first: bool | None) -> Iterator[Entry]:
    """The articles of the rows."""
    position = part.start
    for batch in _batches(_opened(part.path), known.header, part.start, part.stop):
        articles = articles_of_rows(known.table([*rows_of(batch)[1]]), known.places, day_first)
        yield from entries_of(articles, range(position + 1, position + len(batch) + 1))
        position += len(batch)


def _opened(path: Path) -> Any:
    try:
        return pq.ParquetFile(path, memory_map=False, pre_buffer=False, buffer_size=_BUFFER)
    except (ArrowException, OSError) as error:
        raise IngestError("malformed", DAMAGED) from error


def _batches(file: Any, names: Sequence[str], start: int, stop: int) -> Iterator[Any]:
    """The rows from start to stop as batches with these columns."""
    groups: list[int] = []
    first = position = 0
    for group in range(file.metadata.num_row_groups):
        n_rows = file.metadata.row_group(group).num_rows
        if position + n_rows > start and position < stop:
            first = position if not groups else first
            groups.append(group)
        position += n_rows
    if not groups:
        return
    position = first
    for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=list(names), use_threads=False):
        skipped, wanted = max(0, start - position), min(len(batch), stop - position)
        position += len(batch)
        if wanted > skipped:
            yield batch.slice(skipped, wanted - skipped).select(_places(batch.schema.names, names))
        if position >= stop:
            return


def _places(there: Sequence[str], names: Sequence[str]) -> list[int]:
    """Where columns stand, each of several with one name once."""
    free = {name: [place for place, each in enumerate(there) if each == name] for name in names}
    return [free[name].pop(0) for name in names]
