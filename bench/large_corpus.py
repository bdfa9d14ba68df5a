"""A corpus of any size out of real news: paragraphs of made-up outlets, dealt out anew for every article.

Article number i is the same in every run, so a corpus that was half built can be built on.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from bench.texts import NEWS
from lib.ingest.folder import sample_articles
from lib.model import Article

OUTLETS = (
    "Coastal Courier", "Morning Ledger", "Harbour Times", "The Northern Post", "Valley Observer", "City Dispatch",
    "The Plain Speaker", "Evening Standard Bearer", "National Mirror", "The Tribune of Westmark", "Daily Beacon",
    "Wire 12",
)  # fmt: skip
N_EVENTS = 20
WORDS = 600  # of an article
FIRST_DAY, DAYS, DAYS_OF_EVENT = date(2022, 1, 3), 1_000, 40


class Source(NamedTuple):
    """What an outlet's articles are made of."""

    paragraphs: Sequence[str]
    titles: Sequence[str]


def large_articles(n: int, *, first: int = 0) -> Iterator[Article]:
    """Articles number `first` to `n` - 1, of about WORDS words each."""
    sources = _sources()
    for number in range(first, n):
        chance = Random(number)
        outlet, event = chance.randrange(len(OUTLETS)), chance.randrange(N_EVENTS)
        day = FIRST_DAY + timedelta(event * DAYS // N_EVENTS + chance.randrange(DAYS_OF_EVENT))
        yield Article(
            _text(sources[outlet].paragraphs, chance),
            title=chance.choice(sources[outlet].titles),
            outlet=OUTLETS[outlet],
            event=f"Event {event + 1}",
            published=day.isoformat(),
            author=f"Author {chance.randrange(40) + 1} of {OUTLETS[outlet]}",
        )


def _text(paragraphs: Sequence[str], chance: Random) -> str:
    chosen: list[str] = []
    n_words = 0
    while n_words < WORDS - 20:  # the last paragraph goes beyond by half its length on average
        chosen.append(chance.choice(paragraphs))
        n_words += chosen[-1].count(" ") + 1
    return "\n\n".join(chosen)


def _sources() -> list[Source]:
    """Every outlet its own paragraphs and titles: what one outlet writes, no other does."""
    rows = _rows()
    return [
        Source(
            [part for _, text in rows[place :: len(OUTLETS)] for part in text.split("\n\n") if part.count(" ") > 5],
            [title for title, _ in rows[place :: len(OUTLETS)]],
        )
        for place in range(len(OUTLETS))
    ]


def _rows() -> list[tuple[str, str]]:
    """Titles and texts of real news where they are at hand, else of the sample corpus."""
    if NEWS.is_file():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            return [(row["title"] or "Untitled", row["text"]) for row in map(json.loads, lines)]
    return [(article.title or "Untitled", article.text) for article in sample_articles()]
