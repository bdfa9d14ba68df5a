"""The n-th call to the database fails, for every n: each act happens as a whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from stored import DAM, FERRY, STRIKE, numbered

from lib.store import LOCAL, FileRow, StoreError
from lib.store.backup import back_up, restore
from lib.store.clock import now

TABLES = ("workspaces", "members", "articles", "log", "settings", "preferences")


class Failure:
    """Makes the n-th statement fail, or the n-th commit."""

    def __init__(self, engine):
        self.engine, self.left = engine, None

    def before(self, connection, cursor, statement, *rest):
        self.count(statement)

    def commit(self, connection):
        self.count("COMMIT")

    def count(self, statement):
        if self.left is not None:
            self.left -= 1
            if self.left == 0:
                raise OperationalError(statement, None, Exception("injected"))

    @contextmanager
    def at(self, n):
        event.listen(self.engine, "before_cursor_execute", self.before)
        event.listen(self.engine, "commit", self.commit)
        self.left = n
        try:
            yield
        finally:
            self.left = None
            event.remove(self.engine, "before_cursor_execute", self.before)
            event.remove(self.engine, "commit", self.commit)


def state(store):
    with store.database.reading() as connection:
        columns = {"number"}
        return {
            table: sorted(
                repr([value for name, value in row._mapping.items() if name not in columns])
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
            )
            for table in TABLES
        }


@pytest.fixture
def workspace(store):
    made = store.create("Ferry", LOCAL)
    made.change(added=[FERRY, DAM])
    made.keep_settings({"page": "start"})
    return made


def acts(store, workspace, folder):
    exported = workspace.export()
    backup = folder / "backup.zip"
    back_up(store.database, backup)
    workspace.change(added=numbered(0, 3, words=1))
    many = numbered(10, 450, words=1)
    change = {"added": [STRIKE, *many], "edited": [replace(FERRY, title="New")], "removed": [DAM.id]}
    return {
        "change": lambda: workspace.change(**change, files=[FileRow("a.txt", "read", 1)]),
        "create": lambda: store.create("Second", LOCAL),
        "import_": lambda: store.import_(exported, LOCAL),
        "keep_settings": lambda: workspace.keep_settings({"page": None, "other": "1"}),
        "keep_preferences": lambda: store.keep_preferences(LOCAL, {"theme": "dark"}),
        "rename": lambda: workspace.rename("Third"),
        "add_member": lambda: workspace.add_member("bob"),
        "remove_member": lambda: workspace.remove_member("bob"),
        "delete": lambda: workspace.delete(),
        "restore": lambda: restore(store.database, backup, replace=True, clock=now),
    }


def test_whatever_call_fails_all_is_done_or_nothing(store, workspace, tmp_path, monkeypatch):
    """Every call on SQLite; on PostgreSQL, where the same ones cost more, the first and every third."""
    monkeypatch.chdir(tmp_path)
    step = 3 if store.database._engine.dialect.name == "postgresql" else 1
    failure = Failure(store.database._engine)
    for name, act in acts(store, workspace, tmp_path).items():
        before, n = state(store), 1
        while True:
            try:
                with failure.at(n):
                    act()
                break
            except StoreError:
                assert state(store) == before, f"{name}, call {n}"
                n += step
        assert n >= 3, f"{name} was not interrupted"
        assert state(store) != before, name


def test_opening_works_where_its_time_cannot_be_noted(store, workspace):
    failure = Failure(store.database._engine)
    with failure.at(5):
        opened = store.open(workspace.id, LOCAL)
    assert len(opened.articles()) == 2
