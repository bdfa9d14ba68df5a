"""Runs of the script take turns, so that many sessions wait a little each, and not all of them long.

Python runs one thread at a time. Twenty runs that share it end together, each after twenty times the time that it
needs; one after another they end after half of that in the mean, and the clicks that follow come spread out.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition

LONGEST = 0.5  # seconds after which a run, which may be waiting for something itself, keeps nobody any more


@dataclass
class Turns:
    """One at a time, the first come first."""

    longest: float = LONGEST  # seconds
    _changed: Condition = field(default_factory=Condition)
    _waiting: deque[object] = field(default_factory=deque)
    _whose: object | None = None
    _until: float = 0.0  # when it ends at the latest, on the clock of `time.monotonic`

    @contextmanager
    def one(self) -> Iterator[None]:
        """Waits until those who came before have had theirs, and goes on."""
        mine = object()
        with self._changed:
            self._waiting.append(mine)
            while (left := self._left()) or self._waiting[0] is not mine:
                self._changed.wait(left or None)
            self._waiting.popleft()
            self._whose, self._until = mine, time.monotonic() + self.longest
            self._changed.notify_all()  # the next one now has a time to wait for
        try:
            yield
        finally:
            with self._changed:
                if self._whose is mine:
                    self._whose = None
                    self._changed.notify_all()

    def _left(self) -> float:
        """Seconds for which a turn is taken, at the most."""
        return 0.0 if self._whose is None else max(0.0, self._until - time.monotonic())


turns = Turns()
