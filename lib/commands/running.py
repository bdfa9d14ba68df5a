"""Scoring chunks of articles for a command: in this process where they are few, else on all cores."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from itertools import chain, islice
from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.score.chunk import Chunk, Row
    from lib.text.settings import Settings

FEW_CHUNKS = 2  # that are scored without further processes, which take longer to start
ROWS = "lib.score.chunk:rows"


def add_workers(command: ArgumentParser) -> None:
    """The option that says how many processes score."""
    how_many = "processes that score; 0: this one (default: one for each core, unless there are few articles)"
    command.add_argument("--workers", type=_how_many, metavar="N", help=how_many)


def _how_many(written: str) -> int:
    if not written.isdecimal():
        raise ArgumentTypeError("give a number, 0 or more")
    return int(written)


def rows_of(
    source: Iterator[Chunk], settings: Settings, n_workers: int | None, *, make: str = ROWS, is_resumed: bool = False
) -> Iterator[tuple[Chunk, list[Row]]]:
    """Chunks with the rows that `make`, a "module:function", makes of them.

    `n_workers` is the number of processes; None: one for each core, unless there are few articles. A run that was
    broken off and is resumed may hold an article that would break this process.
    """
    from lib.score.chunk import rows_here
    from lib.score.pool import Pool

    first = [*islice(source, FEW_CHUNKS + 1)]
    if n_workers is None:
        n_workers = len(os.sched_getaffinity(0)) if is_resumed or len(first) > FEW_CHUNKS else 0
    if n_workers == 0:
        for chunk in chain(first, source):
            yield chunk, rows_here(chunk, settings, resolve_name(make))
        return
    with Pool(settings, n_workers, rows=make) as pool:
        yield from pool.scored(chain(first, source))
