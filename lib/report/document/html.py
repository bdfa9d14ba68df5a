"""A report as one HTML file that loads nothing: charts, their script and the typeface are inside.

The page runs the scripts written in it and no others: the policy names them by their hashes. Every text passes through
`html.escape`; charts are JSON in which no tag can end.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from typing import Any

from lib.charts.direction import in_order
from lib.charts.highlight import article_markup, marked_markup
from lib.charts.picture import Format, laid_out
from lib.charts.theme import LIGHT
from lib.charts.typeface import FONT
from lib.report.document.look import HERE, dark_for_light, style
from lib.report.document.parts import (
    Bullet,
    Bullets,
    Chart,
    Column,
    Excerpt,
    Excerpts,
    FullText,
    Grid,
    Paragraph,
    Part,
    Report,
    Section,
)
from lib.report.embedded import plotly_script, policy_hash, without_tags
from lib.text import parse_article
from lib.text.settings import Settings

MOST_ROWS = 400  # of a table
LONG = 18  # characters of a word in a cell, after which it may be broken
_LONG_PIECE = re.compile(rf"[^\s&;]{{{LONG}}}(?=[^\s&;]{{4}})")  # outside of what stands for a character
# A chart is laid out for a sheet of paper and screens, and for phones.
FORMS = (Format("sheet", "Sheet of paper", 680, None, 680), Format("phone", "Phone", 340, None, 340))


def html_chunks(report: Report, settings: Settings, theme: str = "auto") -> Iterator[str]:
    """The file, piece by piece. `theme`: of `look.THEMES`. Full texts are read and marked with `settings`."""
    writer = _Writer(settings)
    yield from _head(report, theme)
    yield f'<body>\n<a class="skip" href="#content">To the report</a>\n{_header(report)}\n{_contents(report)}\n'
    yield '<main id="content">\n'
    for number, section in enumerate(report.sections, 1):
        yield from writer.section(section, 2, f"section-{number}")
    made = f"Made with Framescope on {_escaped(report.dated)}. It measures words, not motives."
    yield f"</main>\n<footer>{made}</footer>\n"
    yield '<script type="application/json" id="charts">'
    known = {"charts": writer.charts, "dark": dark_for_light(), "font": FONT}
    yield without_tags(json.dumps(known, separators=(",", ":")))
    yield f"</script>\n{_style_of_maps()}<script>{plotly_script()}</script>\n<script>{_script()}</script>\n"
    yield "</body>\n</html>\n"


@cache
def _script() -> str:
    return (HERE / "report.js").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """The content security policy of the page.

    plotly.js makes an empty style sheet, which it fills by script, and sets styles of single elements; from both
    nothing can be loaded and no script run.
    """
    directives = {
        "default-src": "'none'",
        "script-src": f"{policy_hash(plotly_script())} {policy_hash(_script())}",
        "style-src-elem": f"{policy_hash(style())} {policy_hash('')}",
        "style-src-attr": "'unsafe-inline'",
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


@cache
def _style_of_maps() -> str:
    """An element in the place of a style sheet for maps, which plotly.js writes into every page that has none."""
    names = re.findall(r'getElementById\("([0-9a-f]{64})"\)', plotly_script())
    return "".join(f'<template id="{name}"></template>' for name in dict.fromkeys(names))


def _head(report: Report, theme: str) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="en" data-theme="{theme}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{_escaped(report.title)}</title>\n<style>{style()}</style>\n</head>\n"


def _header(report: Report) -> str:
    byline = " · ".join(filter(None, [report.byline, report.dated]))
    return (
        f'<header>\n<p class="kicker">Framing signals</p>\n<h1>{_escaped(report.title)}</h1>\n'
        f'<p class="about">{_escaped(report.about)}</p>\n<p class="byline">{_escaped(byline)}</p>\n</header>'
    )


def _contents(report: Report) -> str:
    items = "".join(
        f'<li><a href="#section-{number}">{_escaped(section.heading)}</a></li>'
        for number, section in enumerate(report.sections, 1)
    )
    return f'<nav aria-label="Contents"><ol>{items}</ol></nav>'


class _Writer:
    """Writes sections, and keeps the charts for the script."""

    def __init__(self, settings: Settings) -> None:
        self.charts: list[list[dict[str, Any]]] = []
        self._settings = settings
        self._ids = count(1)

    def section(self, section: Section, level: int, name: str) -> Iterator[str]:
        yield f'<section aria-labelledby="{name}">\n<h{level} id="{name}">{_escaped(section.heading)}</h{level}>\n'
        for part in section.parts:
            yield from self._part(part, level + 1)
        for number, below in enumerate(section.below, 1):
            yield from self.section(below, level + 1, f"{name}-{number}")
        yield "</section>\n"

    def _part(self, part: Part, level: int) -> Iterator[str]:
        match part:
            case Paragraph():
                yield _paragraph(part)
            case Bullets():
                yield f"<ul>{''.join(map(_bullet, part.items))}</ul>\n"
            case Grid():
                yield self._grid(part)
            case Chart():
                yield self._chart(part)
            case Excerpts():
                yield f"<h{level}>{_escaped(part.caption)}</h{level}>\n{''.join(map(_excerpt, part.items))}"
            case FullText():
                yield f"<h{level}>{_escaped(part.about)}</h{level}>\n"
                yield article_markup(parse_article(part.read(), self._settings)) + "\n"

    def _chart(self, chart: Chart) -> str:
        self.charts.append([_layout(chart, form) for form in FORMS])
        alt = _escaped(chart.picture.alt)
        return (
            f'<figure>\n<div class="chart" role="img" aria-label="{alt}" data-chart="{len(self.charts) - 1}">'
            f"<p>{alt}</p></div>\n{self._grid(chart.rows)}</figure>\n"
        )

    def _grid(self, grid: Grid) -> str:
        name = f"table-{next(self._ids)}"
        cut = f". The first {MOST_ROWS:,} of {len(grid.rows):,} rows" if len(grid.rows) > MOST_ROWS else ""
        caption = _escaped(grid.caption + cut)
        head = "".join(f'<th{_side(column)} scope="col">{_breakable(column.label)}</th>' for column in grid.columns)
        body = "".join(f"<tr>{''.join(row)}</tr>\n" for row in _cells(grid))
        hidden = ' class="unseen"' if grid.folded else ""
        table = (
            f'<div class="table" role="region" aria-labelledby="{name}" tabindex="0"><table>'
            f'<caption id="{name}"{hidden}>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>\n"
        )
        return f"<details><summary>Table: {caption}</summary>{table}</details>\n" if grid.folded else table


def _escaped(text: str) -> str:
    return html.escape(in_order(text))


def _breakable(text: str) -> str:
    """The text of a cell, in which a very long word may be broken: one makes a table wider than its sheet of paper."""
    return _LONG_PIECE.sub(r"\g<0><wbr>", _escaped(text))


def _paragraph(part: Paragraph) -> str:
    lead = f"<b>{_escaped(part.lead)}</b> " if part.lead else ""
    return f"<p{_class(part.weight)}>{lead}{_escaped(part.text)}</p>\n"


def _bullet(item: Bullet) -> str:
    lead = f"<b>{_escaped(item.lead)}</b> " if item.lead else ""
    after = f' <span class="after">({_escaped(item.after)})</span>' if item.after else ""
    return f"<li{_class(item.weight)}>{lead}{_escaped(item.text)}{after}</li>\n"


def _class(weight: str) -> str:
    return "" if weight == "plain" else f' class="{weight}"'


def _excerpt(excerpt: Excerpt) -> str:
    marked = marked_markup(excerpt.text, excerpt.marks)
    return f"<blockquote><p>{marked}</p><footer>{_escaped(excerpt.about)}</footer></blockquote>\n"


def _side(column: Column) -> str:
    return ' class="n"' if column.is_number else ' class="short"' if column.kind == "short" else ""


def _cells(grid: Grid) -> Iterable[list[str]]:
    shown = grid.rows[:MOST_ROWS]
    columns = [shown[column.name].tolist() for column in grid.columns]
    for row in zip(*columns, strict=True):
        yield [
            f"<td{_side(column)}>{_breakable(column.written(value))}</td>"
            for column, value in zip(grid.columns, row, strict=True)
        ]


def _layout(chart: Chart, form: Format) -> dict[str, Any]:
    """A chart laid out for a format, without what only a dashboard needs."""
    figure = json.loads(laid_out(chart.picture, LIGHT, form).figure.to_json())
    for trace in figure["data"]:
        for name in ("customdata", "selected", "unselected"):
            trace.pop(name, None)
    return {"data": figure["data"], "layout": figure["layout"]}
