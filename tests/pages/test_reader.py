"""Files that are read in a thread of their own, into a real store."""

from __future__ import annotations

import io
import zipfile
from unittest.mock import Mock

from lib.pages.corpus import Corpus
from lib.pages.keeping import Keeping, Stored
from lib.pages.reader import Reader
from lib.pages.setup import Setup
from lib.store import LOCAL, StoreError, Workspace

FILES = [("one.txt", b"The dam held."), ("bad.exe", b"MZ\0\0"), ("two.txt", b"Nobody spoke.")]


def reader(files, created, *, kept: Keeping | None = None, held: Corpus | None = None, setup: Setup | None = None):
    return Reader(list(files), {}, {}, held or Corpus(), kept or Keeping(), setup or Setup(), created, Stored.of)


def run(found: Reader) -> Reader:
    found.start()
    assert found.ended(60)
    return found


def test_the_first_article_makes_the_corpus_and_the_setup_goes_with_it(store):
    found = run(reader(FILES, lambda: store.create("Dam", LOCAL), setup=Setup(with_copies=True)))
    assert (found.n_done, found.n_new, found.n_refused, found.n_stopped) == (3, 2, 1, 0)
    (info,) = store.workspaces(LOCAL)
    _, held, setup = Keeping.of(store.open(info.id, LOCAL))
    assert [article.text for article in held.articles.values()] == ["The dam held.", "Nobody spoke."]
    assert [row.result for row in held.files] == ["read", "refused", "read"]
    assert setup.with_copies
    assert found.unsaved() == []


def test_where_files_cannot_be_read_at_all_the_reason_is_told(store, monkeypatch):
    monkeypatch.setattr("lib.pages.reader.read_files", Mock(side_effect=OSError(24, "Too many open files")))
    found = run(reader(FILES, lambda: store.create("Dam", LOCAL)))
    assert found.unread == "No further file can be read: Too many open files. Drop the rest again later."
    assert found.n_stopped == len(FILES)


def test_what_is_there_already_is_a_duplicate(store):
    workspace = store.create("Dam", LOCAL)
    run(reader(FILES[:1], None, **place(workspace)))
    found = run(reader(FILES, None, **place(workspace)))
    assert found.n_new == 1
    assert [row.result for row in workspace.files()] == ["read", "duplicate", "refused", "read"]


def test_files_that_are_all_refused_make_no_corpus(store):
    found = run(reader(FILES[1:2], lambda: store.create("Dam", LOCAL)))
    assert store.workspaces(LOCAL) == ()
    assert [row.result for row in found.held.files[found.kept.n_files :]] == ["refused"]


def test_what_the_store_does_not_take_is_left_for_the_session(store, monkeypatch):
    workspace = store.create("Dam", LOCAL)
    found = reader(FILES, None, **place(workspace))

    def full(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Workspace, "change", full)
    run(found)
    assert found.problem == "the disk is full"
    assert [article.text for article in found.unsaved()] == ["The dam held.", "Nobody spoke."]


def test_stopping_leaves_the_rest_unread_and_keeps_what_was_read(store):
    workspace = store.create("Dam", LOCAL)
    files = [(f"{n}.txt", f"Report {n}.".encode()) for n in range(200)]
    found = reader(files, None, **place(workspace))
    take = found._take

    def take_and_stop(reading):
        take(reading)
        if found.n_done == 3:
            found.stop()

    found._take = take_and_stop
    run(found)
    assert (found.n_done, found.n_stopped) == (3, 197)
    assert len(workspace.cards()) == 3


def test_a_deleted_corpus_ends_the_reading(store):
    workspace = store.create("Dam", LOCAL)
    found = reader(FILES, None, **place(workspace))
    workspace.delete()
    run(found)
    assert found.is_stopped
    assert found.problem


def test_an_archive_says_how_far_it_is(store):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(3):
            archive.writestr(f"{n}.txt", f"Report {n}.")
    found = reader([("pack.zip", packed.getvalue())], lambda: store.create("Dam", LOCAL))
    said = []
    tell = found._tell_within
    found._tell_within = lambda *args: (tell(*args), said.append(found.within))
    run(found)
    assert said == [f"; in pack.zip {n} of 3" for n in (1, 2, 3)]
    assert found.n_new == 3


def place(workspace: Workspace):
    kept, held, setup = Keeping.of(workspace)
    return {"kept": kept, "held": held, "setup": setup}
