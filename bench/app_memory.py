"""The memory of a process and its children while it is watched."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

EVERY = 0.5  # seconds


class Watched:
    """Looks every half second; `most` is the largest proportional set size (PSS) seen, in MB."""

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


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in family(int(child)))]


def pss(pid: int) -> float:
    """The proportional set size of a process in MB, 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
