"""A measure over time: the mean of each group with its interval, and the articles behind it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.charts import dates
from lib.charts.distribution import scale_of
from lib.charts.dots import Hover, dots, edge
from lib.charts.frame import SCREEN, WIDE, Frame, Paper
from lib.charts.outlets import Looks, Measured
from lib.charts.panels import MOST_TOGETHER, Arrangement, Group
from lib.charts.scale import Scale
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import Theme, Words, escaped, faint, shortened
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.trend import Course, Unit

BAND = 0.22  # opacity
MEAN = 10  # px
# Articles in one panel, up to so many: px of each and its opacity. A few must be seen, very many show where they lie.
DOTS = ((60, 8, 0.85), (400, 7, 0.6), (inf, 4, 0.4))
MOST_LABELLED = 300  # means of a chart, up to which each says its interval and n in a hover box
MARGIN = 0.08  # of the span of values, left free on both sides
_PERIODS = {"day": "%-d %B %Y", "week": "week of %-d %B %Y", "month": "%B %Y", "year": "%Y"}


def over_time(
    course: Course,
    measured: Measured,
    theme: Theme,
    *,
    groups: Sequence[Group],
    words: Words,
    paper: Paper = SCREEN,
) -> go.Figure:
    """Means of neighbouring periods joined, their intervals as a band; up to three groups in one panel.

    A mean over too few articles for an interval is not drawn, its articles are.
    """
    articles, means, unit = course
    scale = scale_of(pd.concat([articles["value"], means["low"], means["high"]]).dropna(), measured)
    hover = Hover(scale, len(articles), paper.is_clicked, is_dated=True)
    drawn = _in_runs(means, means["n"] >= FEWEST_FOR_INTERVAL)
    together = len(groups) <= MOST_TOGETHER
    arranged = Arrangement.of(groups, Frame.of(words, paper, narrowest=WIDE), left=58, together=together)
    figure = arranged.sheet(theme)
    for panel, group in enumerate(groups, 1):
        own = articles[articles["group"] == group.name]
        n = len(articles if together else own)
        figure.add_trace(_dots(own, group.looks, theme, hover, of=n), 1 if together else panel)
    for panel, group in enumerate(groups, 1):  # above the articles of all groups
        own = drawn[drawn["group"] == group.name]
        for trace in (*_bands(own, group.looks), *_lines(own, group, theme, scale, unit, of=len(drawn))):
            figure.add_trace(trace, 1 if together else panel)
    if together:
        arranged.label(figure, [_end(*_of(group, articles, drawn), scale) for group in groups], theme)
    _dress_axes(figure, articles, measured, theme, scale, width=arranged.panel_width)
    return arranged.framed(figure, theme)


def _of(group: Group, articles: pd.DataFrame, means: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    return articles[articles["group"] == group.name], means[means["group"] == group.name]


def _in_runs(means: pd.DataFrame, kept: pd.Series[bool]) -> pd.DataFrame:
    """The kept rows with the number of their `run`: neighbouring periods without one between them that is not kept."""
    before = means["run"] if "run" in means else means["stretch"]
    return means.assign(run=before + (~kept).cumsum())[kept]


def _bands(means: pd.DataFrame, looks: Looks) -> list[Trace]:
    """The intervals of each run: a band, or a bar where the run is one period."""
    traces = []
    for _, run in _in_runs(means, means["low"].notna()).groupby("run", sort=True):
        if len(run) == 1:
            x, y = [*_written(run["middle"])] * 2, [run["low"].iloc[0], run["high"].iloc[0]]
            line = {"color": looks.colour, "width": 2}
            traces.append(scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip"))
            continue
        traces.append(
            scatter(
                x=[*_written(run["middle"]), *_written(run["middle"])[::-1]],
                y=np.array([*run["high"], *run["low"][::-1]]),
                mode="lines",
                line={"width": 0},
                fill="toself",
                fillcolor=faint(looks.colour, BAND),
                hoverinfo="skip",
            )
        )
    return traces


def _dots(articles: pd.DataFrame, looks: Looks, theme: Theme, hover: Hover, *, of: int) -> Trace:
    size, opacity = next((size, opacity) for most, size, opacity in DOTS if of <= most)
    marker = {
        "size": size, "color": looks.colour, "symbol": looks.symbol, "opacity": opacity, "line": edge(theme),
    }  # fmt: skip
    days = _written(articles["day"])
    return dots(articles, days, articles["value"], marker, hover)


def _written(days: pd.Series[pd.Timestamp]) -> list[str]:
    """Days as Plotly reads them, without a time of day."""
    return days.dt.strftime("%Y-%m-%d").tolist()


def _lines(means: pd.DataFrame, group: Group, theme: Theme, scale: Scale, unit: Unit, *, of: int) -> list[Trace]:
    outline = {"width": 1.5, "color": theme.text}
    marker = {"size": MEAN, "color": group.looks.colour, "symbol": group.looks.symbol, "line": outline}
    return [
        scatter(
            x=_written(run["middle"]),
            y=run["mean"],
            mode="lines+markers",
            line={"color": group.looks.colour, "width": 2.5},
            marker=marker,
            hovertext=_mean_labels(run, group, scale, unit, of=of),
            hoverinfo="text" if of <= MOST_LABELLED else "x+y+text",
        )
        for _, run in means.groupby("run", sort=True)
    ]


def _mean_labels(means: pd.DataFrame, group: Group, scale: Scale, unit: Unit, *, of: int) -> list[str] | str:
    """What each mean says; of very many the group alone, for the rest is in the table."""
    if of > MOST_LABELLED:
        return f"<b>{escaped(shortened(group.name, 60))}</b>, mean of the {unit}"
    return [_mean_label(row, scale, unit) for row in means.itertuples()]


def _mean_label(row: Any, scale: Scale, unit: Unit) -> str:
    between = f"95 % interval {scale.shown(row.low)} to {scale.shown(row.high)}"
    interval = row.method if isnan(row.low) else between
    return (
        f"<b>{escaped(shortened(row.group, 60))}, {period_label(row.period, unit)}</b>"
        f"<br>mean {scale.shown(row.mean)}, {interval}, n = {row.n:,}"
    )


def period_label(start: pd.Timestamp, unit: Unit) -> str:
    """A period in words: "6 June 2018", "week of 4 June 2018", "June 2018", "2018"."""
    return start.strftime(_PERIODS[unit])


def _end(articles: pd.DataFrame, means: pd.DataFrame, scale: Scale) -> float:
    """Where the group's line ends, or where its last article lies: 0 bottom, 1 top; in the middle if none is drawn."""
    low, high = _range(scale)
    if means.empty and articles.empty:
        return 0.5
    last = means["mean"].iloc[-1] if len(means) else articles.sort_values("day")["value"].iloc[-1]
    return float((last - low) / (high - low)) if high > low else 0.5


def _range(scale: Scale) -> tuple[float, float]:
    margin = MARGIN * (scale.high - scale.low)
    return scale.low - margin, scale.high + margin


def _dress_axes(
    figure: Sheet, articles: pd.DataFrame, measured: Measured, theme: Theme, scale: Scale, *, width: float
) -> None:
    low, high = _range(scale)
    figure.update_yaxes(
        range=[low, high] if high > low else None,
        tickformat=".0%" if measured.is_share else None,
        nticks=6,
        tickfont={"color": theme.muted},
        zeroline=scale.low < 0 < scale.high,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )
    first, last = articles["day"].min(), articles["day"].max()
    room = max((last - first) * 0.04, pd.Timedelta(days=1))
    first, last = first - room, last + room
    figure.update_xaxes(
        type="date",
        range=[first, last],
        tickvals=[day.isoformat() for day in dates.labelled(first, last, width)],
        tickformat=dates.written(first, last),
        tickangle=0,
        zeroline=False,
    )
