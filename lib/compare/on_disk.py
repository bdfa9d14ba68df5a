"""Folders of arrays and texts that appear whole or not at all, and arrays that are read where they lie."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

HEAD = 128  # bytes of an .npy file before its rows


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes its place at the end; one that is there is replaced.

    After an error nothing has changed. Raises OSError where it cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield making
        if folder.exists():
            shutil.rmtree(folder)
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def write_array(path: Path, array: Array) -> None:
    """Writes an array as an .npy file."""
    with path.open("wb") as file:
        np.save(file, array, allow_pickle=False)
        put_on_disk(file)


def mapped_array(path: Path, like: Array) -> Array:
    """The array in an .npy file, which stays on disk until it is asked for.

    Raises ValueError where it has not the type and the columns of `like`.
    """
    is_empty = path.stat().st_size <= HEAD  # and cannot be mapped
    found: Array = np.load(path, mmap_mode=None if is_empty else "r", allow_pickle=False)
    if not isinstance(found, np.ndarray) or found.dtype != like.dtype or found.shape[1:] != like.shape[1:]:
        raise ValueError(f"{path.name} holds something else")
    return np.asarray(found)  # the plain kind of array: slices of it are made faster


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes texts, a line each. Raises ValueError for one with a line break."""
    known = list(lines)
    if any("\n" in line for line in known):
        raise ValueError(f"{path.stem}: a line break in {next(line for line in known if chr(10) in line)!r}")
    with path.open("wb") as file:
        file.write("".join(f"{line}\n" for line in known).encode("utf-8", "surrogatepass"))
        put_on_disk(file)


def read_lines(path: Path, n: int) -> tuple[str, ...]:
    """The texts in a file. Raises ValueError unless there are so many."""
    *lines, rest = path.read_bytes().decode("utf-8", "surrogatepass").split("\n")
    if len(lines) != n or rest:
        raise ValueError(f"{path.name} has not {n} lines")
    return tuple(lines)


def put_on_disk(file: IO[bytes]) -> None:
    """Flushes a file to the disk: a folder that is there after a power cut is whole."""
    file.flush()
    os.fsync(file.fileno())
