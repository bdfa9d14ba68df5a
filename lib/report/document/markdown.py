"""A report as Markdown: the same text and tables. No text of a document can make markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lib.charts.direction import in_order
from lib.charts.highlight import Mark
from lib.report.document.parts import (
    Bullet,
    Bullets,
    Chart,
    Excerpt,
    Excerpts,
    FullText,
    Grid,
    Paragraph,
    Part,
    Report,
    Section,
)

MOST_ROWS = 60  # of a table
# A backslash makes any of them a plain character. The others mean nothing wherever they stand, apart from the numbers
# of a list at the beginning of a line; what begins an address makes a link without any markup.
_PUNCTUATION = re.compile(r"([!#$&*+<>\[\\\]^_`{|}~]|(?<!\w)-|^=)")
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)", re.IGNORECASE)  # … but for addresses
_WORD_JOINER = "\u2060"
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def markdown_chunks(report: Report, images: Sequence[str] = ()) -> Iterator[str]:
    """The file, piece by piece, as CommonMark with tables. `images`: where those of its charts are, if any."""
    left = iter(images)
    yield f"# {escaped(report.title)}\n\n{escaped(report.about)}\n\n"
    yield f"*{' · '.join(escaped(each) for each in (report.byline, report.dated) if each)}*\n"
    for section in report.sections:
        yield from _section(section, 2, left)


def escaped(text: str) -> str:
    """The text on one line, as Markdown that shows just this text."""
    line = in_order(" ".join(_INVISIBLE.sub(" ", text).split()))
    plain = _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, line))
    return _LIST_NUMBER.sub(r"\1\\\2", plain)


def _section(section: Section, level: int, images: Iterator[str]) -> Iterator[str]:
    yield f"\n{'#' * level} {escaped(section.heading)}\n"
    for part in section.parts:
        yield "\n" + "".join(_part(part, level + 1, images))
    for below in section.below:
        yield from _section(below, level + 1, images)


def _part(part: Part, level: int, images: Iterator[str]) -> Iterator[str]:
    match part:
        case Paragraph():
            yield f"{_lead(part.lead)}{escaped(part.text)}\n"
        case Bullets():
            yield from map(_bullet, part.items)
        case Grid():
            yield from _grid(part)
        case Chart():
            if image := next(images, None):
                yield f"![{escaped(part.picture.alt)}]({image})\n\n"
            yield from _grid(part.rows)
        case Excerpts():
            yield f"{'#' * level} {escaped(part.caption)}\n"
            yield from map(_excerpt, part.items)
        case FullText():
            yield f"{'#' * level} {escaped(part.about)}\n"
            yield from (f"\n{escaped(each)}\n" for each in part.read().text.splitlines() if each.strip())


def _lead(lead: str) -> str:
    return f"**{escaped(lead)}** " if lead else ""


def _bullet(item: Bullet) -> str:
    after = f" ({escaped(item.after)})" if item.after else ""
    return f"- {_lead(item.lead)}{escaped(item.text)}{after}\n"


def _grid(grid: Grid) -> Iterator[str]:
    shown = grid.rows[:MOST_ROWS]
    cut = f". The first {MOST_ROWS:,} of {len(grid.rows):,} rows" if len(grid.rows) > MOST_ROWS else ""
    yield f"**{escaped(grid.caption + cut)}**\n\n"
    yield _row([column.label for column in grid.columns])
    yield f"|{'|'.join(' ---: ' if column.is_number else ' --- ' for column in grid.columns)}|\n"
    columns = [shown[column.name].tolist() for column in grid.columns]
    for row in zip(*columns, strict=True):
        yield _row([column.written(value) for column, value in zip(grid.columns, row, strict=True)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |\n"


def _excerpt(excerpt: Excerpt) -> str:
    return f"\n> {_marked(excerpt.text, excerpt.marks)}\n>\n> {escaped(excerpt.about)}\n"


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """The passage with its evidence in bold: of marks that overlap the first."""
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda each: (each.start, each.end)):
        if mark.start >= at and text[mark.start : mark.end].strip():
            pieces += [_inside(text[at : mark.start]), f"**{escaped(text[mark.start : mark.end])}**"]
            at = mark.end
    return " ".join("".join([*pieces, _inside(text[at:])]).split())


def _inside(text: str) -> str:
    """A piece of a line with the blanks at its ends."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{escaped(text)}{after}"
