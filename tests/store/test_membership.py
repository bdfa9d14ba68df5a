"""Every method looks whether the user is a member: one row of a table for each method, one column for each user."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest
from stored import ARTICLES, DAM, FERRY, STRIKE

from lib.store import FileRow, Member, Store, StoreError, UnknownWorkspaceError, Workspace, WorkspaceInfo

GONE = "This corpus is not there: it was deleted, or you are none of its members. Open another."
NOT_OWNER = "Only an owner of this corpus may do that. Ask its owner."

# What each method does for a member, and whether only an owner may.
READS = {
    "name": lambda w: w.name,
    "articles": lambda w: w.articles(),
    "cards": lambda w: w.cards(),
    "cards_of": lambda w: w.cards_of([FERRY.id]),
    "article_of": lambda w: w.article_of(FERRY.id),
    "articles_of": lambda w: list(w.articles_of([FERRY.id])),
    "changed_since": lambda w: w.changed_since(1),
    "search": lambda w: w.search("ferry"),
    "files": lambda w: w.files(),
    "log": lambda w: w.log(),
    "newest": lambda w: w.newest(),
    "settings": lambda w: w.settings(),
    "members": lambda w: w.members(),
    "export": lambda w: w.export(),
    "n_awaited": lambda w: w.n_awaited(),
    "awaited": lambda w: w.awaited(3),
}
WRITES = {
    "change": lambda w: w.change(added=[STRIKE], edited=[replace(FERRY, title="New")], removed=[DAM.id]),
    "change with a file": lambda w: w.change(files=[FileRow("x.txt", "refused", 0)]),
    "change of nothing": lambda w: w.change(),
    "keep_settings": lambda w: w.keep_settings({"page": "words"}),
}
OWNERS = {
    "rename": lambda w: w.rename("Other"),
    "delete": lambda w: w.delete(),
    "add_member": lambda w: w.add_member("eve"),
    "add_member as owner": lambda w: w.add_member("bob", "owner"),
    "remove_member": lambda w: w.remove_member("carol"),
}
OUTSIDE = {"a stranger": "eve", "nobody": "", "a removed member": "dave", "with other capitals": "ANN"}


def test_the_table_has_every_public_method():
    public = {name for name, _ in inspect.getmembers(Workspace) if not name.startswith("_")}
    assert {method.split()[0] for method in (*READS, *WRITES, *OWNERS)} == public - {"touch", "measured"}


@pytest.fixture
def members(store):
    """A workspace as ann (owner), bob and carol (members) and dave (removed) see it, and as a stranger."""
    made = store.create("Ferry", "ann")
    made.change(added=[FERRY, DAM])
    made.keep_settings({"page": "start"})
    for user in ("bob", "carol", "dave"):
        made.add_member(user)
    removed = store.open(made.id, "dave")
    made.remove_member("dave")
    names = ("ann", "bob", "carol", "eve", "", "ANN")
    return {"dave": removed, **{user: Workspace(store.database, lambda: "now", made.id, user) for user in names}}


def state(store):
    """All that is stored, row by row."""
    tables = ("workspaces", "members", "articles", "log", "settings", "preferences")
    with store.database.reading() as connection:
        return {table: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {table}"))) for table in tables}


@pytest.mark.parametrize("user", ["ann", "bob"])
def test_a_member_may_do_what_is_not_for_owners_only(store, members, user):
    for act in (*READS.values(), *WRITES.values()):
        act(members[user])
    found = members["ann"].articles()
    assert list(found) == [FERRY.id, STRIKE.id]
    assert found[FERRY.id].title == "New"
    assert members["ann"].settings() == {"page": "words"}


@pytest.mark.parametrize("method", OWNERS)
def test_what_is_for_owners_a_member_may_not(store, members, method):
    before = state(store)
    with pytest.raises(StoreError) as refused:
        OWNERS[method](members["bob"])
    assert str(refused.value) == NOT_OWNER
    assert state(store) == before
    OWNERS[method](members["ann"])
    assert state(store) != before


def assert_learns_and_changes_nothing(store, workspace):
    before = state(store)
    for method, act in {**READS, **WRITES, **OWNERS}.items():
        with pytest.raises(UnknownWorkspaceError) as refused:
            act(workspace)
        assert str(refused.value) == GONE, method
        assert state(store) == before, method


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_is_no_member_learns_and_changes_nothing(store, members, who):
    assert_learns_and_changes_nothing(store, members[OUTSIDE[who]])


def test_a_deleted_workspace_is_like_one_that_never_was(store, members):
    members["ann"].delete()
    assert_learns_and_changes_nothing(store, members["ann"])


def test_opening_and_listing_look_at_membership_too(store, members):
    workspace_id = members["ann"].id
    for user in ("eve", "dave", "", "ANN"):
        assert store.workspaces(user) == ()
        with pytest.raises(UnknownWorkspaceError):
            store.open(workspace_id, user)
    for user, role in (("ann", "owner"), ("bob", "member")):
        (info,) = store.workspaces(user)
        assert isinstance(info, WorkspaceInfo)
        assert (info.id, info.n_articles, info.role) == (workspace_id, 2, role)


def test_touching_a_workspace_of_others_does_nothing(store, members):
    before = state(store)
    members["eve"].touch()
    assert state(store) == before


def test_a_member_may_leave_but_takes_nobody_along(store, members):
    members["bob"].remove_member("bob")
    assert [member.user for member in members["ann"].members()] == ["ann", "carol"]
    with pytest.raises(UnknownWorkspaceError):
        members["bob"].articles()


def test_members_are_listed_owners_first(store, members):
    members["ann"].add_member("carol", "owner")
    assert members["bob"].members() == (Member("ann", "owner"), Member("carol", "owner"), Member("bob", "member"))


def test_adding_a_member_twice_is_noted_once(store, members):
    before = members["ann"].log()
    members["ann"].add_member("bob")
    members["ann"].remove_member("never there")
    assert members["ann"].log() == before


@pytest.mark.parametrize("user", ["x" * 321, "line\nbreak", "nul\0", "half \ud800"])
def test_a_user_that_cannot_be_one_is_refused(store, members, user):
    for act in (
        lambda: members["ann"].add_member(user),
        lambda: store.create("Mine", user),
        lambda: store.keep_preferences(user, {"a": "b"}),
        lambda: store.import_(members["ann"].export(), user),
        lambda: members["ann"].remove_member(user),
        lambda: store.workspaces(user),
        lambda: store.preferences(user),
        lambda: store.open(members["ann"].id, user),
    ):
        with pytest.raises(StoreError) as refused:
            act()
        assert str(refused.value) == "A user has at most 320 printable characters. Check the name."


def test_an_id_that_no_database_can_hold_is_an_unknown_one(store, members):
    known = members["ann"].id
    for workspace_id in (f"{known}\0", f"{known}\ud800", f" {known}"):
        with pytest.raises(UnknownWorkspaceError):
            store.open(workspace_id, "ann")
    before = state(store)
    assert members["ann"].change(removed=["nul\0", "half \ud800"]) == frozenset()
    assert state(store) == before


def test_an_imported_workspace_belongs_to_who_imported_it(store, members):
    made = store.import_(members["bob"].export(), "eve")
    assert made.members() == (Member("eve", "owner"),)
    assert list(made.articles().values()) == list(ARTICLES[:2])
    for user in ("ann", "bob"):
        with pytest.raises(UnknownWorkspaceError):
            store.open(made.id, user)


def test_the_store_has_no_way_to_a_workspace_but_through_a_user():
    taking_user = {"workspaces", "create", "open", "import_", "preferences", "keep_preferences"}
    public = {name for name, value in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public - {"close", "remove_lost_files"} == taking_user
    assert all("user" in inspect.signature(getattr(Store, name)).parameters for name in taking_user)
