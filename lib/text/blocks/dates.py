"""Dates where they stand in a text, lines that hold nothing else, and the datelines of wire reports."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.ingest.dates import iso_date

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|2[01])\d\d\b"
_NAMED_DAY = (
    rf"{_WEEKDAY}?(?:{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?|{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)(?:,?\s+{_YEAR})?)"
)
_NUMBERED_DAY = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?|\d\d?([/.])\d\d?\1(?:19|20)\d\d"
_DATE = re.compile(rf"(?<![\w/.-])(?:{_NAMED_DAY}|{_NUMBERED_DAY})(?![\w/-])", re.I)
YEAR = re.compile(rf"(?<!\w){_YEAR}")

_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"\b\d\d?(?:[:.]\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d\d?\s*[ap]\.?m\b\.?"
    r"|\b(?:E[SD]?T|P[SD]?T|[CM][SD]T|GMT|BST|IST|CES?T|UTC|AE[SD]T|HKT|SGT|JST|MSK)\b(?:[+-]\d{1,2}(?::\d\d)?)?"
    r"|\b\d+ min(?:ute)?s?\.? read\b|\b\d+ (?:minute|hour|day"
    r"|week|month|year)s? ago\b",
    re.I,
)
_DATE_LABEL = re.compile(
    r"\b(?:(?:first |last |originally )?(?:published|posted|updated|modified|edited|created|printed|filed|released)"
    r"(?: time)?|publication date|date|today|yesterday)\b:?",
    re.I,
)
_WEEKDAY_ALONE = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_LINKING = {"at", "on", "by", "the", "of", "and", "in", "for"}
_SOURCE_WORDS = 6  # at most, of a place or source beside the date: "Global Research, October 24, 2017"
_LINE_LENGTH = 120  # characters


def dates(text: str) -> tuple[str, ...]:
    """The days that a text names with their year, as YYYY-MM-DD, in order.

    03/04/2026 could be two days and counts as none.
    """
    return tuple(day for found in _DATE.finditer(text) if (day := iso_date(found.group())))


def date_in_year(text: str, year: str) -> str | None:
    """The first day that a text names, without its year, completed with this one."""
    found = _DATE.search(text)
    return iso_date(f"{found.group()} {year}") if found else None


def source_beside_date(line: str) -> str:
    """What a line names before its date, or after it: a place or a source."""
    found = _DATE.search(line)
    if not found or _DATE_LABEL.search(line):
        return ""
    return line[: found.start()].strip(" ,|-/") or line[found.end() :].strip(" ,|-/")


def is_date_label(text: str) -> bool:
    """Whether a line is only the word before a date: "Published"."""
    return bool(_DATE_LABEL.fullmatch(text.strip()))


def without_date(line: str) -> str:
    """A line without the date with which it begins and the mark behind that."""
    found = _DATE.match(line)
    return line[found.end() :].lstrip(" ,|/-") if found else line


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date or time, with at most a place or source beside it."""
    if len(text) > _LINE_LENGTH or text.endswith("?") or not _DIGIT.search(text):
        return False
    rest, n_dates = _DATE.subn("|", text)
    rest, n_times = _TIME.subn("|", rest)
    rest, n_labels = _DATE_LABEL.subn("|", rest)
    if not (n_dates or n_times) or _DIGIT.search(rest):
        return False
    words = re.findall(r"[\w.'&/-]*\w", _WEEKDAY_ALONE.sub("|", rest))
    names = all(word[0].isupper() or word in _LINKING for word in words)
    apart = bool(n_labels or len(words) <= 2 or re.search(r"[,|(:-]\s*\|", rest))
    return names and apart and len(words) <= _SOURCE_WORDS


class Dateline(NamedTuple):
    """The beginning of a wire report: "MOSCOW, June 6. /TASS/."."""

    end: int  # where the report itself begins
    agency: str | None


# Agencies so well known that a name beside a place is read as theirs; any other needs a date or a dash.
WIRES = re.compile(
    r"(the )?associated press|ap|afp|upi|cnn|tass|reuters|xinhua|sputnik|dpa|ani|ians|pti|bloomberg|efe|ansa|kyodo"
    r"|yonhap|interfax|anadolu|irna|sana|ria novosti|pa media|aap",
    re.I,
)
_PLACE_WORD = r"[^\W\d_][\w.'/-]*"
_PLACE = rf"{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?(?: \[{_PLACE_WORD}\])?)?"
    rf"(?P<date>(?(place),? ){_NAMED_DAY})?"
    r"[.,]?"
    rf"(?:\s*(?:\((?P<bracketed>{_PLACE})\)|/(?P<slashed>{_PLACE})/))?"
    # A long dash has become spaces in a normalised text. White space alone ends a dateline only after an agency.
    r"(?:\.?:?(?P<dash>\s*[-–—―]+\s+|[ \t]{3,}|[ \t]*[—―]+[ \t]*)|(?P<stop>(?(date)[.:]\s+|(?!)))"
    r"|(?(bracketed)(?P<after>[.:]?\s+)|(?!))|(?(slashed)[.:]?\s+|(?!)))"
    r"(?=[\"'“‘(\[]{0,2}[^\W_])",
    re.I,
)
_DATELINE_LENGTH = 90  # characters in which a dateline must end
_AGENCY_OR_DATE = re.compile(r"[(/\d]")  # begins with it, or holds it
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-z]")
_NO_PLACE = re.compile(
    r"\b(file|updated?|breaking|exclusive|opinion|analysis|editorial|correct(ion|ed)|note|watch|video|review|live|comment"
    r"|explainer|warning)\b",
    re.I,
)


def dateline(paragraph: str, *, opening: bool) -> Dateline | None:
    """The dateline with which a paragraph begins, if it does; what follows must begin like a sentence.

    A place in capitals and a dash suffice in the `opening` paragraph of an article. Elsewhere a date or an agency
    must be named, and the paragraph be long: "SMITH (Labour) - 23,411" is a row of a list.
    """
    head = paragraph[:_DATELINE_LENGTH]
    if not opening and (len(paragraph) < _DATELINE_LENGTH or not ("(" in head or "/" in head or head[:3].isupper())):
        return None
    found = _DATELINE.match(head) if _may_be_dateline(head, opening=opening) else None
    if not found or not _begins_sentence(paragraph[found.end() : found.end() + 3]):
        return None
    agency, place = found["bracketed"] or found["slashed"], found["place"] or ""
    if not _is_dateline(found, place, agency, opening=opening):
        return None
    return Dateline(found.end(), agency or (place if WIRES.fullmatch(place) else None))


def _may_be_dateline(head: str, *, opening: bool) -> bool:
    """Whether a dateline is worth a try: it begins with capitals, or leads over no small word to an agency or date."""
    if opening and not any(map(str.islower, head[:3])):
        return True
    special = _AGENCY_OR_DATE.search(head)
    if special is None:
        return False
    return special[0].isdigit() or _SMALL_WORD.search(head, 0, special.start()) is None


def _begins_sentence(rest: str) -> bool:
    first = next((character for character in rest if character.isalnum()), "a")
    return not first.islower()


def _is_dateline(found: re.Match[str], place: str, agency: str | None, *, opening: bool) -> bool:
    if place.startswith("The ") or _SMALL_WORD.search(f"{place} {agency or ''}"):
        return False  # a sentence
    city = place.split(",")[0]
    capitals = len(city) > 2 and city.isupper() and not _NO_PLACE.search(city)
    dash, stop = bool(found["dash"]), bool(found["stop"]) or (found["after"] or " ")[0] in ".:"
    if agency and found["date"]:
        return True
    if agency:
        known = bool(WIRES.fullmatch(agency)) and (opening or dash or stop)
        return known or (dash and (capitals or bool(found["slashed"])))
    if found["date"]:
        return (dash and found["date"].startswith(",")) or (capitals and (dash or stop))
    return opening and capitals and dash
