"""What stands above the text of a file: names and values of fields, a line each, as clippers and mailers write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from itertools import pairwise

from lib.ingest.fields import FIELDS, article, fields, squeezed
from lib.ingest.source import levelled
from lib.model import Article

_MOST_LINES = 60
_FEWEST_FIELDS = 2  # that are known, where no fence stands around them
_LONGEST_NOTE = 50  # words above a message that was passed on
_LONG = 15  # words of a value that is the beginning of the text
# The line above a head and the one below it, in YAML and in TOML.
_FENCES = (
    (re.compile(r"---\s*"), re.compile(r"(?:---|\.\.\.)\s*")),
    (re.compile(r"\+\+\+\s*"), re.compile(r"\+\+\+\s*")),
)
_NAMED = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,30}?)\s*(?::(?:\s+(?P<value>.*))?|=\s*(?P<equal>.*))")
_COLON = re.compile(r"[^:=]*:")
_FOLDED = re.compile(r"[ \t]+\S|- ")  # the rest of the value above
_OF_MAIL = {"subject": "title", "sent": "published"}
_ANSWER = re.compile(
    r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE
)  # before the subject of a message that was passed on
_PASSED_ON = re.compile(
    r"\s*(?:-{3,}\s*(?:forwarded|original) message\s*-{3,}|begin forwarded message:)\s*", re.IGNORECASE
)


def with_head(found: Article) -> Article:
    """The article with the fields that stand above its text, which are cut; the same article if there are none.

    They stand between fences, as in Markdown, or are all lines above the first blank one, and two of them are known.
    Where all are known, blank lines may part them.
    """
    lines = found.text.split("\n")
    above = _above(lines)
    head = lines[above : above + _MOST_LINES]
    end = _end_of_fenced(head) or max(_end_of_block(head), _end_of_spaced(head))
    values = _values(head[:end])
    if not values or not any(line.strip() for line in lines[above + end :]):
        return found
    made = article({"title": found.title, "published": found.published, **values, "text": found.text})
    shift = len(made.text) - len(found.text)  # by a headline that comes before the text
    return replace(made, cut=tuple(start + shift for start in _starts(lines[: above + end])))


def _above(lines: Sequence[str]) -> int:
    """Where the head may begin: below the line that says the message was passed on, or at the first that is not blank.

    Who passes a message on may have put a note above that line.
    """
    filled = [place for place, line in enumerate(lines[:_MOST_LINES]) if line.strip()] or [0]
    for mark, place in pairwise(filled):
        if _PASSED_ON.fullmatch(lines[mark]) and sum(len(line.split()) for line in lines[:mark]) < _LONGEST_NOTE:
            return place
    return filled[0]


def _end_of_fenced(lines: Sequence[str]) -> int:
    """Where a head between fences ends; 0 if there is none."""
    lower = next((below for fence, below in _FENCES if lines and fence.fullmatch(lines[0])), None)
    if lower is None:
        return 0
    ends = (place for place, line in enumerate(lines[1:], start=1) if lower.fullmatch(line))
    return next(ends, -1) + 1


def _end_of_block(lines: Sequence[str]) -> int:
    """Where a head ends that is all lines above the first blank one, or above the text's own name; 0 if they are none.

    Between names and values stand colons; a fence alone shows that equals signs do.
    """
    for end, line in enumerate(lines):
        if line.strip() and not _begins_text(line):
            continue
        is_head = all(
            (_NAMED.fullmatch(each) and _COLON.match(each)) or (place and _FOLDED.match(each))
            for place, each in enumerate(lines[:end])
        )
        if is_head and len(_values(lines[:end])) >= _FEWEST_FIELDS:
            return end + _is_label(line)
        if not line.strip():
            break
    return 0


def _end_of_spaced(lines: Sequence[str]) -> int:
    """Where a head ends whose lines are all known fields, blank lines aside; 0 if there is none."""
    end = 0
    for place, line in enumerate(lines):
        if line.strip() and not (_COLON.match(line) and _values([line])):
            if end and _is_label(line):
                end = place + 1
            break
        end = place + 1 if line.strip() else end
    return end if len(_values(lines[:end])) >= _FEWEST_FIELDS else 0


def _begins_text(line: str) -> bool:
    """Whether a line names the text, which begins below it or on it."""
    match = _NAMED.fullmatch(line)
    if not match or squeezed(match["name"]) not in FIELDS["text"]:
        return False
    return not match["value"] or len(match["value"].split()) >= _LONG


def _is_label(line: str) -> bool:
    """Whether a line holds nothing but the name of the text below it."""
    match = _NAMED.fullmatch(line)
    return match is not None and _begins_text(line) and not match["value"]


def _values(lines: Sequence[str]) -> dict[str, str | None]:
    """The fields of an article other than its text among the named values."""
    named: list[list[str]] = []
    for line in lines:
        if match := _NAMED.fullmatch(line):
            name = levelled(match["name"])
            named.append([_OF_MAIL.get(name, name), _bare(match["value"] or match["equal"] or "")])
            if name == "subject":
                named[-1][1] = without_answer(decoded(named[-1][1]))
        elif named and _FOLDED.match(line):
            rest = line.strip()
            mark = ", " if rest.startswith("- ") else " "
            named[-1][1] += (mark if named[-1][1] else "") + _bare(rest.removeprefix("- "))
    places = fields(tuple(name for name, _ in named))
    return {field: named[place][1] for field, place in places.items() if field != "text" and named[place][1]}


def decoded(value: str) -> str:
    """A value of a message's header with the characters that "=?utf-8?…?=" means; unchanged if it means none."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


def without_answer(subject: str) -> str:
    """A subject without what programs put before it when a message is answered or passed on."""
    return subject[match.end() :] if (match := _ANSWER.match(subject)) else subject


def _bare(value: str) -> str:
    """A value without the quotation marks or brackets around it."""
    value = value.strip()
    while len(value) > 1 and value[0] + value[-1] in ('""', "''", "[]"):
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
