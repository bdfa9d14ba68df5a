"""Charts with one row per group: its name and n on the left, its numbers in a column on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from lib.charts.frame import EDGE, Frame
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet
from lib.charts.theme import LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, Theme, escaped
from lib.charts.typeface import cut_to_width, widest, width, wrapped

ROW_HEIGHT, LOW_ROW_HEIGHT = 56, 30  # px: with two or three lines beside the row, and with one
LABEL_PARTS = (0.3, 0.36, 0.42)  # of the width, that names may take: more if they would need too many lines
MOST_LINES, MOST_LOW_LINES = 3, 2  # of a name
LABEL_GAP, COLUMN_GAP = 8, 12  # px between the plot and the names, and the column of numbers
MARGIN = 0.06  # of the span, left free on both sides
TICK_ROOM, TICK_GAP = 55, 22  # px for a number on the axis, at most; px between two
FEWEST_TICKS, MOST_TICKS = 4, 7


class Row(NamedTuple):
    """What is written beside a group, as plain text."""

    name: str
    counted: str  # such as "n = 10"
    number: str  # in the column on the right
    range: str = ""  # below it, if there is one
    test: str = ""  # and below that


@dataclass(frozen=True)
class Plan:
    """Where names and numbers stand, and the px they take beside the plot."""

    rows: Sequence[Row]
    names: Sequence[Sequence[str]]  # in lines
    header: str  # above the numbers
    is_low: bool  # name and count in a line, number and range in a line
    frame: Frame
    row_height: int  # that each row needs

    @classmethod
    def of(
        cls, rows: Sequence[Row], header: str, frame: Frame, *, high: int = ROW_HEIGHT, low: int = LOW_ROW_HEIGHT
    ) -> Plan:
        """Rows `high` px high if the paper has the room, else `low` ones; either higher where a name needs it."""
        roomy = cls._with(rows, header, frame, high, is_low=False)
        if frame.room is None or roomy.least_height <= frame.room:
            return roomy
        return cls._with(rows, header, frame, low, is_low=True)

    @classmethod
    def _with(cls, rows: Sequence[Row], header: str, frame: Frame, height: int, *, is_low: bool) -> Plan:
        names = name_lines([row.name for row in rows], frame.width, MOST_LOW_LINES if is_low else MOST_LINES)
        n_lines = max((len(lines) for lines in names), default=1) + (not is_low)
        return cls(rows, names, header, is_low, frame, max(height, ceil(LINE_HEIGHT * TEXT_SIZE * n_lines) + 4))

    @property
    def least_height(self) -> int:
        """The lowest plot that holds the rows."""
        return self.row_height * max(2, len(self.rows)) + self.row_height // 4

    @property
    def height(self) -> int:
        """Of the plot."""
        return self.frame.plot_height(self.least_height)

    @property
    def left(self) -> int:
        """What names and counts need."""
        counts = [row.counted for row in self.rows]
        last = [lines[-1] for lines in self.names]
        below = [f"{line}  {count}" for line, count in zip(last, counts, strict=True)] if self.is_low else counts
        return EDGE + widest([*(line for lines in self.names for line in lines), *below], TEXT_SIZE) + LABEL_GAP + 4

    @property
    def right(self) -> int:
        """What the numbers need."""
        numbers = max((widest(self._numbers(row)[:1], SMALL_SIZE, bold=True) for row in self.rows), default=0)
        others = [line for row in self.rows for line in self._numbers(row)[1:]]
        rest = widest(others, SMALL_SIZE) + (numbers + _SPACE if self.is_low and others else 0)
        return COLUMN_GAP + max(numbers, rest, widest([self.header], SMALL_SIZE)) + EDGE

    @property
    def plot_width(self) -> int:
        """What is left for the plot at the narrowest."""
        return self.frame.width - self.left - self.right

    def _numbers(self, row: Row) -> list[str]:
        """The number, and what stands below or beside it."""
        further = [text for text in (row.range, row.test) if text]
        return [row.number, *([", ".join(further)] if self.is_low and further else further)]

    def label(self, figure: Sheet, theme: Theme) -> None:
        """Names and counts on the vertical axis, the first row at 0 and on top; the numbers beside the plot."""
        between = "  " if self.is_low else "<br>"
        figure.update_yaxes(
            tickvals=[-place for place in range(len(self.rows))],
            ticktext=[
                f"{'<br>'.join(map(escaped, lines))}{between}"
                f"<span style='color:{theme.muted}'>{escaped(row.counted)}</span>"
                for lines, row in zip(self.names, self.rows, strict=True)
            ],
            range=[-len(self.rows) + 0.5, 0.55],
            ticklabelstandoff=LABEL_GAP,
            showgrid=False,
            zeroline=False,
        )
        self._add_numbers(figure, theme)

    def _add_numbers(self, figure: Sheet, theme: Theme) -> None:
        beside = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": COLUMN_GAP, "align": "left", "showarrow": False}
        small = {"size": SMALL_SIZE, "color": theme.muted}
        figure.add_annotation(text=escaped(self.header), y=1, yref="paper", yanchor="bottom", font=small, **beside)
        for place, row in enumerate(self.rows):
            number, *others = self._numbers(row)
            between = "  " if self.is_low else "<br>"
            more = "".join(f"{between}<span style='color:{theme.muted}'>{escaped(line)}</span>" for line in others)
            strong = {"size": SMALL_SIZE, "color": theme.text}
            figure.add_annotation(
                text=f"<b>{escaped(number)}</b>{more}", y=-place, yanchor="middle", font=strong, **beside
            )

    def add_reference(self, figure: Sheet, value: float, label: str, theme: Theme, scale: Scale) -> None:
        """A dotted line through all rows with its label above the plot."""
        line = {"color": theme.muted, "width": 1, "dash": "dot"}
        figure.add_shape(
            type="line", x0=value, x1=value, y0=-len(self.rows) + 0.5, y1=0.55, line=line, layer="below"
        )  # fmt: skip
        figure.add_annotation(
            y=1,
            yref="paper",
            yanchor="bottom",
            text=escaped(label),
            showarrow=False,
            font={"size": SMALL_SIZE, "color": theme.muted},
            **self.anchored(value, label, scale),
        )

    def anchored(self, value: float, label: str, scale: Scale) -> dict[str, object]:
        """Where a label stands beside its value, so that it covers nothing that stands beside the plot."""
        return _anchored(value, scale, width(label, SMALL_SIZE), self.plot_width)

    def label_values(self, figure: Sheet, scale: Scale, theme: Theme) -> None:
        """The horizontal axis of a measure, with its zero where it lies inside."""
        label_values(figure, scale, theme, plot_width=self.plot_width)


_SPACE = ceil(width("  ", SMALL_SIZE))


def _anchored(value: float, scale: Scale, label: float, plot: float) -> dict[str, object]:
    """Where a label stands beside its value, so that it leaves the plot on the left alone, where nothing else is."""
    span = (1 + 2 * MARGIN) * (scale.high - scale.low)
    place = plot * ((value - scale.low) / span + MARGIN / (1 + 2 * MARGIN)) if span > 0 else plot / 2
    if label / 2 <= min(place, plot - place):
        return {"x": value, "xanchor": "center"}
    if place + label <= plot:
        return {"x": value, "xanchor": "left"}
    return {"x": value, "xanchor": "right"} if label <= place else {"x": 1, "xref": "paper", "xanchor": "right"}


def n_ticks(plot_width: float, widest_number: float = TICK_ROOM) -> int:
    """How many numbers, none wider than so many px, fit on a horizontal axis."""
    room = min(TICK_ROOM, widest_number + TICK_GAP)
    return int(min(MOST_TICKS, max(FEWEST_TICKS, plot_width // room)))


def label_values(figure: Sheet, scale: Scale, theme: Theme, *, plot_width: float) -> None:
    """The horizontal axis of a measure, with its zero where it lies inside."""
    widest_number = widest([scale.shown(scale.low), scale.shown(scale.high)], TEXT_SIZE)
    margin = MARGIN * (scale.high - scale.low)
    figure.update_xaxes(
        tickformat=".0%" if scale.percent else None,
        nticks=n_ticks(plot_width, widest_number),
        tickangle=0,
        range=[scale.low - margin, scale.high + margin] if margin else None,
        zeroline=scale.low < 0 < scale.high,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )


def name_lines(names: Sequence[str], width: int, most: int = MOST_LINES, size: int = TEXT_SIZE) -> list[list[str]]:
    """Long names in up to `most` lines, in as little of the width as that takes."""
    for part in LABEL_PARTS:
        found = [wrapped(name, part * width, size) for name in names]
        if all(len(lines) <= most for lines in found):
            break
    return [cut(lines, most, part * width, size) for lines in found]


def cut(lines: list[str], most: int, room: float, size: int) -> list[str]:
    """At most so many lines, the last with an ellipsis if there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], cut_to_width(" ".join(lines[most - 1 :]), room, size)]
