"""What stands above the text of a file: names and values of fields, a line each, as clippers and mailers write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.ingest.fields import article, fields
from lib.ingest.source import levelled
from lib.model import Article

_MOST_LINES = 60
_FEWEST_FIELDS = 2  # that are known, where no fence stands around them
_FENCE, _LOWER_FENCE = re.compile(r"---\s*"), re.compile(r"(?:---|\.\.\.)\s*")
_NAMED = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,30}?)\s*:(?:\s+(?P<value>.*))?")
_FOLDED = re.compile(r"[ \t]+\S|- ")  # the rest of the value above
_OF_MAIL = {"subject": "title", "sent": "published"}


def with_head(found: Article) -> Article:
    """The article with the fields that stand above its text, which are cut; the same article if there are none.

    They stand between fences, as in Markdown, or are all lines above the first blank one, and two of them are known.
    """
    lines = found.text.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    head = lines[first : first + _MOST_LINES]
    end = _end_of_fenced(head) or _end_of_block(head)
    values = _values(head[:end])
    if not values or not any(line.strip() for line in lines[first + end :]):
        return found
    made = article({"title": found.title, **values, "text": found.text})
    shift = len(made.text) - len(found.text)  # by a headline that comes before the text
    return replace(made, cut=tuple(start + shift for start in _starts(lines[: first + end])))


def _end_of_fenced(lines: Sequence[str]) -> int:
    """Where a head between fences ends; 0 if there is none."""
    if not lines or not _FENCE.fullmatch(lines[0]):
        return 0
    ends = (place for place, line in enumerate(lines[1:], start=1) if _LOWER_FENCE.fullmatch(line))
    return next(ends, -1) + 1


def _end_of_block(lines: Sequence[str]) -> int:
    """Where a head ends that is all lines above the first blank one; 0 if they are no fields."""
    end = next((place for place, line in enumerate(lines) if not line.strip()), 0)
    is_head = all(_NAMED.fullmatch(line) or (place and _FOLDED.match(line)) for place, line in enumerate(lines[:end]))
    return end if is_head and len(_values(lines[:end])) >= _FEWEST_FIELDS else 0


def _values(lines: Sequence[str]) -> dict[str, str | None]:
    """The fields of an article other than its text among the named values."""
    named: list[list[str]] = []
    for line in lines:
        if match := _NAMED.fullmatch(line):
            name = levelled(match["name"])
            named.append([_OF_MAIL.get(name, name), _bare(match["value"] or "")])
        elif named and _FOLDED.match(line):
            rest = line.strip()
            mark = ", " if rest.startswith("- ") else " "
            named[-1][1] += (mark if named[-1][1] else "") + _bare(rest.removeprefix("- "))
    places = fields(tuple(name for name, _ in named))
    return {field: named[place][1] for field, place in places.items() if field != "text" and named[place][1]}


def _bare(value: str) -> str:
    """A value without the quotation marks or brackets around it."""
    value = value.strip()
    if len(value) > 1 and value[0] + value[-1] in ('""', "''", "[]"):
        value = value[1:-1].strip()
    return value


def _starts(lines: Sequence[str]) -> list[int]:
    """Where the lines that are not blank begin, without the blanks before them."""
    starts, at = [], 0
    for line in lines:
        if line.strip():
            starts.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    return starts
