"""The articles of every outlet, its mean and interval, and the pooled mean as the line to compare with.

Up to `crowd.MOST_ARTICLES` articles are dots; more are shapes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, isnan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from lib.charts import crowd
from lib.charts.dots import Hover, dots, edge
from lib.charts.frame import SCREEN, Frame, Paper, framed
from lib.charts.rows import Plan, Row
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import SYMBOLS, Theme, Words
from lib.model import Metric

BAR_LEVEL, DOT_LEVEL = 0.14, -0.17  # of a row, from its middle: the dots lie below the bar
JITTER = np.array([0.0, 0.09, -0.09, 0.045, -0.045])  # of a row: dots with equal values must not hide each other
DOT_SIZE = 10  # px
GROUND, SHAPE_HEIGHT = -0.4, 0.4  # of a row: where shapes stand, and how high they get
HEADER = "mean"


@dataclass(frozen=True)
class Measured:
    """The column of the scores table that is drawn, and how its axis is made."""

    column: str
    is_share: bool = False
    bounds: tuple[float, float] = (float("-inf"), float("inf"))
    least_span: float = 0.0  # a hair's breadth must not fill the chart

    @classmethod
    def of(cls, metric: Metric, column: str, values: pd.Series[float]) -> Measured:
        """A measure's column; its axis is at least a fifth of a bounded span, or half of the usual value, long."""
        low, high = metric.bounds
        least = (high - low) / 5 if high - low <= 2 else abs(float(values.mean())) / 2
        return cls(column, metric.is_share, metric.bounds, least)


@dataclass(frozen=True)
class Looks:
    """Colour and shape of an outlet, the same in every chart."""

    colour: str
    symbol: str

    @classmethod
    def of(cls, outlet: str, outlets: Sequence[str], theme: Theme) -> Looks:
        """By the outlet's place among all outlets; beyond the colours other shapes begin."""
        place, n = outlets.index(outlet), len(theme.marks)
        return cls(theme.marks[place % n], SYMBOLS[(place + place // n) % len(SYMBOLS)])


def by_outlet(
    scores: pd.DataFrame,
    estimates: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    outlets: Sequence[str],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """One row per outlet of `estimates` (outlet, n, mean, low, high), the first on top.

    `scores` gives the articles: outlet, title, id and the measured column; those without a value are left out. A mean
    is drawn as a line, its interval as a bar where there is one, and both are written in a column on the right.
    `outlets` fixes colour and shape, so that an outlet looks the same in every chart.
    """
    needed = scores[["id", "title", "outlet", measured.column]]  # of a hundred columns
    known = needed[needed[measured.column].notna() & needed["outlet"].isin(outlets)]
    values = known[measured.column].astype(float)
    scale = _scale(values, estimates, measured)
    of_rows = known[known["outlet"].isin(estimates["outlet"])]
    articles = of_rows.rename(columns={"outlet": "group", measured.column: "value"})
    plan = Plan.of([_row(estimate, scale) for estimate in estimates.itertuples()], HEADER, Frame.of(words, paper))
    figure = Sheet()
    add_articles = _add_shapes if crowd.is_crowd(len(articles)) else _add_dots
    looks = {str(outlet): Looks.of(str(outlet), outlets, theme) for outlet in estimates["outlet"]}
    add_articles(figure, articles, looks, theme, Hover(scale, len(articles), paper.is_clicked))
    for row, estimate in enumerate(estimates.itertuples(index=False)):
        _add_mean(figure, estimate, -row, looks[str(estimate.outlet)], theme)
    pooled = float(values.mean())
    every = "1 article" if len(values) == 1 else f"mean of all {len(values):,} articles"
    plan.add_reference(figure, pooled, f"{every}: {scale.shown(pooled)}", theme, scale)
    plan.label(figure, theme)
    plan.label_values(figure, scale, theme)
    return framed(figure, theme, plan.frame, height=plan.height, left=plan.left, right=plan.right)


def _scale(values: pd.Series[float], estimates: pd.DataFrame, measured: Measured) -> Scale:
    ends = estimates[["low", "high"]].astype(float)
    drawn = pd.concat([values, ends["low"], ends["high"]]).astype(float).dropna()
    widths = (ends["high"] - ends["low"]).dropna()
    return Scale.of(
        float(drawn.min()),
        float(drawn.max()),
        finest=float(widths.min()) if len(widths) else None,
        floor=measured.bounds[0] if isfinite(measured.bounds[0]) else None,
        least_span=measured.least_span,
        percent=measured.is_share,
    )


def _add_dots(figure: Sheet, articles: pd.DataFrame, looks: Mapping[str, Looks], theme: Theme, hover: Hover) -> None:
    for row, (group, seen) in enumerate(looks.items()):
        _add_row_of_dots(figure, articles[articles["group"] == group], row, seen, theme, hover)


def _add_row_of_dots(figure: Sheet, own: pd.DataFrame, row: int, looks: Looks, theme: Theme, hover: Hover) -> None:
    levels = -row + DOT_LEVEL + JITTER[np.arange(len(own)) % len(JITTER)]
    figure.add_trace(_dots(own, levels, looks, theme, hover))


def _add_shapes(figure: Sheet, articles: pd.DataFrame, looks: Mapping[str, Looks], theme: Theme, hover: Hover) -> None:
    sizes = articles["group"].value_counts()
    shaped = articles[articles["group"].map(sizes).map(crowd.is_shape)]
    bins, ends = crowd.shares(shaped), crowd.ends(shaped)
    hover = hover._replace(n_dots=len(articles) - len(shaped) + len(ends))
    for row, (group, seen) in enumerate(looks.items()):
        if not crowd.is_shape(sizes.get(group, 0)):
            _add_row_of_dots(figure, articles[articles["group"] == group], row, seen, theme, hover)
            continue
        ground = -row + GROUND
        figure.add_trace(crowd.shape(bins[bins["group"] == group], ground, SHAPE_HEIGHT, seen.colour))
        own = ends[ends["group"] == group]
        # In a low last row the dots reach beyond the axis.
        figure.add_trace({**_dots(own, np.full(len(own), ground), seen, theme, hover), "cliponaxis": False})


def _dots(own: pd.DataFrame, levels: NDArray[np.float64], looks: Looks, theme: Theme, hover: Hover) -> Trace:
    marker = {"size": DOT_SIZE, "color": looks.colour, "symbol": looks.symbol, "line": edge(theme)}
    return dots(own, own["value"], levels, marker, hover)


def _add_mean(figure: Sheet, estimate: object, row: int, looks: Looks, theme: Theme) -> None:
    mean, low, high = (float(getattr(estimate, name)) for name in ("mean", "low", "high"))
    if isnan(mean):
        return
    level = row + BAR_LEVEL
    if not isnan(low):
        bar = {"color": looks.colour, "width": 6}
        figure.add_trace(scatter(x=[low, high], y=[level, level], mode="lines", line=bar, hoverinfo="skip"))
    tick = {"symbol": "line-ns", "size": 15, "color": theme.text, "line": {"width": 3, "color": theme.text}}
    figure.add_trace(scatter(x=[mean], y=[level], mode="markers", marker=tick, hoverinfo="skip"))


def _row(estimate: Any, scale: Scale) -> Row:
    """The outlet and its n, the mean, and its interval where there is one."""
    interval = "" if isnan(estimate.low) else f"{scale.shown(estimate.low)} to {scale.shown(estimate.high)}"
    mean = "n/a" if isnan(estimate.mean) else scale.shown(estimate.mean)
    return Row(str(estimate.outlet), f"n = {estimate.n:,}", mean, interval)
