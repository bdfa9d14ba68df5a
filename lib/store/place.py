"""Where the store is."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from lib.store.errors import StoreError

DATABASE_VARIABLE = "FRAMESCOPE_DATABASE"  # a database URL
FOLDER_VARIABLE = "FRAMESCOPE_DATA"  # a folder
FILE = "framescope.db"
MEASURED = "measured"  # the folder of measured files

_DRIVERS = {"sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_HOW = "Write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE."


def default_url() -> str:
    """The URL of the store: $FRAMESCOPE_DATABASE, or a SQLite file in $FRAMESCOPE_DATA or the user's data folder."""
    if named := os.environ.get(DATABASE_VARIABLE):
        return named
    return URL.create("sqlite", database=str((_folder() / FILE).absolute())).render_as_string()


def measured_folder(file: Path | None) -> Path:
    """Where measured files are: beside the file of the database, or for a server in the data folder."""
    return (file.parent if file else _folder()).absolute() / MEASURED


def _folder() -> Path:
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_data_path("framescope", appauthor=False)


def parsed_url(url: str) -> URL:
    """The URL with the driver that we use. Raises StoreError if it names no database that we know."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(f"The address of the database is no URL. {_HOW}") from None  # may hold a password
    kind = found.drivername.split("+")[0]
    if kind not in _DRIVERS:
        raise StoreError(f"The database '{kind}' is none that Framescope knows. {_HOW}")
    if kind == "sqlite" and (not found.database or found.database == ":memory:"):
        raise StoreError(f"The address of the database names no file. {_HOW}")
    return found.set(drivername=_DRIVERS[kind])


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite database; None for a server."""
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def as_text(url: URL) -> str:
    """The database for a message: its file, or its URL without the password."""
    return str(sqlite_file(url) or url.set(drivername="postgresql", query={}).render_as_string(hide_password=True))
