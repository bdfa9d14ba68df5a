"""How far a run is: articles, rate, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    n_done: int  # articles, those of an earlier run included
    share: float  # of the whole input, 0 to 1
    rate: float | None  # articles scored a second by this run; None until one is
    seconds_left: float | None

    def __str__(self) -> str:
        parts = [f"{self.n_done:,} articles", f"{100 * self.share:.0f} %"]
        if self.rate is not None:
            parts.append(f"{self.rate:,.0f} a second" if self.rate >= 1 else f"{60 * self.rate:.1f} a minute")
        if self.seconds_left is not None:
            parts.append(f"{_time(self.seconds_left)} left")
        return ", ".join(parts)


class Watch:
    """Counts what a run does, by the clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._start = clock()
        self._n_before = self.n_done = 0
        self._share_before = 0.0

    def skip(self, n_articles: int, share: float) -> None:
        """Articles that an earlier run has done."""
        self.n_done += n_articles
        self._n_before += n_articles
        self._share_before = share

    def add(self, n_articles: int, share: float) -> Progress:
        """Articles that are done now, and how much of the input that makes."""
        self.n_done += n_articles
        seconds = self._clock() - self._start
        new = share - self._share_before
        left = seconds * (1 - share) / new if new > 0 else None
        rate = (self.n_done - self._n_before) / seconds if seconds > 0 else None
        return Progress(self.n_done, share, rate, left)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
