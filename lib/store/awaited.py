"""Articles whose texts are still to come: a project file says all about them but what they say.

Each is a setting of its workspace, called by the hash of its text. Once a text with that hash is added, what was known
of it is known again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection

from lib.model import KNOWN_FIELDS, Article, Card
from lib.store.rows import Values, batches
from lib.store.schema import LISTS, settings

PREFIX = "awaited/"


def awaited_rows(workspace: str, rows: Iterable[Values]) -> Iterator[Values]:
    """Rows of articles without texts (see `schema.bare_articles`) as settings that wait for the texts."""
    for row in rows:
        known = {name: row[name] for name in (*KNOWN_FIELDS, *LISTS, "n_characters")}
        yield {"workspace": workspace, "name": PREFIX + row["id"], "value": json.dumps(known)}


def n_awaited(connection: Connection, workspace: str) -> int:
    """How many texts are still to come."""
    here = settings.c.workspace == workspace, settings.c.name.startswith(PREFIX, autoescape=True)
    return int(connection.execute(select(func.count()).select_from(settings).where(*here)).scalar_one())


def awaited(connection: Connection, workspace: str, most: int) -> list[Card]:
    """What is known of articles whose texts are still to come, of so many at most; without their ids."""
    here = settings.c.workspace == workspace, settings.c.name.startswith(PREFIX, autoescape=True)
    query = select(settings.c.value).where(*here).order_by(settings.c.name).limit(most)
    rows = [json.loads(value) for value in connection.execute(query).scalars()]
    return [Card("", **{name: row[name] for name in (*KNOWN_FIELDS, "n_characters")}) for row in rows]


def arrived(connection: Connection, workspace: str, added: Iterable[Article]) -> list[Article]:
    """New articles with what was known of those that were awaited, which are awaited no more."""
    found: list[Article] = []
    for some in batches(added):
        names = [PREFIX + article.id for article in some]
        waiting = settings.c.workspace == workspace, settings.c.name.in_(names)
        rows = connection.execute(select(settings.c.name, settings.c.value).where(*waiting))
        known = {row.name: json.loads(row.value) for row in rows}
        if known:
            connection.execute(delete(settings).where(*waiting))
        found += [_with(each, known[name]) if name in known else each for name, each in zip(names, some, strict=True)]
    return found


def _with(article: Article, known: dict[str, Any]) -> Article:
    return replace(
        article,
        **{name: known[name] for name in KNOWN_FIELDS},
        cut=tuple(known["cut"]),
        restored=tuple(known["restored"]),
        labels=tuple((name, value) for name, value in known["labels"]),
    )
