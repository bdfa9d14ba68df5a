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


def test_what_cannot_be_read_of_an_article_is_found(filled):
    with filled.database.writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET cut = '[999]' WHERE number = 2")
        connection.exec_driver_sql("""UPDATE articles SET labels = '{"a": 1}' WHERE number = 3""")
    assert found_faults(filled) == [
        f"Article {article.id} (row {number}): what is known about it cannot be read."
        for number, article in enumerate(ARTICLES[1:], 2)
    ]


def test_what_does_not_fit_the_text_is_found(filled):
    with filled.database.writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET beginning = 'The dam broke.' WHERE number = 2")
        connection.exec_driver_sql("UPDATE articles SET n_characters = 7 WHERE number = 3")
    assert found_faults(filled) == [
        f"Article {article.id} (row {number}): what is known about it does not fit its text."
        for number, article in enumerate(ARTICLES[1:], 2)
    ]


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
