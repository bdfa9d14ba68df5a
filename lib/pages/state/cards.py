"""What the session's corpus holds: what is known of its articles, their texts when needed, search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lib.model import Article, Card
from lib.pages.corpus import MOST_UNDONE, Corpus, Version
from lib.pages.search import search_texts
from lib.pages.state.articles import measures
from lib.pages.state.stored import keeping
from lib.pages.state.texts import texts_of
from lib.store.rows import batches
from lib.store.search import Found


def version(held: Corpus) -> Version:
    """Another one whenever an article, what is known of it, its restored blocks or what is measured of it change.

    It is the same for all sessions on the same state of a stored corpus. What depends on settings, near-copies or
    checks by hand needs these beside it in its key.
    """
    return measures(held).version


def cards(held: Corpus) -> Mapping[str, Card]:
    """What is known of each article, by its id, in the order of adding. Nobody changes it."""
    return held.cards


def n_articles(held: Corpus) -> int:
    """How many articles there are, measured or not."""
    return len(held.cards)


def article(held: Corpus, article_id: str) -> Article:
    """An article with its text. Raises as `articles` does."""
    return next(articles(held, [article_id]))


def articles(held: Corpus, ids: Iterable[str]) -> Iterator[Article]:
    """Articles with their texts, one after another, in the order of `ids`, which may be many.

    Raises KeyError for what is no article of the corpus, StoreError where a text cannot be read, or not any more.
    """
    for some in batches(ids):
        texts = texts_of(held, some)
        for article_id in some:
            yield held.cards[article_id].article(texts[article_id])


def search(held: Corpus, query: str, limit: int) -> Found:
    """The articles in whose title, outlet and text stand all words of a query, the last one perhaps only begun.

    Without regard to case and accents, in the order of the corpus. A query without a word finds nothing. What only
    this session has is searched first, then the store. Raises StoreError.
    """
    unsaved = search_texts(((held.cards[key], text) for key, text in held.texts.items()), query, limit)
    workspace = keeping().workspace
    if workspace is None or len(held.texts) == len(held.cards):
        return unsaved
    stored = workspace.search(query, limit)
    ids = [*unsaved.ids, *(each for each in stored.ids if each in held.cards and each not in held.texts)]
    return Found(tuple(ids[:limit]), unsaved.n + stored.n)


def remove(held: Corpus, ids: Iterable[str]) -> None:
    """Removes articles, to be brought back unless they are more than MOST_UNDONE. Raises StoreError."""
    unwanted = [each for each in ids if each in held.cards]
    texts = {each.id: each.text for each in articles(held, unwanted)} if len(unwanted) <= MOST_UNDONE else {}
    if len(unwanted) == len(held.cards):
        held.clear(texts)
    else:
        held.remove(unwanted, texts)
