"""The words of titles, outlets and texts by which articles are found, kept in step in the transaction of each change.

SQLite: FTS5 over the tables themselves. PostgreSQL: a tsvector of the words, which are cut here as FTS5 cuts them. Both
hold which words an article has, not where, so that every word of a query is looked for alone: no query can be wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    CompoundSelect,
    TableClause,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.engine import Connection

from lib.store.rows import batches
from lib.store.schema import articles, texts

MOST_WORDS = 20  # of a query: the others are passed over
LONGEST_WORD = 200  # bytes of a word; a longer one is not found
# PostgreSQL: bytes of the different words of one text that are found; it holds 1 MB.
LARGEST_TEXT = 500_000

# Letters and digits, but for the vowel signs of New Tai Lue and two of Vedic: for FTS5 these end a word.
_WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")


@dataclass(frozen=True)
class _Index:
    """The words of some columns of a table, by its key; for FTS5 with the column of the index's own name."""

    table: TableClause
    key: Column[int]
    columns: tuple[Column[str | None], ...]


def _index(name: str, key: Column[int], *columns: Column[Any]) -> _Index:
    names = (name, "rowid", *(each.name for each in columns), "article", "words")
    return _Index(table(name, *map(column, names)), key, columns)


_INDEXES = (
    _index("words_of_titles", articles.c.number, articles.c.title, articles.c.outlet),
    _index("words_of_texts", texts.c.article, texts.c.text),
)
_TITLES = _INDEXES[0]


@dataclass(frozen=True)
class Found:
    """The first articles with all words of a query, in the order of the workspace, and how many there are."""

    ids: tuple[str, ...]
    n: int


def words_in(text: str) -> list[str]:
    """The words of a text or a query in lower case, without accents."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in parts if not unicodedata.combining(each))
    return _WORD.findall(text.lower())


def search(connection: Connection, workspace: str, query: str, limit: int) -> Found:
    """The articles of a workspace that have every word of the query, and one that begins with its last word."""
    words = list(dict.fromkeys(words_in(query)))[:MOST_WORDS]
    if not words or any(len(word.encode()) > LONGEST_WORD for word in words):
        return Found((), 0)
    hits = [_hits(word, _is_fts5(connection), last=word is words[-1]) for word in words]
    here = and_(articles.c.workspace == workspace, *(articles.c.number.in_(each) for each in hits))
    # Numbers first: they are all in one index, while an id is read from the table.
    numbers = select(articles.c.number).where(here).cte("hits")
    n = select(func.count()).select_from(numbers).scalar_subquery()
    first = select(numbers.c.number).order_by(numbers.c.number).limit(limit)
    wanted = select(articles.c.id, n.label("n")).where(articles.c.number.in_(first)).order_by(articles.c.number)
    found = connection.execute(wanted).all()
    return Found(tuple(row.id for row in found), found[0].n if found else 0)


def add_words(connection: Connection, numbers: Sequence[int]) -> None:
    """Makes articles found."""
    for index in _INDEXES:
        _add(connection, index, numbers)


@contextmanager
def removing(connection: Connection, numbers: Sequence[int]) -> Iterator[None]:
    """Lets articles be found no more that are deleted inside."""
    if not _is_fts5(connection):  # what refers to an article goes with it
        yield
        return
    n_left = connection.execute(select(func.count()).select_from(texts)).scalar_one() - len(numbers)
    if len(numbers) > n_left:  # taking out an article costs as much as putting one in
        yield
        rebuild(connection)
        return
    for index in _INDEXES:
        for some in batches(numbers):
            _take(connection, index, some)
    yield


def take_titles(connection: Connection, numbers: Sequence[int]) -> None:
    """Lets articles be found by title and outlet no more; before these are changed."""
    _take(connection, _TITLES, numbers)


def add_titles(connection: Connection, numbers: Sequence[int]) -> None:
    """Makes articles found by title and outlet."""
    _add(connection, _TITLES, numbers)


def rebuild(connection: Connection) -> None:
    """Makes the index of all articles anew."""
    for index in _INDEXES:
        if _is_fts5(connection):
            connection.execute(insert(index.table).values({index.table.name: "rebuild"}))
            continue
        connection.execute(delete(index.table))
        for some in batches(connection.execute(select(index.key).order_by(index.key)).scalars().all()):
            _add(connection, index, some)


def faults_of_index(connection: Connection) -> Iterator[str]:
    """A sentence if the index does not hold exactly the articles."""
    for index in _INDEXES:
        fts5 = _is_fts5(connection)
        held = table(f"{index.table.name}_docsize", column("id")).c.id if fts5 else index.table.c.article
        lost, more = (
            select(func.count()).where(one.not_in(select(other)))
            for one, other in ((index.key, held), (held, index.key))
        )
        if n := sum(connection.execute(query).scalar_one() for query in (lost, more)):
            yield f"{n} articles are not in the index of the search, or in it without being there."


def _add(connection: Connection, index: _Index, numbers: Sequence[int]) -> None:
    those = select(index.key, *index.columns).where(index.key.in_(numbers))
    if _is_fts5(connection):
        connection.execute(insert(index.table).from_select(["rowid", *(each.name for each in index.columns)], those))
        return
    rows = [
        {"article": row[0], "words": _lexemes(" ".join(each or "" for each in row[1:]))}
        for row in connection.execute(those)
    ]
    if rows:
        words = func.array_to_tsvector(bindparam("words", type_=ARRAY(Text)))
        connection.execute(insert(index.table).values(article=bindparam("article"), words=words), rows)


def _take(connection: Connection, index: _Index, numbers: Sequence[int]) -> None:
    if _is_fts5(connection):  # which must be told what it was told when the article came
        names = [index.table.name, "rowid", *(each.name for each in index.columns)]
        those = select(literal("delete"), index.key, *index.columns).where(index.key.in_(numbers))
        connection.execute(insert(index.table).from_select(names, those))
    else:
        connection.execute(delete(index.table).where(index.table.c.article.in_(numbers)))


def _is_fts5(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _lexemes(content: str) -> list[str]:
    """The different words of a text, as many as PostgreSQL takes."""
    found, n_bytes = [], 0
    for word in dict.fromkeys(words_in(content)):
        n_bytes += len(word.encode())
        if n_bytes > LARGEST_TEXT:
            break
        if len(word.encode()) <= LONGEST_WORD:
            found.append(word)
    return found


def _hits(word: str, fts5: bool, *, last: bool) -> CompoundSelect[Any]:
    """The numbers of the articles with a word, of the last one with its beginning. It has letters and digits only."""
    tables = [index.table for index in _INDEXES]
    if fts5:
        match = f'"{word}"*' if last else f'"{word}"'
        return union_all(*(select(each.c.rowid).where(each.c[each.name].op("MATCH")(match)) for each in tables))
    query = cast(f"'{word}':*" if last else f"'{word}'", TSQUERY)
    return union_all(*(select(each.c.article).where(each.c.words.op("@@")(query)) for each in tables))
