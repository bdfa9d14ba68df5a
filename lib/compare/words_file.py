"""The words of articles on disk: a folder of arrays that are read where they lie, without being loaded.

A folder holds one part: `words.npy`, `starts.npy`, `lengths.npy`, `flags.npy` and `said.npy` (`lib.compare.part`),
`ends.npy` and `said_ends.npy` by article, three texts with a line for each key, word and name, and `about.json`. A
folder appears whole or not at all. What is damaged, or of another version, is refused with a ValueError: it is made of
the articles' traces, and can be made again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare.arrays import Numbers
from lib.compare.index import WordIndex
from lib.compare.on_disk import (
    Array,
    mapped_array,
    put_on_disk,
    read_lines,
    whole_folder,
    write_array,
    write_lines,
)
from lib.compare.part import NOBODY, NOTHING, Columns, Part, columns_of
from lib.compare.said import said
from lib.compare.trace import Trace

VERSION = 1
ABOUT = "about.json"
LINES = ("keys", "vocabulary", "texts")
BLOCK = 1 << 20  # words that are copied at once


@dataclass(frozen=True, eq=False)
class Words:
    """The words of articles by their keys, in one or more parts."""

    parts: tuple[Part, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The articles that are there."""
        return frozenset(key for part in self.parts for key in part.keys)

    def n_words(self, keys: Sequence[str]) -> Numbers:
        """How many words each article has. Raises KeyError for a key that is not there."""
        return self.index(keys, keys).n_words()

    def index(self, keys: Sequence[str], ids: Sequence[str]) -> WordIndex:
        """All words of these articles in this order, under these ids; nothing is copied.

        Raises KeyError for a key that is not there.
        """
        return WordIndex.over(self.parts, keys, ids)

    def quotations(self, keys: Sequence[str], ids: Sequence[str]) -> pd.DataFrame:
        """The direct speech of these articles: see `lib.compare.said`."""
        return said(self.index(keys, ids))


def write_words(folder: Path, traces: Iterable[tuple[str, Trace]]) -> None:
    """Writes the words of articles, by their keys, as one part; they are taken one at a time.

    A key says what the words of its article depend on; it has no line break. A folder that is there is replaced.
    """
    with whole_folder(folder) as making, _Writing(making) as part:
        for key, trace in traces:
            columns = columns_of(trace, part.vocabulary, part.texts)
            part.add((key,), columns, [len(columns.words)], [len(columns.said)])


def read_words(folders: Sequence[Path]) -> Words:
    """Opens parts; where a key is in several, the last counts.

    Raises ValueError for a folder that holds no part of this version, or a damaged one: make it again.
    """
    return Words(tuple(map(_part, folders)))


def merged(parts: Sequence[Path], into: Path, wanted: Collection[str] | None = None) -> None:
    """Joins parts into one, a block at a time; `wanted`: only the articles with these keys.

    Raises ValueError as `read_words` does; then nothing is written.
    """
    only = None if wanted is None else frozenset(wanted)
    with whole_folder(into) as making, _Writing(making) as joined:
        for folder in parts:
            part = _part(folder)
            words, texts = (
                np.array([known.setdefault(each, len(known)) for each in given], np.int32)
                for known, given in ((joined.vocabulary, part.vocabulary), (joined.texts, part.texts))
            )
            for block in _blocks(part, only):
                joined.add(*_renumbered(part, block, words, texts))
            part.release()


def _blocks(part: Part, only: frozenset[str] | None) -> Iterator[slice]:
    """Wanted articles that follow each other and have about BLOCK words together."""
    first = 0
    while first < len(part.keys):
        if only is not None and part.keys[first] not in only:
            first += 1
            continue
        begin = int(part.ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(part.ends, begin + BLOCK, side="right")))
        if only is not None:
            last = next((place for place in range(first, last) if part.keys[place] not in only), last)
        yield slice(first, last)
        first = last


def _renumbered(
    part: Part, block: slice, words: NDArray[np.int32], texts: NDArray[np.int32]
) -> tuple[tuple[str, ...], Columns, Sequence[int], Sequence[int]]:
    """Articles of a part, with their words and texts under other numbers."""
    lengths, n_said = (np.diff(ends, prepend=0)[block] for ends in (part.ends, part.said_ends))
    inside, said_inside = (
        slice(int(ends[block.stop - 1] - counts.sum()), int(ends[block.stop - 1]))
        for ends, counts in ((part.ends, lengths), (part.said_ends, n_said))
    )
    own, starts, characters, flags = (column[inside] for column in part.columns[:-1])
    said = part.columns.said[said_inside].copy()
    named = said[:, 3:]
    said[:, 3:] = np.where(named == NOBODY, NOBODY, np.append(texts, NOBODY)[named])
    return part.keys[block], Columns(words[own], starts, characters, flags, said), lengths.tolist(), n_said.tolist()


class _Writing:
    """A part that is being written into a folder; it is whole once this is left without an error."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary: dict[str, int] = {}
        self.texts: dict[str, int] = {}
        self._folder = folder
        self._keys: list[str] = []
        self._lengths: list[int] = []
        self._n_said: list[int] = []
        self._files: list[IO[bytes]] = [(folder / f"{name}.npy").open("w+b") for name in Columns._fields]
        for file, array in zip(self._files, NOTHING, strict=True):
            _write_header(file, array, 0)

    def __enter__(self) -> _Writing:
        return self

    def add(self, keys: Sequence[str], columns: Columns, lengths: Sequence[int], n_said: Sequence[int]) -> None:
        """Adds articles."""
        self._keys += keys
        self._lengths += lengths
        self._n_said += n_said
        for file, column in zip(self._files, columns, strict=True):
            file.write(np.ascontiguousarray(column).data)

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            for file in self._files:
                file.close()

    def _finish(self) -> None:
        rows = [sum(self._lengths)] * (len(NOTHING) - 1) + [sum(self._n_said)]
        for file, array, n in zip(self._files, NOTHING, rows, strict=True):
            file.seek(0)
            _write_header(file, array, n)
            put_on_disk(file)
        for name, counts in (("ends", self._lengths), ("said_ends", self._n_said)):
            write_array(self._folder / f"{name}.npy", np.cumsum(counts, dtype=np.int64))
        for name, lines in zip(LINES, (self._keys, self.vocabulary, self.texts), strict=True):
            write_lines(self._folder / f"{name}.txt", lines)
        sizes = len(self._keys), len(self.vocabulary), len(self.texts)
        write_lines(self._folder / ABOUT, [json.dumps({"version": VERSION, **dict(zip(LINES, sizes, strict=True))})])


def _write_header(file: IO[bytes], like: Array, n: int) -> None:
    """The head of an .npy file of so many rows; numpy leaves room in it for the number to grow."""
    head = {"descr": np.lib.format.dtype_to_descr(like.dtype), "fortran_order": False, "shape": (n, *like.shape[1:])}
    np.lib.format.write_array_header_1_0(file, head)


def _part(folder: Path) -> Part:
    """A part whose arrays stay on disk until they are asked for."""
    try:
        about = json.loads((folder / ABOUT).read_bytes())
        if not isinstance(about, dict) or about.get("version") != VERSION:
            raise ValueError("of another version")
        keys, vocabulary, texts = (read_lines(folder / f"{name}.txt", about[name]) for name in LINES)
        arrays = [
            mapped_array(folder / f"{name}.npy", like) for name, like in zip(Columns._fields, NOTHING, strict=True)
        ]
        ends, said_ends = (np.array(mapped_array(folder / f"{name}.npy", _ENDS)) for name in ("ends", "said_ends"))
        columns = Columns(*arrays)
        for known, rows in ((ends, columns[:-1]), (said_ends, columns[-1:])):
            n = int(known[-1]) if len(known) else 0
            fits = all(len(row) == n for row in rows)
            if len(known) != len(keys) or (np.diff(known, prepend=0) < 0).any() or not fits:
                raise ValueError("not as many rows as its articles have")
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{folder}: no words of articles that could be read ({error}). Make it again.") from error
    return Part(keys, vocabulary, texts, ends, said_ends, columns)


_ENDS = np.zeros(0, np.int64)
