"""A workspace as one file, and back."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from lib.store.archive import Archive, ArchiveLimits, write
from lib.store.errors import StoreError
from lib.store.rows import Values
from lib.store.schema import articles, log, settings, workspaces
from lib.store.shape import shaped

KIND = "workspace"
TABLES = (articles, log, settings)
LIMITS = ArchiveLimits()

_LEFT_OUT = ("number", "workspace")


@dataclass(frozen=True)
class Imported:
    """What the file of a workspace holds, checked."""

    name: str
    source: str  # when the file was made, and its hash
    articles: list[Values]
    log: list[Values]
    settings: list[Values]


def exported(connection: Connection, workspace: str, made: str) -> bytes:
    """The file of a workspace."""
    name = connection.execute(select(workspaces.c.name).where(workspaces.c.id == workspace)).scalar_one()
    tables = [(table.name, _rows(connection, table, workspace)) for table in TABLES]
    file = io.BytesIO()
    write(file, {"framescope": KIND, "name": name}, tables, made)
    return file.getvalue()


def imported(data: bytes, limits: ArchiveLimits = LIMITS) -> Imported:
    """What is in the file of a workspace. Raises StoreError if anything in it is not as it should be."""
    archive = Archive(io.BytesIO(data), KIND, [table.name for table in TABLES], limits)
    name, made = archive.manifest.get("name"), archive.manifest.get("made")
    if not isinstance(name, str) or not isinstance(made, str) or len(made) > 40 or not made.isprintable():
        raise StoreError("The file does not say what it holds. Export it again and retry.")
    rows = {table.name: [shaped(table, row, _LEFT_OUT) for row in archive.rows(table.name)] for table in TABLES}
    for table, key in (("articles", "id"), ("settings", "name")):
        if len({row[key] for row in rows[table]}) != len(rows[table]):
            raise StoreError(f"The file holds the same row of '{table}' twice. Export it again and retry.")
    return Imported(name, f"exported {made}, SHA-256 {hashlib.sha256(data).hexdigest()}", **rows)


def _rows(connection: Connection, table: Table, workspace: str) -> Iterator[Values]:
    query = select(*(column for column in table.columns if column.name not in _LEFT_OUT))
    order = table.c.number if "number" in table.c else table.c.name
    for row in connection.execute(query.where(table.c.workspace == workspace).order_by(order)):
        yield dict(row._mapping)
