"""What charts with one row per group share: the group's name and n on the left, numbers in a column on the right."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.theme import SMALL_SIZE, Theme, escaped, label_width

ROW_HEIGHT = 56  # px
LABEL_LENGTH = 22  # characters of a line
COLUMN_GAP = 12  # px between the plot and the column of numbers
TOP = 0.55  # of a row, above the middle of the first


def label_rows(figure: go.Figure, names: Sequence[str], counts: Sequence[str], theme: Theme) -> int:
    """Each group's name with its count below, the first row on top at 0; returns the room they need in px."""
    broken = [name_lines(name) for name in names]
    figure.update_yaxes(
        tickvals=[-row for row in range(len(names))],
        ticktext=[
            f"{'<br>'.join(map(escaped, lines))}<br><span style='color:{theme.muted}'>{count}</span>"
            for lines, count in zip(broken, counts, strict=True)
        ],
        range=[-len(names) + 0.5, TOP],
        ticklabelstandoff=8,
        showgrid=False,
        zeroline=False,
    )
    return 18 + label_width([*(line for lines in broken for line in lines), *counts])


def name_lines(name: str) -> list[str]:
    """A long name in two lines: more would leave the chart no room."""
    return textwrap.wrap(name, LABEL_LENGTH, max_lines=2, placeholder="…") or [name]


def number_column(figure: go.Figure, header: str, numbers: Sequence[tuple[str, ...]], theme: Theme) -> int:
    """Lines of numbers beside each row, the first one bold; returns the room they need in px."""
    beside = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": COLUMN_GAP, "align": "left", "showarrow": False}
    small = {"size": SMALL_SIZE, "color": theme.muted}
    figure.add_annotation(text=header, y=1, yref="paper", yanchor="bottom", font=small, **beside)
    for row, (first, *others) in enumerate(numbers):
        below = "".join(f"<br><span style='color:{theme.muted}'>{line}</span>" for line in others if line)
        strong = {"size": SMALL_SIZE, "color": theme.text}
        figure.add_annotation(text=f"<b>{first}</b>{below}", y=-row, yanchor="middle", font=strong, **beside)
    return COLUMN_GAP + label_width([header, *(line for lines in numbers for line in lines)])
