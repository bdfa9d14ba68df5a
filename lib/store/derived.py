"""What was computed from articles and can be computed again: kept within bounds, never missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import and_, delete, func, select
from sqlalchemy.engine import Connection

from lib.store.rows import batches, put_over
from lib.store.schema import articles, derived
from lib.store.texts import checked

KEPT_PER_ARTICLE = 8  # values of one kind: as many settings can be switched back to
KEPT_AT_LEAST = 1000  # values of one kind


def kept(connection: Connection, workspace: str, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
    """The values that are still there."""
    found: dict[str, bytes] = {}
    checked(kind, "A kind")
    for some in batches(checked(key, "A key") for key in keys):
        here = and_(derived.c.workspace == workspace, derived.c.kind == kind, derived.c.key.in_(some))
        rows = connection.execute(select(derived.c.key, derived.c.value).where(here))
        found.update((row.key, row.value) for row in rows)
    return found


def keep(connection: Connection, workspace: str, kind: str, values: Mapping[str, bytes]) -> None:
    """Keeps values; the oldest of their kind leave when there are too many."""
    keyed = {checked(key, "A key"): value for key, value in values.items()}
    rows = [{"workspace": workspace, "kind": checked(kind, "A kind"), "key": key, "value": keyed[key]} for key in keyed]
    put_over(connection, derived, ("workspace", "kind", "key"), rows)
    here = and_(derived.c.workspace == workspace, derived.c.kind == kind)
    of_articles = select(func.count()).select_from(articles).where(articles.c.workspace == workspace)
    most = max(KEPT_AT_LEAST, KEPT_PER_ARTICLE * connection.execute(of_articles).scalar_one())
    newest = select(derived.c.number).where(here).order_by(derived.c.number.desc()).offset(most).limit(1)
    last_to_go = connection.execute(newest).scalar()
    if last_to_go is not None:
        connection.execute(delete(derived).where(here, derived.c.number <= last_to_go))
