"""What outlets say themselves beside what they quote: two means a group, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.distribution import scale_of
from lib.charts.frame import SCREEN, WIDE, Frame, Paper, framed
from lib.charts.outlets import Looks, Measured
from lib.charts.rows import Plan, Row
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import SMALL_SIZE, Theme, Words
from lib.charts.typeface import width
from lib.compare.figures import MINUS, POINTS, in_points

ROW_HEIGHT, LOW_ROW_HEIGHT = 72, 44  # px
OWN, QUOTED = 0.15, -0.15  # of a row, from its middle: own words lie above, so that no interval hides another
MARK = 12  # px
LABEL_SHIFT = 9  # px between a mark and its name
LABELLED_ROW_HEIGHT = 48  # px: in lower rows a name below a mark may reach into the next row
HEADER = f"own {MINUS} quoted"


class Voiced(NamedTuple):
    """The mean of a group in one voice, and how it is drawn."""

    voice: str
    mean: float
    low: float  # of its interval, NaN if there is none
    high: float
    n: int
    level: float
    fill: str


def own_and_quoted(
    means: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    names: Sequence[str],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """One row per group of `means` (see `paired.own_and_quoted`), the first on top.

    Above the filled mark of the own words, below the open one of the quoted words, each on its interval if it has one.
    The difference within articles and its interval stand in the column on the right.
    """
    ends = ("own", "own_low", "own_high", "quoted", "quoted_low", "quoted_high")
    scale, figure = scale_of(pd.concat([means[end] for end in ends]).dropna(), measured), Sheet()
    for place, row in enumerate(means.itertuples(index=False)):
        _add_pair(figure, row, -place, Looks.of(str(row.group), names, theme), theme, scale)
    paired, unit = in_points(means, is_share=measured.is_share), POINTS if measured.is_share else ""
    differences = difference_scale(paired)
    rows = [_row(row, differences, unit) for row in paired.itertuples(index=False)]
    plan = Plan.of(rows, HEADER, Frame.of(words, paper, narrowest=WIDE), high=ROW_HEIGHT, low=LOW_ROW_HEIGHT)
    plan.label(figure, theme)
    _name_voices(figure, means, plan, scale, theme)
    plan.label_values(figure, scale, theme)
    return framed(figure, theme, plan.frame, height=plan.height, left=plan.left, right=plan.right)


def _add_pair(figure: Sheet, row: Any, level: float, looks: Looks, theme: Theme, scale: Scale) -> None:
    own = Voiced("own", row.own, row.own_low, row.own_high, row.n_own, level + OWN, looks.colour)
    quoted = Voiced(
        "quoted", row.quoted, row.quoted_low, row.quoted_high, row.n_quoted, level + QUOTED, theme.background
    )
    if not (isnan(own.mean) or isnan(quoted.mean)):
        line = {"color": theme.muted, "width": 1.5}
        figure.add_shape(
            type="line", x0=own.mean, x1=quoted.mean, y0=own.level, y1=quoted.level, line=line, layer="below"
        )
    for voiced in (own, quoted):
        if not isnan(voiced.low):
            figure.add_trace(_bar(voiced, looks))
        if not isnan(voiced.mean):
            figure.add_trace(_mark(voiced, looks, scale))


def _bar(voiced: Voiced, looks: Looks) -> Trace:
    line = {"color": looks.colour, "width": 3}
    ends, levels = [voiced.low, voiced.high], [voiced.level, voiced.level]
    return scatter(x=ends, y=levels, mode="lines", line=line, hoverinfo="skip")


def _mark(voiced: Voiced, looks: Looks, scale: Scale) -> Trace:
    between = f"95 % interval {scale.shown(voiced.low)} to {scale.shown(voiced.high)}"
    interval = "no interval" if isnan(voiced.low) else between
    line = {"width": 2.5, "color": looks.colour}
    return scatter(
        x=[voiced.mean],
        y=[voiced.level],
        mode="markers",
        marker={"size": MARK, "symbol": looks.symbol, "color": voiced.fill, "opacity": 1, "line": line},
        hovertext=[f"{voiced.voice} words: mean {scale.shown(voiced.mean)}, {interval}, n = {voiced.n:,}"],
        hoverinfo="text",
    )


def _name_voices(figure: Sheet, means: pd.DataFrame, plan: Plan, scale: Scale, theme: Theme) -> None:
    """The marks of the first row that has both are named, above and below, where that covers nothing."""
    both = (means["n_own"] > 0) & (means["n_quoted"] > 0)
    if not both.any():
        return
    place = int(both.to_numpy().argmax())
    first, font = means.iloc[place], {"size": SMALL_SIZE, "color": theme.muted}
    named = [("own words", first["own"], OWN, "bottom", LABEL_SHIFT)]
    if plan.height >= LABELLED_ROW_HEIGHT * len(means) or _is_free(first["quoted"], means[place + 1 :], plan, scale):
        named.append(("quoted words", first["quoted"], QUOTED, "top", -LABEL_SHIFT))
    for text, x, level, anchor, shift in named:
        figure.add_annotation(
            text=text, y=-place + level, yanchor=anchor, yshift=shift, showarrow=False, font=font,
            **plan.anchored(x, text, scale),
        )  # fmt: skip


def _is_free(value: float, below: pd.DataFrame, plan: Plan, scale: Scale) -> bool:
    """Whether a label below a mark at this value covers nothing of the own words in the next row."""
    ends = below[["own", "own_low", "own_high"]].head(1).min(axis=1), below[["own", "own_high"]].head(1).max(axis=1)
    if below.empty or ends[0].isna().all():
        return True
    reach = (width("quoted words", SMALL_SIZE) + MARK) * (scale.high - scale.low) / plan.plot_width
    return bool(ends[1].iloc[0] < value - reach or ends[0].iloc[0] > value + reach)


def difference_scale(means: pd.DataFrame) -> Scale:
    """How differences are written: with decimals that tell the ends of an interval from each other and from zero."""
    ends = pd.concat([means["low"], means["high"]]).dropna()
    drawn = pd.concat([means["difference"], ends]).dropna()
    if drawn.empty:
        return Scale(0, 0, 1)
    finest = pd.concat([means["high"] - means["low"], ends[ends != 0].abs()]).min()
    return Scale.of(float(drawn.min()), float(drawn.max()), finest=None if isnan(finest) else finest)


def _row(row: Any, scale: Scale, unit: str) -> Row:
    number = "n/a" if isnan(row.difference) else scale.shown(row.difference) + unit
    interval = "" if isnan(row.low) else f"{scale.shown(row.low)} to {scale.shown(row.high)}"
    counted = f"n = {row.n_own:,}" if row.n_own == row.n_quoted else f"n = {row.n_own:,}, {row.n_quoted:,} quoted"
    return Row(str(row.group), counted, number, interval)
