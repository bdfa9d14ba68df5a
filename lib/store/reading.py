"""Reading the articles of a workspace inside an open transaction: with their texts, without, or what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern
from typing import Any

from sqlalchemy import Row, Select, Text, case, cast, func, literal, select
from sqlalchemy.engine import Connection

from lib.model import KNOWN_FIELDS, Article, Card
from lib.store.rows import AT_ONCE, article_of, batches
from lib.store.schema import LISTS, log, texts
from lib.store.schema import articles as known


@dataclass(frozen=True)
class Changes:
    """What was done to the articles of a workspace from one entry of its log on.

    Take away what was removed, append what was added, read anew what was edited: an article that was removed and added
    again is in both and comes last.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]  # in this order
    edited: tuple[str, ...]
    newest: int  # the number of the last entry


def articles(connection: Connection, workspace: str, place: str, ids: Iterable[str] | None = None) -> Iterator[Article]:
    """The articles, or some of them, in the order of adding. Raises StoreError for a text that is not what it was."""
    query = select(known, texts.c.text).join(texts, texts.c.article == known.c.number)
    query = query.where(known.c.workspace == workspace).order_by(known.c.number)
    if ids is not None:
        query = query.where(known.c.id.in_(list(ids)))
    with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as rows:
        for row in rows:
            yield article_of(row, place)


def cards(connection: Connection, workspace: str) -> Iterator[Card]:
    """The cards of all articles in the order of adding."""
    return _cards(connection, _of_cards().where(known.c.workspace == workspace).order_by(known.c.number))


def cards_of(connection: Connection, workspace: str, ids: Iterable[str]) -> dict[str, Card]:
    """The cards of those articles that are there, in the order of `ids`."""
    found: dict[str, Card] = {}
    for some in batches(ids):
        query = _of_cards().where(known.c.workspace == workspace, known.c.id.in_(some))
        there = {card.id: card for card in _cards(connection, query)}
        found.update((each, there[each]) for each in some if each in there)
    return found


def changes(connection: Connection, workspace: str, number: int) -> Changes | None:
    """What the log says of articles after one of its entries; None if there is no such entry."""
    here = log.c.workspace == workspace
    if connection.execute(select(log.c.number).where(here, log.c.number == number)).first() is None:
        return None
    later = here, log.c.number > number
    query = select(log.c.action, log.c.subject).where(*later, log.c.imported == 0).order_by(log.c.number)
    added: dict[str, None] = {}
    removed: dict[str, None] = {}
    edited: dict[str, None] = {}
    for row in connection.execute(query):
        if row.action == "added":
            added[row.subject] = None
        elif row.action == "removed" and row.subject in added:
            del added[row.subject]
        elif row.action == "removed":
            removed[row.subject] = None
            edited.pop(row.subject, None)
        elif row.action == "edited" and row.subject not in added:
            edited[row.subject] = None
    newest = connection.execute(select(func.max(log.c.number)).where(here)).scalar_one()
    return Changes(tuple(removed), tuple(added), tuple(edited), int(newest))


def _of_cards() -> Select[Any]:
    titled = func.coalesce(known.c.title, "") != ""
    lists = [cast(known.c[name], Text).label(name) for name in LISTS]
    beginning = case((titled, literal("")), else_=known.c.beginning).label("beginning")
    return select(known.c.id, *(known.c[name] for name in KNOWN_FIELDS), *lists, beginning, known.c.n_characters)


def _cards(connection: Connection, query: Select[Any]) -> Iterator[Card]:
    """The cards of rows; equal lists are one object, and so are equal outlets, events and dates."""
    lists: dict[str, tuple[Any, ...]] = {"[]": ()}
    with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as rows:
        for row in rows:
            yield _card(row, lists)


def _card(row: Row[Any], lists: dict[str, tuple[Any, ...]]) -> Card:
    key, title, outlet, published, event, author, url, cut, restored, labels, beginning, n_characters = tuple(row)
    return Card(
        key,
        title,
        outlet and intern(outlet),
        published and intern(published),
        event and intern(event),
        author and intern(author),
        url,
        _list(cut, lists),
        _list(restored, lists),
        _list(labels, lists),
        beginning and " ".join(beginning.split()),
        n_characters,
    )


def _list(written: str, lists: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    if written not in lists:
        lists[written] = tuple(tuple(each) if isinstance(each, list) else each for each in json.loads(written))
    return lists[written]
