"""A view of a comparison: what the articles of each group say themselves, beside what they quote."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.findings import sentences_html
from lib.charts.frame import Paper
from lib.charts.picture import Picture
from lib.charts.scale import Scale
from lib.charts.theme import Theme, Words, shortened
from lib.charts.voices import difference_scale
from lib.charts.voices import own_and_quoted as voices_chart
from lib.compare.figures import in_points
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.paired import own_and_quoted as paired
from lib.metrics import column
from lib.pages.choice import Choice
from lib.pages.compare_words import Shown, captions, chart, name, shown, words
from lib.pages.labels import counted, in_alt


@st.fragment
def own_and_quoted(choice: Choice) -> None:
    """The mean of own and of quoted words in each group, and their difference within articles."""
    metric = choice.metric
    if not {"own", "quoted"} <= set(metric.voices):
        st.info(f"{metric.label} is measured on whole articles only: it has no value of own or of quoted words.")
        return
    drawn = shown(replace(choice, voice="all"))
    if drawn is None:
        return
    own, quoted = column(metric.name, "own"), column(metric.name, "quoted")
    table = paired(_drawn_rows(drawn), own, quoted, bounds=metric.bounds)
    table = table[(table["n_own"] > 0) | (table["n_quoted"] > 0)]
    table = table.sort_values("difference", ascending=False, na_position="last", ignore_index=True)
    if table.empty:
        st.info(f"{metric.label}: undefined for own and for quoted words of all of these articles.")
        return
    chart(_picture(drawn, table))
    captions(
        [*drawn.left_out, "Differences are means over the articles that have a value in both voices. They describe "
         "wording and do not say why it differs. Each interval stands alone: of 20, one is expected to miss."]
    )  # fmt: skip
    _sentences(drawn, table)


def _drawn_rows(drawn: Shown) -> pd.DataFrame:
    table = drawn.choice.table
    return table[table["group"].isin(drawn.articles["group"].unique())]


def _picture(drawn: Shown, table: pd.DataFrame) -> Picture:
    note = (
        "Filled mark: mean of the own words. Open mark: mean of the quoted words. Bar: 95 % interval of that mean "
        f"over articles, from {FEWEST_FOR_INTERVAL} on. On the right: mean difference within articles and its interval."
        f"{_missing(table)}"
    )
    around = words(
        drawn,
        f"in own and in quoted words, by {drawn.choice.by}",
        note,
        further="further right",
        heard="own and quoted words",
    )

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return voices_chart(table, drawn.measured, theme, names=drawn.choice.names, words=words, paper=paper)

    return Picture("voices", around, _alt(drawn, table), lambda: table, draw, name(drawn.choice))


def _missing(table: pd.DataFrame) -> str:
    """Why an interval is missing though there are articles enough."""
    ends = {"n_own": "own_low", "n_quoted": "quoted_low", "n_both": "low"}
    alike = any(((table[n] >= FEWEST_FOR_INTERVAL) & table[low].isna()).any() for n, low in ends.items())
    return " No interval where all articles have the same value." if alike else ""


def _sentences(drawn: Shown, table: pd.DataFrame) -> None:
    """The difference of every group in a sentence. A group's name may be anything: it is escaped."""
    st.caption(f"{drawn.choice.metric.label}, {drawn.choice.metric.unit}; higher: {drawn.choice.metric.higher}.")
    is_share = drawn.measured.is_share
    shown = in_points(table, is_share=is_share)
    scale = difference_scale(shown)
    st.html(sentences_html(sentence(row, scale, " percentage points" * is_share) for row in shown.itertuples()))


def sentence(row: Any, scale: Scale, unit: str = "") -> str:
    """What the paired difference of a group allows to say; `row` as `paired.own_and_quoted` makes it."""
    group = shortened(str(row.group), 80)
    if not row.n_both:
        return f"{group}: no article has a value in both voices."
    over = counted(row.n_both, "article")
    size = f"{scale.shown(abs(row.difference))}{unit} {'higher' if row.difference > 0 else 'lower'} than"
    compared = f"own words score {size if row.difference else 'the same as'} quoted words"
    if row.n_both < FEWEST_FOR_INTERVAL:
        return f"{group}: {compared} in {over}, too few for a claim about the group."
    if isnan(row.low):
        return f"{group}: {compared} in each of {over}; equal values give no interval."
    interval = f"95 % interval {scale.shown(row.low)} to {scale.shown(row.high)}"
    if row.low <= 0 <= row.high:
        return f"{group}: no difference between own and quoted words that {over} could show ({interval})."
    return f"{group}: {compared}, on average over {over} ({interval})."


def _alt(drawn: Shown, table: pd.DataFrame) -> str:
    metric, is_share = drawn.choice.metric, drawn.measured.is_share
    of = partial(in_alt, percent=is_share)
    shown = in_points(table, is_share=is_share)
    scale, unit = difference_scale(shown), " percentage points" * is_share
    rows = "; ".join(
        f"{row.group}: own {of(row.own)}, n = {row.n_own:,}; quoted {of(row.quoted)}, n = {row.n_quoted:,}; "
        f"{_difference(paired_row, scale, unit)}"
        for row, paired_row in zip(table.itertuples(), shown.itertuples(), strict=True)
    )
    return f"{metric.label} of own and of quoted words by {drawn.choice.by}, {metric.unit}. {rows}."


def _difference(row: Any, scale: Scale, unit: str) -> str:
    if isnan(row.difference):
        return "difference n/a"
    interval = str(row.method) if isnan(row.low) else f"95 % interval {scale.shown(row.low)} to {scale.shown(row.high)}"
    return f"difference {scale.shown(row.difference)}{unit}, {interval}"
