"""What goes wrong is said in a plain sentence: where, what, what to do. Passwords and texts are not in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from postgres_server import emptied
from stored import DAM

from lib.store import LOCAL, StoreError, default_url, open_store
from lib.store.clock import now
from lib.store.database import Database
from lib.store.place import as_text, parsed_url
from lib.store.rows import article_values, put
from lib.store.schema import articles

ROOT = Path(__file__).parents[2]
HOW = "Write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE."


def test_the_store_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.delenv("FRAMESCOPE_DATABASE", raising=False)
    monkeypatch.setenv("FRAMESCOPE_DATA", str(tmp_path / "a b%20c#?"))
    store = open_store(default_url())
    assert store.database.file == tmp_path / "a b%20c#?" / "framescope.db"
    assert store.database.file.exists()
    store.close()
    monkeypatch.setenv("FRAMESCOPE_DATABASE", "postgresql://team.example/framescope")
    assert default_url() == "postgresql://team.example/framescope"


def test_without_a_word_from_the_environment_it_is_in_the_data_folder_of_the_user(monkeypatch):
    for name in ("FRAMESCOPE_DATABASE", "FRAMESCOPE_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    if sys.platform == "linux":
        assert default_url() == "sqlite:////somewhere/data/framescope/framescope.db"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("framescope.db", f"The address of the database is no URL. {HOW}"),
        ("", f"The address of the database is no URL. {HOW}"),
        ("mysql://host/x", f"The database 'mysql' is none that Framescope knows. {HOW}"),
        ("sqlite://", f"The address of the database names no file. {HOW}"),
        ("sqlite:///:memory:", f"The address of the database names no file. {HOW}"),
        ("postgresql://user:secret@host:port/x", f"The address of the database is no URL. {HOW}"),
    ],
)
def test_an_address_that_is_none_is_refused(url, sentence):
    with pytest.raises(StoreError) as refused:
        open_store(url)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_every_name_of_postgresql_means_our_driver(scheme):
    assert parsed_url(f"{scheme}://host/x").drivername == "postgresql+psycopg"


def test_a_password_is_never_shown():
    assert as_text(parsed_url("postgresql://ann:secret@team.example/x?password=secret")) == (
        "postgresql://ann:***@team.example/x"
    )
    with pytest.raises(StoreError) as refused:
        open_store("postgresql://ann:secret@127.0.0.1:1/x?connect_timeout=2")
    assert str(refused.value) == (
        "postgresql://ann:***@127.0.0.1:1/x: the server cannot be reached, or refuses the user, the password or the "
        "database. Check the address."
    )
    assert "secret" not in repr(refused.value.__cause__)


def test_a_database_that_the_server_does_not_have_is_named(server):
    with pytest.raises(StoreError) as refused:
        open_store(server.replace("/postgres?", "/nowhere?"))
    assert str(refused.value) == (
        "postgresql://postgres@/nowhere: the server cannot be reached, or refuses the user, the password or the "
        "database. Check the address."
    )


def test_texts_are_not_in_what_the_database_says(store):
    workspace = store.create("Ferry", LOCAL)
    workspace.change(added=[DAM])
    with pytest.raises(StoreError) as refused, store.database.writing() as connection:
        put(connection, articles, [{"workspace": workspace.id, **article_values(DAM)}])
    assert str(refused.value) == (f"{store.database.place}: somebody else changed it at the same moment. Try again.")
    cause = refused.value.__cause__
    assert DAM.text not in f"{cause!r}{cause}{cause.orig if store.database.file else ''}"


def test_a_connection_that_the_server_cut_is_made_again(server):
    store = open_store(emptied(server))
    workspace = store.create("Ferry", LOCAL)
    with psycopg.connect(server, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                      " AND backend_type = 'client backend'")  # fmt: skip
    assert workspace.change(added=[DAM]) == {DAM.id}
    store.close()


def test_postgresql_without_its_driver_says_how_to_get_it():
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from lib.store import StoreError, open_store\n"
        "try: open_store('postgresql://host/x')\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "postgresql://host/x: PostgreSQL needs its driver. Install it: pip install psycopg[binary]\n"


def test_times_sort_as_texts_and_say_their_zone():
    first, second = now(), now()
    assert first <= second
    assert first.endswith("+00:00")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 5000), ("synchronous", 2),
     ("journal_size_limit", 64 << 20)],
)  # fmt: skip
def test_sqlite_is_set_to_keep_what_it_acknowledges(sqlite_url, pragma, value):
    open_store(sqlite_url).close()
    database = Database(sqlite_url)
    for using in (database.reading, database.writing):
        with using() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    database.close()
