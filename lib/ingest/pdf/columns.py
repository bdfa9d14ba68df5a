"""The order in which the words of a page are read: rows from top to bottom, and columns one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from lib.ingest.pdf.hyphens import is_word
from lib.ingest.pdf.layout import Column, Line, Word, runs_left

_GUTTER = 0.8  # of the height of the type: the least white between two columns of text
_FEWEST_LINES = 3  # of a column of text
_SHORTEST_LINE = 15  # characters of a column's mean line; the cells of a table are shorter
_FILLED = 0.6  # of the column's width is filled by its mean line
_ASIDE = 2.0  # times the least gutter: the white between a column of text and shorter lines beside it
_FEWEST_ASIDE = 2  # lines
_RUNNING = 1 / 3  # of the lines of prose run on into a lower-case word
_HEADING_GAP = 0.5  # of the least gutter: more white than that above a row parts it from the rows above
_MOST_SPLITS = 8  # of columns inside columns
_DROP_CAP = 1.8  # times the type's height
_MIDDLE = 0.25  # of a line's height at its top and at its bottom, which the next line may touch

Gap = tuple[float, float]


def rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each row of the page from top to bottom; rows are apart if a ruler could be laid between them."""
    found: list[list[Word]] = []
    floor = 0.0
    for word in sorted(words, key=lambda word: -word.middle - (0.5 - _MIDDLE) * word.height):
        margin = _MIDDLE * word.height
        if not found or word.top - margin < floor:
            found.append([])
            floor = word.bottom + margin
        found[-1].append(word)
        floor = min(floor, word.bottom + margin)
    return found


def columns(words: Sequence[Word], splits: int = 0) -> Iterator[Column]:
    """Columns of lines in the order in which they are read.

    Where white runs down between words over some lines, with enough text on both sides, the left side is read before
    the right one. Rows that cross the white part what is above from what is below. The cells of a table are too short
    to be columns of text: its rows are lines.
    """
    page = rows(words)
    across: list[list[Word]] = []  # rows that are no part of columns
    at = 0
    while at < len(page):
        end, gutter = _run(page, at)
        if gutter:
            end = _without_heading(page, at, end, gutter)
        sides = _sides(page[at:end], gutter) if gutter and splits < _MOST_SPLITS else None
        if sides:
            left, right = sides
            while across and _tops(across[-1], right):
                right = across.pop() + right
            yield from _column(across)
            across = []
            for side in (left, right):
                yield from columns(side, splits + 1)
        else:
            across += page[at:end]
        at = end
    yield from _column(across)


def _tops(row: list[Word], column: list[Word]) -> bool:
    """Whether a row is the beginning of the column to the right, which begins higher than the one to the left."""
    left, size = min(word.left for word in column), _least_gutter(column)
    begins, ends = min(word.left for word in row), max(word.right for word in row)
    gap = min(word.bottom for word in row) - max(word.top for word in column)
    return abs(begins - left) < 2 * size and ends < max(word.right for word in column) + size and gap < size


def _run(page: Sequence[list[Word]], at: int) -> tuple[int, Gap | None]:
    """The end of the longest run of rows from here that have white in common, and the widest such white."""
    gaps = _gaps(page[at])
    end = at + 1
    while gaps and end < len(page):
        common = _common(gaps, _white(page[end]), _least_gutter(page[end]))
        if not common:
            break
        gaps, end = common, end + 1
    return end, max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _without_heading(page: Sequence[list[Word]], at: int, end: int, gutter: Gap) -> int:
    """The end of a run without a short heading of what follows, which stands on one side of the white by chance."""
    first = end
    while first > at + 1 and _is_beside(page[first - 1], gutter):
        first -= 1
        if _distance(page, first) > _HEADING_GAP * _least_gutter(page[first]):
            break
    is_apart = at < first < end < len(page) and _distance(page, first) > _distance(page, end)
    return first if is_apart else end


def _is_beside(row: list[Word], gutter: Gap) -> bool:
    return all(word.right <= gutter[0] for word in row) or all(word.left >= gutter[1] for word in row)


def _distance(page: Sequence[list[Word]], at: int) -> float:
    """The white between a row and the one above."""
    return min([word.bottom for word in page[at - 1]]) - max([word.top for word in page[at]])


def _gaps(row: list[Word]) -> list[Gap]:
    """The white between the words of a row, where it is wide enough."""
    least = _least_gutter(row)
    return [(left, right) for left, right in _white(row)[1:-1] if right - left >= least]


def _white(row: list[Word]) -> list[Gap]:
    """All the white of a row, from edge to edge of an endless page."""
    white: list[Gap] = []
    end = float("-inf")
    for word in sorted(row, key=lambda word: word.left):
        if word.left > end:
            white.append((end, word.left))
        end = max(end, word.right)
    return [*white, (end, float("inf"))]


def _common(one: Sequence[Gap], other: Sequence[Gap], least: float) -> list[Gap]:
    """The white that both have, where it is wide enough."""
    found, i, k = [], 0, 0
    while i < len(one) and k < len(other):
        left, right = max(one[i][0], other[k][0]), min(one[i][1], other[k][1])
        if right - left >= least:
            found.append((left, right))
        if one[i][1] < other[k][1]:
            i += 1
        else:
            k += 1
    return found


def _least_gutter(row: list[Word]) -> float:
    return _GUTTER * median([word.height for word in row])


def _sides(run: Sequence[list[Word]], gutter: Gap) -> tuple[list[Word], list[Word]] | None:
    """The words to the left and to the right, if both sides are columns of text."""
    words = [word for row in run for word in row]
    left = [word for word in words if word.right <= gutter[0]]
    right = [word for word in words if word.left >= gutter[1]]
    are_columns = (_is_text(left) and _is_text(right)) or _is_beside_prose(run, gutter, left, right)
    return (left, right) if are_columns else None


def _is_beside_prose(run: Sequence[list[Word]], gutter: Gap, left: list[Word], right: list[Word]) -> bool:
    """Whether lines too short for a column of text stand beside one, apart from it: sentences run over its lines."""
    text, other = (left, right) if len(left) > len(right) else (right, left)
    if not other or gutter[1] - gutter[0] < _ASIDE * _least_gutter(run[0]) or len(_lines(other)) < _FEWEST_ASIDE:
        return False
    lines = [line.text for line in _lines(text)]
    n_running = sum(below[:1].islower() and above[-1:] not in ".:;" for above, below in pairwise(lines))
    is_wide = sum(map(len, lines)) >= 2 * _SHORTEST_LINE * len(lines)
    return is_wide and _is_text(text) and n_running >= _RUNNING * len(lines)


def _is_text(words: list[Word]) -> bool:
    lines = _lines(words)
    if len(lines) < _FEWEST_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    n_characters = sum(len(line.text) for line in lines)
    filled = sum(line.right - line.left for line in lines)
    return n_characters >= _SHORTEST_LINE * len(lines) and filled >= _FILLED * width * len(lines)


def _column(page: Sequence[list[Word]]) -> Iterator[Column]:
    if page:
        yield Column(tuple(_lines([word for row in page for word in row])))


def _lines(words: list[Word]) -> list[Line]:
    """The words as lines from top to bottom; superscripts belong to the line that they touch."""
    usual = median([word.height for word in words]) if words else 0.0
    found: list[list[Word]] = []
    first = tallest = 0.0  # where the line's first word runs, and the height of its tallest
    for word in sorted(words, key=lambda word: -_runs_at(word, usual)):
        height = usual if _is_drop_cap(word, usual) else word.height
        if not found or first - _runs_at(word, usual) >= max(tallest, height) / 2:
            found.append([])
            first, tallest = _runs_at(word, usual), height
        found[-1].append(word)
        tallest = max(tallest, height)
    return [Line(tuple(_in_order(line, usual))) for line in found]


def _is_drop_cap(word: Word, usual: float) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and word.height > _DROP_CAP * usual


def _runs_at(word: Word, usual: float) -> float:
    """The height at which the word's line runs: a drop cap belongs to the first of the lines beside it."""
    return word.top - usual / 2 if _is_drop_cap(word, usual) else word.middle


def _in_order(line: list[Word], usual: float) -> list[Word]:
    ordered = sorted(line, key=lambda word: word.left)
    if 2 * sum([runs_left(word.text) for word in line]) > len(line):
        return ordered[::-1]
    if len(ordered) > 1 and _is_drop_cap(ordered[0], usual) and is_word(ordered[0].text, ordered[1].text):
        first, second, *rest = ordered
        return [replace(second, text=first.text + second.text, left=first.left), *rest]
    return ordered
