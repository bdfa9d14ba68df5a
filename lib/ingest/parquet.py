"""Parquet files: one article a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo, reset_tzpath

import pyarrow as pa
from pyarrow import parquet as pq
from pyarrow import types

from lib.ingest.columns import MOST_COLUMNS, Row
from lib.ingest.fields import NAMES_OF_OBJECTS, string_of, texts
from lib.ingest.labels import LONGEST_VALUE
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.ingest.table import Table, articles
from lib.model import Article

_MAGIC, _ENCRYPTED = b"PAR1", b"PARE"
_BATCH = 1000  # rows
_INDEX = re.compile(r"__index_level_\d+__")  # the row numbers that pandas adds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)")

# Time zones come from the package tzdata: a confined process may not read the system's.
reset_tzpath(to=())


def read_parquet(source: Source) -> Iterator[Article]:
    """One article a row. A list of strings is one text, a structure its name; others of their kind are left out."""
    return articles(parquet_tables(source), source.choices)


def parquet_tables(source: Source) -> list[Table]:
    """The table of the file, with times as days in their own zone."""
    if _ENCRYPTED in (source.data[:4], source.data[-4:]):
        raise IngestError("encrypted", "the file is encrypted. Save it without encryption.")
    if not source.data.startswith(_MAGIC):
        raise IngestError("malformed", DAMAGED)
    file = pq.ParquetFile(pa.BufferReader(source.data), memory_map=False, pre_buffer=False)
    names = plain_columns(file.schema_arrow)
    if not names:
        sentence = "no column of the file holds texts. Save the articles as strings in a column named 'text'."
        raise IngestError("malformed", sentence)
    body: list[Row] = []
    header: list[str] = []
    for batch in file.iter_batches(batch_size=_BATCH, columns=names[:MOST_COLUMNS], use_threads=False):
        header, rows = rows_of(batch)
        body.extend(rows)
        if len(body) > source.limits.max_articles:
            sentence = f"the file has more than {source.limits.max_articles:,} rows. Split it into smaller files."
            raise IngestError("too_large", sentence)
    return [Table(header or names, body)]


def plain_columns(schema: Any) -> list[str]:
    """The names of the columns that hold texts, times or numbers, without the row numbers that pandas adds."""
    return [field.name for field in schema if _is_plain(field.type) and not _INDEX.fullmatch(field.name)]


def rows_of(batch: Any) -> tuple[list[str], Iterator[Row]]:
    """The header and the rows of a batch as a table of strings."""
    columns = [place for place, field in enumerate(batch.schema) if _is_plain(field.type)]
    header = [batch.schema.names[place] for place in columns]
    return header, zip(*(_cells(batch.column(place)) for place in columns), strict=True)


def _is_plain(kind: Any) -> bool:
    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return any(is_kind(kind.value_type) for is_kind in (*_TEXTS, _is_named))
    if types.is_struct(kind):
        return _is_named(kind)
    return any(is_kind(kind) for is_kind in (*_TEXTS, *_BYTES, *_TIMES, *_NUMBERS, types.is_null))


def _is_named(kind: Any) -> bool:
    """Whether a structure is told by its name; one that holds a text is an article and more than its name."""
    if not types.is_struct(kind) or texts([field.name for field in kind]):
        return False
    return any(field.name.lower() in NAMES_OF_OBJECTS and _is_plain(field.type) for field in kind)


_TEXTS = (types.is_string, types.is_large_string, types.is_string_view)
_BYTES = (types.is_binary, types.is_large_binary, types.is_binary_view)  # how older programs write text
_TIMES = (types.is_timestamp, types.is_date)
_NUMBERS = (types.is_integer, types.is_floating, types.is_decimal, types.is_boolean)


def _cells(column: Any) -> list[str]:
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_timestamp(column.type):
        return _days(column)
    return [_cell(value) for value in column.to_pylist()]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):  # paragraphs of a text, or names of authors
        parts = [name for part in value if part and (name := string_of(part))]
        return ("\n\n" if any(len(part) > LONGEST_VALUE for part in parts) else ", ").join(parts)
    if isinstance(value, dict):
        return string_of(value) or ""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if isinstance(value, float) and not isfinite(value) else str(value)


def _days(column: Any) -> list[str]:
    per_second, zone = _PER_SECOND[column.type.unit], _zone(column.type.tz)
    return [_day(value, per_second, zone) for value in column.cast(pa.int64()).to_pylist()]


def _day(value: int | None, per_second: int, zone: tzinfo) -> str:
    if value is None:
        return ""
    try:
        return (_EPOCH + timedelta(seconds=value // per_second)).astimezone(zone).date().isoformat()
    except OverflowError:
        return ""


def _zone(name: str | None) -> tzinfo:
    if not name:
        return UTC
    if offset := _OFFSET.fullmatch(name):
        minutes = 60 * int(offset["hours"]) + int(offset["minutes"])
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return UTC
