"""The same store tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools

import pytest
from postgres_server import NoServerError, emptied, running_server
from stored import ARTICLES

from lib.store import FileRow, open_store


@pytest.fixture(scope="session")
def server():
    """The URL of a PostgreSQL server."""
    try:
        with running_server() as url:
            yield url
    except NoServerError as error:
        pytest.skip(f"no PostgreSQL: {error}")


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'framescope.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """An empty database of each kind."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_url")
    return emptied(request.getfixturevalue("server"))


@pytest.fixture
def clock():
    """A second later at every look, from noon on."""
    seconds = itertools.count()

    def now():
        minute, second = divmod(next(seconds), 60)
        return f"2026-11-22T12:{minute:02}:{second:02}.000000+00:00"

    return now


@pytest.fixture
def store(url, clock):
    found = open_store(url, clock)
    yield found
    found.close()


@pytest.fixture
def filled(store):
    made = store.create("Ferry", "ann")
    made.add_member("bob")
    made.change(added=ARTICLES, files=[FileRow("ferry.txt", "read", 3)])
    made.keep_settings({"page": "words"})
    store.create("Empty", "bob")
    store.create("Gone", "bob").delete()
    store.keep_preferences("ann", {"theme": "dark"})
    return store
