"""Paragraphs from the lines of a printed page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from lib.ingest.pdf.hyphens import HYPHENS, Spelling
from lib.ingest.pdf.layout import Column, Line

# In heights of the type:
_OTHER_SIZE = 0.15  # lines that differ by more are of two kinds, such as heading and text, as are bold and other lines
_INDENT = 0.5  # a first line is set in by at least so much
_FURTHEST = 6.0  # and by so much at most
_SPACE = 0.6  # between two words of a loose line
_CELLS = 2.0  # between two words that stand in different cells of a table

_WIDE_GAP = 1.3  # times the usual distance from line to line
_BROKEN_OFF = 0.25  # of the column's width that is free after a line which ends, but not as a sentence does
_BULLET = re.compile(r"[•‣◦▪●■*]\s|\(?\d{1,3}[.)]\s")
_ENDED = re.compile(r"""[.!?:…]["'”’»)\]\d]*\Z""")
_EAST_ASIAN = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")

Lines = list[Line]


def paragraphs(columns: Sequence[Column]) -> list[str]:
    """The paragraphs of the columns in their order, each on one line.

    A paragraph ends before a wide gap, an indented line, a bullet and another size of type, and after a line with room
    for the word that comes next. Over the end of a column or page it goes on unless its last line is short or the next
    one is indented. In a text without indented paragraphs a full last line that ends a sentence ends the paragraph as
    well there, because nothing else would show it.
    """
    spelling = Spelling(line.text for column in columns for line in column.lines)
    leading = _leading(columns)
    found = [list(_within(column, leading)) for column in columns]
    indented = _are_indented([lines for group in found for lines in group[1:]])
    joined: list[Lines] = []
    for number, group in enumerate(found):
        if number and _goes_on(columns[number - 1], joined[-1][-1], columns[number], group[0], indented=indented):
            joined[-1] += group.pop(0)
        joined += group
    return [_text(lines, spelling) for lines in joined]


def _leading(columns: Sequence[Column]) -> float:
    """The usual distance from line to line, in heights of the type."""
    steps = [
        (above.bottom - below.bottom) / above.height
        for column in columns
        for above, below in pairwise(column.lines)
        if above.height > 0 and not _differ(above, below)
    ]
    return median(steps) if steps else 1.2


def _within(column: Column, leading: float) -> Iterator[Lines]:
    """The lines of each paragraph of a column."""
    lines: Lines = []
    for place, line in enumerate(column.lines):
        if lines and _begins(column, lines, place, leading):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _begins(column: Column, lines: Lines, place: int, leading: float) -> bool:
    """Whether the line at a place begins a paragraph; `lines` are those of the paragraph so far."""
    above, line = lines[-1], column.lines[place]
    if _differ(above, line) or _BULLET.match(line.text) or _is_row(column, above) or _is_row(column, line):
        return True
    if above.bottom - line.bottom > _WIDE_GAP * leading * above.height:
        return not (above.text.endswith(HYPHENS) and line.text[:1].islower())
    if _runs_on(above, line):
        return False
    following = column.lines[place + 1] if place + 1 < len(column.lines) else None
    return _is_set_in(above, line, following) or _is_set_out(lines, line) or _is_short(column, above, line)


def _differ(one: Line, other: Line) -> bool:
    if one.bold is not None and other.bold is not None and one.bold != other.bold:
        return True
    return abs(one.height - other.height) > _OTHER_SIZE * max(one.height, other.height)


def _is_row(column: Column, line: Line) -> bool:
    """Whether a line is a row of a table: there is more white in it than between words.

    In a narrow column lines are stretched to its edge, with the same white between all their words.
    """
    by_place = sorted(line.words, key=lambda word: word.left)
    gaps = [other.left - word.right for word, other in pairwise(by_place)]
    if not gaps or max(gaps) <= _CELLS * line.height:
        return False
    is_even = 2 * min(gaps) > max(gaps) and 2 * sum(gaps) < line.right - line.left
    return not (is_even and column.right - line.right < _INDENT * line.height)


def _runs_on(above: Line, line: Line) -> bool:
    return line.text[:1].islower() and not _ENDED.search(above.text)


def _is_set_in(above: Line, line: Line, following: Line | None) -> bool:
    """Whether a line is indented as the first of a paragraph is, or as that of a block of quotation."""
    least = _INDENT * line.height
    if not least <= line.left - above.left <= _FURTHEST * line.height:
        return False
    hangs = following is not None and following.left > line.left - least
    return not hangs or bool(_ENDED.search(above.text))


def _is_set_out(lines: Lines, line: Line) -> bool:
    """Whether a line returns to the edge after lines of which more than the first were indented."""
    above = lines[-1]
    return len(lines) > 1 and above.left - line.left >= _INDENT * line.height and bool(_ENDED.search(above.text))


def _is_short(column: Column, above: Line, line: Line) -> bool:
    """Whether a line was ended although the next word had room in it."""
    free = column.right - above.right
    if _ENDED.search(above.text):
        first = line.words[0]
        return free > first.right - first.left + _SPACE * line.height
    return free > _BROKEN_OFF * column.width


def _are_indented(groups: Sequence[Lines]) -> bool:
    """Whether most paragraphs that do not begin a column begin with an indented line."""
    longer = [lines for lines in groups if len(lines) > 1]
    n_indented = sum(lines[0].left - lines[1].left >= _INDENT * lines[0].height for lines in longer)
    return 2 * n_indented > len(longer)


def _goes_on(before: Column, last: Line, column: Column, lines: Lines, *, indented: bool) -> bool:
    """Whether the first paragraph of a column continues the last line of the column before."""
    first = lines[0]
    if _differ(last, first) or _BULLET.match(first.text) or _is_row(before, last) or _is_row(column, first):
        return False
    if _runs_on(last, first) or (last.text.endswith(HYPHENS) and first.text[:1].islower()):
        return True
    if _is_short(before, last, first):
        return False
    edge = lines[1].left if len(lines) > 1 else column.left
    if first.left - edge >= _INDENT * first.height:
        return False
    return indented or not _ENDED.search(last.text)


def _text(lines: Lines, spelling: Spelling) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if _EAST_ASIAN.fullmatch(text[-1]) and _EAST_ASIAN.match(line.text):
            text += line.text
        else:
            text = spelling.joined(text, line.text)
    return text
