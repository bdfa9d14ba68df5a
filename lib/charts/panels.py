"""Charts of several groups: up to three in one panel with their names beside it, more in small panels alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import plotly.graph_objects as go

from lib.charts.frame import EDGE, RIGHT, Frame, framed
from lib.charts.outlets import Looks
from lib.charts.rows import cut, name_lines
from lib.charts.sheet import Sheet, axis_name
from lib.charts.theme import LINE_HEIGHT, SMALL_SIZE, SYMBOLS, TEXT_SIZE, Theme, escaped
from lib.charts.typeface import widest, width, wrapped

MOST_TOGETHER = 3  # groups in one panel: more lines would hide each other
HEIGHT_TOGETHER = 280  # px
PANEL_HEIGHT, LEAST_PANEL_WIDTH = 110, 190  # px
N_COLUMNS, MOST_COLUMNS, COLUMN_GAP = 2, 4, 44  # panels in a row; px between them
MOST_LINES = 4  # of a name, its count among them
GAP = 12  # px between a panel and the name of the next one below it
LABEL_GAP = 8  # px between the plot and a name beside it
SIGN_SIZE = TEXT_SIZE + 2  # px
SIGNS = dict(zip(SYMBOLS, "●■◆▲✚★⬢▼", strict=True))
_SIGN_ROOM = ceil(SIGN_SIZE + width("  ", SMALL_SIZE))


class Group(NamedTuple):
    """A group in a chart of several: its looks, and what is written beside its name as plain text."""

    name: str
    looks: Looks
    counted: str  # such as "n = 10"


@dataclass(frozen=True)
class Arrangement:
    """Where the panels of several groups stand and how their names are broken."""

    groups: Sequence[Group]
    frame: Frame
    left: int  # px for the labels of the vertical axis
    n_columns: int
    names: Sequence[Sequence[str]]  # in lines, their counts last

    @classmethod
    def of(cls, groups: Sequence[Group], frame: Frame, *, left: int, together: bool = False) -> Arrangement:
        """All in one panel, or in as many columns as keep the chart on its paper."""
        if together:
            return cls(groups, frame, left, 0, _beside(groups, frame.width))
        most = min(len(groups), MOST_COLUMNS if frame.room else N_COLUMNS)
        least = min(len(groups), N_COLUMNS)
        found = [_columns(groups, frame, left, n) for n in range(least, most + 1)]
        wide = [each for each in found if each.panel_width >= LEAST_PANEL_WIDTH] or found[:1]
        return next(
            (each for each in wide if frame.room and each.least_height <= frame.room), wide[-1 if frame.room else 0]
        )

    @property
    def right(self) -> int:
        """Px beside the plot."""
        if self.n_columns:
            return RIGHT
        lines = [line for names in self.names for line in names]
        return LABEL_GAP + _SIGN_ROOM + widest(lines, SMALL_SIZE) + EDGE

    @property
    def panel_width(self) -> float:
        """Of one panel, at the narrowest."""
        n = max(1, self.n_columns)
        return (self.frame.width - self.left - self.right - (n - 1) * COLUMN_GAP) / n

    @property
    def n_rows(self) -> int:
        """Of panels."""
        return -(-len(self.groups) // self.n_columns) if self.n_columns else 1

    @property
    def least_height(self) -> int:
        """The lowest plot that holds the panels and the names between them."""
        if not self.n_columns:
            return max(HEIGHT_TOGETHER, (len(self.names) + 1) * max(_label_height(lines) for lines in self.names))
        return self.n_rows * PANEL_HEIGHT + (self.n_rows - 1) * self._gap

    @property
    def height(self) -> int:
        """Of the plot."""
        return self.frame.plot_height(self.least_height)

    @property
    def _gap(self) -> int:
        return GAP + max(_name_height(lines) for lines in self.names)

    def sheet(self, theme: Theme) -> Sheet:
        """A sheet with the panels, each under its name, in rows that share their axes."""
        sheet = Sheet()
        if not self.n_columns:
            return sheet
        across_gap, upwards_gap = COLUMN_GAP / (self.frame.width - self.left - self.right), self._gap / self.height
        for place in range(len(self.groups)):
            row, column = divmod(place, self.n_columns)
            x, y = axis_name("x", place + 1), axis_name("y", place + 1)
            # The last panel of each column carries the numbers of its axis, also above an empty place.
            is_last = place >= len(self.groups) - self.n_columns
            across = {"domain": _domain(column, self.n_columns, across_gap), "showticklabels": is_last}
            upwards = {"domain": _domain(self.n_rows - 1 - row, self.n_rows, upwards_gap)}
            alike = [{"matches": "x"}, {"matches": "y"}] if place else [{}, {}]
            sheet.update_layout(
                **{axis_name("xaxis", place + 1): {"anchor": y, **across, **alike[0]}},
                **{axis_name("yaxis", place + 1): {"anchor": x, "showticklabels": column == 0, **upwards, **alike[1]}},
            )
            self._add_name(sheet, place, theme, x, y)
        return sheet

    def _add_name(self, sheet: Sheet, place: int, theme: Theme, x: str, y: str) -> None:
        group = self.groups[place]
        sheet.add_annotation(
            x=0,
            xref=f"{x} domain",
            y=1,
            yref=f"{y} domain",
            xanchor="left",
            yanchor="bottom",
            align="left",
            text=_written(group, self.names[place], theme),
            showarrow=False,
            borderpad=0,
            font={"size": SMALL_SIZE, "color": theme.text},
        )

    def label(self, figure: Sheet, at: Sequence[float], theme: Theme) -> None:
        """Names beside a single panel, each as near as can be to its place `at` (0 bottom, 1 top).

        Names that would cover each other are moved apart; their order stays.
        """
        gap = max(_label_height(lines) for lines in self.names) / self.height
        # From middle to middle: half a name stays free at both ends.
        span = 1 - gap
        places = apart([(place - gap / 2) / span for place in at], gap / span) if span > 0 else [0.5]
        for group, lines, place in zip(
            self.groups, self.names, (gap / 2 + span * each for each in places), strict=True
        ):
            figure.add_annotation(
                x=1,
                xref="paper",
                xanchor="left",
                xshift=LABEL_GAP,
                y=place,
                yref="paper",
                yanchor="middle",
                align="left",
                text=_written(group, lines, theme),
                showarrow=False,
                font={"size": SMALL_SIZE, "color": theme.text},
            )

    def framed(self, figure: Sheet, theme: Theme) -> go.Figure:
        """The complete figure."""
        return framed(figure, theme, self.frame, height=self.height, left=self.left, right=self.right)


def _columns(groups: Sequence[Group], frame: Frame, left: int, n: int) -> Arrangement:
    """Panels in `n` columns, their names broken to fit above them and the frame's head room made for the first."""
    width = (frame.width - left - RIGHT - (n - 1) * COLUMN_GAP) / n - _SIGN_ROOM
    names = [
        cut(wrapped(f"{each.name}  {_unbroken(each.counted)}", width, SMALL_SIZE), MOST_LINES, width, SMALL_SIZE)
        for each in groups
    ]
    head = max((_name_height(lines) for lines in names), default=0) + 8
    return Arrangement(groups, frame.with_head_room(head), left, n, names)


def _unbroken(counted: str) -> str:
    """A count that no line ends in: one that fell apart would not be told from the name."""
    return counted.replace(" ", "\N{NO-BREAK SPACE}")


def _beside(groups: Sequence[Group], width: int) -> list[list[str]]:
    found = name_lines([group.name for group in groups], width, MOST_LINES, SMALL_SIZE)
    return [[*lines, _unbroken(group.counted)] for lines, group in zip(found, groups, strict=True)]


def _written(group: Group, lines: Sequence[str], theme: Theme) -> str:
    """The group's shape in its colour, its name, and its count in grey."""
    text = "<br>".join(map(escaped, lines))
    counted = escaped(_unbroken(group.counted))
    if counted and text.endswith(counted):
        text = f"{text[: -len(counted)]}<span style='color:{theme.muted}'>{counted}</span>"
    return f"{sign(group.looks)} {text}"


def _name_height(lines: Sequence[str]) -> int:
    # Its first line is as high as the sign before the name.
    return ceil(LINE_HEIGHT * (SIGN_SIZE + SMALL_SIZE * (len(lines) - 1)))


def _label_height(lines: Sequence[str]) -> int:
    return _name_height(lines) + 8


def _domain(place: int, n: int, gap: float) -> list[float]:
    """From where to where a panel goes, as parts of the whole."""
    length = (1 - gap * (n - 1)) / n
    return [place * (length + gap), min(1.0, place * (length + gap) + length)]


def apart(at: Sequence[float], gap: float) -> list[float]:
    """The places moved apart to at least `gap`, in the same order and as far as possible within 0 to 1."""
    order = sorted(range(len(at)), key=lambda place: -at[place])
    found = list(at)
    ceiling = 1.0
    for rank, place in enumerate(order):
        floor = (len(order) - 1 - rank) * gap  # what those below need
        found[place] = min(max(found[place], floor), ceiling)
        ceiling = found[place] - gap
    return found


def sign(looks: Looks) -> str:
    """The group's shape in its colour, before its name."""
    return f"<span style='color:{looks.colour};font-size:{SIGN_SIZE}px'>{SIGNS[looks.symbol]}</span>"
