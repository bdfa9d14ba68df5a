"""The store: all workspaces of all users in one database.

One database, not one file for each workspace: who is a member of what lives in the same transaction as what members may
see, SQLite and PostgreSQL work alike, and one backup holds everything.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from lib.compare.telling import Tell, unheard
from lib.store import clock, membership
from lib.store.awaited import awaited_rows
from lib.store.database import Database
from lib.store.errors import StoreError, UnknownWorkspaceError
from lib.store.exchange import Import
from lib.store.portable import put_articles
from lib.store.records import LogEntry, WorkspaceInfo
from lib.store.rows import batches, log_values, put, put_over
from lib.store.schema import articles, bare_articles, log, members, portable_articles, preferences, settings, workspaces
from lib.store.texts import LONGEST_NAME, checked_values, user_name, workspace_name
from lib.store.workspace import Workspace

ID_BYTES = 12  # of a workspace's id: nobody guesses it


def open_store(url: str, clock: clock.Clock = clock.now) -> Store:
    """The store at a database URL; made if it is not there, brought up to date if it is older.

    Raises StoreError if that is not possible; what is there is left as it is.
    """
    database = Database(url)
    try:
        database.make_ready(clock)
    except StoreError:
        database.close()
        raise
    return Store(database, clock)


class Store:
    """Finds and makes workspaces. Safe to use from many threads."""

    def __init__(self, database: Database, clock: clock.Clock):
        self.database = database
        self._clock = clock

    def workspaces(self, user: str) -> tuple[WorkspaceInfo, ...]:
        """The workspaces that the user is a member of, the last used first."""
        known = user_name(user)
        n_articles = select(func.count()).where(articles.c.workspace == workspaces.c.id).scalar_subquery()
        query = (
            select(workspaces, members.c.used, members.c.role, n_articles.label("n_articles"))
            .join(members, members.c.workspace == workspaces.c.id)
            .where(members.c.user_name == known)
            .order_by(members.c.used.desc(), workspaces.c.created.desc())
        )
        with self.database.reading() as connection:
            return tuple(
                WorkspaceInfo(row.id, row.name, row.created, row.used, row.n_articles, row.role)
                for row in connection.execute(query)
            )

    def create(self, name: str, user: str) -> Workspace:
        """A new, empty workspace of this user. Raises StoreError if the user has one of that name."""
        wanted = workspace_name(name)
        with self.database.writing() as connection:
            return self._created(connection, wanted, user_name(user), "created")

    def open(self, workspace_id: str, user: str) -> Workspace:
        """A workspace that the user is a member of. Raises UnknownWorkspaceError for any other id."""
        known = user_name(user)
        if not workspace_id.isalnum() or not workspace_id.isascii():
            raise UnknownWorkspaceError  # a database need not even be able to look for it
        found = Workspace(self.database, self._clock, workspace_id, known)
        with self.database.reading() as connection:
            membership.role(connection, workspace_id, known)
        found.touch()
        return found

    def import_(self, data: bytes, user: str, name: str | None = None, tell: Tell = unheard) -> Workspace:
        """A new workspace of this user from the file of another one (`Workspace.export`).

        From one without texts it awaits them: once they are added, all is known of them that the file says.
        Without a name it gets that in the file, with a number if there is one of that name. Raises StoreError if the
        file is damaged or none of ours; then nothing was stored, nor where `tell` raises.
        """
        known, content = user_name(user), Import(data, tell=tell)
        wanted = workspace_name(name if name is not None else content.name)
        with self.database.writing() as connection:
            if name is None:
                wanted = membership.free_name(connection, wanted, known, LONGEST_NAME)
            made = self._created(connection, wanted, known, "imported", content.source)
            put(connection, settings, ({"workspace": made.id, **row} for row in content.rows(settings)))
            if content.has_texts:
                put_articles(connection, ({"workspace": made.id, **row} for row in content.rows(portable_articles)))
            else:
                waiting = awaited_rows(made.id, content.rows(bare_articles))
                put_over(connection, settings, ("workspace", "name"), waiting)
            put(connection, log, ({"workspace": made.id, **row, "imported": 1} for row in content.rows(log)))
        return made

    def remove_lost_files(self) -> None:
        """Removes measured files of workspaces that are no more: those that a restored backup did not have."""
        from lib.store.measured import remove_lost

        with self.database.reading() as connection:
            known = frozenset(connection.execute(select(workspaces.c.id)).scalars())
        remove_lost(self.database.measured, known)

    def preferences(self, user: str) -> dict[str, str]:
        """What was kept with `keep_preferences`."""
        here = preferences.c.user_name == user_name(user)
        query = select(preferences.c.name, preferences.c.value).where(here)
        with self.database.reading() as connection:
            return {row.name: row.value for row in connection.execute(query)}

    def keep_preferences(self, user: str, values: Mapping[str, str | None]) -> None:
        """Keeps texts of this user by name until they are replaced; None forgets one."""
        known = user_name(user)
        kept = checked_values(values)
        rows = [{"user_name": known, "name": name, "value": value} for name, value in kept.items()]
        with self.database.writing() as connection:
            for names in batches(name for name in values if name not in kept):
                gone = delete(preferences).where(preferences.c.user_name == known, preferences.c.name.in_(names))
                connection.execute(gone)
            put_over(connection, preferences, ("user_name", "name"), rows)

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def _created(self, connection: Connection, name: str, user: str, action: str, detail: str = "") -> Workspace:
        made = Workspace(self.database, self._clock, secrets.token_hex(ID_BYTES), user)
        at = self._clock()
        membership.refuse_taken_name(connection, made.id, name, user)
        connection.execute(insert(workspaces).values(id=made.id, name=name, created=at))
        membership.add(connection, made.id, user, "owner", at)
        put(connection, log, [log_values(LogEntry(at, user, action, name, detail), made.id)])
        return made
