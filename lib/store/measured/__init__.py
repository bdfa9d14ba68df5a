"""What was measured of a workspace's articles, in files beside the store.

    scores/SETTINGS/*.parquet    scores of articles by `text_key`; a folder for each `settings_key`
    words/PROGRAM/*              their words and quotations by `text_key`: `lib.compare.words_file`
    tables/NAME-KEY.parquet      tables made of the whole corpus, such as its near-copies
    counts/KEY/*                 how often articles have each term, by `counts_key`: `lib.compare.counts_file`

All of it can be measured again: it may be deleted at any time, and is in no backup. Whoever reads it must be a member
of the workspace: the files themselves do not look.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from lib.compare.counts_file import read_counts, write_counts
from lib.compare.term_counts import TermCounts
from lib.compare.trace import Trace
from lib.compare.words_file import Words, merged, read_words, write_words
from lib.metrics import columns
from lib.score import COUNT_COLUMNS, STATUS_COLUMNS, scores_table
from lib.store.measured.keys import program, settings_key
from lib.store.measured.parts import (
    ENDING,
    LOOKS,
    append,
    compact,
    part_files,
    part_name,
    private_folder,
    read_parts,
    read_whole,
    write_whole,
)
from lib.text.settings import Settings

COPIES = "copies"  # the table of near-copies, by `copies_key`
SETTINGS_KEPT = 8  # sets of scores: as many settings can be switched back to without measuring again
TABLES_KEPT = 8  # of one name
COUNTS_KEPT = 3  # a corpus has three voices
PROGRAMS_KEPT = 2  # whose words are kept: after an update the older one may still be at work
LOST_SECONDS = 7 * 24 * 3600  # after which files of an unknown workspace are no other store's in the same folder
SHORT = 32  # characters of a key in the name of a file


@dataclass(frozen=True)
class Rows:
    """The scores of those articles that are measured: `frame` has a row for each True of `known`, in its order."""

    frame: pd.DataFrame  # the counts, measures, status and cautions of `scores_table`
    known: NDArray[np.bool_]  # of the keys that were asked for


@dataclass(frozen=True)
class Measured:
    """The measured files in a folder, which need not be there."""

    folder: Path

    def scores(self, settings: Settings, keys: Sequence[str]) -> Rows:
        """The scores of articles under these settings, by `text_key`."""
        folder = self._scores(settings)
        _use(folder)
        table = read_parts(folder, _schema())
        places = pd.Index(table.column("key").to_pandas()).get_indexer(pd.Index(list(keys), dtype="str"))
        known = places >= 0
        wanted, values = places[known], table.drop_columns(["key"])
        if not np.array_equal(wanted, np.arange(len(table))):  # mostly they are all wanted, in this order
            values = values.take(pa.array(wanted))
        frame: pd.DataFrame = values.to_pandas()
        return Rows(frame, known)

    def scored(self, settings: Settings) -> frozenset[str]:
        """The keys of all articles whose scores under these settings are there."""
        return frozenset(read_parts(self._scores(settings), _schema(), ["key"]).column("key").to_pylist())

    def keep_scores(self, settings: Settings, rows: Mapping[str, Mapping[Any, Any]]) -> None:
        """Adds rows that `lib.score.scored` made, by `text_key`. Raises OSError where that is not possible."""
        if rows:
            table = scores_table(rows.values(), settings)[list(_schema().names[1:])]
            table.insert(0, "key", list(rows))
            folder = self._scores(settings)
            append(folder, pa.Table.from_pandas(table, _schema(), preserve_index=False))
            compact(folder, _schema())
            _keep_last(self.folder / "scores", SETTINGS_KEPT)

    def scores_version(self, settings: Settings) -> tuple[str, ...]:
        """Another value once scores were added."""
        return tuple(path.name for path in part_files(self._scores(settings)))

    def words(self) -> Words:
        """The words of all articles whose words are there, by `text_key`."""
        _use(self._words())
        for _ in range(LOOKS):
            folders = self._words_parts()
            try:
                return read_words(folders)
            except ValueError:  # a part is damaged, or was joined with others since it was seen
                for folder in folders:
                    _remove_damaged(folder)
        return read_words([])

    def keep_words(self, traces: Iterable[tuple[str, Trace]]) -> None:
        """Adds the words of articles by `text_key`. Raises OSError where that is not possible."""
        write_words(private_folder(self._words()) / part_name(), traces)
        _keep_last(self.folder / "words", PROGRAMS_KEPT)

    def join_words(self, wanted: Collection[str]) -> None:
        """Makes the parts of words one, without what is not wanted any more. Raises OSError if it cannot be written."""
        folders, held = self._words_parts(), self.words().keys
        if len(folders) > 1 or not held <= set(wanted):
            merged(folders, self._words() / part_name(), wanted)
            for folder in folders:
                shutil.rmtree(folder, ignore_errors=True)

    def table(self, name: str, key: str) -> pd.DataFrame | None:
        """A table that was kept, None if it is not there any more."""
        path = self._table(name, key)
        found = read_whole(path)
        if found is None:
            return None
        _use(path)
        frame: pd.DataFrame = found.to_pandas()
        return frame

    def keep_table(self, name: str, key: str, table: pd.DataFrame) -> None:
        """Keeps a table by name and key. Raises OSError where that is not possible."""
        write_whole(pa.Table.from_pandas(table), self._table(name, key))
        _keep_last(self.folder / "tables", TABLES_KEPT, f"{name}-*{ENDING}")

    def counts(self, key: str) -> TermCounts | None:
        """Counts of terms that were kept, None if they are not there any more."""
        folder = self._counts(key)
        if not folder.exists():
            return None
        try:
            found = read_counts(folder)
        except ValueError:  # damaged
            shutil.rmtree(folder, ignore_errors=True)
            return None
        _use(folder)
        return found

    def keep_counts(self, key: str, counted: TermCounts) -> None:
        """Keeps counts of terms. Raises OSError where that is not possible."""
        private_folder(self._counts(key).parent)
        write_counts(self._counts(key), counted)
        _keep_last(self.folder / "counts", COUNTS_KEPT)

    def remove(self) -> None:
        """Deletes all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _scores(self, settings: Settings) -> Path:
        return self.folder / "scores" / settings_key(settings)[:SHORT]

    def _words(self) -> Path:
        return self.folder / "words" / program()[:SHORT]

    def _words_parts(self) -> list[Path]:
        return sorted(self._words().glob("[0-9]*"))

    def _counts(self, key: str) -> Path:
        return self.folder / "counts" / key[:SHORT]

    def _table(self, name: str, key: str) -> Path:
        return self.folder / "tables" / f"{name}-{key[:SHORT]}{ENDING}"


def remove_lost(folder: Path, known: Collection[str]) -> None:
    """Removes the folders of workspaces that are not known, and were not used for long."""
    for path in folder.glob("[!.]*"):
        if path.is_dir() and path.name not in known and time.time() - _used(path) > LOST_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def _schema() -> pa.Schema:
    """The columns of a part of scores."""
    return pa.schema(
        [
            ("key", pa.string()),
            *((name, pa.int64()) for name in COUNT_COLUMNS),
            *((name, pa.float64()) for name in columns()),
            *((name, pa.string()) for name in STATUS_COLUMNS),
        ]
    )


def _remove_damaged(folder: Path) -> None:
    """Removes a part of words that cannot be read: they are measured again."""
    try:
        read_words([folder])
    except ValueError:
        shutil.rmtree(folder, ignore_errors=True)


def _use(path: Path) -> None:
    """Notes that a file or folder was used now, if it is there."""
    try:
        os.utime(path)
    except OSError:
        return


def _keep_last(folder: Path, most: int, names: str = "[!.]*") -> None:
    """Removes all but those that were used last."""
    found = sorted(folder.glob(names), key=_used)
    for path in found[: max(0, len(found) - most)]:
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
