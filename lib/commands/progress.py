"""How far a run is, on a terminal in one line that changes, elsewhere in a line now and then."""

from __future__ import annotations

import sys
import time

from lib.commands.shell import say
from lib.compare.telling import Tell

ON_TERMINAL, ELSEWHERE = 0.2, 5.0  # seconds between two lines
_WIDTH = 78  # blanks rub out what is left of a longer line


class ProgressLine:
    """Shows progress on stderr, not more often than one can read."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._every = ON_TERMINAL if self._is_terminal else ELSEWHERE
        self._shown = time.monotonic() if not self._is_terminal else 0.0

    def show(self, progress: object) -> None:
        """Shows what it is as a text, if the last time is long enough ago."""
        if time.monotonic() - self._shown < self._every:
            return
        self._shown = time.monotonic()
        if self._is_terminal:
            print(f"\r{progress!s:{_WIDTH}}", end="", file=sys.stderr, flush=True)
        else:
            say(str(progress))

    def begin(self, work: str) -> Tell:
        """Shows how far a work is, given what it is called."""
        return lambda done, of: self.show(f"{work}, {100 * done / max(1, of):.0f} %")

    def end(self) -> None:
        """Leaves the line, so that what is said next has its own."""
        if self._is_terminal and self._shown:
            print(file=sys.stderr)
