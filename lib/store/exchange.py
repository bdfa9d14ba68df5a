"""A workspace as one file, and back."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from lib.store.archive import Archive, ArchiveLimits, write
from lib.store.errors import StoreError
from lib.store.portable import portable_rows
from lib.store.rows import Values
from lib.store.schema import log, portable_articles, settings, workspaces
from lib.store.shape import shaped

KIND = "workspace"
TABLES = (portable_articles, log, settings)
LIMITS = ArchiveLimits()

_LEFT_OUT = ("number", "workspace")
_KEYS = {portable_articles.name: "id", settings.name: "name"}
_LONGEST_TIME = 40  # characters


def exported(connection: Connection, workspace: str, made: str) -> bytes:
    """The file of a workspace."""
    name = connection.execute(select(workspaces.c.name).where(workspaces.c.id == workspace)).scalar_one()
    tables = [(table.name, portable_rows(connection, table, _LEFT_OUT, workspace)) for table in TABLES]
    file = io.BytesIO()
    write(file, {"framescope": KIND, "name": name}, tables, made)
    return file.getvalue()


class Import:
    """The file of a workspace. Making one raises StoreError if anything in the file is not as it should be."""

    def __init__(self, data: bytes, limits: ArchiveLimits = LIMITS):
        self._archive = Archive(io.BytesIO(data), KIND, [table.name for table in TABLES], limits)
        name, made = self._archive.manifest.get("name"), self._archive.manifest.get("made")
        if not isinstance(name, str) or not isinstance(made, str) or len(made) > _LONGEST_TIME:
            raise StoreError("The file does not say what it holds. Export it again and retry.")
        self.name = name
        self.source = f"exported {made}, SHA-256 {hashlib.sha256(data).hexdigest()}"
        for table in TABLES:
            self._check(table)

    def rows(self, table: Table) -> Iterator[Values]:
        """The rows of a table in their order, for any workspace."""
        for row in self._archive.rows(table.name):
            yield shaped(table, row, _LEFT_OUT)

    def _check(self, table: Table) -> None:
        """Looks at every row before the first one is stored; a large file is read twice rather than held."""
        seen: set[str] = set()
        for row in self.rows(table):
            if key := row.get(_KEYS.get(table.name, "")):
                if key in seen:
                    raise StoreError(f"The file holds the same row of '{table.name}' twice. Export it again and retry.")
                seen.add(key)
