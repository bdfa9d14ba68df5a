"""The commands that look after a store: backup, restore, check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.store.backup import back_up
from lib.store.backup import restore as put_back
from lib.store.check import faults
from lib.store.clock import now
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.place import default_url

Say = Callable[[str], None]


def backup(output: Path, url: str | None, say: Say) -> int:
    """Writes a verified backup. Exit status: 0 done, 1 not done."""
    with _status(say) as failed, _existing(url) as database:
        n_articles = back_up(database, output)
        say(f"{n_articles} articles backed up and checked -> {output}")
    return int(bool(failed))


def restore(source: Path, url: str | None, say: Say, *, replace: bool) -> int:
    """Puts a backup back. Exit status: 0 done, 1 not done."""
    with _status(say) as failed, _opened(url) as database:
        database.make_ready(now)
        n_articles, aside = put_back(database, source, replace=replace)
        if aside:
            say(f"what was there before -> {aside}")
        say(f"{n_articles} articles restored -> {database.place}")
    return int(bool(failed))


def check(url: str | None, say: Say) -> int:
    """Says every fault of a store. Exit status: 0 none, 1 there are some, or it cannot be read."""
    n_faults = 0
    with _status(say) as failed, _existing(url) as database, database.reading() as connection:
        for fault in faults(connection):
            n_faults += 1
            say(fault)
        say(f"{database.place}: {n_faults or 'no'} {'fault' if n_faults == 1 else 'faults'}")
    return int(bool(failed or n_faults))


@contextmanager
def _status(say: Say) -> Iterator[list[StoreError]]:
    """Says what goes wrong, and remembers it."""
    failed: list[StoreError] = []
    try:
        yield failed
    except StoreError as error:
        failed.append(error)
        say(str(error))


@contextmanager
def _existing(url: str | None) -> Iterator[Database]:
    with _opened(url) as database:
        if not database.exists():
            raise StoreError(f"{database.place}: there is no store. Name its database: --database URL.")
        database.make_ready(now)
        yield database


@contextmanager
def _opened(url: str | None) -> Iterator[Database]:
    database = Database(url or default_url())
    try:
        yield database
    finally:
        database.close()
