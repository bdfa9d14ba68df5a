"""The parent's end of a process that scores."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing import Pipe
from pathlib import Path

from lib.model import Article
from lib.score.limits import RunLimits
from lib.score.worker import DONE, UP, Order

ROOT = str(Path(__file__).resolve().parents[2])
_BOOTSTRAP = (
    "import sys; sys.path[:0] = sys.argv[3:]; from lib.score.worker import main; main(*map(int, sys.argv[1:3]))"
)
# Each process has one core: threads of NumPy's would only wait for each other, and cost memory.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


class Process:
    """A process that scores: starting, idle, or busy with the articles it was given."""

    def __init__(self, order: Order, limits: RunLimits, paths: Sequence[str]):
        self.connection, theirs = Pipe()
        self._order, self._limits = order, limits
        command = [sys.executable, "-P", "-c", _BOOTSTRAP, str(theirs.fileno()), str(os.getpid()), *paths]
        with theirs:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
                pass_fds=[theirs.fileno()],
            )
        self.is_up = self._is_busy = False
        self.n_articles = 0  # that it has been given
        self._heard = time.monotonic()

    @property
    def is_worn(self) -> bool:
        """Whether it has scored so much that a new one should take its place."""
        return self.n_articles >= self._limits.process_articles

    @property
    def deadline(self) -> float:
        """When it must have said something, on the monotonic clock."""
        if not self.is_up:
            return self._heard + self._limits.start_seconds
        return self._heard + self._limits.article_seconds if self._is_busy else float("inf")

    def give(self, articles: Sequence[Article]) -> None:
        """Hands it articles to score. Raises OSError if it is dead."""
        self._is_busy, self._heard = True, time.monotonic()
        self.n_articles += len(articles)
        self.connection.send(articles)

    def heard(self) -> object:
        """Its next message: UP, the place of an article, a row, or DONE. Raises EOFError if it is dead."""
        message = self.connection.recv()
        self._heard = time.monotonic()
        if message == UP:
            self.is_up = True
            self.connection.send(self._order)
        elif message == DONE:
            self._is_busy = False
        return message

    def kill(self) -> None:
        """Ends it, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.wait()
