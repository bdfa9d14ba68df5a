"""How the articles of each group spread: every article as a dot, cumulative shares, or bins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.charts.dots import Hover, dots, edge
from lib.charts.frame import SCREEN, Frame, Paper, framed
from lib.charts.outlets import Looks, Measured
from lib.charts.panels import MOST_TOGETHER, Arrangement, Group
from lib.charts.rows import Plan, Row, label_values
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, Trace, bar, scatter
from lib.charts.theme import Theme, Words, escaped, shortened
from lib.compare.arrays import Values
from lib.compare.distribution import MOST_BINS, binned, by_group, cumulative, edges
from lib.compare.interval import FEWEST_FOR_INTERVAL

MOST_MARKS = 3_000
ROW_HEIGHT, LOW_ROW_HEIGHT = 76, 38  # px
BOX = (0.16, 0.34)  # of a row, from its middle: the box lies above the dots
DOTS, SPREAD = -0.14, 0.44  # of a row: their middle, and how far they spread
GOLDEN = 0.618033988749895  # steps of the golden ratio fill a stretch evenly, however many there are
DOT_SIZES = ((60, 9), (400, 7))  # px, up to so many dots in a row
SMALLEST_DOT = 5
DASHES = ("solid", "dash", "dashdot")  # of lines in one panel: printed in grey, their colours are alike
QUARTERS = [0, 0.25, 0.5, 0.75, 1]


def strip(
    articles: pd.DataFrame,
    quantiles: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    names: Sequence[str],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """One row per group of `quantiles` (see `distribution.quantiles`), the first on top; every article is a dot.

    Above the dots a box from quartile to quartile with the median, from FEWEST_FOR_INTERVAL articles on. `articles` as
    `distribution.with_value` makes them.
    """
    scale, figure = scale_of(articles["value"], measured), Sheet()
    hover = Hover(scale, len(articles), paper.is_clicked)
    for place, row in enumerate(quantiles.itertuples(index=False)):
        looks = Looks.of(str(row.group), names, theme)
        own = articles[articles["group"] == row.group]
        figure.add_trace(_dots(own, -place, looks, theme, hover))
        _add_box(figure, row, -place, looks, theme)
    rows = [_row(row, scale) for row in quantiles.itertuples(index=False)]
    plan = Plan.of(rows, "median", Frame.of(words, paper), high=ROW_HEIGHT, low=LOW_ROW_HEIGHT)
    median = float(articles["value"].median())
    plan.add_reference(figure, median, f"median of all {len(articles):,}: {scale.shown(median)}", theme, scale)
    plan.label(figure, theme)
    plan.label_values(figure, scale, theme)
    return framed(figure, theme, plan.frame, height=plan.height, left=plan.left, right=plan.right)


def scale_of(values: pd.Series[float], measured: Measured) -> Scale:
    """The axis for all values of a measure."""
    return Scale.of(
        float(values.min()),
        float(values.max()),
        floor=measured.bounds[0] if np.isfinite(measured.bounds[0]) else None,
        least_span=measured.least_span,
        percent=measured.is_share,
    )


def _row(row: Any, scale: Scale) -> Row:
    between = f"{scale.shown(row.lower_quartile)} to {scale.shown(row.upper_quartile)}"
    return Row(
        str(row.group), f"n = {row.n:,}", scale.shown(row.median), between if row.n >= FEWEST_FOR_INTERVAL else ""
    )


def _dots(articles: pd.DataFrame, row: int, looks: Looks, theme: Theme, hover: Hover) -> Trace:
    ordered = articles.sort_values(["value", "id"])
    heights = (np.arange(len(ordered)) * GOLDEN) % 1 - 0.5
    size = next((size for most, size in DOT_SIZES if len(ordered) <= most), SMALLEST_DOT)
    marker = {"size": size, "color": looks.colour, "symbol": looks.symbol, "line": edge(theme)}
    return dots(ordered, ordered["value"], row + DOTS + SPREAD * heights, marker, hover)


def _add_box(figure: Sheet, row: Any, level: int, looks: Looks, theme: Theme) -> None:
    if row.n >= FEWEST_FOR_INTERVAL:
        figure.add_shape(
            type="rect",
            x0=row.lower_quartile,
            x1=row.upper_quartile,
            y0=level + BOX[0],
            y1=level + BOX[1],
            line={"color": looks.colour, "width": 2},
        )
    figure.add_shape(
        type="line",
        x0=row.median,
        x1=row.median,
        y0=level + BOX[0] - 0.04,
        y1=level + BOX[1] + 0.04,
        line={"color": theme.text, "width": 3},
    )


def shares(
    articles: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    groups: Sequence[Group],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """The share of each group's articles at or below each value; up to three groups in one panel.

    `groups` in the order of their medians, the lowest first. A dotted line shows all articles together, a mark the
    median of a group.
    """
    scale, values = scale_of(articles["value"], measured), dict(by_group(articles))
    together = len(groups) <= MOST_TOGETHER
    most = MOST_MARKS // (len(groups) + (1 if together else len(groups)))
    arranged = Arrangement.of(groups, Frame.of(words, paper), left=52, together=together)
    figure = arranged.sheet(theme)
    pooled = cumulative(articles["value"].to_numpy(float), most)
    for panel in [1] if together else range(1, len(groups) + 1):
        figure.add_trace(_steps(pooled, theme.muted, scale, "all articles", dash="dot"), panel)
    for panel, group in enumerate(groups, 1):
        own, label = values[group.name], escaped(shortened(group.name, 60))
        line = _steps(
            cumulative(own, most), group.looks.colour, scale, label, dash=DASHES[panel - 1 if together else 0]
        )
        for trace in (line, _median_mark(float(np.median(own)), group.looks, theme)):
            figure.add_trace(trace, 1 if together else panel)
    if together:
        arranged.label(figure, [1 - (place + 0.5) / len(groups) for place in range(len(groups))], theme)
    quarters, font = QUARTERS if together else QUARTERS[::2], {"color": theme.muted}
    figure.update_yaxes(range=[-0.02, 1.03], tickvals=quarters, tickformat=".0%", tickfont=font, zeroline=False)
    label_values(figure, scale, theme, plot_width=arranged.panel_width)
    return arranged.framed(figure, theme)


def _steps(table: pd.DataFrame, colour: str, scale: Scale, name: str, *, dash: str = "solid") -> Trace:
    """The line of cumulative shares, from nothing at the axis's low end to everything at its high end."""
    return scatter(
        x=np.array([scale.low, *table["value"], scale.high]),
        y=np.array([0, *table["share"], 1]),
        mode="lines",
        line={"color": colour, "width": 1.5 if dash == "dot" else 2.5, "dash": dash, "shape": "hv"},
        hovertext=f"{name}<br>share of articles with this value or less",
        hoverinfo="x+y+text",
    )


def _median_mark(median: float, looks: Looks, theme: Theme) -> Trace:
    marker = {"size": 11, "color": looks.colour, "symbol": looks.symbol, "line": edge(theme)}
    return scatter(x=[median], y=[0.5], mode="markers", marker=marker, hoverinfo="skip")


def bins(
    articles: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    groups: Sequence[Group],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """The share of each group's articles in bins of equal width, a panel per group; dotted: all articles together."""
    scale, at = scale_of(articles["value"], measured), bin_edges(articles["value"], measured)
    table, everything = binned(articles, at), binned(articles.assign(group=""), at)
    arranged = Arrangement.of(groups, Frame.of(words, paper), left=52)
    figure = arranged.sheet(theme)
    for panel, group in enumerate(groups, 1):
        figure.add_trace(_bars(table[table["group"] == group.name], group, scale, theme), panel)
        for trace in _outline(everything, theme):
            figure.add_trace(trace, panel)
    top = 1.08 * float(max(table["share"].max(), everything["share"].max()))
    ticks: dict[str, Any] = {"nticks": 3, "tickformat": ".0%", "tickfont": {"color": theme.muted}, "zeroline": False}
    figure.update_yaxes(range=[0, top], **ticks)
    label_values(figure, scale, theme, plot_width=arranged.panel_width)
    return arranged.framed(figure, theme)


def bin_edges(values: pd.Series[float], measured: Measured) -> Values:
    """The edges of the bins of a measure's values, none so narrow on its axis that its bar could not be seen."""
    scale = scale_of(values, measured)
    found = edges(np.asarray(values, np.float64), least_width=(scale.high - scale.low) / MOST_BINS)
    # A bin around equal values may begin where no value can lie.
    moved: Values = found + max(0.0, measured.bounds[0] - float(found[0]))
    return moved


def _bars(table: pd.DataFrame, group: Group, scale: Scale, theme: Theme) -> Trace:
    return bar(
        x=(table["low"] + table["high"]) / 2,
        y=table["share"],
        width=table["high"] - table["low"],
        marker={"color": group.looks.colour, "line": edge(theme)},
        hovertext=[_bin_label(row, group.name, scale) for row in table.itertuples()],
        hoverinfo="text",
    )


def _bin_label(row: Any, name: str, scale: Scale) -> str:
    between = f"{scale.shown(row.low)} to {scale.shown(row.high)}"
    return f"{escaped(shortened(name, 60))}<br>{between}: {row.share:.0%} of its articles, n = {row.n:,}"


def _outline(table: pd.DataFrame, theme: Theme) -> list[Trace]:
    """The bins of all articles as a line of steps, from the ground and back to it; it can be seen on dark bars too."""
    at = [*table["low"], table["high"].iloc[-1]]
    steps = {"x": [at[0], *at], "y": [0, *table["share"], table["share"].iloc[-1]], "mode": "lines"}
    lines = ({"color": theme.background, "width": 3.5}, {"color": theme.text, "width": 1.5, "dash": "dot"})
    return [scatter(**steps, line={**line, "shape": "hv"}, hoverinfo="skip") for line in lines]
