"""What can go wrong with a database, in plain sentences: where, what, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

_DAMAGED = "it is damaged. Move it away and restore the last backup: python -m lib restore."
_FULL = "the disk is full. Make room and try again; what was stored before is still there."
_CLOSED = "it cannot be opened. Check that its folder exists and may be written to."
_UNREACHABLE = "the server cannot be reached, or refuses the user, the password or the database. Check the address."
_BUSY = "another program has been writing to it for too long. Try again in a moment."

# By the start of SQLite's name of the error and of PostgreSQL's SQLSTATE; the longest start that fits counts.
_SENTENCES = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": "it may only be read. Make the file and its folder writable, or name another place.",
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_PERM": _CLOSED,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": "it is no database. Name another file, or move this one away.",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR": "the disk cannot be read or written. Check that it is connected and has room.",
    "08": _UNREACHABLE,
    "25006": "it may only be read. Ask whoever looks after it for the right to write.",
    "42501": "this user may not do that there. Ask whoever looks after it for the right to create a schema.",
    "40": "two changes came at the same moment. Try again.",
    "53100": _FULL,
    "53": "the server has no room or no connection left. Try again in a moment.",
    "55P03": _BUSY,
    "57": "the server is shutting down or cut the connection. Try again in a moment.",
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
_UNREADABLE = "a text in it is damaged. Find it with: python -m lib check."
_AT_ONCE = "somebody else changed it at the same moment. Try again."
_OTHER = "it refused the request. Check it with: python -m lib check."


class StoreError(RuntimeError):
    """The store could not do as it was asked. Nothing was changed."""


class UnknownWorkspaceError(StoreError):
    """There is no such workspace, or the user is none of its members: which of the two is not said."""

    def __init__(self) -> None:
        super().__init__("This corpus is not there: it was deleted, or you are none of its members. Open another.")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turns the errors of a database into StoreErrors. `place` says which database, without its password."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{place}: {_sentence(error)}") from error
    except (UnicodeDecodeError, JSONDecodeError) as error:
        raise StoreError(f"{place}: {_UNREADABLE}") from error
    except OSError as error:
        raise StoreError(f"{place}: {error.strerror or 'it cannot be reached'}. Check its folder.") from error


def _sentence(error: Exception) -> str:
    if isinstance(error, IntegrityError):
        return _AT_ONCE
    cause = getattr(error, "orig", None) or error
    if "decode to UTF-8" in str(cause):
        return _UNREADABLE
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    fitting = [start for start in _SENTENCES if code.startswith(start)]
    if fitting:
        return _SENTENCES[max(fitting, key=len)]
    # A server that is not there has no code to give.
    return _UNREACHABLE if type(cause).__name__ == "OperationalError" and not code else _OTHER
