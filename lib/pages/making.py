"""Things made once and kept within a bound: of many who ask for one at a time, the first makes it, the others wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from threading import Lock
from typing import Any

import pandas as pd

SECONDS_BETWEEN = 0.2  # two looks at whether another one has made it


def weight(thing: object) -> int:
    """About how many bytes a thing holds: tables and arrays count whole, also inside of others."""
    if isinstance(thing, pd.DataFrame):
        return int(thing.memory_usage(index=True).sum())
    n_bytes = getattr(thing, "nbytes", None)
    if isinstance(n_bytes, int):
        return n_bytes
    if isinstance(thing, tuple):
        return sum(map(weight, thing))
    if is_dataclass(thing):
        return sum(weight(getattr(thing, each.name)) for each in fields(thing))
    return sys.getsizeof(thing)


def silently() -> None:
    """Waits without a word."""


@contextmanager
def _held(lock: Lock, waits: Callable[[], None]) -> Iterator[None]:
    """Holds a lock; while another one has it, `waits` is called now and then."""
    while not lock.acquire(timeout=SECONDS_BETWEEN):
        waits()
    try:
        yield
    finally:
        lock.release()


@dataclass
class Making:
    """What was made, by key, the last used last; what was not used for longest leaves."""

    most_things: int
    most_bytes: int
    _things: dict[Hashable, tuple[Any, int]] = field(default_factory=dict)
    _makers: dict[Hashable, tuple[Lock, list[None]]] = field(default_factory=dict)  # and who holds or awaits it
    _lock: Lock = field(default_factory=Lock)
    _n_bytes: int = 0

    def kept(self, key: Hashable, make: Callable[[], Any], waits: Callable[[], None] = silently) -> Any:
        """What `make` gives, made once for each key. What fails is not kept: the next one who asks tries again.

        While somebody else makes it, `waits` is called now and then; it may raise, to wait no longer.
        """
        with self._lock:
            if key in self._things:
                return self._used(key)
            maker, waiting = self._makers.setdefault(key, (Lock(), []))
            waiting.append(None)
        try:
            with _held(maker, waits):
                with self._lock:
                    if key in self._things:
                        return self._used(key)
                made = make()
                self.keep(key, made)
                return made
        finally:
            with self._lock:
                waiting.pop()
                if not waiting:
                    self._makers.pop(key, None)

    def get(self, key: Hashable) -> Any:
        """What was made under a key, None if it is not there."""
        with self._lock:
            return self._used(key) if key in self._things else None

    def has(self, key: Hashable) -> bool:
        """Whether it was made and is kept."""
        with self._lock:
            return key in self._things

    def keep(self, key: Hashable, made: object) -> None:
        """Keeps what was made elsewhere."""
        with self._lock:
            self._drop(key)
            self._things[key] = made, weight(made)
            self._n_bytes += self._things[key][1]
            while len(self._things) > self.most_things or (len(self._things) > 1 and self._n_bytes > self.most_bytes):
                self._drop(next(iter(self._things)))

    def forget(self, unwanted: Callable[[Hashable], bool]) -> None:
        """Lets go of what has such a key."""
        with self._lock:
            for key in [key for key in self._things if unwanted(key)]:
                self._drop(key)

    def _used(self, key: Hashable) -> Any:
        found = self._things.pop(key)
        self._things[key] = found
        return found[0]

    def _drop(self, key: Hashable) -> None:
        self._n_bytes -= self._things.pop(key, (None, 0))[1]
