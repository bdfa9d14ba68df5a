"""What a process of `lib.score.pool` makes of articles that are to be compared: rows of scores, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from lib.compare.trace import NO_TRACE, trace
from lib.model import Article
from lib.score import articles_frame, scored
from lib.text.blocks.proposal import proposal
from lib.text.settings import Settings

WORDS = "words"  # the name of an article's trace in its row


def rows(articles: Sequence[Article], settings: Settings) -> Iterator[dict[str, object]]:
    """The rows of articles in their order."""
    for row, _ in scored(_frame(articles), settings):
        yield row


def rows_with_words(articles: Sequence[Article], settings: Settings) -> Iterator[dict[str, object]]:
    """The rows of articles in their order, each with the article's trace."""
    for row, doc in scored(_frame(articles), settings):
        yield {**row, WORDS: trace(doc) if doc else NO_TRACE}


def proposed_rows_with_words(articles: Sequence[Article], settings: Settings) -> Iterator[int | dict[str, object]]:
    """The same of articles whose empty fields are filled from their texts, as `lib.score.chunk.rows` does it."""
    known = []
    for place, article in enumerate(articles):
        yield place
        known.append(proposal(article))
    yield from rows_with_words(known, settings)


def _frame(articles: Sequence[Article]) -> pd.DataFrame:
    return articles_frame([replace(article, labels=()) for article in articles])
