"""A pool of processes that scores a stream of chunks, and that no article can stop.

The rows come back in the order of the input, and only a few chunks are in memory at a time. An article at which a
process dies twice, or takes too long, becomes a row with a status; the articles beside it are scored all the same.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from lib.score.chunk import Chunk, Row, faults, in_order, unscored
from lib.score.limits import RunLimits
from lib.score.process import ROOT, Process
from lib.score.worker import DONE, UP, Order
from lib.text.settings import Settings

AHEAD = 2  # chunks for each process that are read, but whose rows are not yet taken
BROKE_DOWN = "could not be scored (the process broke down)"
DEFAULT = RunLimits()


class PoolError(RuntimeError):
    """No process can be started, or a cluster lost one too often."""


class _Task:
    """A chunk on its way: the rows that are there, and the articles that are still to be scored."""

    def __init__(self, chunk: Chunk):
        self.chunk = chunk
        self.rows: dict[int, Row] = faults(chunk)
        self.deaths: Counter[int] = Counter()
        self.begin()

    def begin(self) -> None:
        """Starts on what is left."""
        self.left = [place for place in range(len(self.chunk.entries)) if place not in self.rows]
        self._n_back = 0
        self.at = self.left[0] if self.left else 0

    def take(self, message: object) -> None:
        """A message of the process that has it."""
        if isinstance(message, dict):
            self.rows[self.left[self._n_back]] = message
            self._n_back += 1
            self.at = self.left[min(self._n_back, len(self.left) - 1)]
        elif isinstance(message, int):
            self.at = self.left[message]

    def give_up(self, status: str) -> None:
        """Writes off the article that the process was at."""
        self.rows[self.at] = unscored(self.chunk.entries[self.at].article, status)


class Pool:
    """Processes that are started with the first chunk and end with the context; to cancel a run is to leave it."""

    def __init__(
        self,
        settings: Settings,
        n_processes: int,
        limits: RunLimits = DEFAULT,
        rows: str = "lib.score.chunk:rows",
        paths: Sequence[str] = (ROOT,),
    ):
        """`rows` is the "module:function" that scores, which the processes import from `paths`."""
        self._order = Order(settings, rows, limits.memory_bytes, limits.idle_seconds)
        self._n_processes, self._limits, self._paths = n_processes, limits, paths
        self._processes: dict[Process, _Task | None] = {}
        self._n_failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all processes, whatever they are doing."""
        for process in list(self._processes):
            self._remove(process)

    def scored(self, source: Iterable[Chunk]) -> Iterator[tuple[Chunk, list[Row]]]:
        """Each chunk with the rows of its articles, in the order of the input, as soon as they are there.

        Raises PoolError if no process can be started.
        """
        coming = iter(source)
        taken: deque[_Task] = deque()  # in the order of the input
        waiting: deque[_Task] = deque()  # those of them that no process has
        is_read = False
        while True:
            self._hand_out(waiting)
            if not is_read and len(waiting) < self._n_processes and len(taken) < AHEAD * self._n_processes:
                chunk = next(coming, None)
                is_read = chunk is None
                if chunk is not None:
                    taken.append(_Task(chunk))
                    waiting.append(taken[-1])
                continue
            while taken and not taken[0].left:
                task = taken.popleft()
                yield task.chunk, in_order(task.rows)
            if taken:
                self._listen(waiting)
            elif is_read:
                return

    def _hand_out(self, waiting: deque[_Task]) -> None:
        """Gives waiting tasks to idle processes, and starts processes for those that have none."""
        for process in [each for each, task in self._processes.items() if task is None and each.is_worn]:
            self._remove(process)
        n_free = sum(task is None for task in self._processes.values())
        for _ in range(min(len(waiting) - n_free, self._n_processes - len(self._processes))):
            self._processes[Process(self._order, self._limits, self._paths)] = None
        for process, busy_with in list(self._processes.items()):
            while waiting and not waiting[0].left:
                waiting.popleft()
            if not waiting or busy_with is not None or not process.is_up:
                continue
            if process.connection.poll():  # an idle process has nothing to say: it has left, or was killed
                self._lost(process, waiting)
                continue
            task = waiting.popleft()
            self._processes[process] = task
            try:
                process.give([task.chunk.entries[place].article for place in task.left])
            except OSError:
                self._lost(process, waiting)

    def _listen(self, waiting: deque[_Task]) -> None:
        """Takes what the processes say until one is done or dead, or is late."""
        first = min((process.deadline for process in self._processes), default=0.0)
        patience = None if first == float("inf") else max(0.0, first - time.monotonic())
        spoken = wait([process.connection for process in self._processes], patience)
        for process in list(self._processes):
            if process.connection in spoken:
                self._hear(process, waiting)
            elif process.deadline < time.monotonic():
                self._lost(process, waiting, is_late=True)

    def _hear(self, process: Process, waiting: deque[_Task]) -> None:
        """Takes all that a process has said."""
        task = self._processes[process]
        try:
            while process.connection.poll():
                message = process.heard()
                if message == UP:
                    self._n_failed_starts = 0
                elif message == DONE and task:
                    self._processes[process] = None
                    task.left = []
                elif task:
                    task.take(message)
        except (EOFError, OSError):
            self._lost(process, waiting)

    def _lost(self, process: Process, waiting: deque[_Task], *, is_late: bool = False) -> None:
        """A process that has died or said nothing for too long: its task goes on without the article to blame."""
        task = self._processes[process]
        self._remove(process)
        self._count_start(process)
        if task is None:
            return
        task.deaths[task.at] += 1
        if is_late:
            task.give_up(f"could not be scored (took longer than {self._limits.article_seconds:g} seconds)")
        elif task.deaths[task.at] >= self._limits.deaths:
            task.give_up(BROKE_DOWN)
        task.begin()
        if task.left:
            waiting.appendleft(task)

    def _count_start(self, process: Process) -> None:
        if process.is_up:
            return
        self._n_failed_starts += 1
        if self._n_failed_starts == self._limits.starts:
            sentence = f"the processes that score do not start: {self._limits.starts} ended at once. Try --workers 0."
            raise PoolError(sentence)

    def _remove(self, process: Process) -> None:
        del self._processes[process]
        process.kill()
