"""A workspace as one file, with its texts or without them, and back."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from lib.compare.telling import Tell, unheard
from lib.store.archive import Archive, ArchiveLimits, write
from lib.store.awaited import PREFIX
from lib.store.errors import StoreError
from lib.store.portable import portable_rows
from lib.store.rows import Values
from lib.store.schema import bare_articles, log, portable_articles, settings, workspaces
from lib.store.shape import shaped

WORKSPACE, PROJECT = "workspace", "project"
TABLES = {WORKSPACE: (portable_articles, log, settings), PROJECT: (bare_articles, log, settings)}
LIMITS = ArchiveLimits()
Rewrite = Callable[[str, str], str]  # of a setting's name and value to another value

_LEFT_OUT = ("number", "workspace")
_KEYS = {portable_articles.name: "id", bare_articles.name: "id", settings.name: "name"}
_LONGEST_TIME = 40  # characters


def exported(connection: Connection, workspace: str, made: str, bare: Rewrite | None = None) -> bytes:
    """The file of a workspace; with `bare` one without texts, which has of each setting what `bare` makes of it."""
    name = connection.execute(select(workspaces.c.name).where(workspaces.c.id == workspace)).scalar_one()
    kind = PROJECT if bare else WORKSPACE
    rows = {table: portable_rows(connection, table, _LEFT_OUT, workspace) for table in TABLES[kind]}
    if bare:
        rows[settings] = ({**row, "value": bare(row["name"], row["value"])} for row in rows[settings])
    file = io.BytesIO()
    write(file, {"framescope": kind, "name": name}, ((table.name, rows[table]) for table in rows), made)
    return file.getvalue()


class Import:
    """The file of a workspace. Making one raises StoreError if anything in the file is not as it should be."""

    def __init__(self, data: bytes, limits: ArchiveLimits = LIMITS, tell: Tell = unheard):
        """`tell` hears how much is read; all is read twice."""
        self._tell = tell
        kinds = {kind: [table.name for table in tables] for kind, tables in TABLES.items()}
        self._archive = Archive(io.BytesIO(data), kinds, limits)
        name, made = self._archive.manifest.get("name"), self._archive.manifest.get("made")
        if not isinstance(name, str) or not isinstance(made, str) or len(made) > _LONGEST_TIME:
            raise StoreError("The file does not say what it holds. Export it again and retry.")
        self.name = name
        self.source = f"exported {made}, SHA-256 {hashlib.sha256(data).hexdigest()}"
        self.has_texts = self._archive.kind == WORKSPACE
        for table in TABLES[self._archive.kind]:
            self._check(table)

    def rows(self, table: Table) -> Iterator[Values]:
        """The rows of a table in their order, for any workspace."""
        for row in self._archive.rows(table.name):
            self._tell(self._archive.n_read, 2 * self._archive.n_bytes)
            fitting = shaped(table, row, _LEFT_OUT)
            if table is settings and fitting["name"].startswith(PREFIX):
                _check_awaited(fitting)
            yield fitting

    def _check(self, table: Table) -> None:
        """Looks at every row before the first one is stored; a large file is read twice rather than held."""
        seen: set[str] = set()
        for row in self.rows(table):
            if key := row.get(_KEYS.get(table.name, "")):
                if key in seen:
                    raise StoreError(f"The file holds the same row of '{table.name}' twice. Export it again and retry.")
                seen.add(key)


def _check_awaited(row: Values) -> None:
    """An article that was awaited where the file was made is one that can be awaited here."""
    try:
        known = json.loads(row["value"])
        shaped(bare_articles, {"id": row["name"].removeprefix(PREFIX), **known}, _LEFT_OUT)
    except (ValueError, TypeError, RecursionError):
        raise StoreError(
            "The file holds an awaited article that is not what it should be. Take another file."
        ) from None
