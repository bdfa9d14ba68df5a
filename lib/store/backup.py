"""Backups: a whole store as one file, made while others write, and put back.

One portable format for SQLite and PostgreSQL, the zip of JSON Lines that an exported workspace is, too: a backup of one
can be restored to the other, it does not depend on a version of either, and there is one way that is tested. The price
is time: a copy of the file would be faster. What can be computed again is not in it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import URL, Connection

from lib.store.archive import Archive, ArchiveLimits, write
from lib.store.check import faults
from lib.store.clock import Clock, now
from lib.store.database import Database
from lib.store.errors import StoreError, explained
from lib.store.migrations import apply_next, empty, lock
from lib.store.portable import portable_rows, put_portable
from lib.store.schema import LASTING, articles, workspaces
from lib.store.shape import shaped

KIND = "store"
LEFT_OUT = ("number",)
LIMITS = ArchiveLimits(max_bytes=1 << 50, max_rows=1 << 40)  # the administrator's own file


def back_up(database: Database, out: Path, clock: Clock = now) -> int:
    """Writes a backup of one state of the store and checks it by restoring it; returns the number of articles.

    Others may write meanwhile. The file gets its name when it is complete, checked and on the disk.
    """
    with database.reading() as connection:
        return _write_verified(connection, out, clock)


def restore(database: Database, source: Path, *, replace: bool = False, clock: Clock = now) -> tuple[int, Path | None]:
    """Puts a backup in place of all that is in the store, in one transaction.

    Returns the number of articles, and the backup that was made of what was there before, if there was anything.
    Raises StoreError if the backup is not sound, or if there are articles and they are not to be replaced.
    """
    verify(source, _folder(database))
    with database.writing() as connection, _opened(source) as archive:
        lock(connection)
        if _n_articles(connection) and not replace:
            raise StoreError(
                f"{database.place}: there are articles in it. To put the backup in their place: --replace."
            )
        aside = _aside(database, clock()) if connection.execute(select(workspaces.c.id).limit(1)).first() else None
        if aside:
            _keep_aside(connection, aside, database.place, clock)
        empty(connection)
        _load(connection, archive, database.place, clock)
        return _n_articles(connection), aside


def verify(source: Path, folder: Path) -> int:
    """Restores a backup to a new database in this folder, checks that and deletes it; returns the number of articles.

    Raises StoreError with the first fault.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".framescope-check-") as scratch:
        database = Database(URL.create("sqlite", database=str(Path(scratch) / "scratch.db")).render_as_string())
        try:
            with database.writing() as connection, _opened(source) as archive:
                _load(connection, archive, str(source), now)
                return _n_articles(connection)
        finally:
            database.close()


def _keep_aside(connection: Connection, aside: Path, place: str, clock: Clock) -> None:
    try:
        _write_verified(connection, aside, clock)
    except StoreError as error:
        sentence = f"{place}: what is in it cannot be kept aside. {error} Or move the database away and restore again."
        raise StoreError(sentence) from error


def _load(connection: Connection, archive: Archive, place: str, clock: Clock) -> None:
    """Makes the tables, fills them from the archive, and checks them."""
    while apply_next(connection, place, clock):
        pass
    for table in LASTING:
        put_portable(connection, table, (shaped(table, row, LEFT_OUT) for row in archive.rows(table.name)))
    for fault in faults(connection):
        raise StoreError(f"The backup is not sound: {fault} Take another one.")


def _write_verified(connection: Connection, out: Path, clock: Clock) -> int:
    with _unfinished(out) as path:
        with path.open("wb") as file:
            write(
                file,
                {"framescope": KIND},
                ((table.name, portable_rows(connection, table, LEFT_OUT)) for table in LASTING),
                clock(),
            )
            file.flush()
            os.fsync(file.fileno())
        try:
            n_articles = verify(path, path.parent)
        except StoreError as error:
            sentence = f"{out}: not written, because restoring it failed. {error} Look for damage: python -m lib check."
            raise StoreError(sentence) from error
    return n_articles


@contextmanager
def _unfinished(out: Path) -> Iterator[Path]:
    """A file that gets its name at the end, if nothing goes wrong."""
    if out.exists():
        raise StoreError(f"{out}: there is such a file already. Name a new one.")
    with explained(str(out)):
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
        os.close(handle)
        path = Path(name)
        try:
            yield path
            path.replace(out)
            _keep_name(out.parent)
        finally:
            path.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Lets a new name in a folder survive a power failure."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _opened(source: Path) -> Iterator[Archive]:
    with explained(str(source)), source.open("rb") as file:
        yield Archive(file, {KIND: [table.name for table in LASTING]}, LIMITS)


def _aside(database: Database, at: str) -> Path:
    stamp = "".join(character for character in at.split("+")[0] if character.isdigit() or character == "T")
    return _folder(database) / f"framescope-before-restore-{stamp}.zip"


def _folder(database: Database) -> Path:
    return database.file.absolute().parent if database.file else Path.cwd()


def _n_articles(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(articles)).scalar_one()
