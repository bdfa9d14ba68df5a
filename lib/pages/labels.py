"""Names on screen that several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lib.charts.theme import shortened
from lib.model import NO_OUTLET, Article, Card
from lib.report.labels import FAMILY_LABELS, VOICE_LABELS, counted, days_of, in_alt, shown

__all__ = [
    "CHANCE_FORMAT",
    "FAMILY_LABELS",
    "VOICE_LABELS",
    "article_label",
    "counted",
    "days_of",
    "either_of",
    "in_alt",
    "local_time",
    "shown",
    "zone_of",
]

CHANCE_FORMAT = "%.2g"  # p and q in a table, however small
LABEL_LENGTH = 60  # characters of a text that stand for its missing title


def article_label(article: Article | Card) -> str:
    """Outlet, date and title, or the beginning of a text without title."""
    card = Card.of(article) if isinstance(article, Article) else article
    parts = (card.outlet or NO_OUTLET, card.published, card.title or shortened(card.beginning, LABEL_LENGTH))
    return " · ".join(part for part in parts if part)


def either_of(names: Sequence[str]) -> str:
    """One or more names as alternatives: "lexicon, voice or text"."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def local_time(written: str, zone: str | None) -> str:
    """A time in ISO 8601 as a clock on the user's wall shows it; as it is written where it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{moment.astimezone(zone_of(zone)):%Y-%m-%d %H:%M}"


def zone_of(name: str | None) -> tzinfo:
    """The time zone that a browser names; UTC for none, and for what is none."""
    try:
        return ZoneInfo(name or "UTC")
    except (ValueError, OSError, ZoneInfoNotFoundError):  # "America" is a folder
        return UTC
