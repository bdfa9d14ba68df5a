"""Articles come in, are edited and go, as a whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import ARTICLES, DAM, FERRY, STRIKE, damage, numbered

from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.store import LOCAL, FileRow, StoreError


@pytest.fixture
def workspace(store):
    return store.create("Ferry", LOCAL)


def test_every_field_of_an_article_comes_back(workspace):
    workspace.change(added=ARTICLES)
    assert list(workspace.articles().items()) == [(article.id, article) for article in ARTICLES]


def test_the_demonstration_corpus_comes_back(workspace):
    workspace.change(added=sample_articles())
    assert list(workspace.articles().values()) == list({article.id: article for article in sample_articles()}.values())


def test_adding_is_idempotent_and_returns_what_is_new(workspace):
    assert workspace.change(added=[FERRY, DAM]) == {FERRY.id, DAM.id}
    again = replace(DAM, title="Another title")
    assert workspace.change(added=[again, STRIKE, STRIKE]) == {STRIKE.id}
    assert list(workspace.articles().values()) == [FERRY, DAM, STRIKE]
    assert [entry.subject for entry in workspace.log() if entry.action == "added"] == [FERRY.id, DAM.id, STRIKE.id]


def test_of_two_articles_with_one_text_the_first_counts(workspace):
    workspace.change(added=[DAM, replace(DAM, title="Second")])
    assert workspace.articles()[DAM.id] == DAM


def test_many_articles_keep_their_order(workspace):
    many = numbered(0, 1500, words=1)
    assert len(workspace.change(added=[*many, *many[:900]])) == 1500
    assert list(workspace.articles().values()) == many


def test_an_edit_changes_what_is_known_and_notes_what_was_known(workspace):
    workspace.change(added=[FERRY, DAM])
    edited = replace(FERRY, outlet="Sea Times", author=None, restored=())
    workspace.change(edited=[edited, DAM])
    assert list(workspace.articles().values()) == [edited, DAM]
    (entry,) = [entry for entry in workspace.log() if entry.action == "edited"]
    assert entry.subject == FERRY.id
    assert entry.detail.split("; ") == [
        "outlet: Harbour Post → Sea Times",
        "author: Ann Lee → nothing",
        "paragraphs brought back: at character 0, 34 → nothing",
    ]


def test_an_edit_of_an_article_that_is_gone_is_left_out(workspace):
    workspace.change(added=[FERRY])
    workspace.change(removed=[FERRY.id])
    workspace.change(edited=[replace(FERRY, title="New")])
    assert workspace.articles() == {}


def test_a_removed_article_that_is_added_again_is_as_before_and_comes_last(workspace):
    workspace.change(added=ARTICLES)
    workspace.change(removed=[FERRY.id, "never there"])
    assert list(workspace.articles().values()) == [DAM, STRIKE]
    assert workspace.change(added=[FERRY]) == {FERRY.id}
    assert list(workspace.articles().values()) == [DAM, STRIKE, FERRY]


def test_one_change_removes_then_adds_then_edits(workspace):
    workspace.change(added=[FERRY])
    new = replace(FERRY, title="New")
    assert workspace.change(removed=[FERRY.id], added=[new, DAM], edited=[replace(DAM, title="D")]) == {
        FERRY.id,
        DAM.id,
    }
    assert list(workspace.articles().values()) == [new, replace(DAM, title="D")]


def test_what_became_of_files_is_kept_with_the_time(workspace):
    workspace.change(added=[FERRY], files=[FileRow("ferry.txt", "read", 1), FileRow("x.exe", "refused", 0, "No text.")])
    workspace.change(files=[FileRow("bad \ud800\0name.txt", "duplicate", 0, "w" * 1000)])
    first, second, third = workspace.files()
    assert first == FileRow("ferry.txt", "read", 1, "", first.at)
    assert second == FileRow("x.exe", "refused", 0, "No text.", first.at)
    assert (third.file, len(third.why), third.at > first.at) == ("bad ??name.txt", 300, True)
    entries = [(entry.action, entry.subject, entry.detail) for entry in workspace.log()[1:4]]
    assert entries == [("added", FERRY.id, "Ferry stops"), ("file", "ferry.txt", ""), ("file", "x.exe", "No text.")]


REFUSED = {
    "half of a character": Article("half \ud800"),
    "NUL": Article("nul \0"),
    "NUL in a title": Article("fine", title="nul \0"),
    "half of a character in a label": Article("fine", labels=(("country", "\udfff"),)),
    "a label too long": Article("fine", labels=(("country", "x" * 81),)),
    "a place outside the text": Article("fine", cut=(4,)),
    "a negative place": Article("fine", restored=(-1,)),
    "a text too long": Article("x" * 5_000_001),
    "a title too long": Article("fine", title="x" * 100_001),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_an_article_that_no_database_could_give_back_is_refused_with_its_whole_change(workspace, refused):
    workspace.change(added=[FERRY])
    for change in ({"added": [DAM, refused]}, {"edited": [refused]}):
        with pytest.raises(StoreError):
            workspace.change(removed=[FERRY.id], **change)
    assert list(workspace.articles().values()) == [FERRY]


def test_a_text_that_was_changed_behind_the_back_of_the_store_is_not_shown(store, workspace):
    workspace.change(added=ARTICLES)
    damage(store, DAM, "The dam broke.")
    with pytest.raises(StoreError) as damaged:
        workspace.articles()
    assert str(damaged.value) == (
        f"{store.database.place}: the text of the article 'Dam holds' is damaged. "
        "Move the database away and restore the last backup: python -m lib restore."
    )


TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=60)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(Article, TEXT.filter(len), TEXT | st.none(), TEXT | st.none()), max_size=5))
def test_any_text_comes_back_to_the_last_character(workspace, some):
    workspace.change(removed=workspace.articles())
    workspace.change(added=some)
    kept = {article.id: article for article in reversed(some)}
    assert workspace.articles() == kept
