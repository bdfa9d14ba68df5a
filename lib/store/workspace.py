"""One workspace as one user sees it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection

from lib.model import Article, Card
from lib.store import membership, reading
from lib.store.articles import Change
from lib.store.awaited import PREFIX, awaited, n_awaited
from lib.store.clock import Clock
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.exchange import Rewrite, exported
from lib.store.reading import Changes
from lib.store.records import FileRow, LogEntry, Member, Role
from lib.store.rows import batches, file_values, log_values, put, put_over
from lib.store.schema import log, settings, workspaces
from lib.store.search import Found, search
from lib.store.texts import checked_values, user_name, workspace_name

if TYPE_CHECKING:
    from lib.store.measured import Measured


class Workspace:
    """The articles that some users work on, and what was done to them. Bound to one of these users.

    Every method looks in its own transaction whether the user is still a member, and raises UnknownWorkspaceError if
    not. Every method that changes something happens as a whole or not at all.
    """

    def __init__(self, database: Database, clock: Clock, workspace_id: str, user: str):
        self._database = database
        self._clock = clock
        self.id = workspace_id
        self.user = user
        self.url = database.url

    @property
    def measured(self) -> Measured:
        """What was measured of its articles. The files do not look whether the user is still a member."""
        from lib.store.measured import Measured  # which takes longer to import than all the rest of the store

        return Measured(self._database.measured / self.id)

    @property
    def name(self) -> str:
        """Its name at this moment."""
        with self._reading() as connection:
            return _name(connection, self.id)

    def articles(self) -> dict[str, Article]:
        """The articles by id in the order in which they were added. Each text is held against its hash."""
        with self._reading() as connection:
            return {article.id: article for article in reading.articles(connection, self.id, self._database.place)}

    def cards(self) -> dict[str, Card]:
        """What is known of the articles, without their texts, by id in the order in which they were added."""
        with self._reading() as connection:
            return {card.id: card for card in reading.cards(connection, self.id)}

    def cards_of(self, ids: Iterable[str]) -> dict[str, Card]:
        """What is known of those of these articles that are there, in the order of `ids`."""
        with self._reading() as connection:
            return reading.cards_of(connection, self.id, ids)

    def article_of(self, article_id: str) -> Article | None:
        """One article, None if it is not there. Its text is held against its hash."""
        return next(self.articles_of([article_id]), None)

    def articles_of(self, ids: Iterable[str]) -> Iterator[Article]:
        """Those of these articles that are there, in the order of `ids`, a few hundred at a time.

        Each text is held against its hash. Each few hundred are read in a transaction of their own.
        """
        for some in batches(ids):
            with self._reading() as connection:
                found = {each.id: each for each in reading.articles(connection, self.id, self._database.place, some)}
            yield from (found[each] for each in some if each in found)

    def changed_since(self, number: int) -> Changes | None:
        """What was done after the entry of the log with this number (`newest`), None if there is no such entry.

        There is none once a backup was restored: then the workspace must be read anew.
        """
        with self._reading() as connection:
            return reading.changes(connection, self.id, number)

    def search(self, query: str, limit: int = 200) -> Found:
        """The articles that have every word of the query in title, outlet or text, in the order of adding.

        Case and accents do not count; of the last word the beginning is enough. Any text is a query; one without a word
        finds nothing.
        """
        with self._reading() as connection:
            return search(connection, self.id, query, limit)

    def change(
        self,
        *,
        added: Iterable[Article] = (),
        edited: Iterable[Article | Card] = (),
        removed: Iterable[str] = (),
        files: Iterable[FileRow] = (),
    ) -> frozenset[str]:
        """Removes, adds and edits, in this order, and notes files, in one transaction. Returns the ids really added.

        A text that is there already is not added again and keeps what is known about it. An edit of an article that
        is not there any more is left out: somebody's removal is not undone by somebody else's edit. A removed article
        that is added again comes last.
        """
        with self._writing() as connection:
            change = Change(connection, self.id, self.user, self._clock())
            change.remove(removed)
            new = change.add(added)
            change.edit(edited)
            put(connection, log, (file_values(file, self.id, change.at, self.user) for file in files))
        return new

    def files(self) -> tuple[FileRow, ...]:
        """What became of each file, in the order of adding."""
        query = select(log).where(log.c.workspace == self.id, log.c.action == "file").order_by(log.c.number)
        with self._reading() as connection:
            rows = connection.execute(query)
            return tuple(FileRow(row.subject, row.result or "", row.articles or 0, row.detail, row.at) for row in rows)

    def log(self) -> tuple[LogEntry, ...]:
        """All that was ever done here, the first first. The database itself refuses to change or shorten it."""
        query = select(log).where(log.c.workspace == self.id).order_by(log.c.number)
        with self._reading() as connection:
            return tuple(
                LogEntry(row.at, row.user_name, row.action, row.subject, row.detail, bool(row.imported))
                for row in connection.execute(query)
            )

    def newest(self) -> int:
        """The number of the last entry of the log: another one once somebody has changed anything but settings."""
        query = select(func.max(log.c.number)).where(log.c.workspace == self.id)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def settings(self) -> dict[str, str]:
        """What was kept with `keep_settings`."""
        is_awaited = settings.c.name.startswith(PREFIX, autoescape=True)
        query = select(settings.c.name, settings.c.value).where(settings.c.workspace == self.id, ~is_awaited)
        with self._reading() as connection:
            return {row.name: row.value for row in connection.execute(query)}

    def keep_settings(self, values: Mapping[str, str | None]) -> None:
        """Keeps texts by name until they are replaced; None forgets one."""
        kept = checked_values(values)
        rows = [{"workspace": self.id, "name": name, "value": value} for name, value in kept.items()]
        with self._writing() as connection:
            for names in batches(name for name in values if name not in kept):
                connection.execute(delete(settings).where(settings.c.workspace == self.id, settings.c.name.in_(names)))
            put_over(connection, settings, ("workspace", "name"), rows)

    def rename(self, name: str) -> None:
        """Gives it another name. Only an owner may."""
        wanted = workspace_name(name)
        with self._writing(owner=True) as connection:
            before = _name(connection, self.id)
            membership.rename(connection, self.id, wanted)
            self._note(connection, "renamed", wanted, f"before: {before}")

    def delete(self) -> None:
        """Deletes it with its articles and its log; the store keeps that it was deleted. Only an owner may."""
        with self._writing(owner=True) as connection:
            name = _name(connection, self.id)
            change = Change(connection, self.id, self.user, self._clock())
            change.remove_workspace()
            entry = LogEntry(change.at, self.user, "deleted", self.id, name)
            put(connection, log, [log_values(entry, None)])
        shutil.rmtree(self._database.measured / self.id, ignore_errors=True)

    def members(self) -> tuple[Member, ...]:
        """Who may open it, owners first."""
        with self._reading() as connection:
            return membership.members_of(connection, self.id)

    def add_member(self, user: str, role: Role = "member") -> None:
        """Lets another user open it, or changes what this user may do. Only an owner may."""
        wanted = user_name(user)
        with self._writing(owner=True) as connection:
            if membership.add(connection, self.id, wanted, role, self._clock()):
                self._note(connection, "member added", wanted, role)

    def remove_member(self, user: str) -> None:
        """Shuts a user out; the last owner stays. Only an owner may, but any member may leave."""
        unwanted = user_name(user)
        with self._writing(owner=unwanted != self.user) as connection:
            if membership.remove(connection, self.id, unwanted):
                self._note(connection, "member removed", unwanted, "")

    def n_awaited(self) -> int:
        """How many texts are still to come of articles that a project file without texts told of."""
        with self._reading() as connection:
            return n_awaited(connection, self.id)

    def awaited(self, most: int) -> list[Card]:
        """What is known of the articles of which these are the texts, of so many at most; without their ids."""
        with self._reading() as connection:
            return awaited(connection, self.id, most)

    def export(self, *, bare: Rewrite | None = None) -> bytes:
        """All of it but its members and what can be computed again, as one file for `Store.import_`.

        With `bare` it has the texts' hashes in place of the texts, and settings as `bare` makes them of name and value.
        """
        with self._reading() as connection:
            return exported(connection, self.id, self._clock(), bare)

    def touch(self) -> None:
        """Notes that the user opened it, if that can be noted: opening works on a full disk, too."""
        with contextlib.suppress(StoreError), self._writing() as connection:
            membership.touch(connection, self.id, self.user, self._clock())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._database.reading() as connection:
            membership.role(connection, self.id, self.user)
            yield connection

    @contextmanager
    def _writing(self, *, owner: bool = False) -> Iterator[Connection]:
        with self._database.writing() as connection:
            membership.lock(connection, self.id)
            if membership.role(connection, self.id, self.user) != "owner" and owner:
                raise StoreError("Only an owner of this corpus may do that. Ask its owner.")
            yield connection

    def _note(self, connection: Connection, action: str, subject: str, detail: str) -> None:
        put(connection, log, [log_values(LogEntry(self._clock(), self.user, action, subject, detail), self.id)])


def _name(connection: Connection, workspace: str) -> str:
    found: str = connection.execute(select(workspaces.c.name).where(workspaces.c.id == workspace)).scalar_one()
    return found
