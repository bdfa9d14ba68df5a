"""The words of titles, outlets and texts by which articles are found, kept in step in the transaction of each change.

SQLite: FTS5 over the tables themselves. PostgreSQL: a tsvector of the words, which are cut here as FTS5 cuts them. Both
hold which words an article has, not where, so that every word of a query is looked for alone: no query can be wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.engine import Connection

MOST_WORDS = 20  # of a query: the others are passed over
# PostgreSQL: bytes of one word, and of the different words of one text; it holds 2,046 and 1 MB.
LONGEST_WORD = 200
LARGEST_TEXT = 500_000

_WORD = re.compile(r"[^\W_]+")
_AT_ONCE = 400  # articles

_TITLES = ("words_of_titles", "articles", "number", ("title", "outlet"))
_TEXTS = ("words_of_texts", "texts", "article", ("text",))


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
    if not words:
        return Found((), 0)
    postgresql = connection.dialect.name == "postgresql"
    wanted = [_wanted(word, postgresql, last=word is words[-1]) for word in words]
    hits = " AND ".join(f"number IN ({_hits(place, postgresql)})" for place in range(len(words)))
    found = connection.execute(
        text(f"""SELECT id, count(*) OVER () AS n FROM articles WHERE workspace = :workspace AND {hits}
            ORDER BY number LIMIT :limit"""),  # noqa: S608
        {"workspace": workspace, "limit": limit, **{f"word{place}": word for place, word in enumerate(wanted)}},
    ).all()
    return Found(tuple(row.id for row in found), found[0].n if found else 0)


def add_words(connection: Connection, numbers: Sequence[int]) -> None:
    """Makes articles found."""
    for kind in (_TITLES, _TEXTS):
        _add(connection, kind, numbers)


def take_words(connection: Connection, numbers: Sequence[int]) -> None:
    """Lets articles be found no more; before they are deleted."""
    for kind in (_TITLES, _TEXTS):
        _take(connection, kind, numbers)


def take_titles(connection: Connection, numbers: Sequence[int]) -> None:
    """Lets articles be found by title and outlet no more; before these are changed."""
    _take(connection, _TITLES, numbers)


def add_titles(connection: Connection, numbers: Sequence[int]) -> None:
    """Makes articles found by title and outlet."""
    _add(connection, _TITLES, numbers)


def rebuild(connection: Connection) -> None:
    """Makes the index of all articles anew."""
    for index, source, key, columns in (_TITLES, _TEXTS):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
            continue
        connection.exec_driver_sql(f"DELETE FROM {index}")  # noqa: S608
        numbers = [row[0] for row in connection.exec_driver_sql(f"SELECT {key} FROM {source} ORDER BY {key}")]  # noqa: S608
        for some in _some(numbers):
            _add(connection, (index, source, key, columns), some)


def faults_of_index(connection: Connection) -> Iterator[str]:
    """A sentence if the index does not hold exactly the articles."""
    sqlite = connection.dialect.name == "sqlite"
    for index, source, key, _ in (_TITLES, _TEXTS):
        held, name = (f"{index}_docsize", "id") if sqlite else (index, "article")
        lost = f"SELECT count(*) FROM {source} WHERE {key} NOT IN (SELECT {name} FROM {held})"  # noqa: S608
        more = f"SELECT count(*) FROM {held} WHERE {name} NOT IN (SELECT {key} FROM {source})"  # noqa: S608
        if n := sum(connection.exec_driver_sql(query).scalar_one() for query in (lost, more)):
            yield f"{n} articles are not in the index of the search, or in it without being there."


def _add(connection: Connection, kind: tuple[str, str, str, tuple[str, ...]], numbers: Sequence[int]) -> None:
    index, source, key, columns = kind
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        _run(connection, f"INSERT INTO {index} (rowid, {names}) SELECT {key}, {names} {_those(source, key)}", numbers)
        return
    rows = [
        {"article": row[0], "words": _lexemes(" ".join(each or "" for each in row[1:]))}
        for row in _run(connection, f"SELECT {key}, {names} {_those(source, key)}", numbers)
    ]
    if rows:
        put = f"INSERT INTO {index} VALUES (:article, array_to_tsvector(CAST(:words AS text[])))"  # noqa: S608
        connection.execute(text(put), rows)


def _take(connection: Connection, kind: tuple[str, str, str, tuple[str, ...]], numbers: Sequence[int]) -> None:
    index, source, key, columns = kind
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":  # FTS5 must be told what it was told when the article came
        gone = f"INSERT INTO {index} ({index}, rowid, {names}) SELECT 'delete', {key}, {names} {_those(source, key)}"
        _run(connection, gone, numbers)
    else:
        _run(connection, f"DELETE {_those(index, 'article')}", numbers)


def _those(source: str, key: str) -> str:
    return f"FROM {source} WHERE {key} IN :numbers"


def _run(connection: Connection, statement: str, numbers: Sequence[int]) -> Any:
    wanted = text(statement).bindparams(bindparam("numbers", expanding=True))
    return connection.execute(wanted, {"numbers": list(numbers)})


def _some(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))


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


def _wanted(word: str, postgresql: bool, *, last: bool) -> str:
    """One word as the database's own query; it has letters and digits only."""
    quoted = f"'{word}'" if postgresql else f'"{word}"'
    return f"{quoted}{':*' if postgresql else '*'}" if last else quoted


def _hits(place: int, postgresql: bool) -> str:
    """The numbers of the articles with the word at this place of the query."""
    fits = "SELECT article FROM {} WHERE words @@ CAST(:word{} AS tsquery)"
    matches = "SELECT rowid FROM {0} WHERE {0} MATCH :word{1}"
    return " UNION ALL ".join((fits if postgresql else matches).format(index, place) for index, *_ in (_TITLES, _TEXTS))
