"""Charts with one row per group: its name and n on the left, its numbers in a column on the right."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import plotly.graph_objects as go

from lib.charts.scale import Scale
from lib.charts.sheet import Sheet
from lib.charts.theme import SMALL_SIZE, Frame, Theme, Words, escaped, framed, label_width

ROW_HEIGHT = 56  # px
LABEL_LENGTH = 22  # characters of a line
COLUMN_GAP = 12  # px between the plot and the column of numbers
EDGE = 0.06  # of the span, left free on both sides
NEAR_EDGE = 0.25  # of the span: a label there is aligned to the edge


class Row(NamedTuple):
    """What is written beside a group, as plain text."""

    name: str
    counted: str  # such as "n = 10"
    number: str  # in the column on the right
    range: str = ""  # below it, if there is one
    test: str = ""  # and below that


def label_rows(figure: Sheet, rows: Sequence[Row], theme: Theme) -> int:
    """Names and counts on the vertical axis, the first row at 0 and on top; returns the room they need in px."""
    names = [name_lines(row.name) for row in rows]
    figure.update_yaxes(
        tickvals=[-place for place in range(len(rows))],
        ticktext=[
            f"{'<br>'.join(map(escaped, lines))}<br><span style='color:{theme.muted}'>{escaped(row.counted)}</span>"
            for lines, row in zip(names, rows, strict=True)
        ],
        range=[-len(rows) + 0.5, 0.55],
        ticklabelstandoff=8,
        showgrid=False,
        zeroline=False,
    )
    return 18 + label_width([*(line for lines in names for line in lines), *(row.counted for row in rows)])


def add_numbers(figure: Sheet, rows: Sequence[Row], header: str, theme: Theme) -> int:
    """The numbers in a column beside the plot, where they cover nothing; returns the room it needs in px."""
    beside = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": COLUMN_GAP, "align": "left", "showarrow": False}
    small = {"size": SMALL_SIZE, "color": theme.muted}
    figure.add_annotation(text=escaped(header), y=1, yref="paper", yanchor="bottom", font=small, **beside)
    for place, row in enumerate(rows):
        below = "".join(
            f"<br><span style='color:{theme.muted}'>{line}</span>" for line in (row.range, row.test) if line
        )
        strong = {"size": SMALL_SIZE, "color": theme.text}
        figure.add_annotation(text=f"<b>{row.number}</b>{below}", y=-place, yanchor="middle", font=strong, **beside)
    return COLUMN_GAP + label_width([header, *(line for row in rows for line in row[2:])])


def add_reference(figure: Sheet, value: float, label: str, n_rows: int, theme: Theme, scale: Scale) -> None:
    """A dotted line through all rows with its label above the plot."""
    line = {"color": theme.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=value, x1=value, y0=-n_rows + 0.5, y1=0.55, line=line, layer="below")
    place = (value - scale.low) / (scale.high - scale.low) if scale.high > scale.low else 0.5
    figure.add_annotation(
        x=value,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=escaped(label),
        xanchor="left" if place < NEAR_EDGE else "right" if place > 1 - NEAR_EDGE else "center",
        showarrow=False,
        font={"size": SMALL_SIZE, "color": theme.muted},
    )


def label_values(figure: Sheet, scale: Scale, theme: Theme, *, n_ticks: int = 6) -> None:
    """The horizontal axis of a measure, with its zero where it lies inside."""
    margin = EDGE * (scale.high - scale.low)
    figure.update_xaxes(
        tickformat=".0%" if scale.percent else None,
        nticks=n_ticks,
        range=[scale.low - margin, scale.high + margin] if margin else None,
        zeroline=scale.low < 0 < scale.high,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )


def name_lines(name: str) -> list[str]:
    """A long name in two lines: more would leave the chart no room."""
    return textwrap.wrap(name, LABEL_LENGTH, max_lines=2, placeholder="…") or [name]


def framed_rows(
    figure: Sheet,
    rows: Sequence[Row],
    words: Words,
    theme: Theme,
    *,
    left: int,
    right: int,
    width: int | None = None,
) -> go.Figure:
    """The figure with its words around it, as high as its rows need; `left` and `right`: room beside the plot in px."""
    height = ROW_HEIGHT * max(2, len(rows)) + ROW_HEIGHT // 4
    frame = Frame(words.title, words.subtitle, words.note, plot_height=height, left=left, right=right)
    return framed(figure, theme, replace(frame, width=width) if width else frame)
