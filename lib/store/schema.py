"""The tables as they are now, for queries. They are made by `migrations`; a test holds the two against each other."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Integer, MetaData, Table, Text

from lib.model import KNOWN_FIELDS

SCHEMA = "framescope"  # the tables' schema in PostgreSQL
IF_MISSING = "if_missing"  # what a column holds of rows that were written before there was such a column

_METADATA = MetaData()


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _numbered(name: str, *columns: Column[Any]) -> Table:
    """A table whose rows have an order: that of their numbers."""
    return Table(name, _METADATA, Column("number", Integer, primary_key=True), *columns)


versions = Table("schema_version", _METADATA, Column("version", Integer, primary_key=True), *_texts("applied"))

workspaces = Table("workspaces", _METADATA, *_texts("id", "name", "created"))

members = Table(
    "members",
    _METADATA,
    *_texts("workspace", "user_name", "role", "used"),
    Column("owned_name", Text),  # of an owner: the workspace's name without regard to case, unique among the owner's
)

LISTS = ("cut", "restored", "labels")


def _known(*names: str) -> list[Column[Any]]:
    """What is known of an article."""
    return [
        *_texts("workspace", "id", *names),
        *(Column(name, Text) for name in KNOWN_FIELDS),
        Column("cut", JSON, nullable=False, info={IF_MISSING: []}),
        Column("restored", JSON, nullable=False),
        Column("labels", JSON, nullable=False),
    ]


# A row of articles holds no text: a hundred thousand of them are read without one.
articles = _numbered("articles", *_known("beginning"), Column("n_characters", Integer, nullable=False))
texts = Table("texts", _METADATA, Column("article", Integer, primary_key=True), *_texts("text"))

# An article as backups and exports have it, with its text.
portable_articles = Table("articles", MetaData(), Column("number", Integer, primary_key=True), *_known("text"))

# The same without it, as a project file without texts has it.
bare_articles = Table(
    "articles_without_texts",
    MetaData(),
    Column("number", Integer, primary_key=True),
    *_known(),
    Column("n_characters", Integer, nullable=False),
)

# One row a thing that happened. `result` and `articles` only where it is a file that was read.
log = _numbered(
    "log",
    Column("workspace", Text),  # none: it concerns the store
    *_texts("at", "user_name", "action", "subject", "detail"),
    Column("result", Text),
    Column("articles", Integer),
    Column("imported", Integer, nullable=False),
)

settings = Table("settings", _METADATA, *_texts("workspace", "name", "value"))
preferences = Table("preferences", _METADATA, *_texts("user_name", "name", "value"))

# What a backup holds, in an order in which it can be put back.
LASTING = (workspaces, members, portable_articles, log, settings, preferences)
