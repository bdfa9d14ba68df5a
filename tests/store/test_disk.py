"""A disk that is full, a folder that may only be read: a clear sentence, and what was stored can still be read."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

import pytest
from stored import ARTICLES, numbered

from lib.store import LOCAL, StoreError, open_store
from lib.store.backup import back_up
from lib.store.check import faults

FULL = "{}: the disk is full. Make room and try again; what was stored before is still there."
MOUNT_MB = 4


def mount(*arguments):
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a file system of a few megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid():
        pytest.skip("only root may mount a small disk")
    done = mount("-t", "tmpfs", "-o", f"size={MOUNT_MB}m", "tmpfs", folder)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def added_until_full(workspace):
    """Adds articles until the store refuses; returns the acknowledged ones and the sentence."""
    acknowledged, start = [], 0
    while True:
        batch = numbered(start, start + 40, words=200)
        try:
            workspace.change(added=batch)
        except StoreError as error:
            return acknowledged, str(error)
        acknowledged += batch
        start += 40


def no_faults(store):
    with store.database.reading() as connection:
        return not list(faults(connection))


def with_ballast(folder):
    """A store with an empty workspace on the small disk, and a file whose end makes room."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1 << 20))
    store = open_store(f"sqlite:///{folder / 'framescope.db'}")
    return store, store.create("Ferry", LOCAL), ballast


def test_a_full_disk_is_said_and_costs_nothing_that_was_stored(small_disk):
    store, workspace, ballast = with_ballast(small_disk)
    acknowledged, sentence = added_until_full(workspace)
    assert len(acknowledged) > 40
    assert sentence == FULL.format(store.database.place)

    assert list(store.open(workspace.id, LOCAL).articles().values()) == acknowledged
    assert workspace.settings() == {}
    assert no_faults(store)
    with pytest.raises(StoreError) as refused:
        back_up(store.database, small_disk / "backup.zip")
    assert "No space left on device" in str(refused.value) or "the disk is full" in str(refused.value)
    assert {file.name for file in small_disk.iterdir()} <= {
        "ballast", "framescope.db", "framescope.db-wal", "framescope.db-shm"
    }  # fmt: skip

    ballast.unlink()
    more = numbered(10_000, 10_040)
    assert len(workspace.change(added=more)) == 40
    assert list(workspace.articles().values()) == [*acknowledged, *more]
    assert no_faults(store)
    store.close()


def test_a_store_that_was_closed_on_a_full_disk_opens_again_when_there_is_room(small_disk):
    store, workspace, ballast = with_ballast(small_disk)
    acknowledged, _ = added_until_full(workspace)
    store.close()
    with contextlib.suppress(OSError):
        (small_disk / "filler").write_bytes(bytes(MOUNT_MB << 20))
    try:
        found = open_store(f"sqlite:///{small_disk / 'framescope.db'}")
        assert list(found.open(workspace.id, LOCAL).articles().values()) == acknowledged
        found.close()
    except StoreError as error:
        assert "disk" in str(error)  # noqa: PT017
    ballast.unlink()
    again = open_store(f"sqlite:///{small_disk / 'framescope.db'}")
    assert list(again.open(workspace.id, LOCAL).articles().values()) == acknowledged
    assert len(again.open(workspace.id, LOCAL).change(added=numbered(10_000, 10_010))) == 10
    again.close()


def test_a_database_that_may_not_grow_says_so_and_goes_on_when_it_may(sqlite_url):
    store = open_store(sqlite_url)
    workspace = store.create("Ferry", LOCAL)
    workspace.change(added=ARTICLES)

    def limit(n_pages):
        with store.database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {n_pages}")

    limit(60)
    acknowledged, sentence = added_until_full(workspace)
    assert sentence == FULL.format(store.database.place)
    assert list(workspace.articles().values()) == [*ARTICLES, *acknowledged]
    with pytest.raises(StoreError):
        store.import_(big_export(), LOCAL)
    assert len(store.workspaces(LOCAL)) == 1
    limit(10_000)
    assert len(workspace.change(added=numbered(10_000, 10_010, words=200))) == 10
    assert no_faults(store)
    store.close()


def big_export():
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/framescope.db")
        workspace = store.create("Big", LOCAL)
        workspace.change(added=numbered(0, 200, words=200))
        data = workspace.export()
        store.close()
    return data


@contextlib.contextmanager
def read_only(folder):
    """The folder and its files may only be read: by their permissions, for root by a mount."""
    if os.geteuid():
        modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
        for path, mode in modes.items():
            path.chmod(mode & ~0o222)
        yield
        for path, mode in modes.items():
            path.chmod(mode)
        return
    done = mount("--bind", folder, folder)
    if done.returncode or mount("-o", "remount,bind,ro", folder).returncode:
        pytest.skip(f"a read-only folder cannot be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_new_store_in_a_folder_that_may_only_be_read_is_refused(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with read_only(folder), pytest.raises(StoreError) as refused:
        open_store(f"sqlite:///{folder / 'framescope.db'}")
    reason = "Permission denied" if os.geteuid() else "Read-only file system"
    assert str(refused.value) == f"{folder / 'framescope.db'}: {reason}. Check its folder."
    assert list(folder.iterdir()) == []


def test_a_store_in_a_folder_that_may_only_be_read_is_refused_with_a_sentence_and_not_harmed(tmp_path):
    folder = tmp_path / "folder"
    url = f"sqlite:///{folder / 'framescope.db'}"
    store = open_store(url)
    store.create("Ferry", LOCAL).change(added=ARTICLES)
    store.close()
    before = (folder / "framescope.db").read_bytes()
    with read_only(folder), pytest.raises(StoreError) as refused:
        open_store(url)
    sentences = (
        "it may only be read. Make the file and its folder writable, or name another place.",
        "it cannot be opened. Check that its folder exists and may be written to.",
    )
    assert str(refused.value) in [f"{folder / 'framescope.db'}: {sentence}" for sentence in sentences]
    assert (folder / "framescope.db").read_bytes() == before
    again = open_store(url)
    assert again.workspaces(LOCAL)[0].n_articles == 3
    again.close()


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as refused:
        open_store(f"sqlite:///{tmp_path / 'file' / 'framescope.db'}")
    path = Path(tmp_path / "file" / "framescope.db")
    assert str(refused.value).startswith(f"{path}: ")
    assert str(refused.value).endswith(" Check its folder.")
