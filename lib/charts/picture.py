"""A chart as a noun: what it shows, what is written around it, and in which formats it goes into a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import SCREEN, Paper
from lib.charts.theme import TEXT_SIZE, Theme, Words

Draw = Callable[[Theme, Paper, Words], go.Figure]
STEP, MOST_GROWTH = 1.06, 8.0
MM_PER_INCH = 25.4
SMALLEST_TEXT = 11  # px of the page as the format has it; in a printed column that is 6 points


@dataclass(frozen=True)
class Format:
    """An image: its size in px, and the px of the page it is laid out on, where text of 14 px reads well."""

    name: str  # slug
    label: str
    width: int
    height: int | None  # None: as high as the chart needs
    page_width: int
    dpi: int | None = None  # of one that is printed

    def paper(self, growth: float) -> Paper:
        """The page, larger than it is by so much: everything on it becomes smaller in the image."""
        width = round(self.page_width * growth)
        return Paper(width, None if self.height is None else round(width * self.height / self.width))


FORMATS = {
    each.name: each
    for each in (
        Format("wide", "Slide, 1920 × 1080", 1920, 1080, 960),
        Format("card", "Web card, 1200 × 675", 1200, 675, 720),
        Format("square", "Square, 1080 × 1080", 1080, 1080, 600),
        Format("portrait", "Portrait, 1080 × 1350", 1080, 1350, 600),
        Format("column", "Print column, 85 mm at 300 dpi", round(85 / MM_PER_INCH * 300), None, 450, dpi=300),
    )
}


@dataclass(frozen=True)
class Picture:
    """A chart that can be drawn in any theme and format, with other words around it."""

    kind: str  # slug
    words: Words
    alt: str
    rows: Callable[[], pd.DataFrame]  # what is plotted
    draw: Draw
    name: tuple[str, ...] = field(default=())  # what its files are called after: event, measure

    def on_screen(self, theme: Theme) -> go.Figure:
        """The figure as a page shows it, as wide as there is room."""
        return self.draw(theme, SCREEN, self.words)


@dataclass(frozen=True)
class Image:
    """A picture laid out for a format: the page of `figure` is `width` by `height` px in the image."""

    figure: go.Figure
    width: int
    height: int
    text_scale: float = 1.0  # how large text is, as a part of its usual size in the format

    @property
    def is_small(self) -> bool:
        """Whether its text is hard to read where the format belongs: on a slide, on a card, in a printed column."""
        return self.text_scale * TEXT_SIZE < SMALLEST_TEXT

    @property
    def page(self) -> tuple[int, int]:
        """Width and height of the page that the figure is laid out on."""
        return self.figure.layout.width, self.figure.layout.height


def laid_out(picture: Picture, theme: Theme, form: Format, words: Words | None = None) -> Image:
    """The picture in a format, on the smallest page that holds all of it.

    What needs more room than a format has is drawn smaller; nothing is left out, and nothing covers anything.
    """
    growth = 1.0
    figure = picture.draw(theme, form.paper(growth), words or picture.words)
    while (lack := _lack(figure, form.paper(growth))) > 1 and growth < MOST_GROWTH:
        # On a wider page the same needs less height: a step is never as large as what was lacking.
        growth *= max(STEP, sqrt(lack))
        figure = picture.draw(theme, form.paper(growth), words or picture.words)
    page_width, page_height = figure.layout.width, figure.layout.height
    height = form.height or round(form.width * page_height / page_width)
    return Image(figure, form.width, height, form.page_width / page_width)


def _lack(figure: go.Figure, paper: Paper) -> float:
    """How many times as high or as wide as the page the figure would have to be; at most 1 if it fits."""
    layout = figure.layout
    wide = (layout.minreducedwidth + layout.margin.l + layout.margin.r) / layout.width
    return float(wide if paper.height is None else max(wide, layout.height / paper.height))
