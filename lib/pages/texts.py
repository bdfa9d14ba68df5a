"""The texts of the articles that a page quotes from, read when they are needed."""

from __future__ import annotations

from collections.abc import Iterable

from lib.pages.state.articles import corpus
from lib.pages.state.cards import articles


def texts_of(ids: Iterable[str]) -> dict[str, str]:
    """The text of each of these articles by its id."""
    return {each.id: each.text for each in articles(corpus(), dict.fromkeys(ids))}
