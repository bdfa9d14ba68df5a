"""Whose words fill the articles of each group: speakers ranked by their share of the quoted words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import EDGE, RIGHT, SCREEN, Frame, Paper, framed
from lib.charts.outlets import Looks
from lib.charts.rows import LABEL_PARTS, n_ticks
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import SMALL_SIZE, TEXT_SIZE, Theme, Words, escaped, shortened
from lib.charts.typeface import cut_to_width, widest, wrapped

ROW, LOW_ROW = 25, 20  # px; the second where the paper has not room for the first
LEAST_WIDTH = 110  # px of the plot: lines of shares need less than marks on an axis
HEADER_ROWS, HEADER_ROW = 0.6, 0.75  # rows that the name of a group takes, and each line of it
GAP_ROWS = 0.5  # between two groups
DOT, HOLLOW = 10, "-open"
WIDTH = 720  # px: the narrowest it is shown at
NUMBERS_GAP = 12  # px between a line and its numbers
LABEL_GAP = 8


class Row(NamedTuple):
    """One line of the chart, by its place from the top."""

    level: float
    label: str
    n_words: int
    share: float
    detail: str  # what is written after the number of words
    speaker: str | None  # None: a sum of several
    is_person: bool


class Panel(NamedTuple):
    """A group: its name above the rows of its speakers, and the row of the words that nobody known says."""

    level: float
    known: Any  # its row of the attribution
    head: list[str]
    rows: list[Row]
    unknown: Row

    @property
    def group(self) -> str:
        """Its name."""
        return str(self.known.group)


def by_speaker(
    leading: pd.DataFrame,
    attribution: pd.DataFrame,
    theme: Theme,
    *,
    groups: Sequence[str],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """One panel a group of `attribution`, all on one axis; in it the speakers of `leading`, most words first.

    `leading` and `attribution` are tables of `lib.compare.quoted`. A line from zero is a speaker's share of the group's
    words with a known speaker; its end is filled for a named speaker and hollow for descriptions, for surnames that
    several persons share, and for the sum of the others. The words of nobody known are written below, as they are no
    part of the whole. Points carry the speaker as customdata. `groups` fixes colour and shape.
    """
    figure, frame = Sheet(), Frame.of(words, paper, narrowest=WIDTH)
    panels = _panels(leading, attribution, frame.width - 2 * EDGE)
    for panel in panels:
        looks = Looks.of(panel.group, groups, theme)
        figure.add_trace(_lines(panel.rows, looks))
        figure.add_trace(_ends(panel.rows, looks, panel.group, theme, is_clicked=paper.is_clicked))
        _add_unknown(figure, panel.known, panel.unknown.level, theme)
    labels = [row for panel in panels for row in (*panel.rows, panel.unknown)]
    level = panels[-1].unknown.level + 1 + GAP_ROWS if panels else 0.0
    left = EDGE + _label_rows(figure, labels, theme, level, LABEL_PARTS[-1] * frame.width) + LABEL_GAP + 4
    for panel in panels:
        _add_head(figure, panel.head, panel.level, Looks.of(panel.group, groups, theme), EDGE - left)
    most = max(leading["share"].max(), 0.01) if len(leading) else 0.01
    right = _right(labels, most, frame.width - left)
    ticks = n_ticks(frame.width - left - right)
    figure.update_xaxes(
        range=[0, most], tickformat=".0%", nticks=ticks, tickangle=0, zeroline=True, zerolinecolor=theme.muted,
        rangemode="tozero",
    )  # fmt: skip
    row = ROW if frame.room is None or ROW * level <= frame.room else LOW_ROW
    height = frame.plot_height(round(row * level))
    return framed(figure, theme, frame, height=height, left=left, right=right, least_width=LEAST_WIDTH)


def _right(rows: Sequence[Row], most: float, room: float) -> int:
    """Px beside the plot, so that the numbers behind every line lie inside; `room`: for both together.

    The longest line has the axis to its end, behind a shorter one numbers may stand in the plot.
    """
    needed = [
        room - (room - NUMBERS_GAP - widest([_numbers(row)], SMALL_SIZE) - EDGE) * most / row.share
        for row in rows
        if row.share > 0
    ]
    return ceil(max([RIGHT, *needed]))


def _panels(leading: pd.DataFrame, attribution: pd.DataFrame, room: float) -> list[Panel]:
    """The groups from top to bottom."""
    level, panels = 0.0, []
    for known in attribution.itertuples(index=False):
        head = _head(known, room)
        first = level + HEADER_ROWS + HEADER_ROW * len(head)
        own = leading[leading["group"] == known.group]
        rows = [_row(each, first + place) for place, each in enumerate(own.itertuples(index=False))]
        unknown = Row(first + len(rows), "no speaker found", 0, 0, "", None, False)
        panels.append(Panel(level, known, head, rows, unknown))
        level = unknown.level + 1 + GAP_ROWS
    return panels


def _row(each: Any, level: float) -> Row:
    if each.kind == "others":
        others = "1 other" if each.n_speakers == 1 else f"{each.n_speakers:,} others"
        return Row(level, others, each.n_words, each.share, "", None, False)
    detail = ", only here" if getattr(each, "reach", None) == "one" else ""
    return Row(level, each.speaker, each.n_words, each.share, detail, each.speaker, each.kind == "named")


def _head(known: Any, room: float) -> list[str]:
    """The group and how much it quotes, in one line if it fits."""
    words = f"{_counted(known.n_words, 'quoted word')} in {_counted(known.n_articles, 'article')}"
    return wrapped(f"{known.group} · {words}", room, TEXT_SIZE, bold=True)


def _add_head(figure: Sheet, lines: Sequence[str], level: float, looks: Looks, shift: float) -> None:
    """At the image's left edge, above the names of the speakers."""
    figure.add_annotation(
        text="<br>".join(map(escaped, lines)),
        x=0, xref="paper", xanchor="left", xshift=shift, align="left", y=level - 0.5, yanchor="top", showarrow=False,
        borderpad=0, font={"color": looks.colour, "weight": 700},
    )  # fmt: skip


def _add_unknown(figure: Sheet, known: Any, level: float, theme: Theme) -> None:
    n = known.n_words - known.n_known
    part = f", {1 - known.share:.0%} of all quoted words" if known.share == known.share else ""
    figure.add_annotation(
        text=f"{_counted(n, 'word')}{part}", x=0, xref="x", xanchor="left", xshift=6, y=level, yanchor="middle",
        showarrow=False, font={"size": SMALL_SIZE, "color": theme.muted},
    )  # fmt: skip


def _lines(rows: Sequence[Row], looks: Looks) -> Trace:
    """A thin line from zero to each share: shares are parts of a whole."""
    return scatter(
        x=[value for row in rows for value in (0, row.share, None)],
        y=[value for row in rows for value in (row.level, row.level, None)],
        mode="lines",
        line={"color": looks.colour, "width": 3},
        hoverinfo="skip",
    )


def _ends(rows: Sequence[Row], looks: Looks, group: str, theme: Theme, *, is_clicked: bool) -> Trace:
    click = " · click for the quotations" if is_clicked else ""
    symbols = [looks.symbol if row.is_person else looks.symbol + HOLLOW for row in rows]
    return scatter(
        x=[row.share for row in rows],
        y=[row.level for row in rows],
        mode="markers+text",
        marker={
            "size": DOT,
            "color": looks.colour,
            "symbol": symbols,
            "opacity": 1,
            "line": {"width": 2, "color": looks.colour},
        },
        text=[f"  {_numbers(row)}" for row in rows],
        textposition="middle right",
        textfont={"size": SMALL_SIZE, "color": theme.text},
        customdata=[row.speaker for row in rows],
        hovertext=[
            f"<b>{escaped(shortened(row.label, 70))}</b><br>{escaped(group)} · {row.share:.1%} of the words whose "
            f"speaker is known · {_counted(row.n_words, 'word')}{click if row.speaker else ''}"
            for row in rows
        ],
        hoverinfo="text",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )


def _numbers(row: Row) -> str:
    return f"{row.share:.0%} · {_counted(row.n_words, 'word')}{row.detail}" if row.n_words else ""


def _label_rows(figure: Sheet, rows: Sequence[Row], theme: Theme, height: float, room: float) -> int:
    """The speakers on the vertical axis; returns the room they need in px."""
    names = [cut_to_width(row.label, room, TEXT_SIZE) for row in rows]
    figure.update_yaxes(
        tickvals=[row.level for row in rows],
        ticktext=[
            escaped(name) if row.speaker else f"<span style='color:{theme.muted}'>{escaped(name)}</span>"
            for name, row in zip(names, rows, strict=True)
        ],
        range=[height - GAP_ROWS, -0.8],
        ticklabelstandoff=LABEL_GAP,
        showgrid=False,
        zeroline=False,
    )
    return widest(names, TEXT_SIZE)


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'s' * (n != 1)}"
