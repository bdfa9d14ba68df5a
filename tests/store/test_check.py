"""What a check of a store finds."""

from __future__ import annotations

import sqlite3

import pytest
from stored import ARTICLES, DAM, FERRY, damage, found_faults

from lib.model import Article
from lib.store import LOCAL, StoreError, open_store


def test_a_sound_store_has_no_faults(filled):
    assert found_faults(filled) == []


def test_a_changed_text_is_found(filled):
    damage(filled, FERRY, FERRY.text.replace("strait", "straIt"))
    assert found_faults(filled) == [f"Article {FERRY.id} (row 1): the text is not the one that was stored."]


UNFIT = {
    "cut = '[999]'": "cannot be read",
    """labels = '{"a": 1}'""": "cannot be read",
    "beginning = 'The dam broke.'": "does not fit its text",
    "n_characters = 7": "does not fit its text",
}


@pytest.mark.parametrize(("values", "finding"), UNFIT.items())
def test_what_is_known_of_an_article_and_cannot_be_is_found(filled, values, finding):
    with filled.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE articles SET {values} WHERE number = 2")
    assert found_faults(filled) == [f"Article {DAM.id} (row 2): what is known about it {finding}."]


def test_a_text_that_is_missing_is_found(filled):
    with filled.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM texts WHERE article = 2")
    assert found_faults(filled) == [
        f"Article {DAM.id} (row 2): its text is missing.",
        "1 articles are not in the index of the search, or in it without being there.",
    ]


def test_a_workspace_without_owner_is_found(filled):
    (info, *_) = filled.workspaces("ann")
    with filled.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM members WHERE role = 'owner' AND user_name = 'ann'")
    assert found_faults(filled) == [f"The corpus 'Ferry' ({info.id}) has no owner."]


def test_rows_that_belong_to_nothing_are_found(sqlite_url, tmp_path):
    store = open_store(sqlite_url)
    store.create("Ferry", LOCAL).change(added=ARTICLES)
    with sqlite3.connect(store.database.file) as raw:  # with the references off, as another program has them
        raw.execute("DELETE FROM workspaces")
    raw.close()
    said = found_faults(store)
    assert "3 rows of 'articles' belong to no corpus." in said
    assert "Row 1 of 'articles' belongs to nothing in 'workspaces'." in said
    store.close()


def flipped_bytes_of(path, text):
    """The file with the first, a middle and the last byte of a stored text flipped, one at a time."""
    good = path.read_bytes()
    start = good.index(text)
    for place in (0, len(text) // 2, len(text) - 1):
        for bits in (0x01, 0x80):
            bad = bytearray(good)
            bad[start + place] ^= bits
            yield bytes(bad)


def test_a_flipped_byte_in_a_stored_text_is_found(sqlite_url):
    store = open_store(sqlite_url)
    workspace = store.create("Ferry", LOCAL)
    long = Article(f"{FERRY.text}\n\n{DAM.text}\n\nThe harbour was closed for an hour and opened again.")
    workspace.change(added=[FERRY, long])
    store.close()
    path = store.database.file
    good, n_flipped = path.read_bytes(), 0
    for bad in flipped_bytes_of(path, long.text.encode()):
        path.write_bytes(bad)
        assert found_faults(store) == [f"Article {long.id} (row 2): the text is not the one that was stored."]
        with pytest.raises(StoreError):
            workspace.articles()
        store.close()
        n_flipped += 1
    assert n_flipped == 6
    path.write_bytes(good)
    assert found_faults(store) == []
    store.close()
