"""Whether a store is sound: every text against its hash, every reference, and the database's own tests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Text, cast, func, select
from sqlalchemy.engine import Connection

from lib.model import BEGINNING, KNOWN_FIELDS
from lib.store.errors import StoreError
from lib.store.rows import Values, streamed
from lib.store.schema import LISTS, articles, log, members, settings, texts, workspaces
from lib.store.search import faults_of_index
from lib.store.texts import check_article, cleaned

NUMBERS = ("number", "n_characters")
_NONE = "no fault"


def faults(connection: Connection) -> Iterator[str]:
    """One sentence for each fault; none, if the store is sound."""
    if connection.dialect.name == "sqlite":
        yield from _faults_of_file(connection)
    yield from _orphans(connection)
    yield from _ownerless(connection)
    yield from _damaged_articles(connection)
    yield from faults_of_index(connection)


def _faults_of_file(connection: Connection) -> Iterator[str]:
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"The file of the database is damaged: {finding}."
    for table, number, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {number} of '{table}' belongs to nothing in '{parent}'."


def _orphans(connection: Connection) -> Iterator[str]:
    for table in (members, articles, log, settings):
        known = select(workspaces.c.id)
        lost = select(func.count()).where(table.c.workspace.is_not(None), table.c.workspace.not_in(known))
        if n_rows := connection.execute(lost).scalar_one():
            yield f"{n_rows} rows of '{table.name}' belong to no corpus."


def _ownerless(connection: Connection) -> Iterator[str]:
    owned = select(members.c.workspace).where(members.c.role == "owner")
    for row in connection.execute(select(workspaces.c.id, workspaces.c.name).where(workspaces.c.id.not_in(owned))):
        yield f"The corpus '{cleaned(row.name)}' ({row.id}) has no owner."


def _damaged_articles(connection: Connection) -> Iterator[str]:
    columns = [_bytes(connection, articles.c[name]).label(name) for name in ("id", "beginning", *KNOWN_FIELDS, *LISTS)]
    text = _bytes(connection, texts.c.text).label("text")
    query = select(articles.c.number, articles.c.n_characters, text, *columns).outerjoin_from(
        articles, texts, articles.c.number == texts.c.article
    )
    for row in streamed(connection, query.order_by(articles.c.number)):
        if (finding := _finding(row)) != _NONE:
            yield f"Article {cleaned(bytes(row['id']).decode('utf-8', 'replace'), 64)} (row {row['number']}): {finding}"


def _finding(row: Values) -> str:
    held: dict[str, Any] = {
        name: None if value is None else bytes(value) for name, value in row.items() if name not in NUMBERS
    }
    if held["text"] is None:
        return "its text is missing."
    if hashlib.sha256(held["text"]).hexdigest().encode() != held["id"]:
        return "the text is not the one that was stored."
    try:
        text = held["text"].decode()
        if held["beginning"].decode() != text[:BEGINNING] or row["n_characters"] != len(text):
            return "what is known about it does not fit its text."
        texts = {name: None if held[name] is None else held[name].decode() for name in ("text", *KNOWN_FIELDS)}
        check_article({**texts, **{name: json.loads(held[name]) for name in LISTS}})
    except (ValueError, TypeError, StoreError):
        return "what is known about it cannot be read."
    return _NONE


def _bytes(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[bytes]:
    """A column as it is stored: a damaged text need not be UTF-8."""
    if connection.dialect.name == "sqlite":
        return cast(column, LargeBinary)
    return func.convert_to(cast(column, Text), "UTF8", type_=LargeBinary)
