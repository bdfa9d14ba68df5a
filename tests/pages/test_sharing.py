"""Sessions on one stored corpus share what is made of it, and nothing else."""

from __future__ import annotations

import time

import pytest
import streamlit as st
from page_harness import AppTest, stored
from page_harness import opened_app as opened

from lib.model import Article
from lib.pages.corpus import Version
from lib.pages.state import measured, wording
from lib.pages.state.memory import kept
from lib.pages.state.stored import stored as state_of
from lib.store import LOCAL, StoreError, UnknownWorkspaceError, Workspace, measuring
from lib.store.clock import now
from lib.store.measuring import Progress

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
WORDS = """
import lib.pages.words as page
from lib.pages.state.keeping import open_corpus
from lib.pages.state.places import remember_pages
remember_pages({})
open_corpus()
page.render()
"""


def test_two_sessions_have_one_corpus_until_one_of_them_changes_it(store):
    workspace = stored(store, "One", "The dam held.", "Nobody spoke.")
    one, two = opened(workspace.id), opened(workspace.id)
    mine, theirs = one.session_state["corpus"], two.session_state["corpus"]
    assert mine.cards is theirs.cards
    assert one.session_state["measures"] is two.session_state["measures"]
    assert not mine.texts
    first, second = mine.cards
    mine.name_all([first], outlet="Post")
    one.run()
    assert [card.outlet for card in one.session_state["corpus"].cards.values()] == ["Post", None]
    assert [card.outlet for card in theirs.cards.values()] == [None, None]
    two.run()
    two.button(key="opening_reload").click().run()
    assert two.session_state["corpus"].cards is one.session_state["corpus"].cards
    assert two.session_state["corpus"].cards[second] is mine.cards[second]


def test_what_is_cached_is_for_members_only(store):
    workspace = stored(store, "Theirs", "A secret.", user="ann")
    state_of(workspace)
    eve = Workspace(store.database, now, workspace.id, "eve")
    with pytest.raises(UnknownWorkspaceError):
        state_of(eve)
    bob = Workspace(store.database, now, workspace.id, "bob")
    workspace.add_member("bob")
    assert state_of(bob).cards is state_of(workspace).cards
    workspace.remove_member("bob")
    with pytest.raises(UnknownWorkspaceError):
        state_of(bob)


def test_only_what_names_a_stored_version_is_shared():
    whose = Version("a workspace of this test", 1, stored=True)
    made = [kept(("x", ("deep", whose)), object) for _ in range(2)]
    assert made[0] is made[1]
    assert kept(("x", ("deep", Version(whose.place, 2, stored=True))), object) is not made[0]


def test_many_articles_are_measured_by_a_process_and_a_stop_is_respected(store, monkeypatch):
    monkeypatch.setattr(measured, "FEW", 1)
    workspace = stored(store, "Many", "The dam held.", "Nobody spoke.", "The wind rose.")
    app = opened(workspace.id)
    assert any("0 words** in 0 articles measured so far" in each.value for each in app.markdown)
    end = time.monotonic() + 60
    while (said := measuring.progress(workspace)) is None or said.is_running:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert said.stage == "done"
    app.run()
    assert any("**8 words**" in each.value for each in app.markdown)
    workspace.change(added=[Article("A second dam."), Article("It held, too.")])
    measuring.say(workspace.measured.folder, Progress("stopped", 3, 5))
    app = opened(workspace.id)
    assert any("The measuring was stopped." in each.value for each in app.caption)
    assert measuring.progress(workspace).stage == "stopped"
    app.button(key="measuring_go_on").click().run()
    assert measuring.progress(workspace).stage != "stopped"


def test_terms_of_many_articles_are_counted_once_and_kept_in_a_file(store, monkeypatch):
    monkeypatch.setattr(wording, "WORTH_KEEPING", 1)
    workspace = store.create("Terms", LOCAL)
    texts = [f"The dam held near town {n}. Nobody spoke of the flood." for n in range(12)]
    workspace.change(added=[Article(text, outlet=("Post", "Wire")[n % 2]) for n, text in enumerate(texts)])

    def shown() -> AppTest:
        app = AppTest.from_string(WORDS, default_timeout=60)
        app.query_params["corpus"] = workspace.id
        app.run()
        assert not app.exception
        return app

    before = shown().dataframe[0].value
    assert len(list((workspace.measured.folder / "counts").iterdir())) == 1
    st.cache_resource.clear()  # another server

    def never(*_: object, **__: object) -> None:
        raise AssertionError("counted again")

    monkeypatch.setattr(wording, "term_counts", never)
    assert shown().dataframe[0].value.equals(before)
    assert len(before) > 3


def test_while_the_store_takes_nothing_only_what_is_new_is_measured_by_the_session(store, monkeypatch):
    workspace = stored(store, "One", "The dam held.", "Nobody spoke.")
    app = opened(workspace.id)

    def full(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Workspace, "change", full)
    held = app.session_state["corpus"]
    held.take_over([Article("The wind rose.", outlet="Wire")], [])
    held.name_all(list(held.cards)[:1], outlet="Post")
    app.run()
    table = app.session_state["measures"].table
    assert table["outlet"].fillna("").tolist() == ["Post", "", "Wire"]
    assert table["n_words"].tolist() == [3, 2, 3]
    assert len(held.scored) == 1
    index = app.session_state["measures"].index
    assert index.n_words().tolist() == [3, 2, 3]
