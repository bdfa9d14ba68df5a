"""Rows as backups and exports have them: an article is one row with its text, as it is not in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Table, insert, select, true
from sqlalchemy.engine import Connection

from lib.model import BEGINNING
from lib.store.rows import Values, batches, put, streamed
from lib.store.schema import articles, bare_articles, portable_articles, texts
from lib.store.search import add_words


def portable_rows(
    connection: Connection, table: Table, left_out: Sequence[str], workspace: str | None = None
) -> Iterator[Values]:
    """The rows of a table, of one workspace or of all, in an order in which they can be put back."""
    stored = articles if table in (portable_articles, bare_articles) else table
    names = [column.name for column in table.columns if column.name not in left_out]
    columns = [texts.c.text if table is portable_articles and name == "text" else stored.c[name] for name in names]
    order = [stored.c.number] if "number" in stored.c else [stored.c[name] for name in names[:2]]
    here: ColumnElement[bool] = stored.c.workspace == workspace if workspace else true()
    query = select(*columns).where(here).order_by(*order)
    if table is portable_articles:
        query = query.join(texts, texts.c.article == articles.c.number)
    return streamed(connection, query)


def put_portable(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Inserts rows in their order."""
    if table is portable_articles:
        put_articles(connection, rows)
    else:
        put(connection, table, rows)


def put_articles(connection: Connection, rows: Iterable[Values]) -> None:
    """Inserts articles with their texts, and makes them found."""
    for batch in batches(rows):
        known = [{**row, "beginning": row["text"][:BEGINNING], "n_characters": len(row["text"])} for row in batch]
        for each in known:
            del each["text"]
        connection.execute(insert(articles), known)
        numbers = _numbers(connection, batch)
        with_texts = [{"article": numbers[row["workspace"], row["id"]], "text": row["text"]} for row in batch]
        connection.execute(insert(texts), with_texts)
        add_words(connection, sorted(numbers.values()))


def _numbers(connection: Connection, batch: Iterable[Values]) -> dict[tuple[str, str], int]:
    """The numbers that articles got, by workspace and id."""
    keys = {(row["workspace"], row["id"]) for row in batch}
    there = articles.c.workspace.in_({workspace for workspace, _ in keys}), articles.c.id.in_({key for _, key in keys})
    found = connection.execute(select(articles.c.number, articles.c.workspace, articles.c.id).where(*there))
    return {(row.workspace, row.id): row.number for row in found if (row.workspace, row.id) in keys}
