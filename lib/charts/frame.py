"""What stands around every chart, inside the image: title and subtitle above it; note, source and byline below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import plotly.graph_objects as go

from lib.charts.sheet import Sheet
from lib.charts.theme import LINE_HEIGHT, NOTE_SIZE, TEXT_SIZE, TITLE_SIZE, Theme, Words, escaped
from lib.charts.typeface import FONT, wrapped

NARROW, WIDE = 480, 700  # px: the narrowest that a chart is shown at in a column, and over the whole page
EDGE = 12  # px left free on all four sides
TITLE_GAP = 6  # px between title and subtitle
HEAD_ROOM = 28  # px between the words and the plot, where columns and the pooled mean are labelled
AXIS_ROOM = 30  # px for the numbers below the horizontal axis
LOGO = (120, 36)  # px, the most that it takes, in the lower right corner
LEAST_WIDTH = 170  # px of a plot
RIGHT = 16  # px beside a plot that has nothing there


@dataclass(frozen=True)
class Paper:
    """What a chart is drawn on, in px. Without a height it is as high as it needs, without a width as the page is."""

    width: int | None = None
    height: int | None = None

    @property
    def is_clicked(self) -> bool:
        """Whether points on it can be clicked: those of the dashboard, not of what leaves it."""
        return self == SCREEN


SCREEN = Paper()


@dataclass(frozen=True)
class Frame:
    """The words around a chart in lines that fit, and the px they take."""

    title: Sequence[str]
    subtitle: Sequence[str]
    footer: Sequence[str]
    paper: Paper
    width: int  # for which the lines were broken: that of the paper, or the narrowest that it is shown at
    head_room: int
    axis_room: int
    logo: str

    @classmethod
    def of(
        cls, words: Words, paper: Paper, *, narrowest: int = NARROW, head_room: int = HEAD_ROOM, below: int = 0
    ) -> Frame:
        """The frame of a chart whose horizontal axis needs `below` px more than a line of numbers."""
        width = paper.width or narrowest
        room = width - 2 * EDGE
        beside_logo = room - LOGO[0] - EDGE if words.logo else room
        footer = [
            line
            for part in (words.note, words.source, words.byline)
            if part
            for line in wrapped(part, beside_logo, NOTE_SIZE)
        ]
        return cls(
            wrapped(words.title, room, TITLE_SIZE, bold=True) if words.title else [],
            wrapped(words.subtitle, room, TEXT_SIZE) if words.subtitle else [],
            footer,
            paper,
            width,
            head_room,
            AXIS_ROOM + below,
            words.logo,
        )

    def with_head_room(self, px: int) -> Frame:
        """With other room above the plot."""
        return replace(self, head_room=px)

    @property
    def top(self) -> int:
        """From the image's upper edge to the plot."""
        gap = TITLE_GAP if self.title and self.subtitle else 0
        return EDGE + _height(self.title, TITLE_SIZE) + gap + _height(self.subtitle, TEXT_SIZE) + self.head_room

    @property
    def bottom(self) -> int:
        """From the plot to the image's lower edge."""
        return self.axis_room + max(_height(self.footer, NOTE_SIZE), LOGO[1] if self.logo else 0) + EDGE

    @property
    def room(self) -> int | None:
        """The height that is left for the plot; None where the paper grows with it."""
        return None if self.paper.height is None else self.paper.height - self.top - self.bottom

    def plot_height(self, least: int) -> int:
        """That of a plot which needs at least so much; it fills the paper."""
        return max(least, self.room or 0)


def _height(lines: Sequence[str], size: int) -> int:
    return ceil(LINE_HEIGHT * size * len(lines))


def framed(
    figure: Sheet,
    theme: Theme,
    frame: Frame,
    *,
    height: int,
    left: int = 40,
    right: int = RIGHT,
    least_width: int = LEAST_WIDTH,
) -> go.Figure:
    """The complete figure in our type and colours. `height`: of the plot; `left`, `right`: room beside it, in px.

    `least_width`: a narrower plot shows nothing, or its labels would not fit.
    """
    size = {"width": frame.paper.width} if frame.paper.width else {}
    figure.update_layout(
        template="none",
        paper_bgcolor=theme.background,
        plot_bgcolor=theme.background,
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.text},
        margin={"l": left, "r": right, "t": frame.top, "b": frame.bottom},
        height=frame.top + height + frame.bottom,
        minreducedwidth=least_width,
        showlegend=False,
        hoverlabel={
            "bgcolor": theme.background,
            "bordercolor": theme.muted,
            "font": {"color": theme.text, "family": FONT},
            "align": "left",
        },
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": theme.muted, "activecolor": theme.text, "orientation": "v"},
        dragmode=False,
        **size,
    )
    _dress_axes(figure, theme)
    _add_words(figure, theme, frame, left)
    if frame.logo:
        _add_logo(figure, frame, (left, right), height)
    return figure.figure()


def _dress_axes(figure: Sheet, theme: Theme) -> None:
    axis: dict[str, Any] = {"gridcolor": theme.grid, "ticks": "", "linecolor": theme.grid, "fixedrange": True}
    figure.update_xaxes(tickfont={"color": theme.muted}, **axis)
    figure.update_yaxes(**axis)


def _add_words(figure: Sheet, theme: Theme, frame: Frame, left: int) -> None:
    """All flush with the image's left edge."""
    above = frame.head_room + _height(frame.subtitle, TEXT_SIZE) + (TITLE_GAP if frame.subtitle else 0)
    for lines, place, anchor, shift, font in (
        (frame.title, 1, "bottom", above, {"size": TITLE_SIZE, "color": theme.text, "weight": 700}),
        (frame.subtitle, 1, "bottom", frame.head_room, {"size": TEXT_SIZE, "color": theme.muted}),
        (frame.footer, 0, "top", -frame.axis_room, {"size": NOTE_SIZE, "color": theme.muted}),
    ):
        if lines:
            figure.add_annotation(
                text="<br>".join(map(escaped, lines)),
                x=0,
                xref="paper",
                xanchor="left",
                xshift=EDGE - left,
                y=place,
                yref="paper",
                yanchor=anchor,
                yshift=shift,
                align="left",
                showarrow=False,
                borderpad=0,
                borderwidth=0,
                font=font,
            )


def _add_logo(figure: Sheet, frame: Frame, beside: tuple[int, int], height: int) -> None:
    """In the lower right corner, on the line of the footer's end."""
    # Its place counts in px from the plot, which Plotly knows only as parts of it.
    plot_width = max(1, frame.width - sum(beside))
    figure.add_image(
        source=frame.logo,
        xref="paper",
        yref="paper",
        x=1 + (beside[1] - EDGE) / plot_width,
        y=-(frame.bottom - EDGE) / height,
        xanchor="right",
        yanchor="bottom",
        sizex=LOGO[0] / plot_width,
        sizey=LOGO[1] / height,
        sizing="contain",
    )
