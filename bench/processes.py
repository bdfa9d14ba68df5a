"""What processes use: memory as the proportional set size (PSS), where what several share is shared out, and CPU."""

from __future__ import annotations

import resource
import threading
from types import TracebackType

import psutil

EVERY = 0.5  # seconds
MEGABYTE = 1 << 20


class Watched:
    """Looks at a process and all that it started every half second; `most` is the most memory seen, in MB."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watched:
        """Begins to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Stops."""
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(EVERY):
            self.most = max(self.most, sum(map(pss, family(self.pid))))


def family(pid: int) -> list[psutil.Process]:
    """A process and all that it started, and those that these started; none if it is gone."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def pss(process: psutil.Process) -> float:
    """The proportional set size of a process in MB, 0 if it is gone."""
    try:
        return process.memory_full_info().pss / MEGABYTE
    except psutil.Error:
        return 0.0


def cpu_seconds(process: psutil.Process) -> float:
    """What a process has spent so far. Raises psutil.Error if it is gone."""
    times = process.cpu_times()
    return times.user + times.system


def own() -> float:
    """The memory of this process in MB, without the parts of files that it has read."""
    now = psutil.Process().memory_info()
    return (now.rss - now.shared) / MEGABYTE


def peak() -> float:
    """The most memory that this process has had, in MB, with the parts of files that it had read."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
