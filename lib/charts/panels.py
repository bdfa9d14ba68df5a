"""Charts of several groups: up to three in one panel with their names beside it, more in small panels alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.charts.outlets import Looks
from lib.charts.rows import name_lines
from lib.charts.sheet import Sheet, axis_name
from lib.charts.theme import SMALL_SIZE, SYMBOLS, TEXT_SIZE, Theme, escaped, label_width, shortened

MOST_TOGETHER = 3  # groups in one panel: more lines would hide each other
HEIGHT_TOGETHER = 280  # px
PANEL_HEIGHT, PANEL_GAP = 110, 46  # px; the gap holds the name of the panel below it
N_COLUMNS, COLUMN_GAP = 2, 0.08  # panels in a row, and the gap between them as part of the width
NAME_LENGTH = 24  # characters above a small panel
LABEL_HEIGHT, LABEL_ROOM = 58, 26  # px: what a name and its count take beside the panel, and the sign before them
SIGNS = dict(zip(SYMBOLS, "●■◆▲✚★⬢▼", strict=True))


class Group(NamedTuple):
    """A group in a chart of several: its looks, and what is written beside its name as plain text."""

    name: str
    looks: Looks
    counted: str  # such as "n = 10"


def panels(groups: Sequence[Group], theme: Theme) -> tuple[Sheet, int]:
    """A sheet with a panel per group and its name above, in rows that share their axes; and its height in px."""
    n_columns = min(N_COLUMNS, len(groups))
    n_rows = -(-len(groups) // n_columns)
    height = n_rows * PANEL_HEIGHT + (n_rows - 1) * PANEL_GAP
    sheet = Sheet()
    for place, group in enumerate(groups):
        row, column = divmod(place, n_columns)
        x, y = axis_name("x", place + 1), axis_name("y", place + 1)
        # The last panel of each column carries the numbers of its axis, also above an empty place.
        across = {"domain": _domain(column, n_columns, COLUMN_GAP), "showticklabels": place >= len(groups) - n_columns}
        upwards = {"domain": _domain(n_rows - 1 - row, n_rows, PANEL_GAP / height), "showticklabels": column == 0}
        alike = [{"matches": "x"}, {"matches": "y"}] if place else [{}, {}]
        sheet.update_layout(
            **{axis_name("xaxis", place + 1): {"anchor": y, **across, **alike[0]}},
            **{axis_name("yaxis", place + 1): {"anchor": x, **upwards, **alike[1]}},
        )
        _add_name(sheet, group, theme, x, y)
    return sheet, height


def _domain(place: int, n: int, gap: float) -> list[float]:
    """From where to where a panel goes, as parts of the whole."""
    length = (1 - gap * (n - 1)) / n
    return [place * (length + gap), place * (length + gap) + length]


def _add_name(sheet: Sheet, group: Group, theme: Theme, x: str, y: str) -> None:
    name = escaped(shortened(group.name, NAME_LENGTH))
    sheet.add_annotation(
        x=0,
        xref=f"{x} domain",
        y=1,
        yref=f"{y} domain",
        xanchor="left",
        yanchor="bottom",
        text=f"{sign(group.looks)} {name} <span style='color:{theme.muted}'>{escaped(group.counted)}</span>",
        showarrow=False,
        font={"size": SMALL_SIZE, "color": theme.text},
    )


def add_labels(figure: Sheet, groups: Sequence[Group], at: Sequence[float], height: int, theme: Theme) -> int:
    """Names beside a single panel, each as near as can be to its place `at` (0 bottom, 1 top); returns the room in px.

    Names that would cover each other are moved apart; their order stays.
    """
    names = [name_lines(group.name) for group in groups]
    for group, lines, place in zip(groups, names, apart(at, LABEL_HEIGHT / height), strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=place,
            yref="paper",
            yanchor="middle",
            align="left",
            text=f"{sign(group.looks)} {'<br>'.join(map(escaped, lines))}"
            f"<br><span style='color:{theme.muted}'>{escaped(group.counted)}</span>",
            showarrow=False,
            font={"size": SMALL_SIZE, "color": theme.text},
        )
    return LABEL_ROOM + label_width(
        [*(line for lines in names for line in lines), *(group.counted for group in groups)]
    )


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
    return f"<span style='color:{looks.colour};font-size:{TEXT_SIZE + 2}px'>{SIGNS[looks.symbol]}</span>"
