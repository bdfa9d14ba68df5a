"""Differences with their intervals around the zero line: a forest plot."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import SCREEN, WIDE, Frame, Paper, framed
from lib.charts.outlets import Looks
from lib.charts.rows import Plan, Row
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, scatter
from lib.charts.theme import SMALL_SIZE, Theme, Words, escaped
from lib.compare.figures import LEVEL_SHOWN, POINTS, amounts, chance_shown, in_points
from lib.compare.sentence import FINDING, NONE, ONE_MEASURE

BAR_WIDTH, DOT_SIZE = 5, 13  # px
HEADER = "difference"
MARKS = "Mark: difference of means of articles. Bar: 95 % interval."
KINDS = {
    FINDING: f"Filled, thick bar: a finding (q below {LEVEL_SHOWN}).",
    ONE_MEASURE: "Filled, thin bar: holds for who chose this one measure beforehand, not as one of all compared.",
    NONE: "Open: no finding.",
}


def marks(table: pd.DataFrame) -> str:
    """What stands for what in a chart of these differences."""
    there = set(table["certainty"])
    return " ".join([MARKS, *(said for kind, said in KINDS.items() if kind in there)])


def forest(
    table: pd.DataFrame,
    theme: Theme,
    *,
    names: Sequence[str],
    words: Words,
    is_share: bool = False,
    paper: Paper = SCREEN,
) -> go.Figure:
    """One row per difference, the first on top.

    `table`: target, reference, n_target, n_reference, difference, low, high, q, certainty. A difference that supports
    a finding has a filled mark and a thick bar, thin for one of its measure alone; any other an open mark; without an
    interval there is the mark alone. `names` fixes colour and shape of the targets.
    """
    drawn, unit = in_points(table, is_share=is_share), POINTS if is_share else ""
    scale, figure = symmetric_scale(drawn), Sheet()
    rows = list(drawn.itertuples())
    for place, row in enumerate(rows):
        _add_row(figure, row, -place, Looks.of(str(row.target), names, theme), theme)
    plan = Plan.of([_written(row, unit) for row in rows], HEADER, Frame.of(words, paper, narrowest=WIDE))
    plan.label(figure, theme)
    plan.label_values(figure, scale, theme)
    _label_sides(figure, theme)
    return framed(figure, theme, plan.frame, height=plan.height, left=plan.left, right=plan.right)


def symmetric_scale(table: pd.DataFrame) -> Scale:
    """Zero in the middle: what is above and what is below must look alike."""
    drawn = table[["difference", "low", "high"]].astype(float)
    most = float(drawn.abs().to_numpy().max(initial=0.0, where=drawn.notna().to_numpy()))
    most = most if isfinite(most) and most > 0 else 1.0
    return Scale.of(-most, most)


def _add_row(figure: Sheet, row: Any, level: float, looks: Looks, theme: Theme) -> None:
    if isnan(row.difference):
        return
    if not isnan(row.low):
        bar = {"color": looks.colour, "width": BAR_WIDTH if row.certainty == FINDING else BAR_WIDTH // 2}
        figure.add_trace(scatter(x=[row.low, row.high], y=[level, level], mode="lines", line=bar, hoverinfo="skip"))
    fill = theme.background if row.certainty == NONE else looks.colour
    figure.add_trace(
        scatter(
            x=[row.difference],
            y=[level],
            mode="markers",
            marker={
                "size": DOT_SIZE,
                "symbol": looks.symbol,
                "color": fill,
                "opacity": 1,
                "line": {"width": 2, "color": looks.colour},
            },
            hovertext=escaped(str(getattr(row, "sentence", ""))),
            hoverinfo="text",
        )
    )


def _written(row: Any, unit: str) -> Row:
    counted = f"n = {row.n_target:,} against {row.n_reference:,}"
    if isnan(row.difference):
        return Row(str(row.target), counted, "n/a")
    difference, interval = written(row.difference, row.low, row.high)
    return Row(str(row.target), counted, difference + unit, interval, chance_shown("q", row.q))


def written(difference: float, low: float, high: float) -> tuple[str, str]:
    """A difference, with a plus, too, and its interval, empty if there is none: digit for digit as sentences have them.

    Undefined: "n/a".
    """
    if isnan(difference):
        return "n/a", ""
    shown, *ends = amounts([difference] if isnan(low) else [difference, low, high], high - low)
    return f"+{shown}" if difference > 0 else shown, " to ".join(ends)


def _label_sides(figure: Sheet, theme: Theme) -> None:
    figure.update_xaxes(zeroline=True, zerolinecolor=theme.text, zerolinewidth=1.5)
    for anchor, text in (("right", "lower  "), ("left", "  higher")):
        figure.add_annotation(
            x=0, y=1, yref="paper", yanchor="bottom", xanchor=anchor, text=text, showarrow=False,
            font={"size": SMALL_SIZE, "color": theme.muted},
        )  # fmt: skip
