"""Every article as a dot, every outlet with its mean and interval, and the pooled mean as the line to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isnan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.charts.dots import MOST_DOTS, dots, said, sample
from lib.charts.rows import Row, add_numbers, add_reference, framed_rows, label_rows, label_values
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import SYMBOLS, Theme, Words
from lib.model import Metric

BAR_LEVEL, DOT_LEVEL = 0.14, -0.17  # of a row, from its middle: the dots lie below the bar
JITTER = np.array([0.0, 0.09, -0.09, 0.045, -0.045])  # of a row: dots with equal values must not hide each other
DOT_SIZE, CROWDED_DOT_SIZE, CROWD = 10, 6, 600  # px; dots of a chart beyond which they are drawn small
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
    most_dots: int = MOST_DOTS,
) -> go.Figure:
    """One row per outlet of `estimates` (outlet, n, mean, low, high), the first on top.

    `scores` gives the dots: outlet, title, id and the measured column; articles without a value are left out, and of
    more than `most_dots` a random sample is drawn. A mean is drawn as a line, its interval as a bar where there is one,
    and both are written in a column on the right. `outlets` fixes colour and shape, so that an outlet looks the same in
    every chart.
    """
    needed = scores[["id", "title", "outlet", measured.column]]  # of a hundred columns
    known = needed[needed[measured.column].notna() & needed["outlet"].isin(outlets)]
    values = known[measured.column].astype(float)
    scale = _scale(values, estimates, measured)
    of_rows = known[known["outlet"].isin(estimates["outlet"])]
    drawn = sample(of_rows, most_dots).assign(group=lambda few: few["outlet"], value=lambda few: few[measured.column])
    figure = Sheet()
    for row, estimate in enumerate(estimates.itertuples(index=False)):
        looks = Looks.of(str(estimate.outlet), outlets, theme)
        own = drawn[drawn["outlet"] == estimate.outlet]
        figure.add_trace(_dots(own, -row, looks, theme, scale, of=len(drawn)))
        _add_mean(figure, estimate, -row, looks, theme)
    pooled = float(values.mean())
    add_reference(figure, pooled, f"all {len(values):,} articles {scale.shown(pooled)}", len(estimates), theme, scale)
    rows = [_row(estimate, scale) for estimate in estimates.itertuples()]
    left, right = label_rows(figure, rows, theme), add_numbers(figure, rows, HEADER, theme)
    label_values(figure, scale, theme)
    return framed_rows(figure, rows, said(words, len(drawn), len(of_rows)), theme, left=left, right=right)


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


def _dots(own: pd.DataFrame, row: int, looks: Looks, theme: Theme, scale: Scale, *, of: int) -> Trace:
    levels = row + DOT_LEVEL + JITTER[np.arange(len(own)) % len(JITTER)]
    size = DOT_SIZE if of <= CROWD else CROWDED_DOT_SIZE
    marker = {"size": size, "color": looks.colour, "symbol": looks.symbol}
    return dots(own, own["value"], levels, marker, theme, scale, of=of)


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
