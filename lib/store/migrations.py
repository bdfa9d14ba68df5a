"""How a database becomes one that this program knows: a list of statements for each version of the schema.

A version is applied in one transaction with the row that says so: one killed in between leaves the one before.
A version that was released is never changed; what comes next is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from lib.store.clock import Clock
from lib.store.errors import StoreError
from lib.store.schema import SCHEMA
from lib.store.search import rebuild

Step = str | Callable[[Connection], None]
Statement = Step | dict[str, str]  # for both kinds of database, or one for each

_WORDS = {
    "sqlite": {"number": "INTEGER PRIMARY KEY AUTOINCREMENT", "reference": "INTEGER", "bytes": "BLOB", "json": "TEXT"},
    "postgresql": {
        "number": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "reference": "BIGINT",
        "bytes": "BYTEA",
        "json": "JSON",
    },
}
_OF_WORKSPACE = "workspace TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE"

_FIRST: tuple[Statement, ...] = (
    "CREATE TABLE workspaces (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL)",
    f"""CREATE TABLE members ({_OF_WORKSPACE}, user_name TEXT NOT NULL, role TEXT NOT NULL, used TEXT NOT NULL,
        owned_name TEXT, PRIMARY KEY (workspace, user_name), UNIQUE (user_name, owned_name),
        CHECK (role IN ('owner', 'member')), CHECK ((role = 'owner') = (owned_name IS NOT NULL)))""",
    f"""CREATE TABLE articles (number {{number}}, {_OF_WORKSPACE}, id TEXT NOT NULL, text TEXT NOT NULL, title TEXT,
        outlet TEXT, published TEXT, event TEXT, author TEXT, url TEXT, restored {{json}} NOT NULL,
        labels {{json}} NOT NULL, UNIQUE (workspace, id))""",
    """CREATE TABLE log (number {number}, workspace TEXT REFERENCES workspaces (id) ON DELETE CASCADE, at TEXT NOT NULL,
        user_name TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, result TEXT,
        articles INTEGER, imported INTEGER NOT NULL)""",
    "CREATE INDEX log_of_workspace ON log (workspace, number)",
    f"CREATE TABLE settings ({_OF_WORKSPACE}, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (workspace, name))",
    """CREATE TABLE preferences (user_name TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (user_name, name))""",
)

_CUT_AND_DERIVED: tuple[Statement, ...] = (
    "ALTER TABLE articles ADD COLUMN cut {json} NOT NULL DEFAULT '[]'",
    f"""CREATE TABLE derived (number {{number}}, {_OF_WORKSPACE}, kind TEXT NOT NULL, key TEXT NOT NULL,
        value {{bytes}} NOT NULL, UNIQUE (workspace, kind, key))""",
    # The log can only be added to. It goes with its workspace, whose row is gone before its log is.
    {
        "sqlite": """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
            BEGIN SELECT RAISE(ABORT, 'the log can only be added to'); END""",
        "postgresql": """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$BEGIN RAISE EXCEPTION 'the log can only be added to'; END$$""",
    },
    {
        "sqlite": """CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
            WHEN OLD.workspace IS NULL OR EXISTS (SELECT 1 FROM workspaces WHERE id = OLD.workspace)
            BEGIN SELECT RAISE(ABORT, 'the log can only be added to'); END""",
        "postgresql": """CREATE FUNCTION refuse_unless_workspace_goes() RETURNS trigger LANGUAGE plpgsql AS
            $$BEGIN
                IF OLD.workspace IS NULL OR EXISTS (SELECT 1 FROM workspaces WHERE id = OLD.workspace) THEN
                    RAISE EXCEPTION 'the log can only be added to';
                END IF;
                RETURN OLD;
            END$$""",
    },
    {
        "postgresql": """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
            FOR EACH ROW EXECUTE FUNCTION refuse()""",
    },
    {
        "postgresql": """CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
            FOR EACH ROW EXECUTE FUNCTION refuse_unless_workspace_goes()""",
    },
    {"postgresql": "CREATE TRIGGER log_is_not_emptied BEFORE TRUNCATE ON log EXECUTE FUNCTION refuse()"},
)

_WORDS_OF = "tokenize = 'unicode61 remove_diacritics 2', detail = none"
_INDEX = "(article BIGINT PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE, words TSVECTOR NOT NULL)"

_TEXTS_APART_AND_SEARCH: tuple[Statement, ...] = (
    """CREATE TABLE texts (article {reference} PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
        text TEXT NOT NULL)""",
    "INSERT INTO texts SELECT number, text FROM articles",
    "ALTER TABLE articles ADD COLUMN beginning TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN n_characters INTEGER NOT NULL DEFAULT 0",
    "UPDATE articles SET beginning = substr(text, 1, 120), n_characters = length(text)",
    "ALTER TABLE articles DROP COLUMN text",
    "CREATE INDEX articles_of_workspace ON articles (workspace, number)",
    {
        "sqlite": f"""CREATE VIRTUAL TABLE words_of_titles
            USING fts5 (title, outlet, content = 'articles', content_rowid = 'number', {_WORDS_OF})""",
        "postgresql": f"CREATE TABLE words_of_titles {_INDEX}",
    },
    {
        "sqlite": f"""CREATE VIRTUAL TABLE words_of_texts
            USING fts5 (text, content = 'texts', content_rowid = 'article', {_WORDS_OF})""",
        "postgresql": f"CREATE TABLE words_of_texts {_INDEX}",
    },
    rebuild,
    "DROP TABLE derived",  # what was measured is in files now
    {"postgresql": "CREATE INDEX words_of_titles_by_word ON words_of_titles USING GIN (words)"},
    {"postgresql": "CREATE INDEX words_of_texts_by_word ON words_of_texts USING GIN (words)"},
)

MIGRATIONS: tuple[tuple[Statement, ...], ...] = (_FIRST, _CUT_AND_DERIVED, _TEXTS_APART_AND_SEARCH)
NEWEST = len(MIGRATIONS)
BY_REFERENCE = ("settings", "preferences", "log", "texts", "articles", "members", "workspaces")


def version(connection: Connection, place: str) -> int:
    """The version of the schema, 0 for an empty database. Raises StoreError if it is not ours or newer than we are."""
    tables = inspect(connection).get_table_names(_schema(connection))
    if "schema_version" not in tables:
        if tables:
            raise StoreError(f"{place}: this is the database of another program. Name another one.")
        return 0
    found = connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar() or 0
    if found > NEWEST:
        raise StoreError(
            f"{place}: a newer Framescope made this (version {found} of its tables, this program knows {NEWEST}). "
            "Install the newer Framescope."
        )
    return int(found)


def apply_next(connection: Connection, place: str, clock: Clock) -> bool:
    """Applies the version that comes next, in a transaction that is open; False if there is none."""
    if connection.dialect.name == "postgresql":
        # Two programs that start at once must not both make the tables.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('framescope'))")
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    current = version(connection, place)
    if current == NEWEST:
        return False
    for statement in statements(connection.dialect.name, current + 1):
        if isinstance(statement, str):
            connection.exec_driver_sql(statement)
        else:
            statement(connection)
    stamp = text("INSERT INTO schema_version (version, applied) VALUES (:version, :applied)")
    connection.execute(stamp, {"version": current + 1, "applied": clock()})
    return True


def statements(dialect: str, to_version: int) -> Sequence[Step]:
    """What makes a database of the version before one of this version."""
    found: list[Step] = (
        [] if to_version > 1 else ["CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)"]
    )
    for statement in MIGRATIONS[to_version - 1]:
        wanted = statement.get(dialect) if isinstance(statement, dict) else statement
        if isinstance(wanted, str):
            found.append(_worded(wanted, dialect))
        elif wanted:
            found.append(wanted)
    return found


def _worded(statement: str, dialect: str) -> str:
    for word, meaning in _WORDS[dialect].items():
        statement = statement.replace(f"{{{word}}}", meaning)
    return statement


def lock(connection: Connection) -> None:
    """Keeps everybody else from changing a workspace until this transaction ends.

    In SQLite a transaction that writes does so from its begin. Everybody else begins a change with its workspace.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE workspaces IN EXCLUSIVE MODE")


def empty(connection: Connection) -> None:
    """Takes all tables away."""
    if connection.dialect.name == "postgresql":
        # Who reads begins with the members: once these are ours nobody holds another table that we wait for.
        connection.exec_driver_sql("LOCK TABLE members IN ACCESS EXCLUSIVE MODE")
        connection.exec_driver_sql(f"DROP SCHEMA {SCHEMA} CASCADE")
        return
    # A table goes before the one that its rows belong to.
    for table in ("words_of_texts", "words_of_titles", *BY_REFERENCE, "schema_version"):
        connection.exec_driver_sql(f"DROP TABLE {table}")


def _schema(connection: Connection) -> str | None:
    return SCHEMA if connection.dialect.name == "postgresql" else None
