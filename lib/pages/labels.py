"""Names on screen that several pages share."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lib.charts.scale import TYPOGRAPHIC_MINUS
from lib.charts.theme import shortened
from lib.model import Article, Card, Family, Voice

LABEL_LENGTH = 60  # characters of a text that stand for its missing title

FAMILY_LABELS: dict[Family, str] = {
    "sentiment": "Sentiment",
    "loaded_terms": "Loaded terms",
    "quotations": "Quotations",
    "readability": "Readability",
}
VOICE_LABELS: dict[Voice, str] = {"all": "All words", "own": "The outlet's own words", "quoted": "Quoted words"}


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def shown(value: float | None, *, percent: bool = False) -> str:
    """A value with two decimals, or a percentage with one; "n/a" where it is undefined."""
    if value is None:
        return "n/a"
    written = f"{value:.1%}" if percent else f"{round(value, 2) + 0.0:.2f}"
    return written.replace("-", TYPOGRAPHIC_MINUS)


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
