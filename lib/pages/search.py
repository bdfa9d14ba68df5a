"""Search in articles that are in no store, as the store searches."""

from __future__ import annotations

from collections.abc import Iterable

from lib.model import Card
from lib.store.search import Found, words_in


def search_texts(texts: Iterable[tuple[Card, str]], query: str, limit: int) -> Found:
    """The articles that have every word of the query in title, outlet or text; of the last the beginning is enough."""
    *words, last = words_in(query) or [""]
    ids = [card.id for card, text in texts if last and _fits(card, text, words, last)]
    return Found(tuple(ids[:limit]), len(ids))


def _fits(card: Card, text: str, words: list[str], last: str) -> bool:
    here = set(words_in(" ".join(filter(None, (card.title, card.outlet, text)))))
    return here.issuperset(words) and any(word.startswith(last) for word in here)
