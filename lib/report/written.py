"""Tables of scores that come in parts, as one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd
from pyarrow import parquet as pq

from lib.report.table import csv_text
from lib.score.parts import arrow_table

ROW_GROUP = 10_000  # rows of a Parquet file that are compressed together


def write_tables(tables: Iterable[pd.DataFrame], labels: Sequence[str], path: Path) -> None:
    """Writes tables of the same columns, labels included, below each other, as a .csv, .parquet or .jsonl file."""
    if path.suffix == ".parquet":
        _write_parquet(tables, labels, path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        for number, table in enumerate(tables):
            if path.suffix == ".jsonl":
                table.to_json(file, orient="records", lines=True, force_ascii=False)
            else:
                file.write(csv_text(table, header=number == 0))


def _write_parquet(tables: Iterable[pd.DataFrame], labels: Sequence[str], path: Path) -> None:
    writer = None
    try:
        for table in _grouped(tables):
            group = arrow_table(table, labels)
            writer = writer or pq.ParquetWriter(path, group.schema)
            writer.write_table(group)
    finally:
        if writer:
            writer.close()


def _grouped(tables: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    held: list[pd.DataFrame] = []
    for table in tables:
        held.append(table)
        if sum(map(len, held)) >= ROW_GROUP:
            yield pd.concat(held, ignore_index=True)
            held = []
    if held:
        yield pd.concat(held, ignore_index=True)
