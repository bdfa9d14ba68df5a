from __future__ import annotations

import pytest
from page_harness import AppTest, opened

from lib.model import Article
from lib.pages.corpora_log import log_table
from lib.pages.labels import local_time
from lib.pages.state.stored import Keeping
from lib.store import LOCAL, LogEntry, Store, StoreError, Workspace

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
ANN, BO = "ann@example.org", "bo@example.org"


def as_user(monkeypatch, name: str) -> None:
    for module in ("corpora", "corpora_log", "state.keeping"):
        monkeypatch.setattr(f"lib.pages.{module}.user", lambda: name)


def on_page(workspace: Workspace | None = None) -> AppTest:
    app = AppTest.from_string(
        "import lib.pages.corpora as page\nfrom lib.pages.state.places import remember_pages\n"
        "remember_pages({})\npage.render()",
        default_timeout=60,
    )
    if workspace:
        kept, held, _ = Keeping.of(workspace)
        app.session_state["keeping"], app.session_state["corpus"] = kept, held
    app.run()
    assert not app.exception
    return app


def shared(store: Store) -> Workspace:
    made = store.create("Dam", ANN)
    made.change(added=[Article("The dam held.", outlet="Wire")])
    made.add_member(BO)
    return made


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def test_the_page_lists_all_corpora_and_the_sample(store):
    store.create("One", LOCAL)
    app = opened("corpora")
    written = [markdown.value for markdown in app.markdown]
    assert "**One**" in written
    assert "**The sample corpus**" in written
    assert {"Open", "Open now"} <= labels(app)


def test_where_nobody_logs_in_there_are_no_members(store):
    app = on_page(store.create("One", LOCAL))
    assert "Members" not in [header.value for header in app.subheader]


def test_an_owner_adds_and_removes_members(store, monkeypatch):
    as_user(monkeypatch, ANN)
    workspace = shared(store)
    app = on_page(workspace)
    next(box for box in app.text_input if "E-mail" in box.label).set_value(" Cy@Example.org ")
    next(button for button in app.button if button.label == "Add").click().run()
    assert not app.exception
    assert {member.user for member in workspace.members()} == {ANN, BO, "cy@example.org"}
    app.button(key=f"corpora_out_{BO}").click().run()
    assert not app.exception
    assert {member.user for member in workspace.members()} == {ANN, "cy@example.org"}


def test_a_member_may_leave_and_nothing_else(store, monkeypatch):
    as_user(monkeypatch, BO)
    app = on_page(store.open(shared(store).id, BO))
    assert {"Yes, delete it", "Rename it", "Add", "Remove"} & labels(app) == set()
    assert "Leave" in labels(app)
    assert "shared with you" in " ".join(caption.value for caption in app.caption)


def test_who_leaves_has_the_corpus_open_no_longer(store, monkeypatch):
    as_user(monkeypatch, BO)
    went = []
    monkeypatch.setattr("lib.pages.corpora.open_page", went.append)
    app = on_page(store.open(shared(store).id, BO))
    app.button(key=f"corpora_out_{BO}").click().run()
    assert not app.exception
    assert went == ["start"]
    assert store.workspaces(BO) == ()
    assert "keeping" not in app.session_state or app.session_state["keeping"].workspace is None


def test_the_last_owner_cannot_leave(store, monkeypatch):
    as_user(monkeypatch, ANN)
    app = on_page(shared(store))
    app.button(key=f"corpora_out_{ANN}").click().run()
    assert app.error[0].value == "That did not work. Nothing was changed."
    assert not app.exception


def test_a_bad_name_is_refused_with_a_sentence(store):
    store.create("Two", LOCAL)
    app = on_page(store.create("One", LOCAL))
    app.text_input[0].set_value("two")
    next(button for button in app.button if button.label == "Rename it").click().run()
    assert not app.exception
    assert len(app.text) == 1
    assert {info.name for info in store.workspaces(LOCAL)} == {"One", "Two"}


def test_a_store_that_fails_is_a_sentence(store, monkeypatch):
    def fail(*_: object) -> None:
        raise StoreError("framescope.db: it is damaged.")

    monkeypatch.setattr(Store, "workspaces", fail)
    assert [text.value for text in on_page().text] == ["framescope.db: it is damaged."]


def test_the_log_names_articles_as_they_are_on_screen_and_the_last_thing_is_first():
    there, gone = Article("The dam held.", title="Dam", outlet="Wire"), Article("Nobody spoke.")
    at = "2026-03-29T00:30:00+00:00"
    entries = (
        LogEntry(at, ANN, "added", there.id, "Dam"),
        LogEntry(at, ANN, "added", gone.id, "Silence"),
        LogEntry(at, BO, "edited", there.id, "outlet: Post → Wire"),
        LogEntry(at, BO, "edited", gone.id, "outlet: Post → Wire"),
        LogEntry(at, BO, "removed", gone.id, "Silence"),
        LogEntry("2026-03-29T01:30:00+00:00", BO, "file", "a.txt", "Not taken.", imported=True),
    )
    table = log_table(entries, {there.id: there}, "Europe/Berlin")
    assert table["at"].tolist() == ["2026-03-29 03:30", *["2026-03-29 01:30"] * 5]  # summer time began between
    assert table["user"].tolist() == [BO, BO, BO, BO, ANN, ANN]
    assert table[["subject", "detail"]].to_numpy().tolist() == [
        ["a.txt", "Not taken. (from the imported file)"],
        ["Silence", ""],
        [gone.id[:12], "outlet: Post → Wire"],
        ["Wire · Dam", "outlet: Post → Wire"],
        ["Silence", ""],
        ["Wire · Dam", ""],
    ]


def test_an_empty_log_is_an_empty_table():
    assert log_table((), {}, None).columns.tolist() == ["at", "user", "action", "subject", "detail"]


@pytest.mark.parametrize(
    ("written", "zone", "shown"),
    [
        ("2026-11-22T12:00:00+00:00", None, "2026-11-22 12:00"),
        ("2026-11-22T12:00:00+00:00", "Asia/Kolkata", "2026-11-22 17:30"),
        ("2026-11-22T12:00:00+00:00", "No/Where", "2026-11-22 12:00"),
        ("2026-11-22T12:00:00+00:00", "America", "2026-11-22 12:00"),  # a folder of zones
        ("soon", "UTC", "soon"),
    ],
)
def test_a_time_is_that_of_the_users_clock(written, zone, shown):
    assert local_time(written, zone) == shown
