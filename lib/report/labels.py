"""Names that pages and reports share."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.compare.figures import with_minus
from lib.model import Family, Voice

FAMILY_LABELS: dict[Family, str] = {
    "sentiment": "Sentiment",
    "loaded_terms": "Loaded terms",
    "quotations": "Quotations",
    "readability": "Readability",
}
VOICE_LABELS: dict[Voice, str] = {"all": "All words", "own": "The outlet's own words", "quoted": "Quoted words"}
NOUNS = ("outlet", "author", "event", "year", "month")


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def shown(value: float | None, *, percent: bool = False) -> str:
    """A value with two decimals, or a percentage with one; "n/a" where it is undefined."""
    if value is None:
        return "n/a"
    written = f"{value:.1%}" if percent else f"{round(value, 2) + 0.0:.2f}"
    return with_minus(written)


def in_alt(value: Any, *, percent: bool = False) -> str:
    """A value in an alternative text: three digits, or a percentage as the chart has it; "n/a" where undefined."""
    if value != value:
        return "n/a"
    return with_minus(f"{value:.1%}" if percent else f"{value:.3g}")


def days_of(published: pd.Series[str]) -> str:
    """The first day and the last, "2026-11-20 to 2026-11-22", or the only one; empty where none is known."""
    days = published.dropna().astype(str).str[:10]
    return " to ".join(sorted({days.min(), days.max()})) if len(days) else ""


def noun_of(by: str) -> str:
    """What one group is called; a column of the user's table has no name that could be put into a sentence."""
    return by if by in NOUNS else "group"
