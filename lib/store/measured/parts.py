"""Parquet files that appear whole or not at all, and tables in many such parts.

Several processes may write at once: each part has a name of its own, and is written beside its place first. A file that
cannot be read, or that holds other columns than it should, is passed over and removed: it can be made again.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ENDING = ".parquet"
MOST_PARTS = 32  # of a table, before they are made one
PRIVATE = 0o700
LOOKS = 5  # at parts that are joined at the same moment
_UNREADABLE = (pa.ArrowException, OSError, ValueError, KeyError)


def private_folder(folder: Path) -> Path:
    """The folder, made for the eyes of its user only, as are those above it that are not there."""
    if not folder.exists():
        private_folder(folder.parent).joinpath(folder.name).mkdir(mode=PRIVATE, exist_ok=True)
    return folder


def part_name() -> str:
    """A name that no other part has; the names of parts sort in the order in which these were made."""
    return f"{time.time_ns():020}-{os.getpid()}-{secrets.token_hex(3)}"


def write_whole(table: pa.Table, path: Path) -> None:
    """Writes a table as one file that appears whole or not at all. Raises OSError where that is not possible."""
    unfinished = private_folder(path.parent) / f".{path.name}.{secrets.token_hex(6)}"
    try:
        pq.write_table(table, unfinished, compression="lz4", use_dictionary=False)  # read most quickly
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_whole(path: Path, schema: pa.Schema | None = None) -> pa.Table | None:
    """The table in a file; None if there is none, or if it is not what it should be: then it is removed."""
    try:
        table = pq.read_table(path, partitioning=None)
        if schema is None or table.schema.equals(schema):
            return table
    except FileNotFoundError:
        return None
    except _UNREADABLE:
        pass
    path.unlink(missing_ok=True)
    return None


def append(folder: Path, table: pa.Table) -> None:
    """Adds rows to a table. Raises OSError where that is not possible."""
    write_whole(table, folder / f"{part_name()}{ENDING}")


def part_files(folder: Path) -> list[Path]:
    """The parts of a table in the order in which they were made."""
    return sorted(folder.glob(f"[0-9]*{ENDING}"))


def read_parts(folder: Path, schema: pa.Schema, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of a table, one for each `key`: of two the later."""
    for _ in range(LOOKS):
        found = _tables(part_files(folder), schema)
        if all(table is not None for table in found):
            break
    tables = [table for table in found if table is not None]
    table = pa.concat_tables(tables) if tables else schema.empty_table()
    return _latest(table).select(list(columns or schema.names))


def compact(folder: Path, schema: pa.Schema) -> None:
    """Makes the parts of a table one if there are more than MOST_PARTS; nothing happens where another process is at it.

    A part is removed when its rows are in another: whoever reads meanwhile finds rows twice, or looks again.
    """
    joined = part_files(folder)
    if len(joined) <= MOST_PARTS:
        return
    tables = _tables(joined, schema)
    if all(table is not None for table in tables):
        append(folder, _latest(pa.concat_tables(tables)))
        for path in joined:
            path.unlink(missing_ok=True)


def _tables(paths: Sequence[Path], schema: pa.Schema) -> list[pa.Table | None]:
    """The tables in parts, None for a part that is gone or damaged."""
    return [read_whole(path, schema) for path in paths]


def _latest(table: pa.Table) -> pa.Table:
    """The last row of each key, in the order of the table."""
    keys = table.column("key").to_pandas()
    earlier = keys.duplicated(keep="last")
    return table.filter(pa.array(~earlier)) if earlier.any() else table
