"""The process that scores: a new program, not a fork, that takes chunks of articles and gives back their rows.

It is started by `process.py` with one end of a pair of sockets. It says that it is up, gets its order once, then
articles; each row goes back as soon as it is made, so that its parent knows what it is at.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from lib.model import Article
from lib.text.settings import Settings

UP = "up"
DONE = "done"
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

Rows = Callable[[Sequence[Article], Settings], Iterator[object]]


@dataclass(frozen=True)
class Order:
    """What a process is told once."""

    settings: Settings
    rows: str  # "module:function" that makes the rows
    memory_bytes: int
    idle_seconds: float


def main(descriptor: int, parent: int) -> None:
    """Scores what comes until the parent closes its end, or nothing has come for long."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    _die_with(parent)
    connection = Connection(descriptor)
    connection.send(UP)
    try:
        order: Order = connection.recv()
        rows = _imported(order.rows)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _limit_memory(order.memory_bytes)
        while connection.poll(order.idle_seconds):
            for message in rows(connection.recv(), order.settings):
                connection.send(message)
            connection.send(DONE)
    except (EOFError, OSError):
        return


def _die_with(parent: int) -> None:
    """Has the kernel end this process with its parent, even in an endless loop."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the call
        os._exit(1)


def _limit_memory(n_bytes: int) -> None:
    """Counted from what the process holds now: an allocation beyond it is a MemoryError, and that a row's status."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = held + n_bytes if hard == resource.RLIM_INFINITY else min(held + n_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _imported(name: str) -> Rows:
    module, function = name.split(":")
    found: Rows = getattr(import_module(module), function)
    return found
