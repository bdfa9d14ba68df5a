"""The objects of a JSON file, however it is laid out: a line each, an array, one after another, or inside an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lib.ingest.fields import fields, squeezed, texts
from lib.ingest.source import TOO_DEEP, IngestError

Record = dict[str, Any]
Objects = list[tuple[str, Record | IngestError]]  # with the place of each in the file

_LONGEST_INTEGER = 4300  # digits; Python refuses to convert more
_DEEPEST = 4  # objects around the list of articles in the answer of an archive
_NOT_JSON = 'this is not valid JSON. Write one object a line, such as {"text": "…"}.'
_CUT_OFF = "the file breaks off here. Get the whole file again, or delete what is left of the last object."
# Names of objects that only hold more fields of the same article.
_FURTHER = frozenset({"meta", "metadata", "fields", "attributes", "properties", "thread"})
_COMMANDS = frozenset({"index", "create", "update"})
_BETWEEN = re.compile(r"\s*,?\s*")


def objects(text: str) -> Objects:
    """The objects of the file with their places; in place of a line that is none, what is wrong with it."""
    found: Objects = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append((f"line {number}", object_of(line, f"line {number}")))
    faulty = [where for where, each in found if isinstance(each, IngestError)]
    if faulty and not (len(found) > 1 and faulty == [found[-1][0]]):
        whole = _whole(text)
        found = found if whole is None else whole
    elif faulty and _is_cut_off(text.rstrip().rpartition("\n")[2]):
        found[-1] = (faulty[0], IngestError("malformed", _CUT_OFF, faulty[0]))
    found = [(where, each) for where, each in found if not _is_command(each)]
    return _of_answers(found) or found


def _of_answers(found: Objects) -> Objects:
    """The articles inside the objects, if these are answers of an archive or pages of one; else none."""
    if len(found) == 1 and isinstance(found[0][1], dict):
        return _inside(found[0][1])
    # An object with a headline is an article, and what lies inside it are its parts.
    untitled = [(where, each) for where, each in found if isinstance(each, dict) and "title" not in fields(tuple(each))]
    answers = [(where, _inside(each)) for where, each in untitled if not texts(tuple(each))]
    if len(answers) < len(found) or not all(inside for _, inside in answers):
        return []
    return [(f"{where}, {place}", each) for where, inside in answers for place, each in inside]


def _is_command(record: Record | IngestError) -> bool:
    """Whether an object only says what a database is to do with the next one, as {"index": {"_id": "1"}} does."""
    if not isinstance(record, dict) or len(record) != 1:
        return False
    [(name, value)] = record.items()
    return name in _COMMANDS and isinstance(value, dict) and all(key.startswith("_") for key in value)


def object_of(line: str, where: str) -> Record | IngestError:
    """The object on a line, or what is wrong with it."""
    try:
        value = _parsed(line, where)
    except IngestError as error:
        return error
    if isinstance(value, dict):
        return flat(value)
    sentence = 'an object is needed, such as {"text": "…"}; this is a bare value.'
    return IngestError("malformed", sentence, where)


def flat(record: Record) -> Record:
    """The object with the fields of objects inside it that hold more of the same article; its own come first.

    These are objects of a name such as "metadata" and, if it has no text itself, the only one that has.
    """
    objects_in = [(name, value) for name, value in record.items() if isinstance(value, dict)]
    if not objects_in:
        return record
    further = [value for name, value in objects_in if squeezed(name) in _FURTHER]
    if not any(_is_text(record[name]) for name in _text_names(record)):
        with_text = [value for _, value in objects_in if texts(tuple(value))]
        if len(with_text) != 1:
            return record
        further = [*with_text, *(value for value in further if value is not with_text[0])]
    named = {name: value for name, value in record.items() if not any(value is each for each in further)}
    for each in further:
        known = {squeezed(name) for name in named}
        named |= {name: value for name, value in each.items() if squeezed(name) not in known}
    return named


def _text_names(record: Record) -> list[str]:
    names = list(record)
    return [names[place] for place in texts(names)]


def _is_text(value: object) -> bool:
    """Whether a value may be a text, and is no object that holds one among other fields."""
    return not isinstance(value, dict) or len(fields(tuple(value))) <= 1


def _inside(value: Record) -> Objects:
    """The objects in an object that is no article: in the only list of articles in it, as archives answer.

    Also articles by name, and rows that pandas wrote by columns.
    """
    if rows := _rows(value):
        return _numbered(rows)
    if texts(tuple(value)):
        return []
    level, others = [value], list[Record]()
    for _ in range(_DEEPEST):
        lists = [each for one in level for each in _lists(one)]
        telling = [each for each in (*lists, *filter(_are_records, map(_members, level))) if _have_text(each)]
        if telling:
            return _numbered(telling[0]) if len(telling) == 1 else []
        others = others or (lists[0] if len(lists) == 1 else [])
        level = [each for one in level for each in one.values() if isinstance(each, dict)]
    return _numbered(others)


def _lists(record: Record) -> Iterator[list[Record]]:
    yield from (each for each in record.values() if isinstance(each, list) and _are_records(each))


def _members(record: Record) -> list[Any]:
    return list(record.values())


def _are_records(values: list[Any]) -> bool:
    return bool(values) and all(isinstance(each, dict) for each in values)


def _have_text(records: list[Record]) -> bool:
    return any(texts(tuple(flat(record))) for record in records)


def _numbered(records: list[Record]) -> Objects:
    return [(f"object {number}", flat(record)) for number, record in enumerate(records, start=1)]


def _rows(value: Record) -> list[Record]:
    """The rows of a table that is written by columns, {"text": {"0": …}}, or apart from their names."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [{str(name): cell for name, cell in zip(names, row, strict=False)} for row in data]
    columns = [each for each in value.values() if isinstance(each, dict)]
    if not columns or len(columns) < len(value) or any(each.keys() != columns[0].keys() for each in columns):
        return []
    places = texts(tuple(value))
    if not places or not all(isinstance(cell, str | None) for cell in columns[places[0]].values()):
        return []
    return [{name: column[row] for name, column in value.items()} for row in columns[0]]


def _whole(text: str) -> Objects | None:
    """The objects if the whole file is one array of objects or one object, or such objects one after another."""
    try:
        value = _parsed(text, "")
    except IngestError:
        return _one_after_another(text)
    if isinstance(value, dict):
        return [("object 1", flat(value))]
    if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
        return None
    return _numbered(value)


def _one_after_another(text: str) -> Objects | None:
    """The objects of a file that holds nothing else but single commas between them, and perhaps an array's brackets.

    A file that breaks off ends with what is wrong with it.
    """
    body = text.strip()
    if arrays := _arrays(body):
        return arrays
    is_array, found, at = body.startswith("["), list[Record](), 0
    end = len(body) - 1 if is_array and body.endswith("]") else len(body)
    at = 1 if is_array else 0
    while (at := _next(body, at)) < end:
        try:
            record, at = _DECODER.raw_decode(body, at)
        except (ValueError, RecursionError):
            return _broken_off(found) if _is_cut_off(body[at:]) and len(found) > 1 else None
        if not isinstance(record, dict):
            return None
        found.append(record)
    if is_array and end == len(body):
        return _broken_off(found)
    return _numbered(found)


def _arrays(body: str) -> Objects | None:
    """The objects of several arrays one after another, as pages of an answer are put together; None for all else."""
    found, at = list[Record](), 0
    while body.startswith("[") and (at := _next(body, at)) < len(body):
        try:
            values, at = _DECODER.raw_decode(body, at)
        except (ValueError, RecursionError):
            return None
        if not isinstance(values, list) or not _are_records(values):
            return None
        found += values
    return _numbered(found) or None


def _next(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _broken_off(found: list[Record]) -> Objects:
    where = f"object {len(found) + 1}"
    return [*_numbered(found), (where, IngestError("malformed", _CUT_OFF, where))]


def _is_cut_off(text: str) -> bool:
    """Whether the text is the beginning of an object and ends before it does."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return text.startswith("{") and (error.msg.startswith("Unterminated") or error.pos >= len(text))
    except (ValueError, RecursionError):
        pass
    return False


def _parsed(text: str, where: str) -> object:
    try:
        # JSON allows integers of any length, and the standard library's parser also takes NaN and lone surrogates.
        return json.loads(text, parse_int=_integer)
    except RecursionError:
        raise IngestError("malformed", TOO_DEEP, where) from None
    except ValueError:
        raise IngestError("malformed", _NOT_JSON, where) from None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


_DECODER = json.JSONDecoder(parse_int=_integer)
