"""Whether time grows in proportion to length: told by a ratio within one run, because machines are shared and noisy."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable

FACTOR = 16  # between the short and the long text
ALLOWED = 4  # times as slow per character as the short text; quadratic time would be FACTOR times
GRAIN = 0.004  # seconds: less is the clock's grain
LONGEST = 100_000  # units: what takes no time at this length has no time to grow
ATTEMPTS = 3


def growth(run: Callable[[int], object], length: int) -> float:
    """Seconds for FACTOR times a length, divided by seconds for the length and by FACTOR.

    The length is the given one, or longer where that takes no time to speak of. Of what looks slower than it may be the
    best of three is taken.
    """
    run(length)  # what is loaded once is no part of it
    while _seconds(run, length) < GRAIN and length < LONGEST:
        length *= 2
    short = long = math.inf
    for _ in range(ATTEMPTS):
        short, long = min(short, _seconds(run, length)), min(long, _seconds(run, FACTOR * length))
        ratio = long / max(short, GRAIN) / FACTOR
        if ratio < ALLOWED / 2:
            break
    return ratio


def _seconds(run: Callable[[int], object], length: int) -> float:
    gc.disable()  # a collection of what earlier tests left would be charged to this one
    try:
        started = time.process_time()
        run(length)
        return time.process_time() - started
    finally:
        gc.enable()
