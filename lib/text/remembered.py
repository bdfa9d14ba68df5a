"""What is made once and then looked up: a dictionary that makes what it does not have.

A lookup of what is known costs no call of a Python function, so that `map(table.__getitem__, keys)` runs at the speed
of the interpreter's own loops. Memory is bounded: a full table is emptied, and keys too long to come again are not
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from typing import Protocol, TypeVar

LONGEST_REMEMBERED = 64  # characters: longer tokens are hardly words and would fill the memory


class _Key(Hashable, Sized, Protocol):
    """What has a length: a string, or a tuple of them."""


K = TypeVar("K", bound=_Key)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Values by key, each made by a function of the key when it is first asked for."""

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if len(key) <= LONGEST_REMEMBERED:
            if len(self) >= self._most:
                self.clear()
            self[key] = made
        return made
