"""Articles are found by the words of their titles, outlets and texts, alike in both databases."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from stored import ARTICLES, DAM, FERRY, STRIKE, found_faults, numbered

from lib.model import Article
from lib.store import LOCAL, Found
from lib.store.backup import back_up, restore
from lib.store.search import MOST_WORDS, words_in

CAFE = Article(
    "Das Café in Zürich blieb geschlossen; l’été fut long. U.S. troops left in 2018.", title="Ölpreis steigt"
)


@pytest.fixture
def workspace(store):
    made = store.create("Ferry", LOCAL)
    made.change(added=[*ARTICLES, CAFE])
    return made


def found(workspace, query):
    return list(workspace.search(query).ids)


QUERIES = {
    "a word of the text": ("strait", [FERRY]),
    "a word of the title": ("stops", [FERRY]),
    "a word of the outlet": ("harbour", [FERRY]),
    "words of text and title and outlet": ("hurt stops post", [FERRY]),
    "a word of several, in their order": ("the", [FERRY, DAM, STRIKE]),
    "all words must stand": ("ferry dam", []),
    "the beginning of the last word": ("nobody wa", [FERRY]),
    "the beginning of another word is not enough": ("nob was", []),
    "capitals do not count": ("FERRY Strait", [FERRY]),
    "accents do not count": ("cafe zurich ete", [CAFE]),
    "accents in the query do not count": ("fërrÿ", [FERRY]),
    "an accent of its own": ("cafe\u0301", [CAFE]),
    "letters of other scripts": ("水門は持ちこたえた", [DAM]),
    "an abbreviation is its letters": ("U.S. troops", [CAFE]),
    "an apostrophe ends a word": ("l'été", [CAFE]),
    "a number": ("2018", [CAFE]),
    "the author is not searched": ("Lee", []),
    "a word twice": ("ferry ferry", [FERRY]),
    "nothing": ("", []),
    "no word": ("-- ‘’ \t *", []),
}


def test_a_query_finds_articles_with_all_its_words(workspace):
    for what, (query, expected) in QUERIES.items():
        assert workspace.search(query) == Found(tuple(article.id for article in expected), len(expected)), what


HOSTILE = [
    '"', "'", "''", '"ferry', "ferry'", "ferry*", "fer*ry", "NEAR(ferry dam)", "ferry AND", "NOT ferry", "AND", "OR OR",
    "title:ferry", "ferry:*", "ferry & !dam", "ferry <-> dam", "(ferry", "^ferry", "{ferry dam}", "-ferry", "+", "\\",
    "ferry\0", "\0", "\ud800 ferry", "%", "_", "a" * 100_000, "a " * 10_000, ":word0", "); DROP TABLE articles; --",
    "\u0301", "\u1df5\u0378", "𐐀 ᏸ ꭰ Ⅷ ² ½", "ferry\u202e", "abc\u13f8def", "a\U0001e922b",
]  # fmt: skip


def test_no_query_is_wrong(workspace):
    for query in HOSTILE:
        assert isinstance(workspace.search(query), Found), query[:80]
    assert found(workspace, "ferry") == [FERRY.id]


def test_a_word_with_any_letter_is_one_word_for_the_database_too():
    raw = sqlite3.connect(":memory:")
    raw.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', detail = none)"
    )
    for word in {word for number in range(0x80, 0xD800) for word in words_in(f"a{chr(number)}b")}:
        raw.execute("SELECT count(*) FROM words WHERE words MATCH ?", [f'"{word}"'])  # a phrase is an error
    raw.close()


def test_what_looks_like_an_operator_is_a_word(workspace):
    either = Article("Either the ferry or the dam, and not near title.", title="AND")
    workspace.change(added=[either])
    assert found(workspace, "ferry OR dam") == found(workspace, "NOT ferry") == found(workspace, "AND") == [either.id]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_text_is_a_query(workspace, query):
    assert workspace.search(query).n <= 4


def test_only_the_first_are_given_but_all_are_counted(workspace):
    many = numbered(0, 30)
    workspace.change(added=many)
    assert workspace.search("report", limit=10) == Found(tuple(each.id for each in many[:10]), 30)


def test_a_long_query_is_searched_by_its_first_words(workspace):
    words = " ".join(f"word{n}" for n in range(MOST_WORDS))
    text = Article(f"{words} here.")
    workspace.change(added=[text])
    assert found(workspace, f"{words} missing") == [text.id]


def test_an_edit_is_found_and_what_was_there_before_is_not(workspace):
    workspace.change(edited=[replace(FERRY, title="Crossing closed", outlet="Sea Times")])
    assert found(workspace, "crossing sea") == found(workspace, "strait") == [FERRY.id]
    assert found(workspace, "harbour") == found(workspace, "stops crossing") == []


def test_what_is_removed_is_not_found_until_it_is_added_again(workspace):
    workspace.change(removed=[FERRY.id, STRIKE.id])
    assert found(workspace, "the") == [DAM.id]
    workspace.change(added=[FERRY])
    assert found(workspace, "the") == [DAM.id, FERRY.id]


@pytest.mark.parametrize("n_removed", [3, 40], ids=["few of many", "most"])
def test_the_index_is_right_however_many_are_removed(store, workspace, n_removed):
    many = numbered(0, 50)
    workspace.change(added=many)
    workspace.change(removed=[each.id for each in many[:n_removed]])
    assert workspace.search("report").n == 50 - n_removed
    assert found_faults(store) == []
    assert index_is_sound(store)


def index_is_sound(store):
    """FTS5's own test of its index against the tables: it raises an error if they differ."""
    if store.database.file:
        with store.database.writing() as connection:
            for index in ("words_of_titles", "words_of_texts"):
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return True


def test_the_index_is_sound_after_every_kind_of_change(store, workspace):
    other = store.create("Other", LOCAL)
    other.change(added=[*ARTICLES, *numbered(0, 5)])
    workspace.change(edited=[replace(DAM, title=None, outlet="Post"), replace(CAFE, event="x")], removed=[FERRY.id])
    store.import_(workspace.export(), LOCAL)
    other.delete()
    assert found_faults(store) == []
    assert index_is_sound(store)


def test_a_workspace_finds_only_what_is_its_own(store, workspace):
    other = store.create("Other", LOCAL)
    other.change(added=[FERRY])
    assert other.search("the") == Found((FERRY.id,), 1)
    assert workspace.search("the").n == 3
    other.delete()
    assert workspace.search("strait").n == 1


def test_an_imported_and_a_restored_workspace_are_searched(store, workspace, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert found(store.import_(workspace.export(), LOCAL), "strait") == [FERRY.id]
    back_up(store.database, tmp_path / "backup.zip")
    restore(store.database, tmp_path / "backup.zip", replace=True)
    assert found(workspace, "zurich") == [CAFE.id]
    assert found_faults(store) == []


def test_a_change_that_fails_leaves_the_index_as_it_was(store, workspace):
    def failing(connection, cursor, statement, *rest):
        if "INSERT INTO log" in statement:
            raise RuntimeError("stopped")

    event.listen(store.database._engine, "before_cursor_execute", failing)
    with pytest.raises(RuntimeError):
        workspace.change(added=numbered(0, 3), removed=[FERRY.id])
    event.remove(store.database._engine, "before_cursor_execute", failing)
    assert found(workspace, "report") == []
    assert found(workspace, "strait") == [FERRY.id]
    assert index_is_sound(store)


def test_a_text_with_more_words_than_a_database_takes_is_stored_and_found_by_its_first(workspace):
    words = " ".join(f"{'x' * 10}{n}" for n in range(120_000))
    long = Article(f"harbinger {'y' * 5000} {words}")
    workspace.change(added=[long])
    assert found(workspace, "harbinger") == [long.id]


def test_an_article_that_is_missing_in_the_index_is_a_fault(store, workspace):
    with store.database.writing() as connection:
        name = "words_of_texts_docsize WHERE id" if store.database.file else "words_of_texts WHERE article"
        connection.exec_driver_sql(f"DELETE FROM {name} = 2")
    assert found_faults(store) == ["1 articles are not in the index of the search, or in it without being there."]
