"""What a report is made of, before it becomes HTML, Markdown or a workbook. All texts are plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import floor, log10
from typing import Any, Literal

import pandas as pd

from lib.charts.highlight import Mark
from lib.charts.picture import Picture
from lib.compare.figures import chance, with_minus
from lib.model import Article

Weight = Literal["finding", "plain", "muted"]
Kind = Literal["text", "short", "count", "number", "share", "p"]
DIGITS = 3  # significant ones of a number in a table
MOST_DECIMALS = 4


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` stands before its text in bold."""

    text: str
    lead: str = ""
    weight: Weight = "plain"


@dataclass(frozen=True)
class Bullet:
    """An item of a list; `lead` stands before its text in bold, `after` behind it in small type."""

    text: str
    lead: str = ""
    after: str = ""
    weight: Weight = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its name in the frame, what stands above it, how its values are written."""

    name: str
    label: str
    kind: Kind = "text"

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers, and stand on the right."""
        return self.kind not in ("text", "short")

    def written(self, value: Any) -> str:
        """A cell as text, "n/a" where a number is undefined."""
        if not self.is_number:
            return "" if value is None or value != value else str(value)
        if value is None or value != value:
            return "n/a"
        return with_minus(_WRITTEN[self.kind](float(value)))


def _number(value: float) -> str:
    if not value:
        return "0"
    decimals = DIGITS - 1 - floor(log10(abs(value)))
    return f"{round(value, min(decimals, MOST_DECIMALS)) + 0.0:,.{max(0, min(decimals, MOST_DECIMALS))}f}"


_WRITTEN: dict[Kind, Callable[[float], str]] = {
    "count": lambda value: f"{value:,.0f}",
    "number": _number,
    "share": lambda value: f"{value:.1%}",
    "p": chance,
}


@dataclass(frozen=True)
class Grid:
    """A table with a caption; `folded`: shown when it is asked for."""

    caption: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame
    folded: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart and the rows behind it."""

    picture: Picture
    rows: Grid


@dataclass(frozen=True)
class Excerpt:
    """A passage of an article with its evidence marked; `about` says whose it is. Marks are places in `text`."""

    about: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Excerpts:
    """Passages under a caption."""

    caption: str
    items: tuple[Excerpt, ...]


@dataclass(frozen=True)
class FullText:
    """A whole article, read and marked when it is written."""

    about: str
    read: Callable[[], Article]


Part = Paragraph | Bullets | Grid | Chart | Excerpts | FullText


@dataclass(frozen=True)
class Section:
    """Parts under a heading, then sections below it."""

    heading: str
    parts: tuple[Part, ...]
    below: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report: what stands above it, and its sections in order."""

    title: str
    byline: str
    dated: str  # ISO 8601
    about: str  # the corpus in a line
    sections: tuple[Section, ...]


def charts_of(sections: Iterable[Section]) -> Iterator[Chart]:
    """The charts in their order."""
    for section in sections:
        yield from (part for part in section.parts if isinstance(part, Chart))
        yield from charts_of(section.below)
