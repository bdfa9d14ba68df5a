"""Several programs and threads use one store at once: each waits for the other, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from stored import ARTICLES, numbered

from lib.store import LOCAL, StoreError, database, open_store
from lib.store.backup import back_up, restore
from lib.store.check import faults

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
sys.path.insert(0, "tests/helpers")
from stored import numbered
from lib.store import FileRow, open_store
url, workspace_id, user, start = *sys.argv[1:4], int(sys.argv[4])
workspace = open_store(url).open(workspace_id, user)
for n in range(start, start + 200, 5):
    own, shared = numbered(n, n + 5), numbered(9000 + n - start, 9005 + n - start)
    workspace.change(added=[*own, *shared], files=[FileRow(f"{n}", "read", 10)])
    workspace.keep_settings({f"{n}": user, "last": user})
"""


def test_two_programs_that_write_at_once_lose_nothing(store, url):
    workspace = store.create("Ferry", "ann")
    workspace.add_member("bob")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, url, workspace.id, user, str(start)], cwd=ROOT, stderr=-1)
        for user, start in (("ann", 0), ("bob", 1000))
    ]
    said = [writer.communicate(timeout=120)[1] for writer in writers]
    assert said == [b"", b""]
    held = workspace.articles().values()
    expected = [*numbered(0, 200), *numbered(1000, 1200), *numbered(9000, 9200)]
    assert sorted(article.text for article in held) == sorted(article.text for article in expected)
    assert len(workspace.settings()) == 81
    assert len(workspace.files()) == 80
    added = [entry.subject for entry in workspace.log() if entry.action == "added"]
    assert sorted(added) == sorted(article.id for article in expected)
    with store.database.reading() as connection:
        assert list(faults(connection)) == []


def test_many_programs_may_be_the_first_to_open_a_store(url):
    command = [sys.executable, "-c", "import sys; from lib.store import open_store; open_store(sys.argv[1])", url]
    programs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    said = [program.communicate(timeout=120)[1] for program in programs]
    assert said == [b""] * 4


def test_many_threads_of_one_program_share_a_store(store):
    workspace = store.create("Ferry", LOCAL)

    def work(number):
        workspace.change(added=numbered(number * 10, number * 10 + 10, words=1))
        workspace.keep_settings({f"{number}": "x"})
        return len(workspace.articles())

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(work, range(24)))
    assert max(seen) == 240
    assert {article.text for article in workspace.articles().values()} == {each.text for each in numbered(0, 240, 1)}
    assert len(workspace.settings()) == 24


def test_readers_go_on_while_somebody_writes(store):
    workspace = store.create("Ferry", LOCAL)
    workspace.change(added=ARTICLES)
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM articles")
        found = []
        reader = threading.Thread(target=lambda: found.append(len(workspace.articles())))
        reader.start()
        reader.join(5)
        assert found == [3]
        connection.rollback()
    assert len(workspace.articles()) == 3


def test_a_store_is_restored_while_others_read_and_write(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workspace = store.create("Ferry", LOCAL)
    workspace.change(added=ARTICLES)
    back_up(store.database, tmp_path / "backup.zip")
    stop, errors = threading.Event(), []

    def work(number):
        while not stop.is_set():
            try:
                workspace.change(added=numbered(number, number + 1))
                workspace.articles()
                store.workspaces(LOCAL)
            except StoreError as error:
                errors.append(error)
            number += 10

    with ThreadPoolExecutor(3) as pool:
        working = [pool.submit(work, number) for number in range(3)]
        try:
            for _ in range(2):
                restore(store.database, tmp_path / "backup.zip", replace=True)
        finally:
            stop.set()
        for each in working:
            each.result(60)
    assert errors == []
    restore(store.database, tmp_path / "backup.zip", replace=True)
    assert list(workspace.articles().values()) == list(ARTICLES)


def test_who_waits_too_long_for_a_write_is_told_so(sqlite_url, monkeypatch):
    monkeypatch.setattr(database, "_SQLITE", ("PRAGMA busy_timeout = 50", "PRAGMA foreign_keys = ON"))
    store = open_store(sqlite_url)
    workspace = store.create("Ferry", LOCAL)
    with store.database.writing(), pytest.raises(StoreError) as refused:
        workspace.change(added=ARTICLES)
    assert str(refused.value) == (
        f"{store.database.place}: another program has been writing to it for too long. Try again in a moment."
    )
    assert len(workspace.change(added=ARTICLES)) == 3
    store.close()


def test_a_membership_that_ends_during_a_change_ends_it(store):
    """Whoever is removed while a change of theirs waits its turn changes nothing."""
    made = store.create("Ferry", "ann")
    made.add_member("bob")
    bob = store.open(made.id, "bob")
    errors = []

    def change():
        try:
            bob.change(added=ARTICLES)
        except StoreError as error:
            errors.append(type(error).__name__)

    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE workspaces SET created = created")  # holds the workspace
        connection.exec_driver_sql("DELETE FROM members WHERE user_name = 'bob'")
        waiting = threading.Thread(target=change)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
    waiting.join(30)
    assert errors == ["UnknownWorkspaceError"]
    assert made.articles() == {}
