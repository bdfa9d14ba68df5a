"""A corpus is read before the session asks for it, where nobody has to log in; the session finds it made."""

from __future__ import annotations

import warnings
from threading import Event, Thread

import pytest
from page_harness import opened_app as opened
from page_harness import stored
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.pages import ahead
from lib.pages.access import AllowList
from lib.pages.state import measured

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
PAGE = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def loaded(monkeypatch):
    """A server that has loaded all its pages."""
    monkeypatch.setattr(ahead, "all_is_loaded", event := Event())
    event.set()
    return event


@pytest.fixture
def begun(monkeypatch):
    """What was begun to be read."""
    found = []
    monkeypatch.setattr(ahead, "_read", found.append)
    monkeypatch.setattr(ahead, "Thread", _Now)
    return found


class _Now:
    """A thread that is over when it has started."""

    def __init__(self, target, args, daemon):
        self.start = lambda: target(*args)


@pytest.fixture
def client():
    async def page(request):
        return PlainTextResponse("a page")

    app = Starlette(
        routes=[Route("/overview", page, methods=["GET", "POST"])], middleware=[Middleware(ahead.ReadAhead)]
    )
    return TestClient(app)


def test_what_is_read_ahead_is_what_the_session_shows(store, loaded, monkeypatch):
    workspace = stored(store, "One", "The dam held.", "Nobody spoke.")
    ahead._read(workspace.id)
    monkeypatch.setattr(measured, "_measures", None)  # nothing of it is made again
    session = opened(workspace.id)
    assert len(session.session_state["measures"].table) == 2


def test_without_a_name_the_corpus_used_last_is_read(store, loaded, monkeypatch):
    asked = []
    monkeypatch.setattr("lib.pages.state.ahead.stored_measures", lambda opened: asked.append(opened.keeping.name))
    stored(store, "Older", "The dam held.")
    opened(stored(store, "Newer", "Nobody spoke.").id)
    ahead._read(None)
    assert asked == ["Newer"]


@pytest.mark.parametrize("named", ["sample", "no such corpus", "' OR 1=1 --"])
def test_what_cannot_be_read_is_left_to_the_session(store, loaded, named):
    ahead._read(named)


def test_nothing_is_read_before_all_is_loaded(store, loaded, monkeypatch):
    asked = []
    monkeypatch.setattr("lib.pages.state.ahead.read_ahead", asked.append)
    loaded.clear()
    reading = Thread(target=ahead._read, args=("one",), daemon=True)
    reading.start()
    ahead._read("two")  # one at a time: this one returns at once
    assert not asked
    loaded.set()
    reading.join(timeout=60)
    assert asked == ["one"]


def test_a_request_for_a_page_begins_it_and_no_other_does(client, begun):
    assert client.get("/overview?corpus=abc", headers=PAGE).text == "a page"
    client.get("/overview?corpus=of-a-script", headers={"accept": "*/*"})
    client.post("/overview?corpus=posted", headers=PAGE)
    client.get("/overview", headers=PAGE)
    assert begun == ["abc", None]


def test_nothing_is_read_ahead_where_people_log_in(client, begun, monkeypatch):
    monkeypatch.setattr(ahead, "allow_list", lambda: AllowList(emails=frozenset(["ann@example.org"])))
    assert client.get("/overview?corpus=abc", headers=PAGE).text == "a page"
    assert begun == []
