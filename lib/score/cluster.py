"""Scores on a Dask cluster: Parquet and JSON Lines in, Parquet parts out, by the same rules and the same function.

The files are read, and the parts written, by the cluster's workers: all of them must see the same file system. Each
worker scores in a process of its own (`pool.py`), so an article that breaks it is a row with a status there as well.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyarrow import parquet as pq

from lib.ingest.choices import Choices
from lib.ingest.formats import extension
from lib.ingest.stream import Layout, Slice, Survey, kind
from lib.score import ARTICLE_COLUMNS, most_named, scores_table
from lib.score.chunk import Row, chunks
from lib.score.limits import MB, RunLimits
from lib.score.parts import Parts, write_part
from lib.score.pool import Pool
from lib.text.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

TAKEN = ("parquet", "jsonl")  # formats that can be read in parts
ROWS, BYTES = 1000, 4 * MB  # of the input that make one part
AHEAD = 4  # tasks for each thread of the cluster that are handed out

_own = threading.local()  # the pool of a worker's thread: starting it takes as long as scoring many articles


@dataclass(frozen=True)
class Task:
    """A slice of the input, and the part that becomes of it."""

    slice: Slice
    layout: Layout
    output: Path
    day_first: bool | None = None
    labels: tuple[str, ...] = ()  # that become columns


Told = Callable[[int, float], None]  # how many articles, and the share of the parts that are done


def tasks(files: Iterable[Path], choices: Choices, parts: Parts) -> list[Task]:
    """What is to be done. Raises IngestError if a file's layout cannot be told."""
    found: list[Task] = []
    for path in files:
        reader = kind(path)
        known = reader.layout(path, choices)
        for part in reader.slices(path.resolve(), ROWS if extension(path.name) == "parquet" else BYTES):
            found.append(Task(part, known, parts.path(len(found)).resolve(), choices.day_first))
    return found


def surveyed(client: Client, todo: list[Task]) -> list[Task]:
    """The tasks with the order of dates that each file's dates show, and the labels that most articles have."""
    found: dict[Path, Survey] = {}
    for task, survey in _results(client, survey_of, todo):
        found[task.slice.path] = found.get(task.slice.path, Survey()) + survey
    names = most_named(sum((each.labels for each in found.values()), Counter()))
    return [
        replace(task, day_first=found[task.slice.path].day_first(task.day_first), labels=tuple(names)) for task in todo
    ]


def score(client: Client, todo: list[Task], settings: Settings, skipped: Told, done: Told) -> int:
    """Writes the parts that are not there yet; returns how many articles there are."""
    there = [task for task in todo if task.output.exists()]
    n_articles = sum(int(pq.read_metadata(task.output).num_rows) for task in there)
    if there:
        skipped(n_articles, len(there) / len(todo))
    missing = [task for task in todo if not task.output.exists()]
    shared = client.scatter(settings, broadcast=True, hash=False) if missing else None
    for number, (_, n) in enumerate(_results(client, score_part, missing, shared), start=len(there) + 1):
        n_articles += n
        done(n, number / len(todo))
    return n_articles


def _results(
    client: Client, function: Callable[..., Any], todo: list[Task], *shared: Any
) -> Iterator[tuple[Task, Any]]:
    """Each task with its result, in the order in which they come; only a few tasks are handed out at a time."""
    from distributed import as_completed

    waiting = iter(todo)
    most = AHEAD * max(1, sum(client.nthreads().values()))
    first = [(client.submit(function, task, *shared, pure=False), task) for task in islice(waiting, most)]
    given = {future.key: task for future, task in first}
    coming = as_completed([future for future, _ in first])
    del first  # a result is let go with its last future
    for future in coming:
        yield given.pop(future.key), future.result()
        if task := next(waiting, None):
            following = client.submit(function, task, *shared, pure=False)
            given[following.key] = task
            coming.add(following)


def survey_of(task: Task) -> Survey:
    """What a slice shows; runs on a worker."""
    return kind(task.slice.path).survey(task.slice, task.layout)


def score_part(task: Task, settings: Settings) -> int:
    """Scores a slice and writes its part; runs on a worker. Returns how many articles it has."""
    entries = kind(task.slice.path).entries(task.slice, task.layout, task.day_first)
    rows: list[Row] = []
    for chunk, scored in _pool(settings).scored(chunks(entries, RunLimits())):
        said = [dict(entry.article.labels) for entry in chunk.entries]
        columns = [{name: known.get(name) for name in task.labels} for known in said]
        rows += [{**row, **labels} for row, labels in zip(scored, columns, strict=True)]
    write_part(scores_table(rows, settings, (*ARTICLE_COLUMNS, *task.labels)), task.output, task.labels)
    return len(rows)


def _pool(settings: Settings) -> Pool:
    """The pool of this thread, with one process, which leaves when there is nothing to do."""
    if getattr(_own, "version", None) != settings.version:
        if hasattr(_own, "pool"):
            _own.pool.close()
        _own.pool, _own.version = Pool(settings, 1), settings.version
    pool: Pool = _own.pool
    return pool
