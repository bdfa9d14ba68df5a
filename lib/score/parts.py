"""The unfinished run: a folder beside the output with the parts that are done, from which the same command goes on.

A part is a Parquet file of the rows of one chunk, with their labels as JSON. It is written under another name and then
renamed, so a part that is there is whole.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pandas as pd
import pyarrow as pa
from pyarrow import parquet as pq

from lib import __version__
from lib.ingest.folder import INDEX, index_in
from lib.metrics import columns, metrics
from lib.score import ARTICLE_COLUMNS, COUNT_COLUMNS, STATUS_COLUMNS, VERSION_COLUMNS, label_names, scores_table
from lib.score.chunk import Chunk, Row
from lib.text.settings import Settings

LABELS = "labels"
_FINGERPRINT = "run.json"
_UNWRITTEN = ".unfinished"


class OtherRunError(ValueError):
    """The folder holds an unfinished run of something else, or one that is going on."""


def fingerprint(paths: Iterable[Path], settings: Settings, *others: object) -> str:
    """12 hexadecimal digits that change with the files, the settings, the measures and what else is said.

    Files are told by name, size and time of change, and with them the indexes of their folders.
    """
    files = list(dict.fromkeys(each for path in paths for each in (path, index_in(path.parent) or path.parent / INDEX)))
    known = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in files if path.exists()]
    versions = [(metric.name, metric.version) for metric in metrics().values()]
    said = json.dumps([__version__, settings.version, versions, known, *map(repr, others)])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folder_of(output: Path) -> Path:
    """Where the parts of an output are kept until it is whole."""
    return output.with_name(f"{output.name}.parts")


@contextmanager
def opened_parts(output: Path, mark: str, *, fresh: bool) -> Iterator[Parts]:
    """The parts of the output, those of an earlier run among them unless it is to start anew.

    Nobody else may work on them at the same time. Raises OtherRunError if they are those of another run.
    """
    folder = folder_of(output)
    folder.mkdir(exist_ok=True)
    with (folder / _FINGERPRINT).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            sentence = f"{output}: another run is writing it. Wait for its end, or name another output."
            raise OtherRunError(sentence) from error
        file.seek(0)
        known = file.read()
        if known and known != mark and not fresh:
            sentence = f"{folder}: an unfinished run of other files, settings or another version."
            raise OtherRunError(f"{sentence} Add --fresh to start anew, or name another output.")
        if known != mark or fresh:
            for part in folder.glob("part-*"):
                part.unlink()
            file.truncate(0)
            file.write(mark)
            file.flush()
        parts = Parts(folder)
        try:
            yield parts
        finally:
            if folder.exists() and not parts.is_begun:
                parts.remove()


class Parts:
    """The parts of a run that are done."""

    def __init__(self, folder: Path):
        self.folder = folder

    @property
    def is_begun(self) -> bool:
        """Whether an earlier run left parts."""
        return bool(self._paths())

    def path(self, number: int) -> Path:
        """Where a part is, or will be."""
        return self.folder / f"part-{number:07}.parquet"

    def has(self, chunk: Chunk) -> bool:
        """Whether the part of a chunk is there, and of the same articles: reading a file may end in another way."""
        path = self.path(chunk.number)
        return path.exists() and _read(path, "id")["id"].to_pylist() == chunk.ids

    def write(self, chunk: Chunk, rows: Sequence[Row], settings: Settings) -> None:
        """Writes the part of a chunk."""
        table = scores_table(rows, settings)
        said = [json.dumps(dict(entry.article.labels), ensure_ascii=False) for entry in chunk.entries]
        write_part(table.assign(**{LABELS: said}), self.path(chunk.number), [LABELS])

    def keep(self, n_parts: int) -> None:
        """Removes the parts beyond so many: an earlier run may have read more."""
        for path in self._paths()[n_parts:]:
            path.unlink()

    def labels(self) -> list[str]:
        """The names that most articles have a label of, which become columns."""
        return label_names(said for path in self._paths() for said in _labels(_read(path, LABELS)))

    def tables(self, names: Sequence[str]) -> Iterator[pd.DataFrame]:
        """The parts in order, with columns for the labels of these names."""
        for path in self._paths():
            part = _read(path)
            said = _labels(part)
            table = part.drop_columns([LABELS]).to_pandas()
            for place, name in enumerate(names, start=len(ARTICLE_COLUMNS)):
                table.insert(place, name, pd.Series([known.get(name) for known in said], dtype=object))
            yield table

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("part-*.parquet"))

    def leave_only_parts(self) -> None:
        """Removes what is of use only while a run goes on."""
        for path in (self.folder / _FINGERPRINT, *self.folder.glob(f"*{_UNWRITTEN}")):
            path.unlink()

    def remove(self) -> None:
        """Removes the folder: the output is whole."""
        shutil.rmtree(self.folder)


def _read(path: Path, *names: str) -> pa.Table:
    # Not pyarrow's read_table, which looks for more files in the folder and takes long to import.
    with pq.ParquetFile(path) as file:
        return file.read(columns=list(names) or None)


def _labels(part: pa.Table) -> list[Mapping[str, str]]:
    return [json.loads(said) for said in part[LABELS].to_pylist()]


def write_part(table: pd.DataFrame, path: Path, labels: Sequence[str]) -> None:
    """Writes a table of scores whole or not at all; the kinds of its columns do not depend on what is in them."""
    unwritten = path.with_name(f"{path.name}.{uuid4().hex}{_UNWRITTEN}")
    with unwritten.open("wb") as file:
        pq.write_table(arrow_table(table, labels), file)
        file.flush()
        os.fsync(file.fileno())
    unwritten.replace(path)


def arrow_table(table: pd.DataFrame, labels: Sequence[str]) -> pa.Table:
    """The table of scores, with the labels among its columns, for a Parquet file."""
    kinds = {
        **dict.fromkeys((*ARTICLE_COLUMNS, *labels, *STATUS_COLUMNS, *VERSION_COLUMNS), pa.string()),
        **dict.fromkeys(COUNT_COLUMNS, pa.int64()),
        **dict.fromkeys(columns(), pa.float64()),
    }
    schema = pa.schema([(name, kinds[name]) for name in table.columns])
    return pa.Table.from_pandas(table, schema, preserve_index=False)
