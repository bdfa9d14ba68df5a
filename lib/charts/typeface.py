"""The typeface of every chart, and how wide text set in it is: room and line breaks are measured, not guessed.

It is Source Sans (SIL Open Font License 1.1) as Streamlit brings it: a chart looks alike on screen and as a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from math import ceil
from pathlib import Path

from PIL import ImageFont

FAMILY = "Source Sans"
# No family with a digit as a word of its own: unquoted, as Plotly writes it, it would make the whole list invalid.
FONT = f"{FAMILY}, Helvetica, Arial, sans-serif"
REGULAR, BOLD = 400, 700
ELLIPSIS = "…"
_UNITS, _SMALL = 1000, 24  # sizes at which advances are measured, and at which shapes are told apart
_UNKNOWN = "\U0010fffe"  # no typeface has it
_WIDE, _OTHER = 1.05, 0.72  # of the size: characters of other typefaces, full-width ones and the rest
_MOST_CHARACTERS = 20_000  # kept with their widths
# Where a line may end: not at blanks that join, nor inside of "95 %", "n = 4" or "q < .05".
_BLANKS = re.compile("(?<![=<])[^\\S\u00a0\u202f]+(?![%=<])")


@lru_cache
def file() -> Path:
    """The typeface with all its weights, as WOFF2."""
    spec = find_spec("streamlit")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted(folder.glob("static/static/media/SourceSansVF-Upright*.woff2"))
    if not found:
        raise FileNotFoundError(
            f"{folder}: no SourceSansVF-Upright*.woff2. Install Streamlit as requirements.txt pins it."
        )
    return found[0]


@lru_cache
def _face(weight: int, size: int = _UNITS) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(file()), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


@lru_cache(maxsize=_MOST_CHARACTERS)
def _advance(character: str, weight: int) -> float:
    """The width of a character as a part of the size; a guess on the wide side if another typeface must have it."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if not character.isspace() and _shape(character) == _shape(_UNKNOWN):
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
    return _face(weight).getlength(character) / _UNITS


def _shape(character: str) -> bytes:
    """The character as it is drawn: one that the typeface lacks looks like any other that it lacks."""
    return bytes(_face(REGULAR, _SMALL).getmask(character))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in px, without kerning, which makes text a little narrower."""
    weight = BOLD if bold else REGULAR
    return size * sum(_advance(character, weight) for character in text)


def widest(lines: Sequence[str], size: float, *, bold: bool = False) -> int:
    """The room in whole px that the widest of these lines needs."""
    return ceil(max((width(line, size, bold=bold) for line in lines), default=0.0))


def cut_to_width(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text as far as it fits into `room` px, with an ellipsis where something was cut."""
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width(ELLIPSIS, size, bold=bold)
    for n_kept, character in enumerate(text):
        left -= width(character, size, bold=bold)
        if left < 0:
            return text[:n_kept].rstrip() + ELLIPSIS
    return text


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most `room` px, its own line breaks kept; a word that is wider is broken."""
    return [line for part in text.split("\n") for line in _lines(part, room, size, bold)]


def _lines(text: str, room: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for word in filter(None, _BLANKS.split(text)):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        pieces = _pieces(word, room, size, bold)
        lines[len(lines) if lines[-1] else -1 :] = pieces
    return lines


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word, in pieces if it is wider than the line."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
