"""Articles of a workspace: removing, adding and editing them inside an open transaction, with the log of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.engine import Connection

from lib.model import Article
from lib.store.records import LogEntry
from lib.store.rows import article_values, batches, changes, log_values, put
from lib.store.schema import FIELDS, LISTS, articles, log
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
        for some in batches(dict.fromkeys(cleaned(each) for each in ids)):
            gone = delete(articles).where(self._among(some)).returning(articles.c.id, articles.c.title)
            self._note("removed", [(row.id, row.title or "") for row in self.connection.execute(gone)])

    def add(self, added: Iterable[Article]) -> frozenset[str]:
        """Adds the articles that are not there yet; returns their ids."""
        new: list[str] = []
        for batch in batches(added):
            wanted = {article.id: article for article in reversed(batch)}  # of two with one text the first counts
            there = self.connection.execute(select(articles.c.id).where(self._among(wanted))).scalars()
            for known in there:
                del wanted[known]
            missing = list(reversed(wanted.values()))
            put(self.connection, articles, [{"workspace": self.workspace, **article_values(each)} for each in missing])
            self._note("added", [(article.id, article.title or "") for article in missing])
            new += [article.id for article in missing]
        return frozenset(new)

    def edit(self, edited: Iterable[Article]) -> None:
        """Gives the articles that are there other metadata; only what differs is written and noted."""
        columns = [articles.c.id, *(articles.c[name] for name in (*FIELDS, *LISTS))]
        for batch in batches(edited):
            wanted = {article.id: article_values(article) for article in batch}
            there = self.connection.execute(select(*columns).where(self._among(wanted)))
            for before in [dict(row._mapping) for row in there]:
                after = wanted[before["id"]]
                if said := changes(before, after):
                    new = {name: after[name] for name in (*FIELDS, *LISTS)}
                    self.connection.execute(update(articles).where(self._among([before["id"]])).values(new))
                    self._note("edited", [(before["id"], "; ".join(said))])

    def _among(self, ids: Iterable[str]) -> ColumnElement[bool]:
        return and_(articles.c.workspace == self.workspace, articles.c.id.in_(list(ids)))

    def _note(self, action: str, things: Iterable[tuple[str, str]]) -> None:
        entries = [LogEntry(self.at, self.user, action, subject, detail) for subject, detail in things]
        put(self.connection, log, [log_values(entry, self.workspace) for entry in entries])
