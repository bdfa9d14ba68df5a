"""The words of a page and their places, from PDFium."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import pi
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from lib.ingest.pdf.layout import Word, runs_left

_HYPHEN = frozenset((0x02, 0xFFFE, 0xAD))  # what PDFium writes for one at a line's end, and what some fonts draw as one
_JOINERS = frozenset((0x200C, 0x200D))  # shape the letters beside them, as in Persian
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_GAP = 1.0  # of the height: characters further apart stand in different words
_DRIFT = 0.7  # of the height: characters further above or below stand on different lines
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)  # in a font's name; the weights that files give are wild
_LONGEST_NAME = 100  # bytes
_QUARTERS = 4  # directions of writing that are told apart

Box = tuple[float, float, float, float]  # left, bottom, right, top


class _Run(NamedTuple):
    """The characters of a word with their boxes, and the direction in which they run, in quarters of a turn."""

    letters: list[str]
    boxes: list[Box]
    direction: int
    bold: bool = False


def page_words(page: Any) -> list[list[Word]]:
    """The words inside the page's edges, in one list for each direction of writing; that of most letters comes first.

    Each direction has coordinates of its own in which it runs from left to right, however the page is turned on the
    screen. A stamp along the margin is such a direction of its own.
    """
    by_direction: dict[int, list[Word]] = defaultdict(list)
    text = page.get_textpage()
    try:
        edges = page.get_cropbox()
        for run in _runs(text.raw):
            if any([_overlap(box, edges) for box in run.boxes]):
                by_direction[run.direction].append(_word(run))
    finally:
        text.close()
    return sorted(by_direction.values(), key=lambda words: -sum([len(word.text) for word in words]))


def _runs(text: Any) -> Iterator[_Run]:
    """The characters between white space, and between leaps to another place."""
    run = _Run([], [], 0)
    rectangle = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        letter = _letter(pdfium.FPDFText_GetUnicode(text, at))
        if letter:
            pdfium.FPDFText_GetLooseCharBox(text, at, rectangle)
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if run.letters and (not letter or _apart(run.boxes[-1], box, run.direction)):
            yield run
            run = _Run([], [], 0)
        if letter:
            if not run.letters:
                run = _Run([], [], _direction(text, at), _is_bold(text, at))
            run.letters.append(letter)
            run.boxes.append(box)
    if run.letters:
        yield run


def _direction(text: Any, at: int) -> int:
    angle: float = pdfium.FPDFText_GetCharAngle(text, at)  # -1 if there is none
    return round(max(angle, 0) / (2 * pi) * _QUARTERS) % _QUARTERS


def _is_bold(text: Any, at: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text, at, name, _LONGEST_NAME, None)
    return _BOLD.search(name.value) is not None


@cache
def _letter(code: int) -> str:
    """The character as text; empty for white space, controls and what is no character at all."""
    if code in _HYPHEN:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    letter = chr(code)
    return letter if code in _JOINERS or (letter.isprintable() and letter != " ") else ""


def _apart(one: Box, other: Box, direction: int) -> bool:
    """Whether two characters that are drawn one after the other cannot belong to one word."""
    left, bottom, right, top = _turned(one, direction)
    next_left, next_bottom, next_right, next_top = _turned(other, direction)
    height = max(top - bottom, next_top - next_bottom)
    gap = max(next_left - right, left - next_right)  # either side: some scripts run to the left
    return gap > _GAP * height or abs(top + bottom - next_top - next_bottom) > 2 * _DRIFT * height


def _word(run: _Run) -> Word:
    boxes = [_turned(box, run.direction) for box in run.boxes] if run.direction else run.boxes
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    letters = run.letters
    if runs_left("".join(letters)) and not any(map(str.isdecimal, letters)):
        # Arabic is drawn letter by letter or backwards; the places tell the order.
        letters = [letter for _, letter in sorted(zip(lefts, letters, strict=True), key=lambda drawn: -drawn[0])]
    return Word("".join(letters), min(lefts), max(rights), min(bottoms), max(tops), run.bold)


def _turned(box: Box, direction: int) -> Box:
    """The box as it is when text in this direction, in quarters of a turn clockwise, is turned upright."""
    if not direction:
        return box
    left, bottom, right, top = box
    return ((-top, left, -bottom, right), (-right, -top, -left, -bottom), (bottom, -right, top, -left))[direction - 1]


def _overlap(box: Box, edges: Box) -> bool:
    left, bottom, right, top = box
    return left < edges[2] and right > edges[0] and bottom < edges[3] and top > edges[1]
