"""The chart of a measure by outlet, or by any other group, as several pages show it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.dots import MOST_DOTS
from lib.charts.outlets import Measured
from lib.charts.outlets import by_outlet as outlets_chart
from lib.charts.theme import Words, file_name
from lib.compare.interval import by_outlet
from lib.metrics import column
from lib.model import Metric, Voice
from lib.pages.checked import badge_line
from lib.pages.controls import articles_chart
from lib.pages.labels import VOICE_LABELS
from lib.pages.source import source_line
from lib.pages.state.memory import kept
from lib.pages.state.places import theme
from lib.pages.state.settings import settings

MOST_OUTLETS = 40  # rows of the chart


def outlet_chart(
    table: pd.DataFrame,
    metric: Metric,
    voice: Voice,
    *,
    about: str,
    outlets: Sequence[str],
    key: str,
    made_of: tuple[Hashable, ...],
    noun: str = "outlet",
    most_dots: int = MOST_DOTS,
) -> None:
    """Every article a dot, every outlet its mean and interval; a click on a dot opens its article.

    `about` says of what event and time, `outlets` fixes colours and shapes; `made_of`: what the table depends on.
    """
    name = column(metric.name, voice)
    estimates = kept(("by outlet", *made_of, name), lambda: _estimates(table, name, metric))
    rows = estimates if len(estimates) <= MOST_OUTLETS else estimates.nlargest(MOST_OUTLETS, "n", keep="first")
    if not estimates["n"].sum():
        st.info(f"{metric.label}: undefined for all of these articles.")
        return
    words = Words(
        title=f"{metric.label} by {noun}",
        subtitle=f"{metric.unit}, {VOICE_LABELS[voice].lower()}; further right: {metric.higher}\n{about}",
        note=_note(estimates, metric),
    )
    colours = theme()
    figure = kept(
        ("outlet chart", *made_of, name, colours, words, tuple(outlets), most_dots),
        lambda: outlets_chart(
            table,
            rows.sort_values("mean", ascending=False, na_position="last"),
            Measured.of(metric, name, table[name]),
            colours,
            outlets=outlets,
            words=words,
            most_dots=most_dots,
        ),
    )
    saved = file_name(about, name, settings().version)
    articles_chart(figure, key=key, file_name=saved, alt=_alt(rows, metric, voice, noun))
    if len(rows) < len(estimates):
        st.caption(f"Drawn are the {MOST_OUTLETS} of {len(estimates):,} {noun}s with the most articles.")


def _estimates(table: pd.DataFrame, name: str, metric: Metric) -> pd.DataFrame:
    found = by_outlet(table, name, bounds=metric.bounds)
    return found.sort_values("mean", ascending=False, na_position="last")


def _note(estimates: pd.DataFrame, metric: Metric) -> str:
    methods = estimates.loc[estimates["n"] > 0, "method"]
    drawn = sorted({method for method in methods if not method.startswith("no interval")})
    missing = sorted({method.removeprefix("no interval: ") for method in methods if method.startswith("no interval")})
    bar = f"Bar: 95 % interval of the mean ({', '.join(drawn)}). " if drawn else ""
    none = f"No interval: {', '.join(missing)}. " if missing else ""
    return f"Dot: article. Line: mean. {bar}{none}Dotted: mean of all.{badge_line(metric)}\n{source_line(metric)}"


def _alt(estimates: pd.DataFrame, metric: Metric, voice: Voice, noun: str) -> str:
    rows = "; ".join(map(_alt_row, estimates.itertuples()))
    return (
        f"{metric.label} by {noun}, {metric.unit}, {VOICE_LABELS[voice].lower()}; higher: {metric.higher}. "
        f"Highest mean first. {rows}."
    )


def _alt_row(row: Any) -> str:
    if not row.n:
        return f"{row.outlet}: n/a"
    interval = f", 95 % interval {row.low:.3g} to {row.high:.3g}" if row.low == row.low else ", no interval"
    return f"{row.outlet}: mean {row.mean:.3g}{interval}, n = {row.n:,}"
