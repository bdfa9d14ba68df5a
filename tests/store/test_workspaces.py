"""Workspaces are made, found, renamed and deleted."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import delete, text, update
from stored import ARTICLES, DAM, FERRY

from lib.store import LOCAL, LogEntry, Member, StoreError, UnknownWorkspaceError, WorkspaceInfo, open_store
from lib.store.schema import log

GONE = "This corpus is not there: it was deleted, or you are none of its members. Open another."
TAKEN = "There is a corpus '{}' already. Choose another name."


def test_a_new_store_has_no_workspaces(store):
    assert store.workspaces(LOCAL) == ()


def test_a_workspace_is_listed_with_what_a_list_needs(store):
    made = store.create("Ferry accident", LOCAL)
    made.change(added=ARTICLES)
    (info,) = store.workspaces(LOCAL)
    at = made.log()[0].at
    assert info == WorkspaceInfo(made.id, "Ferry accident", at, at, 3, "owner")
    assert re.fullmatch(r"2026-11-22T12:00:\d\d\.000000\+00:00", at)  # as the clock of this test says
    assert made.name == "Ferry accident"
    assert re.fullmatch("[0-9a-f]{24}", made.id)


def test_the_workspace_used_last_is_listed_first(store):
    first, second = store.create("First", LOCAL), store.create("Second", LOCAL)
    assert [info.id for info in store.workspaces(LOCAL)] == [second.id, first.id]
    store.open(first.id, LOCAL)
    assert [info.id for info in store.workspaces(LOCAL)] == [first.id, second.id]


def test_all_is_there_when_the_store_is_opened_again(url):
    store = open_store(url)
    made = store.create("Ferry", LOCAL)
    made.change(added=ARTICLES)
    store.close()
    again = open_store(url)
    assert tuple(again.open(made.id, LOCAL).articles().values()) == ARTICLES
    again.close()


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "a\nb\0", "half \ud800", "turned \u202e name"])
def test_a_name_has_1_to_80_printable_characters(store, name):
    sentence = "The name of a corpus has 1 to 80 printable characters. Choose another one."
    with pytest.raises(StoreError) as refused:
        store.create(name, LOCAL)
    assert str(refused.value) == sentence
    assert store.workspaces(LOCAL) == ()


def test_a_name_may_have_80_characters_and_loses_outer_and_double_blanks(store):
    assert store.create("ä" * 80, LOCAL).name == "ä" * 80
    assert store.create("  Two \n words ", LOCAL).name == "Two words"


def test_an_owner_has_no_two_workspaces_of_one_name(store):
    store.create("Ferry", "ann")
    for name in ("Ferry", "FERRY ", "ferry"):
        with pytest.raises(StoreError) as refused:
            store.create(name, "ann")
        assert str(refused.value) == TAKEN.format(name.strip())
    assert store.create("Ferry", "bob").name == "Ferry"


def test_a_renamed_workspace_keeps_its_articles_and_notes_its_old_name(store):
    made = store.create("Ferry", LOCAL)
    made.change(added=ARTICLES)
    made.rename("Accident")
    made.rename("ACCIDENT")
    assert made.name == "ACCIDENT"
    assert len(made.articles()) == 3
    assert [entry.detail for entry in made.log() if entry.action == "renamed"] == ["before: Ferry", "before: Accident"]
    assert store.create("Ferry", LOCAL).name == "Ferry"  # the old name is free


def test_a_workspace_is_not_renamed_to_a_name_that_one_of_its_owners_has(store):
    made = store.create("Ferry", "ann")
    made.add_member("bob", "owner")
    store.create("Dam", "bob")
    with pytest.raises(StoreError) as refused:
        made.rename("DAM")
    assert str(refused.value) == TAKEN.format("DAM")
    assert made.name == "Ferry"


def test_nobody_becomes_owner_of_two_workspaces_of_one_name(store):
    made = store.create("Ferry", "ann")
    store.create("ferry", "bob")
    with pytest.raises(StoreError) as refused:
        made.add_member("bob", "owner")
    assert str(refused.value) == TAKEN.format("Ferry")
    made.add_member("bob")
    assert len(store.workspaces("bob")) == 2


def test_a_deleted_workspace_is_gone_with_all_that_belongs_to_it(store):
    made, other = store.create("Ferry", LOCAL), store.create("Dam", LOCAL)
    for each in (made, other):
        each.change(added=ARTICLES)
        each.keep_settings({"page": "words"})
    made.delete()
    assert [info.id for info in store.workspaces(LOCAL)] == [other.id]
    assert len(other.articles()) == 3
    with store.database.reading() as connection:
        for table in ("members", "articles", "log", "settings"):
            query = text(f"SELECT count(*) FROM {table} WHERE workspace = :id")
            assert connection.execute(query, {"id": made.id}).scalar() == 0
        kept = connection.execute(log.select().where(log.c.workspace.is_(None))).one()
    assert (kept.action, kept.subject, kept.detail) == ("deleted", made.id, "Ferry")
    with pytest.raises(UnknownWorkspaceError) as gone:
        made.articles()
    assert str(gone.value) == GONE


def test_a_workspace_that_never_was_and_one_of_somebody_else_are_refused_alike(store):
    other = store.create("Ferry", "bob")
    for workspace_id in (other.id, "0" * 24, "", "' OR 1=1 --"):
        with pytest.raises(UnknownWorkspaceError) as refused:
            store.open(workspace_id, "ann")
        assert str(refused.value) == GONE


def test_the_log_says_what_was_done_by_whom_and_when(store):
    made = store.create("Ferry", "ann")
    made.add_member("bob")
    store.open(made.id, "bob").change(added=[FERRY, DAM])
    made.change(removed=[DAM.id])
    made.remove_member("bob")
    said = [(entry.user, entry.action, entry.subject, entry.detail) for entry in made.log()]
    assert said == [
        ("ann", "created", "Ferry", ""),
        ("ann", "member added", "bob", "member"),
        ("bob", "added", FERRY.id, "Ferry stops"),
        ("bob", "added", DAM.id, "Dam holds"),
        ("ann", "removed", DAM.id, "Dam holds"),
        ("ann", "member removed", "bob", ""),
    ]
    times = [entry.at for entry in made.log()]
    assert times == sorted(times)
    assert made.log()[0] == LogEntry(times[0], "ann", "created", "Ferry")


@pytest.mark.parametrize("statement", [update(log).values(user_name="eve"), delete(log)], ids=["update", "delete"])
@pytest.mark.parametrize("of_store", [False, True], ids=["of a workspace", "of the store"])
def test_the_database_itself_refuses_to_change_or_shorten_the_log(store, statement, of_store):
    made = store.create("Ferry", "ann")
    store.create("Dam", "ann").delete()
    rows = log.c.workspace.is_(None) if of_store else log.c.workspace == made.id
    with pytest.raises(StoreError) as refused, store.database.writing() as connection:
        connection.execute(statement.where(rows))
    assert "the log can only be added to" in str(refused.value.__cause__)
    assert [entry.user for entry in made.log()] == ["ann"]


def test_postgresql_refuses_to_empty_the_log(server, store):
    if store.database.file:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(StoreError), store.database.writing() as connection:
        connection.exec_driver_sql("TRUNCATE log")


def test_the_last_owner_cannot_go(store):
    made = store.create("Ferry", "ann")
    made.add_member("bob")
    sentence = "This is the last owner of the corpus. Make somebody else an owner first, or delete it."
    for act in (lambda: made.remove_member("ann"), lambda: made.add_member("ann", "member")):
        with pytest.raises(StoreError) as refused:
            act()
        assert str(refused.value) == sentence
    made.add_member("bob", "owner")
    made.remove_member("ann")
    assert store.open(made.id, "bob").members() == (Member("bob", "owner"),)


def test_the_newest_entry_is_another_one_after_any_change_but_of_settings_and_of_other_workspaces(store):
    made, other = store.create("Dam", LOCAL), store.create("Ferry", LOCAL)
    seen = [made.newest()]
    made.change(added=[DAM])
    seen.append(made.newest())
    made.rename("The dam")
    seen.append(made.newest())
    assert seen == sorted(set(seen))
    made.change(added=[DAM])
    made.keep_settings({"page": "words"})
    other.change(added=[FERRY])
    assert made.newest() == seen[-1]


def test_settings_are_kept_replaced_and_forgotten(store):
    made = store.create("Ferry", LOCAL)
    made.keep_settings({"page": "words", "lexicon": "term,weight\nregime,1\n", "empty": ""})
    made.keep_settings({"page": "quotes", "lexicon": None, "never": None})
    assert made.settings() == {"page": "quotes", "empty": ""}
    assert store.create("Dam", LOCAL).settings() == {}


def test_preferences_are_those_of_one_user(store):
    store.keep_preferences("ann", {"theme": "dark", "columns": "Text=text"})
    store.keep_preferences("bob", {"theme": "light"})
    store.keep_preferences("ann", {"theme": "light", "columns": None})
    assert store.preferences("ann") == {"theme": "light"}
    assert store.preferences("bob") == {"theme": "light"}
    assert store.preferences(LOCAL) == {}


@pytest.mark.parametrize("value", ["half \ud800", "nul \0", "x" * 5_000_001], ids=["surrogate", "NUL", "too long"])
def test_a_setting_that_no_database_can_hold_is_refused(store, value):
    made = store.create("Ferry", LOCAL)
    for keep in (made.keep_settings, lambda values: store.keep_preferences(LOCAL, values)):
        with pytest.raises(StoreError):
            keep({"good": "1", "bad": value})
    assert made.settings() == store.preferences(LOCAL) == {}
