"""JSON Lines: one object a line, or one array or object over many lines."""

from __future__ import annotations

import json
from math import isfinite

from lib.ingest.encoding import decode
from lib.ingest.fields import article, fields
from lib.ingest.source import TOO_DEEP, IngestError, Source, listed
from lib.model import Article

_LONGEST_INTEGER = 4300  # digits; Python refuses to convert more


def read_jsonl(source: Source) -> list[Article]:
    """One article for each object with a text. Objects whose text is empty are left out; blank lines mean nothing.

    A line that is no such object refuses the file, because an article that is silently missing would bias every count.
    """
    text = decode(source.data)
    articles: list[Article] = []
    errors: list[IngestError] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                articles.append(_article(_parsed(line, f"line {number}"), f"line {number}"))
            except IngestError as error:
                errors.append(error)
    if not errors:
        return articles
    whole = _whole(text)
    if whole is None:
        raise _first_of(errors)
    return whole


def _first_of(errors: list[IngestError]) -> IngestError:
    first = errors[0]
    if len(errors) == 1:
        return first
    return IngestError("malformed", f"{first.sentence} In all, {len(errors):,} lines have errors.", first.where)


def _whole(text: str) -> list[Article] | None:
    """The articles if the whole file is one array of objects or one object, however it is broken into lines."""
    try:
        value = _parsed(text, "")
    except IngestError:
        return None
    if not isinstance(value, list):
        return [_article(value, "")]
    if not value or not all(isinstance(record, dict) for record in value):
        return None
    return [_article(record, f"object {number}") for number, record in enumerate(value, start=1)]


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


def _article(record: object, where: str) -> Article:
    if not isinstance(record, dict):
        sentence = 'an object is needed, such as {"text": "…"}; this is a bare value.'
        raise IngestError("malformed", sentence, where)
    names = list(record)
    columns = fields(tuple(names))
    if "text" not in columns:
        sentence = f"the object has no text. Its keys are {listed(names)}. Name the key of the articles 'text'."
        raise IngestError("malformed", sentence, where)
    if not isinstance(record[names[columns["text"]]], str | None):
        sentence = (
            f"the value of '{names[columns['text']]}' is no string. Write the article's text between quotation marks."
        )
        raise IngestError("malformed", sentence, where)
    fields_at = set(columns.values())
    others = ((name, _string(record[name])) for place, name in enumerate(names) if place not in fields_at)
    return article({field: _string(record[names[place]]) for field, place in columns.items()}, others)


def _string(value: object) -> str | None:
    """A value as text: lists of names, as of authors, are joined; other values that are no number are no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(name for name in value if isinstance(name, str)) or None
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return str(value) if is_number else None
