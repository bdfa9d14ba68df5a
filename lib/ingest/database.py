"""One article as news databases write it into a download: fields above and below its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lib.ingest.dates import iso_date
from lib.ingest.fields import article
from lib.ingest.source import levelled
from lib.model import Article


class Line(NamedTuple):
    """A line that is not blank, without outer white space."""

    text: str
    apart: bool  # a blank line stands before it


Lines = Sequence[Line]
Values = dict[str, str | None]

_MOST_HEAD_LINES = 30
_MOST_PUBLISHER_WORDS, _MOST_SECTION_WORDS = 6, 3
_LABELLED = re.compile(r"(?P<label>[A-Z][\w /-]{2,30}?)\s?:\s*(?P<value>.*)")
_FIELDS = {
    **{"byline": "author", "author": "author", "headline": "title", "title": "title"},
    **{"publication title": "outlet", "publication date": "published"},
}
_ABOVE = frozenset(
    {
        *("byline", "author", "section", "length", "dateline", "highlight", "series", "headline", "title", "links"),
        *("publication info", "body", "full text", "copyright", "abstract", "distribution", "column"),
    }
)
_BELOW = frozenset(
    {
        *("load-date", "language", "publication-type", "publication type", "journal code", "journal-code", "subject"),
        *("industry", "geographic", "company", "organization", "person", "ticker", "graphic", "document-type", "state"),
        *("country", "city", "acc-no", "publication title", "publication year", "publication date", "publisher"),
        *("place of publication", "country of publication", "issn", "source type", "language of publication"),
        *("document type", "proquest document id", "document url", "copyright", "last updated", "database", "people"),
        *("location", "credit", "illustration", "identifier / keyword", "volume", "issue", "pages", "first page"),
        *("publication subject", "year", "links", "classification", "company / organization", "dateline", "notes"),
    }
)
_BEGINS = re.compile(r"(?:body|full text)\s?:?\s*(?P<rest>.*)", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))\s|.*all rights reserved\.?$", re.IGNORECASE)
_EDITION = re.compile(r"(?:.*\bedition\b.*|.*\bed\.?|(?:late|early|final).*)", re.IGNORECASE)
_PAGE = re.compile(r"\bPage \d+ of \d+\b")
_N_WORDS = re.compile(r"\d[\d,.]* words?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}.*")
_DATE_INSIDE = re.compile(r"\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4}")
_CODED = re.compile(
    r"(?P<code>SE|HD|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|BY)(?:\s+(?P<value>.*))?"
)
_CODES = {"HD": "title", "BY": "author", "PD": "published", "SN": "outlet"}
_TEXTS = ("LP", "TD")


def coded(lines: Lines) -> Article | None:
    """The article of a part whose lines begin with Factiva's codes, or None if they do not."""
    found: dict[str, list[Line]] = {}
    code = ""
    for line in lines:
        if match := _CODED.fullmatch(line.text):
            code = match["code"]
            line = Line(match["value"] or "", line.apart)
        found.setdefault(code, []).append(line)
    if not {"HD", "PD"} <= found.keys() or not found.keys() & {*_TEXTS}:
        return None
    values: Values = {field: _joined(found.get(code, ())) for code, field in _CODES.items()}
    return article({**values, "text": "\n\n".join(_text(found[code]) for code in _TEXTS if code in found)})


def factiva(lines: Lines) -> Article:
    """Headline, byline, number of words, date, outlet, rights, text, publisher."""
    counted = next(place for place, line in enumerate(lines) if _N_WORDS.fullmatch(line.text))
    first = _headline_at(lines[:counted])
    dated = next((place for place in range(counted, len(lines)) if iso_date(lines[place].text)), counted)
    outlet = next((line.text for line in lines[dated + 1 :] if not _CLOCK.fullmatch(line.text)), None)
    rights = [place for place in range(dated, min(len(lines), dated + _MOST_HEAD_LINES)) if _is_rights(lines[place])]
    begins = (rights[0] if rights else dated + 1) + 1
    ends = len(lines)
    if ends > begins and _is_publisher(lines[ends - 1]):
        ends -= 1
    values: Values = {
        "title": lines[first].text if counted else None,
        "author": _joined(lines[first + 1 : counted]),
        "published": lines[dated].text,
        "outlet": outlet,
    }
    return article({**values, "text": _text(lines[begins:ends])})


def _headline_at(lines: Lines) -> int:
    """The first line that is no name of a section of the paper, or else the last one before a blank one."""
    longer = (place for place, line in enumerate(lines) if len(line.text.split()) > _MOST_SECTION_WORDS)
    return next(longer, max(len(_first_block(lines)) - 1, 0))


def nexis(lines: Lines) -> Article:
    """Headline, outlet, date, labelled fields, text, labelled fields; the headline may also come after the date."""
    begins, ends = _begins(lines), _ends(lines)
    values = _labelled(lines)
    plain = [line for line in lines[:begins] if not (_label(line) or _is_rights(line) or _is_heading(line))]
    plain = [line for line in plain if not _PAGE.search(line.text)]
    dated = next((place for place, line in enumerate(plain) if iso_date(line.text)), None)
    if dated is not None:
        above, below = plain[: max(dated - 1, 0)], [line for line in plain[dated + 1 :] if not _is_edition(line)]
        values |= {"published": plain[dated].text, "outlet": plain[dated - 1].text if dated else None}
        values.setdefault("title", _joined(above or _first_block(below)))
    return article({**values, "text": _text(lines[begins:ends])})


def proquest(lines: Lines) -> Article:
    """Headline, labelled fields, text, labelled fields, among which are outlet and date."""
    begins, ends = _begins(lines), _ends(lines)
    values = _labelled(lines)
    if lines and not _label(lines[0]):
        values.setdefault("title", _joined(_first_block(lines)))
    info = next((line.text for line in lines[:begins] if _label(line) == "publication info"), "")
    if info:
        values.setdefault("outlet", info.partition(":")[2].partition(";")[0].strip())
        inside = _DATE_INSIDE.search(info)
        values.setdefault("published", inside[0] if inside else None)
    rest = _BEGINS.fullmatch(lines[begins - 1].text) if begins else None
    first = [Line(rest["rest"], True)] if rest and rest["rest"] else []
    return article({**values, "text": _text([*first, *lines[begins:ends]])})


def _begins(lines: Lines) -> int:
    """Where the text begins: below the line that says so, or below the last field above it."""
    head = lines[:_MOST_HEAD_LINES]
    said = next((place for place, line in enumerate(head) if _is_heading(line)), None)
    if said is not None:
        return said + 1
    labelled = [place for place, line in enumerate(head) if _label(line) in _ABOVE]
    return labelled[-1] + 1 if labelled else 0


def _ends(lines: Lines) -> int:
    """Where the text ends: above the first field of those of which most of the rest consists."""
    for place, line in enumerate(lines):
        if place and (_label(line) in _BELOW or levelled(line.text) == "classification"):
            rest = lines[place:]
            if 2 * sum(bool(_label(each)) or _is_rights(each) for each in rest) >= len(rest) and place >= _begins(
                lines
            ):
                return place
    return len(lines)


def _labelled(lines: Lines) -> Values:
    values: Values = {}
    for line in lines:
        match = _LABELLED.fullmatch(line.text)
        if match and (field := _FIELDS.get(levelled(match["label"]))):
            values.setdefault(field, match["value"])
    return values


def _label(line: Line) -> str:
    """What a line says that its value is, in lower case; empty for others."""
    match = _LABELLED.fullmatch(line.text)
    label = levelled(match["label"]) if match else ""
    return label if label in _ABOVE or label in _BELOW else ""


def _is_heading(line: Line) -> bool:
    match = _BEGINS.fullmatch(line.text)
    return match is not None and (not match["rest"] or _label(line) == "full text")


def _is_rights(line: Line) -> bool:
    return _RIGHTS.match(line.text) is not None


def _is_edition(line: Line) -> bool:
    return _EDITION.fullmatch(line.text) is not None


def _is_publisher(line: Line) -> bool:
    return len(line.text.split()) <= _MOST_PUBLISHER_WORDS and line.text[-1:] not in '!?”"' and line.apart


def _first_block(lines: Lines) -> Lines:
    """The first lines without a blank one between them."""
    end = next((place for place, line in enumerate(lines) if place and line.apart), len(lines))
    return lines[:end]


def _joined(lines: Lines) -> str | None:
    return " ".join(line.text for line in lines if line.text) or None


def _text(lines: Lines) -> str:
    return "".join(f"\n\n{line.text}" if line.apart else f"\n{line.text}" for line in lines).strip()
