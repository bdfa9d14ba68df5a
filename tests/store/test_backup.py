"""A backup is made while others write, is checked by restoring it, and comes back on either kind of database."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from stored import ARTICLES, DAM, damage, found_faults, numbered

from lib.__main__ import main
from lib.store import LOCAL, StoreError, open_store
from lib.store.backup import back_up, restore, verify
from lib.store.portable import portable_rows
from lib.store.schema import LASTING

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def content(store):
    """All that lasts, without the numbers of rows."""
    with store.database.reading() as connection:
        return {
            table.name: [list(row.values()) for row in portable_rows(connection, table, ("number",))]
            for table in LASTING
        }


def test_a_backup_restores_everything_that_lasts(filled, tmp_path):
    out = tmp_path / "backup.zip"
    assert back_up(filled.database, out) == 3
    other = open_store(f"sqlite:///{tmp_path / 'other' / 'framescope.db'}")
    assert restore(other.database, out) == (3, None)
    assert content(other) == content(filled)
    workspace = other.open(filled.workspaces("bob")[-1].id, "bob")
    assert list(workspace.articles().values()) == list(ARTICLES)
    assert workspace.derived("scores", ["a"]) == {}
    assert found_faults(other) == []
    other.close()


def test_a_backup_of_sqlite_goes_to_postgresql_and_back(store, sqlite_url, tmp_path):
    if store.database.file:
        pytest.skip("this one starts at PostgreSQL")
    store.create("Ferry", "ann").change(added=ARTICLES)
    back_up(store.database, tmp_path / "of_postgresql.zip")
    local = open_store(sqlite_url)
    restore(local.database, tmp_path / "of_postgresql.zip")
    assert content(local) == content(store)
    local.open(local.workspaces("ann")[0].id, "ann").change(added=numbered(0, 3))
    back_up(local.database, tmp_path / "of_sqlite.zip")
    restore(store.database, tmp_path / "of_sqlite.zip", replace=True)
    assert content(local) == content(store)
    local.close()


def test_a_restore_keeps_what_was_there_aside(filled, tmp_path):
    back_up(filled.database, tmp_path / "backup.zip")
    before = content(filled)
    workspace = filled.open(filled.workspaces("ann")[0].id, "ann")
    workspace.change(added=numbered(0, 2), removed=[DAM.id])
    later = content(filled)
    with pytest.raises(StoreError) as refused:
        restore(filled.database, tmp_path / "backup.zip")
    assert str(refused.value) == (
        f"{filled.database.place}: there are articles in it. To put the backup in their place: --replace."
    )
    assert content(filled) == later
    n_articles, aside = restore(filled.database, tmp_path / "backup.zip", replace=True)
    assert n_articles == 3
    assert content(filled) == before
    assert re.fullmatch(r"framescope-before-restore-\d{8}T\d{12}\.zip", aside.name)
    restore(filled.database, aside, replace=True)
    assert content(filled) == later
    assert workspace.change(added=[DAM]) == {DAM.id}  # the store goes on


def test_a_store_without_articles_is_restored_without_more_ado_but_kept_aside(filled, store, tmp_path, sqlite_url):
    back_up(filled.database, tmp_path / "backup.zip")
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    other.create("Empty", LOCAL)
    n_articles, aside = restore(other.database, tmp_path / "backup.zip")
    assert (n_articles, aside.parent) == (3, tmp_path)
    assert verify(aside, tmp_path) == 0
    other.close()


def test_a_backup_holds_one_state_while_others_write(store, tmp_path):
    workspace = store.create("Ferry", LOCAL)
    workspace.change(added=numbered(0, 500))
    stop, n_written = threading.Event(), 0

    def write():
        nonlocal n_written
        while not stop.is_set():
            # Each change takes one article away and adds two: a mixed state has another number.
            start = 500 + 2 * n_written
            workspace.change(added=numbered(start, start + 2), removed=[numbered(n_written, n_written + 1)[0].id])
            n_written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        numbers = [back_up(store.database, tmp_path / f"{n}.zip") for n in range(3)]
    finally:
        stop.set()
        writer.join()
    assert n_written > 3
    for n, n_articles in enumerate(numbers):
        copy = open_store(f"sqlite:///{tmp_path / f'copy{n}.db'}")
        restore(copy.database, tmp_path / f"{n}.zip")
        held = list(copy.open(workspace.id, LOCAL).articles().values())
        n_changes = n_articles - 500
        assert held == numbered(n_changes, 500 + 2 * n_changes)
        copy.close()


def test_a_backup_does_not_take_the_place_of_a_file(filled, tmp_path):
    out = tmp_path / "backup.zip"
    out.write_bytes(b"precious")
    with pytest.raises(StoreError) as refused:
        back_up(filled.database, out)
    assert str(refused.value) == f"{out}: there is such a file already. Name a new one."
    assert out.read_bytes() == b"precious"


def test_a_backup_that_cannot_be_written_leaves_no_file(filled, tmp_path):
    with pytest.raises(StoreError) as refused:
        back_up(filled.database, tmp_path / "missing" / "backup.zip")
    assert str(refused.value) == f"{tmp_path / 'missing' / 'backup.zip'}: No such file or directory. Check its folder."


def test_a_backup_of_a_damaged_store_is_not_made(filled, tmp_path):
    damage(filled, DAM, "The dam broke.")
    with pytest.raises(StoreError) as refused:
        back_up(filled.database, tmp_path / "backup.zip")
    assert str(refused.value) == (
        f"{tmp_path / 'backup.zip'}: not written, because restoring it failed. The file holds a text that does not fit "
        "its hash. Take another file. Look for damage: python -m lib check."
    )
    assert [file.name for file in tmp_path.iterdir() if "zip" in file.name or "check" in file.name] == []


def test_a_damaged_backup_changes_nothing(filled, tmp_path):
    source = tmp_path / "backup.zip"
    back_up(filled.database, source)
    good, before = source.read_bytes(), content(filled)
    for place in range(40, len(good), len(good) // 25):
        flipped = bytearray(good)
        flipped[place] ^= 0x55
        source.write_bytes(flipped)
        with contextlib.suppress(StoreError):
            restore(filled.database, source, replace=True)
        assert content(filled) == before


def test_a_damaged_store_that_cannot_be_kept_aside_is_left_as_it_is(filled, tmp_path):
    back_up(filled.database, tmp_path / "backup.zip")
    damage(filled, DAM, "The dam broke.")
    before = content(filled)
    with pytest.raises(StoreError) as refused:
        restore(filled.database, tmp_path / "backup.zip", replace=True)
    said = str(refused.value)
    assert said.startswith(f"{filled.database.place}: what is in it cannot be kept aside. ")
    assert "The file holds a text that does not fit its hash." in said
    assert said.endswith(" Or move the database away and restore again.")
    assert content(filled) == before


@pytest.mark.parametrize("data", [b"", b"no zip"])
def test_a_file_that_is_no_backup_is_refused(filled, tmp_path, data):
    source = tmp_path / "x.zip"
    exported = filled.open(filled.workspaces("ann")[0].id, "ann").export()
    before = content(filled)
    source.write_bytes(data)
    with pytest.raises(StoreError) as refused:
        restore(filled.database, source, replace=True)
    assert str(refused.value) == "The file is damaged, or it was not made by Framescope. Export it again and retry."
    source.write_bytes(exported)
    with pytest.raises(StoreError):
        restore(filled.database, source, replace=True)
    assert content(filled) == before


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command on the database of this URL, or on the user's own in this folder."""

    def status_and_lines(*arguments, url=None, folder=None):
        monkeypatch.delenv("FRAMESCOPE_DATABASE", raising=False)
        monkeypatch.setenv("FRAMESCOPE_DATA", str(folder))
        status = main([*map(str, arguments), *(["--database", url] if url else [])])
        return status, capsys.readouterr().err.splitlines()

    return status_and_lines


def test_a_command_is_run_as_a_program(tmp_path):
    command = [sys.executable, "-m", "lib", "check", "--database", f"sqlite:///{tmp_path / 'none.db'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path / 'none.db'}: there is no store. Name its database: --database URL.\n"


def test_the_commands_back_up_check_and_restore(filled, url, tmp_path, run):
    out, other = tmp_path / "backup.zip", tmp_path / "home"
    assert run("backup", out, url=url) == (0, [f"3 articles backed up and checked -> {out}"])
    assert run("check", url=url) == (0, [f"{filled.database.place}: no faults"])
    assert run("restore", out, folder=other) == (0, [f"3 articles restored -> {other / 'framescope.db'}"])
    status, (refused,) = run("restore", out, url=url)
    assert (status, refused.endswith("To put the backup in their place: --replace.")) == (1, True)
    damage(filled, DAM, "The dam broke.")
    assert run("check", url=url) == (
        1,
        [
            f"Article {DAM.id} (row 2): the text is not the one that was stored.",
            f"{filled.database.place}: 1 fault",
        ],
    )
    assert run("backup", tmp_path / "bad.zip", url=url)[0] == 1


def test_check_and_backup_make_no_store_where_there_is_none(tmp_path, run):
    for command in (["check"], ["backup", tmp_path / "backup.zip"]):
        status, said = run(*command, folder=tmp_path / "home")
        assert (status, said) == (
            1,
            [f"{tmp_path / 'home' / 'framescope.db'}: there is no store. Name its database: --database URL."],
        )
    assert list(tmp_path.iterdir()) == []


def test_check_says_that_a_file_is_no_database(tmp_path, run):
    (tmp_path / "framescope.db").write_bytes(b"no database" * 100)
    status, (said,) = run("check", folder=tmp_path)
    path = tmp_path / "framescope.db"
    assert (status, said) == (1, f"{path}: it is no database. Name another file, or move this one away.")


def test_a_backup_of_a_newer_program_is_refused(filled, tmp_path):
    source = tmp_path / "backup.zip"
    back_up(filled.database, source)
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["manifest.json"] = re.sub(rb'"schema": \d+', b'"schema": 99', members["manifest.json"])
    with zipfile.ZipFile(source, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(StoreError) as refused:
        restore(filled.database, source, replace=True)
    assert str(refused.value) == "A newer Framescope made this file. Install the newer Framescope."
