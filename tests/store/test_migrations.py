"""Databases of other versions, and files that are no database of ours."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect
from stored import ARTICLES, DAM, FERRY, found_faults

from lib.model import Card
from lib.store import LOCAL, StoreError, migrations, open_store, schema
from lib.store.database import Database
from lib.store.migrations import NEWEST, apply_next, statements, version

ROOT = Path(__file__).parents[2]
AT = "2026-01-02T03:04:05.000000+00:00"


@pytest.fixture
def database(url):
    found = Database(url)
    yield found
    found.close()


def brought_to(database, wanted):
    """An older database: one that was never brought further than this version."""
    with database.writing() as connection:
        while version(connection, "here") < wanted:
            apply_next(connection, "here", lambda: AT)


def test_the_tables_are_those_that_queries_expect(url, database):
    open_store(url).close()
    with database.reading() as connection:
        found = inspect(connection)
        names = {table.name for table in schema._METADATA.tables.values()}
        assert {name for name in found.get_table_names() if not name.startswith("words_of_")} == names
        for table in schema._METADATA.tables.values():
            columns = {column["name"]: column for column in found.get_columns(table.name)}
            assert set(columns) == set(table.columns.keys())
            for column in table.columns:
                kind = columns[column.name]["type"]
                as_stored = str if isinstance(column.type, schema.JSON) else column.type.python_type
                assert kind.python_type in (as_stored, column.type.python_type), column
                if not column.primary_key:
                    assert columns[column.name]["nullable"] == column.nullable, column


def test_a_database_of_the_version_before_opens_with_all_that_is_in_it(url, database):
    brought_to(database, NEWEST - 1)
    old = "INSERT INTO {} VALUES ({})"
    with database.writing() as connection:
        assert "text" in [column["name"] for column in inspect(connection).get_columns("articles")]
        connection.exec_driver_sql(old.format("workspaces", f"'abc', 'Ferry', '{AT}'"))
        connection.exec_driver_sql(old.format("members", f"'abc', '', 'owner', '{AT}', 'ferry'"))
        connection.exec_driver_sql(
            "INSERT INTO articles (workspace, id, text, title, restored, labels)"
            f" VALUES ('abc', '{DAM.id}', '{DAM.text}', 'Dam holds', '[]', '[]')"
        )
    store = open_store(url)
    workspace = store.open("abc", LOCAL)
    assert list(workspace.articles().values()) == [DAM]
    assert workspace.cards() == {DAM.id: Card.of(DAM)}
    assert workspace.search("night holds").ids == workspace.search("持").ids + workspace.search("水門").ids == (DAM.id,)
    assert workspace.change(added=[FERRY]) == {FERRY.id}
    assert workspace.articles()[FERRY.id].cut == FERRY.cut
    assert found_faults(store) == []
    store.close()


def test_a_database_of_a_newer_program_is_left_alone(url, database):
    open_store(url).close()
    with database.writing() as connection:
        connection.exec_driver_sql(f"INSERT INTO schema_version VALUES ({NEWEST + 1}, '{AT}')")
    with pytest.raises(StoreError) as refused:
        open_store(url)
    assert str(refused.value) == (
        f"{database.place}: a newer Framescope made this (version {NEWEST + 1} of its tables, this program knows "
        f"{NEWEST}). Install the newer Framescope."
    )


def test_the_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "framescope.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StoreError) as refused:
        open_store(f"sqlite:///{path}")
    assert str(refused.value) == f"{path}: this is the database of another program. Name another one."


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "framescope.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_store(f"sqlite:///{path}")
    assert str(refused.value) == f"{path}: it is no database. Name another file, or move this one away."
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_store(tmp_path):
    path = tmp_path / "framescope.db"
    path.touch()
    store = open_store(f"sqlite:///{path}")
    store.create("Ferry", LOCAL)
    assert [each.name for each in store.workspaces(LOCAL)] == ["Ferry"]
    store.close()


def test_a_new_store_is_for_the_eyes_of_its_user_only(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'framescope.db'}")
    store.create("Ferry", LOCAL).change(added=ARTICLES)
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "new" / "folder").iterdir()} == {0o600}
    store.close()


class StopError(Exception):
    """The program ends here."""


@pytest.mark.parametrize("from_version", range(NEWEST))
def test_a_migration_that_fails_after_any_statement_changes_nothing(url, database, monkeypatch, from_version):
    n_statements = len(statements("sqlite" if database.file else "postgresql", from_version + 1)) + 1  # the version row
    for n_done in range(n_statements):
        brought_to(database, from_version)
        before = tables(database)
        monkeypatch.setattr(migrations, "statements", stopping_after(n_done))
        clock = stopped if n_done == n_statements - 1 else (lambda: AT)
        with pytest.raises(StopError), database.writing() as connection:
            apply_next(connection, "here", clock)
        monkeypatch.undo()
        assert tables(database) == before
    store = open_store(url)
    store.create("Ferry", LOCAL).change(added=ARTICLES)
    store.close()


def stopped():
    raise StopError


def stopping_after(n_done):
    def some(dialect, to_version):
        yield from statements(dialect, to_version)[:n_done]
        if n_done < len(statements(dialect, to_version)):
            raise StopError

    return some


def tables(database):
    with database.reading() as connection:
        found = inspect(connection)
        return {name: [column["name"] for column in found.get_columns(name)] for name in found.get_table_names()}


KILLED = """
import os, signal, sys
from lib.store import migrations, open_store
n_done, of = int(sys.argv[2]), migrations.statements
def killing(dialect, to_version):
    for number, statement in enumerate(of(dialect, to_version)):
        if to_version == migrations.NEWEST and number == n_done:
            os.kill(os.getpid(), signal.SIGKILL)
        yield statement
    if to_version == migrations.NEWEST:
        os.kill(os.getpid(), signal.SIGKILL)
migrations.statements = killing
open_store(sys.argv[1])
"""


def test_a_migration_killed_after_each_statement_leaves_the_version_before(sqlite_url):
    database = Database(sqlite_url)
    brought_to(database, NEWEST - 1)
    before = tables(database)
    database.close()
    for n_done in range(len(statements("sqlite", NEWEST)) + 1):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, sqlite_url, str(n_done)], cwd=ROOT, check=False, timeout=60
        )
        assert done.returncode == -signal.SIGKILL
        database = Database(sqlite_url)
        assert tables(database) == before
        database.close()
    store = open_store(sqlite_url)
    assert "texts" in tables(store.database)
    assert "derived" not in tables(store.database)
    store.close()


def test_the_folder_of_a_store_is_made(tmp_path):
    path = tmp_path / "a" / "b c" / "ä.db"
    store = open_store(f"sqlite:///{path}")
    store.create("Ferry", LOCAL)
    store.close()
    assert path.stat().st_size > 0
