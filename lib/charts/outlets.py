"""Every article as a dot, every outlet with its mean and interval, and the pooled mean as the line to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isnan

import pandas as pd
import plotly.graph_objects as go

from lib.charts.rows import ROW_HEIGHT, label_rows, number_column
from lib.charts.scale import Scale
from lib.charts.theme import SMALL_SIZE, SYMBOLS, Frame, Theme, escaped, framed, shortened

BAR_LEVEL, DOT_LEVEL = 0.14, -0.17  # of a row, from its middle: the dots lie below the bar
JITTER = (0.0, 0.09, -0.09, 0.045, -0.045)  # of a row: dots with equal values must not hide each other
EDGE = 0.06  # of the span, left free on both sides
NEAR_EDGE = 0.25  # of the span: a label there is aligned to the edge
HEADER = "mean"


@dataclass(frozen=True)
class Measured:
    """The column of the scores table that is drawn, and how its axis is made."""

    column: str
    is_share: bool = False
    bounds: tuple[float, float] = (float("-inf"), float("inf"))
    least_span: float = 0.0  # a hair's breadth must not fill the chart


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


@dataclass(frozen=True)
class Words:
    """What is written around the chart, as plain text."""

    title: str
    subtitle: str
    note: str


def by_outlet(
    scores: pd.DataFrame,
    estimates: pd.DataFrame,
    measured: Measured,
    theme: Theme,
    *,
    outlets: Sequence[str],
    words: Words,
) -> go.Figure:
    """One row per outlet of `estimates` (outlet, n, mean, low, high), the first on top.

    `scores` gives the dots: outlet, title, id and the measured column; articles without a value are left out. A mean is
    drawn as a line, its interval as a bar where there is one, and both are written in a column on the right. Points
    carry the article's id as customdata. `outlets` fixes colour and shape, so that an outlet looks the same in every
    chart.
    """
    known = scores[scores["outlet"].notna() & scores[measured.column].notna()]
    scale = _scale(known[measured.column], estimates, measured)
    figure = go.Figure()
    for row, estimate in enumerate(estimates.itertuples(index=False)):
        looks = Looks.of(str(estimate.outlet), outlets, theme)
        dots = known[known["outlet"] == estimate.outlet]
        figure.add_trace(_dots(dots, measured.column, -row, looks, theme, scale))
        _add_mean(figure, estimate, -row, looks, theme)
    _add_pooled(figure, known[measured.column], len(estimates), theme, scale)
    counts = [f"n = {n}" for n in estimates["n"]]
    left = label_rows(figure, estimates["outlet"].astype(str).tolist(), counts, theme)
    right = number_column(figure, HEADER, [_numbers(estimate, scale) for estimate in estimates.itertuples()], theme)
    _label_values(figure, scale, theme)
    return framed(
        figure,
        theme,
        Frame(
            words.title,
            words.subtitle,
            words.note,
            plot_height=ROW_HEIGHT * max(2, len(estimates)) + ROW_HEIGHT // 4,
            left=left,
            right=right,
        ),
    )


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


def _dots(dots: pd.DataFrame, name: str, row: int, looks: Looks, theme: Theme, scale: Scale) -> go.Scatter:
    hover = [
        f"<b>{escaped(shortened(str(title or 'Untitled'), 70))}</b>"
        f"<br>{escaped(str(outlet))} · {scale.shown(value)} · click to read"
        for title, outlet, value in zip(dots["title"], dots["outlet"], dots[name], strict=True)
    ]
    # An edge in the colour of the ground keeps dots apart that overlap.
    edge = {"width": 0.75, "color": theme.background}
    return go.Scatter(
        x=dots[name],
        y=[row + DOT_LEVEL + JITTER[i % len(JITTER)] for i in range(len(dots))],
        mode="markers",
        marker={"size": 10, "color": looks.colour, "symbol": looks.symbol, "opacity": 1, "line": edge},
        customdata=dots["id"],
        hovertext=hover,
        hoverinfo="text",
    )


def _add_mean(figure: go.Figure, estimate: object, row: int, looks: Looks, theme: Theme) -> None:
    mean, low, high = (float(getattr(estimate, name)) for name in ("mean", "low", "high"))
    if isnan(mean):
        return
    level = row + BAR_LEVEL
    if not isnan(low):
        bar = {"color": looks.colour, "width": 6}
        figure.add_trace(go.Scatter(x=[low, high], y=[level, level], mode="lines", line=bar, hoverinfo="skip"))
    tick = {"symbol": "line-ns", "size": 15, "color": theme.text, "line": {"width": 3, "color": theme.text}}
    figure.add_trace(go.Scatter(x=[mean], y=[level], mode="markers", marker=tick, hoverinfo="skip"))


def _numbers(estimate: object, scale: Scale) -> tuple[str, str]:
    """The mean, and its interval where there is one."""
    mean, low, high = (float(getattr(estimate, name)) for name in ("mean", "low", "high"))
    interval = "" if isnan(low) else f"{scale.shown(low)} to {scale.shown(high)}"
    return ("n/a" if isnan(mean) else scale.shown(mean)), interval


def _add_pooled(figure: go.Figure, values: pd.Series[float], n_rows: int, theme: Theme, scale: Scale) -> None:
    pooled = float(values.mean())
    line = {"color": theme.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=pooled, x1=pooled, y0=-n_rows + 0.5, y1=0.55, line=line, layer="below")
    place = (pooled - scale.low) / (scale.high - scale.low) if scale.high > scale.low else 0.5
    figure.add_annotation(
        x=pooled,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"all {len(values)} articles {scale.shown(pooled)}",
        xanchor="left" if place < NEAR_EDGE else "right" if place > 1 - NEAR_EDGE else "center",
        showarrow=False,
        font={"size": SMALL_SIZE, "color": theme.muted},
    )


def _label_values(figure: go.Figure, scale: Scale, theme: Theme) -> None:
    margin = EDGE * (scale.high - scale.low)
    figure.update_xaxes(
        tickformat=".0%" if scale.percent else None,
        nticks=6,
        range=[scale.low - margin, scale.high + margin] if margin else None,
        zeroline=scale.low < 0 < scale.high,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )
