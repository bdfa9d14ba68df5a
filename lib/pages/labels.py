"""Names on screen that several pages share."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lib.charts.theme import shortened
from lib.model import Article, Card
from lib.report.labels import FAMILY_LABELS, VOICE_LABELS, counted, days_of, shown

__all__ = [
    "CHANCE_FORMAT",
    "FAMILY_LABELS",
    "VOICE_LABELS",
    "article_label",
    "counted",
    "days_of",
    "local_time",
    "shown",
]

CHANCE_FORMAT = "%.2g"  # p and q in a table, however small
LABEL_LENGTH = 60  # characters of a text that stand for its missing title


def article_label(article: Article | Card) -> str:
    """Outlet, date and title, or the beginning of a text without title."""
    card = Card.of(article) if isinstance(article, Article) else article
    parts = (card.outlet or "no outlet", card.published, card.title or shortened(card.beginning, LABEL_LENGTH))
    return " · ".join(part for part in parts if part)


def local_time(written: str, zone: str | None) -> str:
    """A time in ISO 8601 as a clock on the user's wall shows it; as it is written where it is none."""
    try:
        return f"{datetime.fromisoformat(written).astimezone(ZoneInfo(zone or 'UTC')):%Y-%m-%d %H:%M}"
    except (ValueError, ZoneInfoNotFoundError):
        return written
