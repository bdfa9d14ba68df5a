"""Every group against every other one: a lower triangle of differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.forest import symmetric_scale, with_sign
from lib.charts.rows import name_lines
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, scatter
from lib.charts.theme import SMALL_SIZE, Frame, Theme, Words, escaped, framed, label_width
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE

CELL_HEIGHT = 64  # px
MOST_WITH_INTERVAL = 6  # groups: beyond that a cell has no room for its interval
GROUNDS = {FINDING: 0.34, ONE_MEASURE: 0.14}  # opacity of a cell's ground


def pairs(
    table: pd.DataFrame, theme: Theme, *, names: Sequence[str], words: Words, is_share: bool = False
) -> go.Figure:
    """Cells of row minus column for `names` in their order, with the interval where there is room.

    `table`: target, reference, difference, low, high, certainty, sentence, each pair once in either direction. A
    finding is bold on a coloured ground with an arrow for its direction, pale for one of its measure alone; other cells
    are plain.
    """
    rows, columns = list(names[1:]), list(names[:-1])
    known = {(str(row.target), str(row.reference)): row for row in table.itertuples()}
    scale = symmetric_scale(table, is_share)
    figure = Sheet()
    for i, row in enumerate(rows):
        for j, column in enumerate(columns[: i + 1]):
            _add_cell(figure, _cell(known, row, column), (j, -i), scale, theme, len(names) <= MOST_WITH_INTERVAL)
    figure.update_xaxes(
        tickvals=list(range(len(columns))), ticktext=[_label(name) for name in columns], side="bottom",
        range=[-0.5, len(columns) - 0.5], showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=[-i for i in range(len(rows))], ticktext=[_label(name) for name in rows],
        range=[-len(rows) + 0.5, 0.5], showgrid=False, zeroline=False, ticklabelstandoff=8,
    )  # fmt: skip
    left = 18 + label_width([line for name in rows for line in name_lines(name)])
    return framed(
        figure,
        theme,
        Frame(
            words.title, words.subtitle, words.note, plot_height=CELL_HEIGHT * max(2, len(rows)), left=left, below=22
        ),
    )


def _label(name: str) -> str:
    return "<br>".join(map(escaped, name_lines(name)))


def _cell(known: Mapping[tuple[str, str], Any], row: str, column: str) -> tuple[float, float, float, str, str] | None:
    """Difference row minus column, low, high, its certainty, and its sentence."""
    if (row, column) in known:
        found = known[row, column]
        return found.difference, found.low, found.high, found.certainty, found.sentence
    if (column, row) in known:
        found = known[column, row]
        return -found.difference, -found.high, -found.low, found.certainty, found.sentence
    return None


def _add_cell(
    figure: Sheet,
    cell: tuple[float, float, float, str, str] | None,
    place: tuple[int, int],
    scale: Scale,
    theme: Theme,
    with_interval: bool,
) -> None:
    x, y = place
    difference, low, high, certainty, sentence = cell or (float("nan"), float("nan"), float("nan"), NONE, "")
    is_finding = certainty != NONE
    ground = theme.marks[0] if difference > 0 else theme.marks[1]
    figure.add_shape(
        type="rect", x0=x - 0.48, x1=x + 0.48, y0=y - 0.46, y1=y + 0.46, layer="below",
        line={"width": 1, "color": theme.grid}, fillcolor=ground if is_finding else theme.background,
        opacity=GROUNDS.get(certainty, 1),
    )  # fmt: skip
    shown = "n/a" if isnan(difference) else with_sign(difference, scale)
    arrow = "" if not is_finding else "▲ " if difference > 0 else "▼ "
    first = f"<b>{arrow}{shown}</b>" if is_finding else shown
    second = f"<br>{scale.shown(low)} to {scale.shown(high)}" if with_interval and not isnan(low) else ""
    figure.add_annotation(
        x=x, y=y, text=first + second, showarrow=False, hovertext=escaped(sentence),
        font={"size": SMALL_SIZE, "color": theme.text if is_finding else theme.muted},
    )  # fmt: skip
    # An invisible mark: without one the axes would have no range to draw.
    figure.add_trace(scatter(x=[x], y=[y], mode="markers", marker={"opacity": 0}, hoverinfo="skip"))
