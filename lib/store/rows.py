"""Articles, files and log entries as rows of the database, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from lib.model import KNOWN_FIELDS, Article, Card
from lib.store.errors import StoreError
from lib.store.records import FileRow, LogEntry
from lib.store.schema import LISTS
from lib.store.texts import check_article, check_known, cleaned

AT_ONCE = 400  # rows or keys of one statement
IN_WORDS = {"cut": "paragraphs left out", "restored": "paragraphs brought back"}  # of a change, in the log

T = TypeVar("T")
Values = dict[str, Any]


def article_values(article: Article) -> Values:
    """An article as the columns of its row. Raises StoreError if a text in it cannot be stored."""
    values = {"id": article.id, "text": article.text, **_known(article)}
    check_article(values)
    return values


def known_values(article: Article | Card) -> Values:
    """What is known of an article as the columns of its row. Raises StoreError if it cannot be stored."""
    if isinstance(article, Article):
        return article_values(article)
    values = _known(article)
    check_known(values, article.n_characters)
    return values


def _known(article: Article | Card) -> Values:
    return {
        **{field: getattr(article, field) for field in KNOWN_FIELDS},
        "cut": list(article.cut),
        "restored": list(article.restored),
        "labels": [list(label) for label in article.labels],
    }


def article_of(row: Row[Any], place: str) -> Article:
    """The article of a row. Raises StoreError if the text is not the one that was stored."""
    columns = row._mapping
    article = Article(
        text=columns["text"],
        **{field: columns[field] for field in KNOWN_FIELDS},
        cut=tuple(columns["cut"]),
        restored=tuple(columns["restored"]),
        labels=tuple((name, value) for name, value in columns["labels"]),
    )
    if article.id != columns["id"]:
        raise StoreError(
            f"{place}: the text of the article '{cleaned(article.title or article.id, 80)}' is damaged. "
            "Move the database away and restore the last backup: python -m lib restore."
        )
    return article


def changes(before: Mapping[str, Any], after: Values) -> list[str]:
    """What differs, for the log: "outlet: Post → Harbour Post"."""
    names = (*KNOWN_FIELDS, *LISTS)
    return [
        f"{IN_WORDS.get(name, name)}: {_said(before[name])} → {_said(after[name])}"
        for name in names
        if before[name] != after[name]
    ]


def log_values(entry: LogEntry, workspace: str | None) -> Values:
    """A log entry as the columns of its row."""
    return {
        "workspace": workspace,
        "at": entry.at,
        "user_name": entry.user,
        "action": entry.action,
        "subject": cleaned(entry.subject),
        "detail": cleaned(entry.detail),
        "result": None,
        "articles": None,
        "imported": int(entry.imported),
    }


def file_values(file: FileRow, workspace: str, at: str, user: str) -> Values:
    """What became of a file as an entry of the log."""
    entry = log_values(LogEntry(at, user, "file", file.file, file.why), workspace)
    return {**entry, "result": cleaned(file.result), "articles": file.articles}


def put(connection: Connection, table: Table, rows: Iterable[Values]) -> int:
    """Inserts rows in their order; returns how many."""
    n_rows = 0
    for batch in batches(rows):
        connection.execute(insert(table), batch)
        n_rows += len(batch)
    return n_rows


def put_over(connection: Connection, table: Table, keys: Iterable[str], rows: Iterable[Values]) -> None:
    """Inserts rows; where there is one with the same keys, it gets the new value."""
    new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = new(table)
    over = statement.on_conflict_do_update(index_elements=list(keys), set_={"value": statement.excluded.value})
    for batch in batches(rows):
        connection.execute(over, batch)


def streamed(connection: Connection, query: Select[Any]) -> Iterator[Values]:
    """The rows of a query as they come, never all at once."""
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        yield dict(row._mapping)


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most AT_ONCE things."""
    rest = iter(things)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def _said(value: object) -> str:
    if value in (None, []):
        return "nothing"
    if isinstance(value, list) and all(isinstance(each, int) for each in value):  # where paragraphs start
        value = f"at character {', '.join(map(str, value))}"
    return cleaned(str(value), 100)
