"""Readings as JSON: the command line's stable contract, and all that the worker may say to its parent."""

from __future__ import annotations

import json
from typing import Any, get_args

from lib.ingest.labels import labels_from_json
from lib.model import KNOWN_FIELDS, Article, Reading, Status

LONGEST_MESSAGE = 600  # characters


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """A reading as the object that `read` writes on one line: file, status, message, documents.

    That of an archive also has its parts: what became of each file in it.
    """
    known = _outcome(reading)
    value: dict[str, Any] = {**known, "documents": [_document(article) for article in reading.articles]}
    return {**value, "parts": [_outcome(part) for part in reading.parts]} if reading.parts else value


def _outcome(reading: Reading) -> dict[str, str]:
    return {"file": reading.file, "status": reading.status, "message": reading.message}


def _document(article: Article) -> dict[str, Any]:
    """Text, fields and, only if there are any, labels and the starts of paragraphs that were cut."""
    known = {"text": article.text, **{field: getattr(article, field) for field in KNOWN_FIELDS}}
    further = {"labels": dict(article.labels), "cut": list(article.cut)}
    return {**known, **{name: value for name, value in further.items() if value}}


def reading_from_json(file: str, answer: bytes) -> Reading:
    """The reading of a file from a worker's answer.

    The worker has handled untrusted bytes, so its answer is untrusted. Raises ValueError if it breaks the contract.
    """
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise ValueError("the answer is no JSON") from error
    try:
        documents, status, message = value["documents"], value["status"], value["message"]
        if value["file"] != file:
            raise ValueError("the answer is another file's")
        articles = tuple(_article(document) for document in documents)
    except (LookupError, TypeError) as error:
        raise ValueError("the answer is no reading") from error
    sound = isinstance(message, str) and len(message) <= LONGEST_MESSAGE and status in get_args(Status)
    if not sound or (status == "ok") != (not message) or (status == "ok") != bool(articles):
        raise ValueError("the answer contradicts itself")
    return Reading(file, status, message, articles)


def _article(document: dict[str, object]) -> Article:
    text, cut = document["text"], document.get("cut", [])
    if not isinstance(text, str):
        raise ValueError("the text is no string")
    if not isinstance(cut, list) or not all(isinstance(start, int) and 0 <= start < len(text) for start in cut):
        raise ValueError("what is cut lies outside the text")
    return Article(
        text=text,
        title=_string_or_none(document["title"]),
        outlet=_string_or_none(document["outlet"]),
        published=_string_or_none(document["published"]),
        event=_string_or_none(document["event"]),
        author=_string_or_none(document["author"]),
        url=_string_or_none(document["url"]),
        cut=tuple(cut),
        labels=labels_from_json(document.get("labels", {})),
    )


def _string_or_none(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise ValueError("a field is no string")
