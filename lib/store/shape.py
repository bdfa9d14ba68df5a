"""Whether a row of a file is one that a table can hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Column, Integer, Table

from lib.model import ARTICLE_ID
from lib.store.errors import StoreError
from lib.store.rows import Values
from lib.store.schema import IF_MISSING, bare_articles
from lib.store.texts import LONGEST_TEXT, check_article, check_known, checked

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
_LARGEST_NUMBER = (1 << 31) - 1
_TIMES = ("at", "created", "used")


def shaped(table: Table, row: Values, left_out: Sequence[str]) -> Values:
    """The row with the table's columns but those left out. Raises StoreError if it does not fit.

    A column that is newer than the file may be missing.
    """
    columns = [column for column in table.columns if column.name not in left_out]
    fitting = {**_defaults(columns), **row}
    if set(fitting) != {column.name for column in columns}:
        raise StoreError(f"The file holds a row of '{table.name}' with other columns than it should have.")
    for column in columns:
        if not _fits(column, fitting[column.name]):
            raise StoreError(f"The file holds a row of '{table.name}' whose '{column.name}' is not what it should be.")
    if table is bare_articles:
        if not ARTICLE_ID.fullmatch(fitting["id"]):
            raise StoreError("The file holds an article without the hash of its text. Take another file.")
        check_known(fitting, fitting["n_characters"])
    if table.name == "articles":
        if hashlib.sha256(fitting["text"].encode()).hexdigest() != fitting["id"]:
            raise StoreError("The file holds a text that does not fit its hash. Take another file.")
        check_article(fitting)
    return fitting


def _defaults(columns: Sequence[Column[Any]]) -> Values:
    return {column.name: column.info[IF_MISSING] for column in columns if IF_MISSING in column.info}


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Integer):
        return type(value) is int and 0 <= value <= _LARGEST_NUMBER
    if isinstance(column.type, JSON):
        return isinstance(value, list)
    if not isinstance(value, str):
        return False
    checked(value, f"A row of '{column.table.name}' in the file", LONGEST_TEXT)
    return column.name not in _TIMES or bool(_TIME.fullmatch(value))
