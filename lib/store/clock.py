"""The time as the store writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]


def now() -> str:
    """ISO 8601 in UTC to the microsecond, so that times sort as texts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
