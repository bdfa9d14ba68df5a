"""JSON Lines: one object a line, or one array or object over many lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lib.ingest.choices import Choices
from lib.ingest.columns import MOST_COLUMNS
from lib.ingest.dates import day_comes_first
from lib.ingest.encoding import decode
from lib.ingest.fields import article, fields, lead, places, string_of, texts, written
from lib.ingest.markup import text_of
from lib.ingest.records import Objects, objects
from lib.ingest.source import IngestError, Source, listed
from lib.ingest.table import Table, articles
from lib.model import Article

_PROSE = ("text", "content", "value", "rendered")  # keys of a paragraph that is an object


class Known(NamedTuple):
    """An object with a text: the values of its fields, and its other keys with their values."""

    values: dict[str, str | None]
    others: list[tuple[str, str | None]]


def read_jsonl(source: Source) -> Iterator[Article]:
    """One article for each object with a text. Objects whose text is empty are left out; blank lines mean nothing.

    A line that is no such object refuses the file, because an article that is silently missing would bias every count.
    Where the user has chosen keys, the objects are rows of a table, and those without the key of the text are left out.
    """
    if source.choices.columns:
        return articles(jsonl_tables(source), source.choices)
    return _articles(objects(decode(source.data)), source.choices)


def jsonl_tables(source: Source) -> list[Table]:
    """The objects as rows; the columns are all their keys, in the order in which they come up."""
    found = objects(decode(source.data))
    _raise_first(each for _, each in found)
    records = [record for _, record in found if isinstance(record, dict)]
    header = list(dict.fromkeys(key for record in records for key in record))[:MOST_COLUMNS]
    body = [[string_of(record.get(key)) or "" for key in header] for record in records]
    return [Table(header, body)] if records else []


def _articles(records: Objects, choices: Choices) -> Iterator[Article]:
    found = [each if isinstance(each, IngestError) else said_by(each, where) for where, each in records]
    _raise_first(found)
    known = [each for each in found if isinstance(each, Known)]
    of_column = day_comes_first(each.values.get("published") or "" for each in known)
    day_first = choices.day_first if of_column is None else of_column
    return (article(each.values, each.others, day_first) for each in known)


def _raise_first(found: Iterable[object]) -> None:
    errors = [each for each in found if isinstance(each, IngestError)]
    if not errors:
        return
    first = errors[0]
    if len(errors) == 1:
        raise first
    unit = first.where.split(" ")[0]
    raise IngestError("malformed", f"{first.sentence} In all, {len(errors):,} {unit}s have errors.", first.where)


def said_by(record: dict[str, Any], where: str) -> Known | IngestError:
    """What an object says of an article, or why it says nothing."""
    names = list(record)
    columns = fields(tuple(names))
    if "text" not in columns and (place := lead(names)) is not None:
        columns["text"] = place
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
    values = {field: _value(record, names, field, place) for field, place in columns.items()}
    return Known({**values, "text": text_of(_text(record[names[columns["text"]]]))}, others)


def _value(record: dict[str, Any], names: list[str], field: str, first: int) -> str | None:
    """The value of a field by the best of its names that has one."""
    if (value := string_of(record[names[first]])) or field == "text":
        return value
    return next(filter(None, (string_of(record[names[place]]) for place in places(names, field))), None)


def _is_filled(value: Any) -> bool:
    return bool(written(_text(value) or "").strip()) if _is_text(value) else bool(value)


def _is_text(value: object) -> bool:
    parts = value if isinstance(value, list) else [value]
    return value is None or all(_paragraph(part) is not None for part in parts)


def _text(value: Any) -> str | None:
    """A text, or the paragraphs of a list as one."""
    return "\n\n".join(_paragraph(part) or "" for part in value) if isinstance(value, list) else _paragraph(value)


def _paragraph(value: object) -> str | None:
    if isinstance(value, dict):
        return next((said for key in _PROSE if isinstance(said := value.get(key), str)), None)
    return value if isinstance(value, str) else None
