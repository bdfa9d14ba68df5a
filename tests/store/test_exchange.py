"""A workspace goes out as one file and comes back; a file that is not as it should be comes to nothing."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest
from archives import changed, setting
from stored import ARTICLES, DAM, FERRY, numbered

from lib.store import LOCAL, FileRow, LogEntry, StoreError, open_store
from lib.store.archive import ArchiveLimits
from lib.store.exchange import Import

DAMAGED = "The file is damaged, or it was not made by Framescope. Export it again and retry."
NOT_AS = "The file holds a row of '{}' whose '{}' is not what it should be."
OTHER_COLUMNS = "The file holds a row of '{}' with other columns than it should have."
TWICE = "The file holds the same row of '{}' twice. Export it again and retry."
NEWER = "A newer Framescope made this file. Install the newer Framescope."
TOO_MUCH = "The file holds more than can be brought in. Export a smaller corpus."
UNSOUND = "The labels of an article are too long or too many, or its places lie outside the text."
NO_NAME = "The file does not say what it holds. Export it again and retry."


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('exported') / 'framescope.db'}")
    workspace = store.create("Ferry", "ann")
    workspace.change(added=ARTICLES, files=[FileRow("ferry.txt", "read", 3, "Fine.")])
    workspace.change(edited=[replace(DAM, outlet="Post")])
    workspace.keep_settings({"page": "words", "lexicon": "term\nrégime\n"})
    data = workspace.export()
    store.close()
    return data


def test_an_imported_workspace_holds_what_was_exported(store, exported):
    made = store.import_(exported, LOCAL)
    assert made.name == "Ferry"
    assert list(made.articles().values()) == [FERRY, replace(DAM, outlet="Post"), ARTICLES[2]]
    assert made.settings() == {"page": "words", "lexicon": "term\nrégime\n"}
    (file,) = made.files()
    assert (file.file, file.result, file.articles, file.why) == ("ferry.txt", "read", 3, "Fine.")


def test_the_imported_log_is_told_from_what_happened_here(store, exported):
    made = store.import_(exported, "bob")
    first, *imported = made.log()
    assert (first.user, first.action, first.subject, first.imported) == ("bob", "imported", "Ferry", False)
    assert first.detail.endswith(f"SHA-256 {hashlib.sha256(exported).hexdigest()}")
    assert [(entry.action, entry.user) for entry in imported] == [
        ("created", "ann"), *[("added", "ann")] * 3, ("file", "ann"), ("edited", "ann")
    ]  # fmt: skip
    assert all(entry.imported for entry in imported)
    again = store.import_(made.export(), "bob").log()
    assert again[1:] == tuple(LogEntry(*[*vars(entry).values()][:5], imported=True) for entry in made.log())


def test_importing_twice_gives_the_second_a_number(store, exported):
    names = [store.import_(exported, LOCAL).name for _ in range(3)]
    assert names == ["Ferry", "Ferry (2)", "Ferry (3)"]
    long = store.create("x" * 80, LOCAL).export()
    assert store.import_(long, LOCAL).name == "x" * 76 + " (2)"


def test_a_name_that_is_given_is_the_name_or_an_error(store, exported):
    assert store.import_(exported, LOCAL, name="Accident").name == "Accident"
    with pytest.raises(StoreError) as refused:
        store.import_(exported, LOCAL, name="ACCIDENT")
    assert str(refused.value) == "There is a corpus 'ACCIDENT' already. Choose another name."


def test_the_file_is_a_zip_of_json_lines_that_anybody_can_read(exported):
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        rows = archive.read("articles.jsonl")
        first = json.loads(rows.splitlines()[0])
    assert (manifest["framescope"], manifest["name"], manifest["version"]) == ("workspace", "Ferry", 1)
    assert manifest["tables"]["articles"] == {"rows": 3, "bytes": len(rows), "sha256": hashlib.sha256(rows).hexdigest()}
    assert (first["text"], first["cut"], first["labels"]) == (FERRY.text, [52], [list(label) for label in FERRY.labels])


def test_the_file_of_a_version_before_lacks_what_came_later(store, exported):
    def without_cut(tables, manifest):
        manifest["schema"] = 1
        for row in tables["articles"]:
            del row["cut"]

    made = store.import_(changed(exported, without_cut), LOCAL)
    assert made.articles()[FERRY.id] == replace(FERRY, cut=())


def appending(table, row):
    return lambda tables, manifest: tables[table].append(row)


def stating(**values):
    return lambda tables, manifest: manifest.update(values)


def as_text(text):
    """Another text with its true hash."""
    return {"text": text, "id": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


HOSTILE = {
    "text changed": (setting("articles", 0, text="Other."), "The file holds a text that does not fit its hash. "
                     "Take another file."),
    "id no string": (setting("articles", 0, id=7), NOT_AS.format("articles", "id")),
    "text missing": (lambda tables, manifest: tables["articles"][0].pop("text"), OTHER_COLUMNS.format("articles")),
    "text null": (setting("articles", 0, text=None), NOT_AS.format("articles", "text")),
    "a column more": (setting("articles", 0, workspace="x"), OTHER_COLUMNS.format("articles")),
    "a number of its own": (setting("log", 0, number=1), OTHER_COLUMNS.format("log")),
    "half of a character": (setting("articles", 0, title="\ud800"), "A row of 'articles' in the file holds half of a "
                            "character. Remove it, or save the file as UTF-8."),
    "NUL": (setting("settings", 0, value="a\0"), "A row of 'settings' in the file holds a NUL character. Remove it."),
    "a text of half characters": (setting("articles", 0, **as_text("\udfff")), "A row of 'articles' in the file holds "
                                  "half of a character. Remove it, or save the file as UTF-8."),
    "cut no list": (setting("articles", 0, cut="1"), NOT_AS.format("articles", "cut")),
    "cut outside": (setting("articles", 0, cut=[10**6]), UNSOUND),
    "cut of truths": (setting("articles", 0, cut=[True]), UNSOUND),
    "labels nested": (setting("articles", 0, labels=[["a", ["b"]]]), UNSOUND),
    "labels of three": (setting("articles", 0, labels=[["a", "b", "c"]]), UNSOUND),
    "labels unsorted": (setting("articles", 0, labels=[["b", "1"], ["a", "1"]]), UNSOUND),
    "labels too many": (setting("articles", 0, labels=[[f"{n:02}", "1"] for n in range(21)]), UNSOUND),
    "a time that is none": (setting("log", 0, at="yesterday"), NOT_AS.format("log", "at")),
    "a number below zero": (setting("log", 4, articles=-1), NOT_AS.format("log", "articles")),
    "a number too large": (setting("log", 4, articles=10**30), NOT_AS.format("log", "articles")),
    "a truth for a number": (setting("log", 4, articles=True), NOT_AS.format("log", "articles")),
    "an article twice": (lambda tables, manifest: tables["articles"].append(tables["articles"][0]),
                         TWICE.format("articles")),
    "a setting twice": (lambda tables, manifest: tables["settings"].append(tables["settings"][0]),
                        TWICE.format("settings")),
    "a row that is a list": (appending("articles", [1]), DAMAGED),
    "a row that is no JSON": (appending("articles", b"{'a': 1}\n"), DAMAGED),
    "a row that is no UTF-8": (appending("articles", b'{"a": "\xff"}\n'), DAMAGED),
    "a row nested deeply": (appending("articles", b"[" * 200_000 + b"\n"), DAMAGED),
    "a row with a huge number": (appending("articles", b"1" * 10_000 + b"\n"), DAMAGED),
    "a newer format": (stating(version=2), NEWER),
    "a newer schema": (stating(schema=99), NEWER),
    "a version that is none": (stating(version="1"), DAMAGED),
    "the backup of a store": (stating(framescope="store"), "The file holds no workspace and no project. Choose "
                              "another file."),
    "no kind": (lambda tables, manifest: manifest.pop("framescope"), DAMAGED),
    "no tables": (lambda tables, manifest: manifest.update(tables={}), DAMAGED),
    "a name that is none": (stating(name=["x"]), NO_NAME),
    "a name too long": (stating(name="x" * 81), "The name of a corpus has 1 to 80 printable characters. "
                        "Choose another one."),
    "a time too long": (stating(made="x" * 41), NO_NAME),
}  # fmt: skip


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory):
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'framescope.db'}")
    yield store
    store.close()


def refusal(store, data):
    with pytest.raises(StoreError) as refused:
        store.import_(data, LOCAL)
    assert store.workspaces(LOCAL) == ()
    return str(refused.value)


@pytest.mark.parametrize(("change", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_before_anything_is_stored(empty_store, exported, change, sentence):
    empty = change is HOSTILE["no tables"][0]
    assert refusal(empty_store, changed(exported, change, lie=empty)) == sentence


def test_a_file_whose_hash_does_not_fit_is_refused(empty_store, exported):
    for table in ("articles", "log", "settings"):
        lying = changed(exported, lambda tables, manifest, table=table: tables[table].pop(), lie=True)
        assert refusal(empty_store, lying) == DAMAGED


def test_a_file_that_packs_another_or_lacks_one_is_refused(empty_store, exported):
    assert refusal(empty_store, changed(exported, names=["../evil.txt"])) == DAMAGED
    assert refusal(empty_store, changed(exported, lambda tables, manifest: tables.pop("log"))) == DAMAGED
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = changed(exported, names=["articles.jsonl"])
    assert refusal(empty_store, twice) == DAMAGED


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip" * 100, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_is_refused(empty_store, data):
    assert refusal(empty_store, data) == DAMAGED


def test_any_flipped_byte_is_found_or_does_no_harm(empty_store, exported):
    for place in range(0, len(exported), 7):
        flipped = bytearray(exported)
        flipped[place] ^= 0x55
        try:
            made = empty_store.import_(bytes(flipped), LOCAL, name=f"Flipped {place}")
        except StoreError:
            continue
        assert len(made.articles()) == 3, place  # the byte was one that nobody reads, such as a time of the zip's
        assert [entry.action for entry in made.log()][1:] == ["created", *["added"] * 3, "file", "edited"]
        made.delete()


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (ArchiveLimits(max_rows=2), TOO_MUCH),
        (ArchiveLimits(max_line=100), TOO_MUCH),
        (ArchiveLimits(max_bytes=1 << 20), "Unpacked, the file is larger than 1 MB."),
    ],
)
def test_a_file_beyond_a_limit_is_refused(exported, limits, sentence):
    large = changed(exported, appending("settings", {"name": "x", "value": "y" * (1 << 20)}))
    with pytest.raises(StoreError) as refused:
        Import(large, limits)
    assert str(refused.value) == sentence


def test_a_bomb_is_not_unpacked_beyond_what_it_states(empty_store, exported):
    bomb = changed(exported, appending("settings", b"0" * (64 << 20)), lie=True)
    assert len(bomb) < 1 << 20
    assert refusal(empty_store, bomb) == DAMAGED


def test_many_articles_go_out_and_come_in_in_their_order(store):
    many = numbered(0, 1100, words=1)
    made = store.create("Many", LOCAL)
    made.change(added=many)
    assert list(store.import_(made.export(), LOCAL).articles().values()) == many


def test_an_import_says_how_far_it_is_and_leaves_nothing_where_it_is_stopped(store, exported):
    heard = []
    store.import_(exported, LOCAL, tell=lambda done, of: heard.append((done, of)))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    done, of = heard[-1]
    assert 0 < done <= of
    before = [each.name for each in store.workspaces(LOCAL)]

    def stop(done: int, of: int) -> None:
        if done > of / 2:
            raise KeyError

    with pytest.raises(KeyError):
        store.import_(exported, LOCAL, tell=stop)
    assert [each.name for each in store.workspaces(LOCAL)] == before
