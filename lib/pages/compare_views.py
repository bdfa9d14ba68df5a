"""Views of a comparison: how the articles of each group spread, and how they change over time."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from lib.charts import distribution as charts
from lib.charts.theme import shortened
from lib.charts.trend import over_time as trend_chart
from lib.charts.trend import period_label
from lib.compare.distribution import QUANTILES, binned, by_group, cumulative, edges, quantiles
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.trend import Unit, dated, means, n_left_out, units
from lib.pages.choice import Choice
from lib.pages.compare_words import Shown, as_written, captions, chart, download, number, shown, words
from lib.pages.labels import counted
from lib.pages.state.memory import kept
from lib.pages.state.places import theme

Form = Literal["articles", "shares", "bins"]
FORMS: dict[Form, str] = {"articles": "Every article", "shares": "Cumulative shares", "bins": "Bins"}
MOST_DOTS = 2_000  # articles that are drawn one by one
FEWEST_DOTS = 500  # however many means are drawn
MOST_TABLE_ROWS = 12  # before a table scrolls
ROW_PX = 36


@st.fragment
def distribution(choice: Choice) -> None:
    """Every article of each group, or cumulative shares, or bins; the quantiles beside."""
    drawn = shown(choice)
    if drawn is None:
        return
    table = quantiles(drawn.articles)
    forms: list[Form] = list(FORMS) if len(drawn.articles) <= MOST_DOTS else ["shares", "bins"]
    form: Form = st.segmented_control(
        "Shown as",
        forms,
        format_func=FORMS.__getitem__,
        default=forms[0],
        required=True,
        key=f"compare_distribution_form_{len(forms)}",
    )
    left, right = st.columns([6, 5], gap="medium")
    with left:
        chart(drawn, _distribution_chart(drawn, table, form), "distribution", _distribution_alt(drawn, table))
        captions(drawn.left_out)
    with right:
        _quantile_table(drawn, table)
        download(drawn, _distribution_rows(drawn, form), "distribution")


def _distribution_chart(drawn: Shown, table: pd.DataFrame, form: Form) -> object:
    by = drawn.choice.by
    if form == "articles":
        note = (
            f"Dot: article. Line: median. Box: from quartile to quartile, from {FEWEST_FOR_INTERVAL} articles on. "
            "Both describe these articles; neither is an interval of the mean."
        )
        around = words(drawn, f"of every article, by {by}", note, further="further right")
        names = drawn.choice.names
        return charts.strip(drawn.articles, table, drawn.measured, theme(), names=names, words=around)
    lowest_first = table.sort_values(["median", "group"])
    groups = drawn.groups(lowest_first["group"].tolist(), [f"n = {n:,}" for n in lowest_first["n"]])
    if form == "shares":
        note = "Line: share of articles with this value or less. Mark: median. Dotted: all articles."
        around = words(drawn, f"of articles, cumulative shares by {by}", note, further="further right")
        return charts.shares(drawn.articles, drawn.measured, theme(), groups=groups, words=around)
    note = "Bar: share of the articles with a value in this bin. Dotted: all articles."
    around = words(drawn, f"of articles in bins, by {by}", note, further="further right")
    return charts.bins(drawn.articles, drawn.measured, theme(), groups=groups, words=around)


def _distribution_alt(drawn: Shown, table: pd.DataFrame) -> str:
    metric = drawn.choice.metric
    rows = "; ".join(
        f"{row.group}: median {row.median:.3g}, "
        f"quartiles {row.lower_quartile:.3g} to {row.upper_quartile:.3g}, n = {row.n}"
        for row in table.itertuples()
    )
    return f"How {metric.label} spreads over the articles of each {drawn.choice.by}, {metric.unit}. {rows}."


def _quantile_table(drawn: Shown, table: pd.DataFrame) -> None:
    percent = drawn.choice.metric.is_share
    st.caption(f"{drawn.choice.metric.label}, {drawn.choice.metric.unit}. Quantiles describe; they have no interval.")
    labels = dict(zip(QUANTILES, ("Lowest", "25 %", "Median", "75 %", "Highest"), strict=True)) | {"mean": "Mean"}
    st.dataframe(
        as_written(table[["group", "n", *QUANTILES, "mean"]], [*QUANTILES, "mean"], percent=percent),
        column_config={
            "group": st.column_config.TextColumn(drawn.choice.noun.capitalize(), width=100),
            "n": st.column_config.NumberColumn("n", format="localized", width=40),
            **{name: number(label, percent=percent, width=58) for name, label in labels.items()},
        },
        hide_index=True,
        height="content",
        key="compare_quantiles",
    )


def _distribution_rows(drawn: Shown, form: Form) -> pd.DataFrame:
    """The plotted rows: articles, steps or bins."""
    if form == "articles":
        return drawn.articles
    if form == "bins":
        return binned(drawn.articles, edges(drawn.articles["value"].to_numpy(float)))
    steps = [
        cumulative(values, charts.MOST_MARKS).assign(group=group)[["group", "value", "share"]]
        for group, values in by_group(drawn.articles)
    ]
    return pd.concat(steps, ignore_index=True)


@st.fragment
def over_time(choice: Choice) -> None:
    """The mean of each group by day, week, month or year, with its interval, and the articles behind it."""
    drawn = shown(choice)
    if drawn is None:
        return
    offered, best = units(drawn.articles)
    unit: Unit = st.segmented_control(
        "Mean of each",
        offered,
        default=best,
        required=True,
        format_func=str.capitalize,
        key=f"compare_time_{'_'.join(offered)}_{best}",
    )
    articles = dated(drawn.articles, unit)
    missing = _undated(drawn.articles, unit)
    if articles.empty:
        st.info(f"Nothing to draw over time. {missing} Dates can be filled in on the Start page.")
        return
    with st.spinner("Computing the means", show_time=True):
        table = _means(drawn, articles, unit)
    chart(drawn, _time_chart(drawn, articles, table, unit), "time", _time_alt(drawn, table, unit))
    captions([*drawn.left_out, *([missing] if missing else []), *_thin(table, unit)])
    _time_table(drawn, table, unit)
    download(drawn, table.assign(unit=unit).drop(columns=["middle", "stretch"]), "time", "Download these means (CSV)")


def _means(drawn: Shown, articles: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    choice = drawn.choice
    return kept(
        ("over time", *choice.key, choice.column, unit), lambda: means(articles, unit, bounds=choice.metric.bounds)
    )


def _undated(articles: pd.DataFrame, unit: Unit) -> str:
    without, inexact = n_left_out(articles, unit)
    parts = [f"{counted(without, 'article')} without a date"] if without else []
    parts += [f"{counted(inexact, 'article')} whose date does not tell the {unit}"] if inexact else []
    return f"Left out: {' and '.join(parts)} (of {len(articles):,})." if parts else ""


def _thin(table: pd.DataFrame, unit: Unit) -> list[str]:
    n, thin = len(table), int((table["n"] < FEWEST_FOR_INTERVAL).sum())
    if not thin:
        return []
    longer = " Choose a longer unit to see means." if thin == n and unit != "year" else ""
    return [
        f"In {thin:,} of {counted(n, unit)} with articles a group has fewer than {FEWEST_FOR_INTERVAL}: "
        f"only its articles are drawn, no mean.{longer}"
    ]


def _time_chart(drawn: Shown, articles: pd.DataFrame, table: pd.DataFrame, unit: Unit) -> object:
    sizes = articles["group"].value_counts()
    names = sorted(map(str, sizes.index))
    groups = drawn.groups(names, [f"n = {sizes[name]:,}" for name in names])
    dots, sampled = articles, ""
    most = max(FEWEST_DOTS, min(MOST_DOTS, charts.MOST_MARKS - len(table)))
    if len(articles) > most:
        dots = articles.sample(most, random_state=0).sort_index()
        sampled = f" (random sample of {most:,} of {len(articles):,})"
    note = (
        f"Small dot: article{sampled}. Large mark: mean of a {unit} with at least {FEWEST_FOR_INTERVAL} articles. "
        f"Band or bar: its 95 % interval. Lines join neighbouring {unit}s only: where nothing was published, "
        "or too little for an interval, there is a gap."
    )
    around = words(drawn, f"over time, by {drawn.choice.by}", note, further="further up")
    return trend_chart(dots, table, drawn.measured, theme(), unit=unit, groups=groups, words=around)


def _time_alt(drawn: Shown, table: pd.DataFrame, unit: Unit) -> str:
    choice, drawn_means = drawn.choice, table[table["low"].notna()]
    rows = "; ".join(
        f"{shortened(str(row.group), 40)}, {period_label(row.period, unit)}: mean {row.mean:.3g}, 95 % interval "  # type: ignore[arg-type]
        f"{row.low:.3g} to {row.high:.3g}, n = {row.n}"
        for row in drawn_means[:24].itertuples()
    )
    return (
        f"{choice.metric.label} over time by {choice.by}, {choice.metric.unit}, means of each {unit}. {rows or 'None'}."
    )


def _time_table(drawn: Shown, table: pd.DataFrame, unit: Unit) -> None:
    percent = drawn.choice.metric.is_share
    rows = table.assign(label=[period_label(start, unit) for start in table["period"]])
    st.dataframe(
        as_written(
            rows[["group", "label", "n", "mean", "low", "high", "method"]], ["mean", "low", "high"], percent=percent
        ),
        column_config={
            "group": st.column_config.TextColumn(drawn.choice.noun.capitalize(), width=180),
            "label": st.column_config.TextColumn(unit.capitalize(), width=170),
            "n": st.column_config.NumberColumn("n", format="localized"),
            "mean": number("Mean", percent=percent),
            "low": number("95 % from", percent=percent),
            "high": number("to", percent=percent),
            "method": st.column_config.TextColumn("Interval", width="large"),
        },
        hide_index=True,
        placeholder="n/a",
        height=ROW_PX * (MOST_TABLE_ROWS + 1) if len(table) > MOST_TABLE_ROWS else "content",
        key="compare_time_table",
    )
