"""Every article as a dot, every outlet with its mean and interval, and the pooled mean as the line to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isnan, log10

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import SYMBOLS, Frame, Theme, escaped, framed, label_width, shortened

ROW_HEIGHT = 56  # px
LABEL_LENGTH = 28  # characters
BAR_LEVEL, DOT_LEVEL = 0.14, -0.17  # of a row, from its middle: the dots lie below the bar and its numbers
JITTER = (0.0, 0.09, -0.09, 0.045, -0.045)  # of a row: dots with equal values must not hide each other
EDGE = 0.06  # of the span, left free on both sides
LABEL_ROOM = 0.62  # of the range of values: a mean beyond has its numbers on the left


@dataclass(frozen=True)
class Scale:
    """The span of the horizontal axis and how its values are written."""

    low: float
    high: float
    percent: bool

    @classmethod
    def of(cls, values: pd.Series[float], least: float, *, percent: bool) -> Scale:
        """The axis for these values, never shorter than `least`: a hair's breadth must not fill the chart."""
        low, high = float(values.min()), float(values.max())
        short = max(0.0, least - (high - low)) / 2
        return cls(low - short, high + short, percent)

    def shown(self, value: float) -> str:
        """The value with as many decimals as the span can tell apart."""
        span = (self.high - self.low) * (100 if self.percent else 1)
        decimals = max(0, min(3, 1 - floor(log10(span)))) if span > 0 else 1
        return f"{value:.{decimals}%}" if self.percent else f"{value:.{decimals}f}"


def by_outlet(
    scores: pd.DataFrame,
    estimates: pd.DataFrame,
    metric: str,
    theme: Theme,
    *,
    outlets: Sequence[str],
    words: tuple[str, str, str],
    least_span: float = 0.0,
    percent: bool = False,
) -> go.Figure:
    """One row per outlet of `estimates` (outlet, n, mean, low, high), the first on top.

    `scores` gives the dots: outlet, title, id and the column `metric`; articles without a value are left out. A mean is
    drawn as a line with its value, its interval as a bar where there is one. Points carry the article's id as
    customdata. `outlets` fixes colour and shape, so that an outlet looks the same in every chart. `words` are title,
    subtitle and note. The axis is at least `least_span` long.
    """
    known = scores[scores["outlet"].notna() & scores[metric].notna()]
    shown = pd.concat([known[metric], estimates["low"], estimates["high"]]).astype(float).dropna()
    scale = Scale.of(shown, least_span, percent=percent)
    figure = go.Figure()
    for row, estimate in enumerate(estimates.itertuples(index=False)):
        place = outlets.index(str(estimate.outlet))
        colour, symbol = (
            theme.marks[place % len(theme.marks)],
            SYMBOLS[(place + place // len(theme.marks)) % len(SYMBOLS)],
        )
        _add_dots(figure, known[known["outlet"] == estimate.outlet], metric, -row, (colour, symbol), scale)
        _add_mean(figure, estimate, -row, colour, theme, scale)
    _add_pooled(figure, known[metric], len(estimates), theme, scale)
    names = [shortened(str(outlet), LABEL_LENGTH) for outlet in estimates["outlet"]]
    counts = [f"n = {n}" for n in estimates["n"]]
    figure.update_yaxes(
        tickvals=[-row for row in range(len(names))],
        ticktext=[
            f"{escaped(name)}<br><span style='color:{theme.muted}'>{count}</span>"
            for name, count in zip(names, counts, strict=True)
        ],
        range=[-len(names) + 0.5, 0.75],
        ticklabelstandoff=8,
        showgrid=False,
        zeroline=False,
    )
    margin = EDGE * (scale.high - scale.low)
    axis = [scale.low - margin, scale.high + margin] if margin else None
    figure.update_xaxes(tickformat=".0%" if percent else None, nticks=7, range=axis)
    title, subtitle, note = words
    height = ROW_HEIGHT * max(2, len(names)) + ROW_HEIGHT // 4
    left = 18 + label_width([*names, *counts])
    return framed(figure, theme, Frame(title, subtitle, note, plot_height=height, left=left))


def _add_dots(
    figure: go.Figure, dots: pd.DataFrame, metric: str, row: int, mark: tuple[str, str], scale: Scale
) -> None:
    colour, symbol = mark
    hover = [
        f"<b>{escaped(shortened(str(title or 'Untitled'), 70))}</b>"
        f"<br>{escaped(str(outlet))} · {scale.shown(value)} · click to read"
        for title, outlet, value in zip(dots["title"], dots["outlet"], dots[metric], strict=True)
    ]
    figure.add_trace(
        go.Scatter(
            x=dots[metric],
            y=[row + DOT_LEVEL + JITTER[i % len(JITTER)] for i in range(len(dots))],
            mode="markers",
            marker={"size": 9, "color": colour, "symbol": symbol, "opacity": 0.65, "line": {"width": 0}},
            customdata=dots["id"],
            hovertext=hover,
            hoverinfo="text",
        )
    )


def _add_mean(figure: go.Figure, estimate: object, row: int, colour: str, theme: Theme, scale: Scale) -> None:
    mean, low, high = (float(getattr(estimate, name)) for name in ("mean", "low", "high"))
    if isnan(mean):
        return
    level = row + BAR_LEVEL
    text = f"<b>{scale.shown(mean)}</b>"
    if isnan(low):
        low = high = mean
    else:
        text += f" <span style='color:{theme.muted}'>({scale.shown(low)} to {scale.shown(high)})</span>"
        bar = {"color": colour, "width": 6}
        figure.add_trace(go.Scatter(x=[low, high], y=[level, level], mode="lines", line=bar, hoverinfo="skip"))
    tick = {"symbol": "line-ns", "size": 15, "color": theme.text, "line": {"width": 3, "color": theme.text}}
    figure.add_trace(go.Scatter(x=[mean], y=[level], mode="markers", marker=tick, hoverinfo="skip"))
    on_left = mean > scale.low + LABEL_ROOM * (scale.high - scale.low)
    figure.add_annotation(
        x=low if on_left else high,
        y=level,
        text=text,
        xanchor="right" if on_left else "left",
        xshift=-7 if on_left else 7,
        showarrow=False,
        font={"size": 13, "color": theme.text},
        bgcolor=theme.background,
        borderpad=1,
    )


def _add_pooled(figure: go.Figure, values: pd.Series[float], n_rows: int, theme: Theme, scale: Scale) -> None:
    pooled = float(values.mean())
    line = {"color": theme.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=pooled, x1=pooled, y0=-n_rows + 0.5, y1=0.6, line=line, layer="below")
    figure.add_annotation(
        x=pooled,
        y=0.75,
        text=f"all {len(values)} articles {scale.shown(pooled)}",
        yanchor="middle",
        showarrow=False,
        font={"size": 12, "color": theme.muted},
    )
