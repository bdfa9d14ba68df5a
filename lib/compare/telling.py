"""How a long computation says how far it is. Whoever hears it may end the work by raising."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[int, int], None]  # steps done, steps in all


def unheard(done: int, of: int) -> None:
    """Nobody listens."""


def within(tell: Tell, first: int, last: int) -> Tell:
    """Hears a part of the work: its beginning is `first` percent of the whole, its end `last` percent."""
    return lambda done, of: tell(round(first + (last - first) * done / max(1, of)), 100)
