"""Every group against every other one: a lower triangle of differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, nan
from typing import Any, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.forest import written
from lib.charts.frame import EDGE, SCREEN, WIDE, Frame, Paper, framed
from lib.charts.rows import LABEL_PARTS, cut, name_lines
from lib.charts.sheet import Sheet, scatter
from lib.charts.theme import LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, Theme, Words, escaped
from lib.charts.typeface import widest, width, wrapped
from lib.compare.figures import in_points
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE

CELL_WIDTH = 0.96  # of a column
LABEL_GAP, CELL_GAP = 8, 8  # px between a label and a cell; inside of a cell
MOST_LINES = 3  # of a name
GROUNDS = {FINDING: 0.34, ONE_MEASURE: 0.14}  # opacity of a cell's ground


class Cell(NamedTuple):
    """The difference of row minus column, and how it is written."""

    difference: float
    certainty: str
    sentence: str
    first: str
    second: str  # its interval


class Layout(NamedTuple):
    """How high a cell is at least, in px, and where in it the interval stands."""

    height: int
    interval: Literal["below", "beside", "left out"]


LAYOUTS = (
    Layout(60, "below"),
    Layout(42, "below"),
    Layout(30, "beside"),
    Layout(30, "left out"),
)  # the first that fits
BETWEEN = {"below": "<br>", "beside": "  "}  # a difference and its interval


@dataclass(frozen=True)
class Grid:
    """The triangle: its cells by row and column, and the lines that the names take."""

    cells: Mapping[tuple[int, int], Cell]
    rows: Sequence[Sequence[str]]
    columns: Sequence[Sequence[str]]  # each stands above the first cell of its column, where the triangle is empty
    frame: Frame
    left: int
    right: int
    layout: Layout

    @property
    def least_height(self) -> int:
        """The lowest plot that holds names and cells."""
        n_lines = max(map(len, (*self.rows, *self.columns)), default=1)
        return max(self.layout.height, ceil(LINE_HEIGHT * TEXT_SIZE * n_lines) + 6) * max(2, len(self.rows))

    @property
    def fits(self) -> bool:
        """Whether the numbers fit into their cells, and all of it onto the paper."""
        is_high_enough = self.frame.room is None or self.least_height <= self.frame.room
        return is_high_enough and self.least_width <= self.frame.width - self.left - self.right

    @property
    def least_width(self) -> int:
        """The narrowest plot whose cells hold what is written in them."""
        widest_cell = max(_width(each, self.layout) for each in self.cells.values())
        return ceil(len(self.columns) * (widest_cell + CELL_GAP) / CELL_WIDTH)


def pairs(
    table: pd.DataFrame,
    theme: Theme,
    *,
    names: Sequence[str],
    words: Words,
    is_share: bool = False,
    paper: Paper = SCREEN,
) -> go.Figure:
    """Cells of row minus column for `names` in their order, with the interval below or beside it where there is room.

    `table`: target, reference, difference, low, high, certainty, sentence, each pair once in either direction. A
    finding is bold on a coloured ground with an arrow for its direction, pale for one of its measure alone; other cells
    are plain.
    """
    drawn = in_points(table, is_share=is_share)
    grid = _grid(_cells(drawn, names), names, Frame.of(words, paper, narrowest=WIDE))
    figure = Sheet()
    for (i, j), cell in grid.cells.items():
        _add_cell(figure, cell, (j, -i), theme, grid.layout)
    figure.update_xaxes(range=[-0.5, len(grid.columns) - 0.5], showticklabels=False, showgrid=False, zeroline=False)
    figure.update_yaxes(
        tickvals=[-i for i in range(len(grid.rows))], ticktext=["<br>".join(map(escaped, each)) for each in grid.rows],
        range=[-len(grid.rows) + 0.5, 0.5], showgrid=False, zeroline=False, ticklabelstandoff=LABEL_GAP,
    )  # fmt: skip
    for j, lines in enumerate(grid.columns):
        figure.add_annotation(
            text="<br>".join(map(escaped, lines)), x=j - CELL_WIDTH / 2, y=-j + 0.5, xanchor="left", yanchor="bottom",
            align="left", showarrow=False, font={"size": TEXT_SIZE, "color": theme.text},
        )  # fmt: skip
    head = ceil(LINE_HEIGHT * TEXT_SIZE * len(grid.columns[0])) + LABEL_GAP
    frame = grid.frame.with_head_room(head)
    height = frame.plot_height(grid.least_height)
    return framed(figure, theme, frame, height=height, left=grid.left, right=grid.right, least_width=grid.least_width)


def _cells(table: pd.DataFrame, names: Sequence[str]) -> dict[tuple[int, int], Cell]:
    known = {(str(row.target), str(row.reference)): row for row in table.itertuples()}
    return {
        (i, j): _written(_difference(known, names[i + 1], names[j]))
        for i in range(len(names) - 1)
        for j in range(i + 1)
    }


def _grid(cells: Mapping[tuple[int, int], Cell], names: Sequence[str], frame: Frame) -> Grid:
    """With intervals if they fit; a screen is as wide as it is, so there they go by the number of groups."""
    rows = name_lines(names[1:], frame.width, MOST_LINES)
    left = EDGE + widest([line for lines in rows for line in lines], TEXT_SIZE) + LABEL_GAP + 4
    room = LABEL_PARTS[-1] * frame.width
    columns = [cut(wrapped(name, room, TEXT_SIZE), MOST_LINES, room, TEXT_SIZE) for name in names[:-1]]
    n = len(columns)
    # A name goes on over the empty places beside its column; the last ones have few, and need room on the right.
    right = EDGE
    while right < frame.width / 2:
        cell = (frame.width - left - right) / n
        beyond = max(widest(lines, TEXT_SIZE) + 4 - (n - j - 0.02) * cell for j, lines in enumerate(columns))
        if beyond <= right - EDGE:
            break
        right += 4
    found = [Grid(cells, rows, columns, frame, left, right, layout) for layout in LAYOUTS]
    return next((each for each in found if each.fits), found[-1])


def _width(cell: Cell, layout: Layout) -> float:
    """Of what is written in a cell, in px."""
    first, second = width(cell.first, SMALL_SIZE, bold=True), width(cell.second, SMALL_SIZE)
    if layout.interval == "beside" and cell.second:
        return first + width(BETWEEN["beside"], SMALL_SIZE) + second
    return max(first, second) if layout.interval == "below" else first


def _difference(known: Mapping[tuple[str, str], Any], row: str, column: str) -> tuple[float, float, float, str, str]:
    """Difference row minus column, low, high, its certainty, and its sentence."""
    if (row, column) in known:
        found = known[row, column]
        return found.difference, found.low, found.high, found.certainty, found.sentence
    if (column, row) in known:
        found = known[column, row]
        return -found.difference, -found.high, -found.low, found.certainty, found.sentence
    return nan, nan, nan, NONE, ""


def _written(found: tuple[float, float, float, str, str]) -> Cell:
    difference, low, high, certainty, sentence = found
    shown, interval = written(difference, low, high)
    arrow = "" if certainty == NONE else "▲ " if difference > 0 else "▼ "
    return Cell(difference, certainty, sentence, f"{arrow}{shown}", interval)


def _add_cell(figure: Sheet, cell: Cell, place: tuple[int, int], theme: Theme, layout: Layout) -> None:
    x, y = place
    is_finding = cell.certainty != NONE
    ground = theme.marks[0] if cell.difference > 0 else theme.marks[1]
    figure.add_shape(
        type="rect", x0=x - CELL_WIDTH / 2, x1=x + CELL_WIDTH / 2, y0=y - 0.46, y1=y + 0.46, layer="below",
        line={"width": 1, "color": theme.grid}, fillcolor=ground if is_finding else theme.background,
        opacity=GROUNDS.get(cell.certainty, 1),
    )  # fmt: skip
    first = f"<b>{cell.first}</b>" if is_finding else cell.first
    second = f"{BETWEEN[layout.interval]}{cell.second}" if layout.interval in BETWEEN and cell.second else ""
    figure.add_annotation(
        x=x, y=y, text=first + second, showarrow=False, hovertext=escaped(cell.sentence),
        font={"size": SMALL_SIZE, "color": theme.text if is_finding else theme.muted},
    )  # fmt: skip
    # An invisible mark: without one the axes would have no range to draw.
    figure.add_trace(scatter(x=[x], y=[y], mode="markers", marker={"opacity": 0}, hoverinfo="skip"))
