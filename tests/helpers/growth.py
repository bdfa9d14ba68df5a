"""Whether time grows in proportion to length: told by a ratio within one run, because machines are shared and noisy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 16  # between the short and the long text
ALLOWED = 4  # times as slow per character as the short text; quadratic time would be FACTOR times
GRAIN = 0.004  # seconds: less is the clock's grain


def growth(run: Callable[[int], object], length: int) -> float:
    """Seconds for FACTOR times the length, divided by seconds for the length and by FACTOR; the best of three each."""
    return _seconds(run, FACTOR * length) / max(_seconds(run, length), GRAIN) / FACTOR


def _seconds(run: Callable[[int], object], length: int) -> float:
    times = []
    gc.collect()
    gc.disable()  # a collection of all that earlier tests left would be charged to this one
    try:
        for _ in range(3):
            started = time.process_time()
            run(length)
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)
