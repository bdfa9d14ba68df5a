"""JSON Lines: one object a line, or one array or object over many lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lib.ingest.choices import Choices
from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.dates import day_comes_first
from lib.ingest.encoding import decode
from lib.ingest.fields import article, fields, string_of, texts, written
from lib.ingest.markup import text_of
from lib.ingest.source import TOO_DEEP, IngestError, Source, listed
from lib.ingest.table import Table, articles
from lib.model import Article

_LONGEST_INTEGER = 4300  # digits; Python refuses to convert more


class Known(NamedTuple):
    """An object with a text: the values of its fields, and its other keys with their values."""

    values: dict[str, str | None]
    others: list[tuple[str, str | None]]


Objects = list[tuple[str, dict[str, Any] | IngestError]]  # with the place of each in the file


def read_jsonl(source: Source) -> Iterator[Article]:
    """One article for each object with a text. Objects whose text is empty are left out; blank lines mean nothing.

    A line that is no such object refuses the file, because an article that is silently missing would bias every count.
    Where the user has chosen keys, the objects are rows of a table, and those without the key of the text are left out.
    """
    if source.choices.columns:
        return articles(jsonl_tables(source), source.choices)
    return _articles(_objects(decode(source.data)), source.choices)


def jsonl_tables(source: Source) -> list[Table]:
    """The objects as rows; the columns are all their keys, in the order in which they come up."""
    objects = _objects(decode(source.data))
    _raise_first(each for _, each in objects)
    records = [record for _, record in objects if isinstance(record, dict)]
    header = list(dict.fromkeys(key for record in records for key in record))[:MOST_COLUMNS]
    body = [[string_of(record.get(key)) or "" for key in header] for record in records]
    return [Table(header, body)] if records else []


def _articles(objects: Objects, choices: Choices) -> Iterator[Article]:
    found = [each if isinstance(each, IngestError) else said_by(each, where) for where, each in objects]
    _raise_first(found)
    known = [each for each in found if isinstance(each, Known)]
    of_column = day_comes_first(each.values.get("published") or "" for each in known)
    day_first = choices.day_first if of_column is None else of_column
    return (article(each.values, each.others, day_first) for each in known)


def _objects(text: str) -> Objects:
    """The objects of the file with their places; in place of a line that is none, what is wrong with it."""
    found: Objects = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append((f"line {number}", object_of(line, f"line {number}")))
    if any(isinstance(each, IngestError) for _, each in found):
        whole = _whole(text)
        found = found if whole is None else whole
    return _inside(found[0][1]) or found if len(found) == 1 else found


def _inside(value: dict[str, Any] | IngestError) -> Objects:
    """The objects of the only list in an object that is no article itself, as interfaces of archives answer."""
    if isinstance(value, IngestError) or texts(tuple(value)):
        return []
    lists = [each for each in value.values() if isinstance(each, list) and each]
    if len(lists) != 1 or not all(isinstance(record, dict) for record in lists[0]):
        return []
    return [(f"object {number}", record) for number, record in enumerate(lists[0], start=1)]


def _raise_first(found: Iterable[object]) -> None:
    errors = [each for each in found if isinstance(each, IngestError)]
    if not errors:
        return
    first = errors[0]
    if len(errors) == 1:
        raise first
    unit = first.where.split(" ")[0]
    raise IngestError("malformed", f"{first.sentence} In all, {len(errors):,} {unit}s have errors.", first.where)


def _whole(text: str) -> Objects | None:
    """The objects if the whole file is one array of objects or one object, however it is broken into lines."""
    try:
        value = _parsed(text, "")
    except IngestError:
        return None
    if isinstance(value, dict):
        return [("object 1", value)]
    if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
        return None
    return [(f"object {number}", record) for number, record in enumerate(value, start=1)]


def object_of(line: str, where: str) -> dict[str, Any] | IngestError:
    """The object on a line, or what is wrong with it."""
    try:
        value = _parsed(line, where)
    except IngestError as error:
        return error
    if isinstance(value, dict):
        return value
    sentence = 'an object is needed, such as {"text": "…"}; this is a bare value.'
    return IngestError("malformed", sentence, where)


def _parsed(text: str, where: str) -> object:
    try:
        # JSON allows integers of any length, and the standard library's parser also takes NaN and lone surrogates.
        return json.loads(text, parse_int=_integer)
    except RecursionError:
        raise IngestError("malformed", TOO_DEEP, where) from None
    except ValueError:
        sentence = 'this is not valid JSON. Write one object a line, such as {"text": "…"}.'
        raise IngestError("malformed", sentence, where) from None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def said_by(record: dict[str, Any], where: str) -> Known | IngestError:
    """What an object says of an article, or why it says nothing."""
    names = list(record)
    columns = fields(tuple(names))
    if "text" not in columns:
        sentence = f"the object has no text. Its keys are {listed(names)}. Name the key of the articles 'text'."
        return IngestError("malformed", sentence, where)
    filled = (place for place in texts(names) if _is_filled(record[names[place]]))
    columns = {**columns, "text": next(filled, columns["text"])}
    if not _is_text(record[names[columns["text"]]]):
        sentence = (
            f"the value of '{names[columns['text']]}' is no string. Write the article's text between quotation marks."
        )
        return IngestError("malformed", sentence, where)
    fields_at = set(columns.values())
    others = [(name, string_of(record[name])) for place, name in enumerate(names) if place not in fields_at]
    values = {field: string_of(record[names[place]]) for field, place in columns.items()}
    return Known({**values, "text": text_of(_text(record[names[columns["text"]]]))}, others)


def _is_filled(value: Any) -> bool:
    return bool(written(_text(value) or "").strip()) if _is_text(value) else bool(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str | None) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


def _text(value: str | list[str] | None) -> str | None:
    """A text, or the paragraphs of a list as one."""
    return "\n\n".join(value) if isinstance(value, list) else value
