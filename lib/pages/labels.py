"""Names on screen that several pages share."""

from __future__ import annotations

from lib.model import Family, Voice

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
