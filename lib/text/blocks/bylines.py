"""Bylines: the lines that name who wrote an article or helped to."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.text.blocks.dates import WIRES, without_date

LONGEST = 160  # characters

_NAME = r"[^\W\d_a-z][\w.'-]*"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|de|del|della|der|van|von|al|bin|ibn|el|la|du|da|dos|and|&)){{0,6}}"
_AUTHOR = re.compile(
    r"[\W_]*(?:(?:written|reported|story|words|text|analysis|posted|interview|review|photographs|opinion) )?"
    r"by(?:line)?:? "
    rf"(?-i:(?P<author>{_PERSON}))(?P<rest>.*)",
    re.I,
)
_WITH_ROLE = re.compile(rf"(?P<author>{_NAME}(?: {_NAME}){{1,3}})\s*[,|-]\s*(?P<rest>.+)")
_HANDLE = re.compile(r"\s*\(?@\w+\)?|\s+\d+ comments?\b", re.I)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|bureau chief|staff|contributor|journalist|producer)s?\b", re.I
)
_LINKING = {"in", "at", "of", "for", "the", "and", "on", "to", "with", "by"}
_BEATS = {"chief", "senior", "special", "political", "economics", "foreign", "business", "news", "world", "national"}
# "Ann Reed", "Ann B. Reed and Tom Hill": two names, with at most an initial between, so that few headlines fit.
_FULL_NAME = rf"{_NAME}(?: [A-Z]\.)? {_NAME}"
_NAMES_ALONE = re.compile(rf"{_FULL_NAME}(?:(?:, and|,| and| &) {_FULL_NAME}){{0,5}}")
_WORK = r"\b(?:additional|reporting|writing|editing|edited|reviewed|compiled|research|help|assistance|an? reports?)\b"
_CREDIT = re.compile(
    rf"[\W_]*(?:contributing:|(?:with )?{_WORK}(?: {_WORK})? (?:by|from):? (?-i:(?=[A-Z]))(?P<names>.*))", re.I
)
_INITIALS = 30  # characters of an agency's name or of the initials of a desk
_DESK = re.compile(r"[a-z]{2,4}/[a-z]{2,4}(?: \([A-Za-z, ]+\))?|[A-Z]{2,3}/[A-Z]{2,3}(?:/[A-Z]{2,3})?")
_INPUTS = re.compile(r"\(?with (?:\w+ )?inputs?(?: from .{2,60})?\W*", re.I)
_EDITOR = re.compile(rf"\(?(?:[Ww]eb |[Cc]opy )?[Ee]ditors?: {_FULL_NAME}(?:, {_FULL_NAME}){{0,5}}\)?")
_CONTRIBUTED = re.compile(
    rf"(?:.*\bcontributed (?:to this (?:report|story|article)|reporting|research)|[\W_]*{_PERSON} contributed)[\W_]*"
)


_OFFICE = (
    r"(?:staff|agenc(?:y|ies)|correspondents?|reporters?|writers?|newsroom|news ?desk|wire services?|press office)"
)
_UNNAMED = re.compile(
    rf"(?:by )?(?:(?:our|a|the) )?(?:[\w'-]+ ){{0,3}}{_OFFICE}(?: (?:and|&|with) (?:[\w-]+ ){{0,2}}{_OFFICE})?", re.I
)
_TITLES = ("Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms", "Mrs", "Dr", "Professor")
_IS = re.compile(r",? (?:is|writes|covers|teaches|has covered|has written|joined)\b")


class Byline(NamedTuple):
    """Who wrote the article, and what else its line says of them."""

    author: str
    rest: str


def byline(line: str) -> Byline | None:
    """The reading of "By X", "By X, Harbour Post" or "X, Economics Editor"; None for any other line."""
    if len(line) > LONGEST:
        return None
    line = without_date(_without_handle(line))
    found = _AUTHOR.fullmatch(line)
    if not found:
        found = _WITH_ROLE.fullmatch(line)
        if not found or not _ROLE.search(found["rest"]):
            return None
    author, words = found["author"].rstrip(" ."), found["author"].split()
    slogan = len(words) < (3 if words[0] == "The" else 2)  # By Tuesday; By The Numbers
    if slogan and not (author.isupper() or WIRES.fullmatch(author)):
        return None
    return Byline(author, found["rest"]) if _names_only(found["rest"]) else None


def _without_handle(line: str) -> str:
    """A line without the author's name on a social medium and without the number of comments."""
    return _HANDLE.sub("", line) if "@" in line or "omment" in line else line


def _names_only(rest: str) -> bool:
    words = re.findall(r"\w[\w.'-]*", _ROLE.sub("", rest))
    return all(not word[0].islower() or word in _LINKING or word in _BEATS for word in words)


def is_role(line: str) -> bool:
    """Whether a line is an office and nothing else: "Business correspondent", "Harbour Post Staff Writer"."""
    office = _without_handle(line).split(",")[0]
    words = office.split(None, 6)
    return 0 < len(words) <= 6 and bool(_ROLE.search(words[-1])) and _names_only(_without_handle(line))


def without_role(part: str) -> str:
    """A part of a byline without the office at its end: "Harbour Post" of "Harbour Post Economics Editor"."""
    words = part.split()
    while words and (_ROLE.fullmatch(words[-1]) or words[-1].lower() in _BEATS):
        words.pop()
    return " ".join(words)


def is_names(line: str) -> bool:
    """Whether a line may be persons' names and nothing else; what stands below it must confirm it."""
    return len(line) <= LONGEST and bool(_NAMES_ALONE.fullmatch(line))


def is_unnamed(line: str) -> bool:
    """Whether a line names an office in place of the author: "By our political staff", "Staff and agencies"."""
    return len(line) <= LONGEST and bool(_UNNAMED.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether a line credits colleagues or an agency: "The Associated Press contributed to this report."."""
    if len(line) > LONGEST:
        return False
    if "ditor" in line and _EDITOR.fullmatch(line):
        return True
    if len(line) <= _INITIALS and (WIRES.fullmatch(line.strip("-—() ")) or _DESK.fullmatch(line)):
        return True
    if "inputs" in line and _INPUTS.fullmatch(line):
        return True
    if "contributed" in line and _CONTRIBUTED.fullmatch(line):
        return True
    found = _CREDIT.match(line)
    return found is not None and _names_only(re.sub(_WORK, "", found["names"] or "", flags=re.I))


def is_note_on_author(paragraph: str, author: str, *, titled: bool = False) -> bool:
    """Whether a paragraph says who the author is: "Ann Reed is a lecturer", or `titled` "Dr. Reed is a lecturer"."""
    names = author.split()
    if len(names) < 2 or WIRES.fullmatch(author):
        return False
    forms = (author, *(f"{title} {names[-1]}" for title in _TITLES)) if titled else (author,)
    start = next(filter(paragraph.startswith, forms), "")
    return bool(start) and bool(_IS.match(paragraph, len(start)))
