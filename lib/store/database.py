"""A connection to SQLite or PostgreSQL that keeps what it acknowledged, and transactions on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine

from lib.store.clock import Clock
from lib.store.errors import StoreError, explained
from lib.store.migrations import NEWEST, apply_next, version
from lib.store.place import as_text, measured_folder, parsed_url, sqlite_file
from lib.store.schema import SCHEMA

BUSY_MILLISECONDS = 5000  # that a write waits for another one
JOURNAL_BYTES = 64 << 20  # to which the write-ahead log is cut back

_SQLITE = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power failure, too
    f"PRAGMA journal_size_limit = {JOURNAL_BYTES}",
)
_PRIVATE = 0o600  # what somebody else on this machine may do with the file: nothing
_WRITES = "framescope_writes"  # option of a connection


class Database:
    """One database and the two ways to use it. Errors come out as StoreErrors with the place in them."""

    def __init__(self, url: str):
        parsed = parsed_url(url)
        self.place = as_text(parsed)
        self.url = url
        self.file = sqlite_file(parsed)
        self.measured = measured_folder(self.file)
        try:
            # Texts and names of users stay out of error messages. A server may have cut a connection that rested.
            self._engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=self.file is None)
        except ModuleNotFoundError:
            raise StoreError(
                f"{self.place}: PostgreSQL needs its driver. Install it: pip install psycopg[binary]"
            ) from None
        _prepare(self._engine)

    def make_ready(self, clock: Clock) -> None:
        """Creates the folder and the tables, or brings tables of an older version up to date."""
        with explained(self.place):
            if self.file:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                if not self.file.exists():
                    self.file.touch(mode=_PRIVATE)
                _patiently(self._keep_a_write_ahead_log)
            while self._version() < NEWEST:
                with self.writing() as connection:
                    apply_next(connection, self.place, clock)

    def exists(self) -> bool:
        """Whether there is a store: a database with tables."""
        if self.file and not self.file.exists():
            return False
        return self._version() > 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database from its begin to its end."""
        with explained(self.place), self._engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that happens as a whole or not at all."""
        with explained(self.place), self._engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def _version(self) -> int:
        with self.reading() as connection:
            return version(connection, self.place)

    def _keep_a_write_ahead_log(self) -> None:
        with self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA journal_mode = WAL")


def _patiently(action: Callable[[], None]) -> None:
    """Tries again while others are busy: SQLite does not wait by itself where it changes the kind of its journal."""
    deadline = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            return action()
        except Exception as error:
            busy = "locked" in str(error) and not isinstance(error, StoreError)
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", _prepare_postgresql)


def _prepare_sqlite(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # the driver's own transactions would leave out CREATE TABLE
    for statement in _SQLITE:
        raw.execute(statement)


def _prepare_postgresql(raw: Any, _record: object) -> None:
    raw.autocommit, before = True, raw.autocommit
    raw.execute(f"SET search_path TO {SCHEMA}")
    raw.autocommit = before


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and then writes would fail, not wait, where another one writes.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
