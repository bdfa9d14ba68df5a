"""What the session's corpus holds: what is known of its articles, their texts when needed, search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lib.model import Article, Card
from lib.pages.corpus import Corpus, Version
from lib.pages.state.memory import kept
from lib.pages.state.stored import keeping


class Found(NamedTuple):
    """What a search found."""

    ids: list[str]  # of the first articles, in the order of the corpus
    n: int  # articles in all


def version(held: Corpus) -> Version:
    """Another one whenever an article, what is known of it or its restored blocks change.

    It is the same for all sessions on the same state of a stored corpus. What depends on settings, near-copies or
    checks by hand needs these beside it in its key.
    """
    return keeping().version(held)


def cards(held: Corpus) -> Mapping[str, Card]:
    """What is known of each article, by its id, in the order of adding. Nobody changes it."""
    return kept(("cards", version(held)), lambda: {each.id: Card.of(each) for each in held.articles.values()})


def n_articles(held: Corpus) -> int:
    """How many articles there are."""
    return len(held.articles)


def article(held: Corpus, article_id: str) -> Article:
    """An article with its text. Raises KeyError if it is none of the corpus."""
    return held.articles[article_id]


def articles(held: Corpus, ids: Iterable[str]) -> Iterator[Article]:
    """Articles with their texts, one after another, in the order of `ids`. Raises KeyError as `article` does."""
    for article_id in ids:
        yield article(held, article_id)


def search(held: Corpus, query: str, limit: int) -> Found:
    """The articles in whose title, outlet and text stand all words of a query, the last one perhaps only begun.

    Without regard to case and diacritics. An empty query finds nothing.
    """
    words = query.casefold().split()
    if not words:
        return Found([], 0)
    texts = (
        (each.id, " ".join(filter(None, (each.title, each.outlet, each.text))).casefold())
        for each in held.articles.values()
    )
    ids = [article_id for article_id, text in texts if all(word in text for word in words)]
    return Found(ids[:limit], len(ids))
