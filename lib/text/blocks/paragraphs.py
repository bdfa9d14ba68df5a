"""Paragraphs: where a text breaks, whether its lines are paragraphs or hard-wrapped at some width."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

NARROWEST, WIDEST = 24, 140  # characters: the widths at which prose is wrapped
_RUNNING = 0.4  # of the line ends in wrapped prose run on into a lower-case word; the rest precede capitals
_NARROW = 0.9  # of the lines of wrapped prose are no wider than that
_FULL = 0.55  # of the width is filled by a line that was broken, not ended
_ENDED = 0.85  # of the width: a sentence that ends before it, with room for the next word, ends a paragraph
_BULLET = re.compile(r"[-*•‣◦▪]\s|\(?\d{1,3}[.)]\s")
_TIMES = re.compile(r"[\d:.,]+ \W{2}> \d")  # of a subtitle, in which dashes may be blanks


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    apart: bool  # a blank line stands before it


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, without outer white space, in order; all other characters lie in one.

    A blank line always ends a paragraph, and so does a line end, unless the text is hard-wrapped: lines of similar
    length with sentences running across their ends.
    """
    plain = _plain_lines(text)
    if sum([end - start <= WIDEST for start, end in plain]) < _NARROW * len(plain):
        return plain  # most articles
    lines = _lines(text)
    width = _wrap_width(text, lines)
    if not width:
        return plain
    result = [(lines[0].start, lines[0].end)]
    for previous, line in pairwise(lines):
        if _breaks(text, previous, line, width):
            result.append((line.start, line.end))
        else:
            result[-1] = (result[-1][0], line.end)
    return result


def _plain_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not blank, without outer white space."""
    result, position = [], 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position if raw.startswith(stripped) else position + raw.index(stripped[0])
            result.append((start, start + len(stripped)))
        position += len(raw)
    return result


def _lines(text: str) -> list[_Line]:
    result, position, apart = [], 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            indent = 0 if raw.startswith(stripped) else raw.index(stripped[0])
            start = position + indent
            result.append(_Line(start, start + len(stripped), indent, apart))
        apart = not stripped
        position += len(raw)
    return result


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width at which a text is wrapped; 0 if its lines are paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if not pairs:
        return 0
    running = sorted(a.end - a.start for a, b in pairs if _runs_on(text, a, b))
    if not running or len(running) < _RUNNING * len(pairs):
        return 0
    width = running[int(0.95 * len(running))]
    similar = sum(length >= _FULL * width for length in running) >= 0.8 * len(running)
    return width if similar and NARROWEST <= width <= WIDEST else 0


def _runs_on(text: str, line: _Line, following: _Line) -> bool:
    return text[following.start].islower() and text[line.end - 1] not in ".!?:;"


def _breaks(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Whether a line of a wrapped text begins a paragraph."""
    if line.apart or _BULLET.match(text, line.start):
        return True
    if _TIMES.match(text, line.start) or _TIMES.match(text, previous.start):
        return True
    if _runs_on(text, previous, line):
        return False
    first_word = text[line.start : line.end].split(None, 1)[0]
    room = previous.end - previous.start + 1 + len(first_word) <= _ENDED * width
    indented = line.indent > previous.indent + 1
    return room or (indented and text[previous.end - 1] in ".!?\"')")
