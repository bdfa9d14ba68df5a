"""Articles of a workspace: removing, adding and editing them inside an open transaction, with the log of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, select, update
from sqlalchemy.engine import Connection

from lib.model import KNOWN_FIELDS, Article, Card
from lib.store.awaited import arrived
from lib.store.portable import put_articles
from lib.store.records import LogEntry
from lib.store.rows import Values, article_values, batches, changes, known_values, log_values, put
from lib.store.schema import LISTS, articles, log, workspaces
from lib.store.search import add_titles, removing, take_titles
from lib.store.texts import cleaned


@dataclass(frozen=True)
class Change:
    """A change that is under way: where, by whom, when."""

    connection: Connection
    workspace: str
    user: str
    at: str

    def remove(self, ids: Iterable[str]) -> None:
        """Removes the articles that are there."""
        there: list[Row[Any]] = []
        for some in batches(dict.fromkeys(cleaned(each) for each in ids)):
            query = select(articles.c.number, articles.c.id, articles.c.title).where(self._among(some))
            there += self.connection.execute(query)
        if there:
            with removing(self.connection, [row.number for row in there]):
                for batch in batches(row.number for row in there):
                    self.connection.execute(delete(articles).where(articles.c.number.in_(batch)))
            self._note("removed", [(row.id, row.title or "") for row in there])

    def remove_workspace(self) -> None:
        """Removes the workspace with all that belongs to it."""
        numbers = select(articles.c.number).where(articles.c.workspace == self.workspace)
        with removing(self.connection, self.connection.execute(numbers).scalars().all()):
            self.connection.execute(delete(workspaces).where(workspaces.c.id == self.workspace))

    def add(self, added: Iterable[Article]) -> frozenset[str]:
        """Adds the articles that are not there yet; returns their ids."""
        new: list[str] = []
        for batch in batches(added):
            wanted = {article.id: article for article in reversed(batch)}  # of two with one text the first counts
            there = self.connection.execute(select(articles.c.id).where(self._among(wanted))).scalars()
            for known in there:
                del wanted[known]
            missing = arrived(self.connection, self.workspace, reversed(wanted.values()))
            put_articles(self.connection, ({"workspace": self.workspace, **article_values(each)} for each in missing))
            self._note("added", [(article.id, article.title or "") for article in missing])
            new += [article.id for article in missing]
        return frozenset(new)

    def edit(self, edited: Iterable[Article | Card]) -> None:
        """Gives the articles that are there other metadata; only what differs is written and noted."""
        columns = [articles.c.number, articles.c.id, *(articles.c[name] for name in (*KNOWN_FIELDS, *LISTS))]
        for batch in batches(edited):
            wanted = {article.id: known_values(article) for article in batch}
            there = self.connection.execute(select(*columns).where(self._among(wanted)))
            before = {row.id: dict(row._mapping) for row in there}
            said = {key: changes(before[key], wanted[key]) for key in wanted if key in before}
            changed = [key for key in said if said[key]]
            renamed = [before[key]["number"] for key in changed if _found_otherwise(before[key], wanted[key])]
            take_titles(self.connection, renamed)
            if changed:
                new = {name: bindparam(f"new_{name}", type_=articles.c[name].type) for name in (*KNOWN_FIELDS, *LISTS)}
                self.connection.execute(
                    update(articles).where(articles.c.number == bindparam("at")).values(new),
                    [{"at": before[key]["number"], **_new(wanted[key])} for key in changed],
                )
            add_titles(self.connection, renamed)
            self._note("edited", [(key, "; ".join(said[key])) for key in changed])

    def _among(self, ids: Iterable[str]) -> ColumnElement[bool]:
        return and_(articles.c.workspace == self.workspace, articles.c.id.in_(list(ids)))

    def _note(self, action: str, things: Iterable[tuple[str, str]]) -> None:
        entries = [LogEntry(self.at, self.user, action, subject, detail) for subject, detail in things]
        put(self.connection, log, [log_values(entry, self.workspace) for entry in entries])


def _found_otherwise(before: Values, after: Values) -> bool:
    return any(before[name] != after[name] for name in ("title", "outlet"))


def _new(values: Values) -> Values:
    return {f"new_{name}": values[name] for name in (*KNOWN_FIELDS, *LISTS)}
