"""Views of a comparison: how the articles of each group spread, and how they change over time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts import distribution as charts
from lib.charts.dots import sample
from lib.charts.frame import Paper
from lib.charts.picture import Draw, Picture
from lib.charts.theme import Theme, Words, shortened
from lib.charts.trend import over_time as trend_chart
from lib.charts.trend import period_label
from lib.compare.distribution import QUANTILES, binned, by_group, cumulative, edges, quantiles
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.trend import Course, Unit, dated, means, n_left_out, units
from lib.pages.choice import Choice
from lib.pages.compare_words import Shown, as_written, captions, chart, name, number, shown, words
from lib.pages.labels import counted, in_alt
from lib.pages.state.memory import kept
from lib.pages.switch import switch
from lib.pages.table_height import ROW, height_up_to

Form = Literal["articles", "shares", "bins"]
FORMS: dict[Form, str] = {"articles": "Every article", "shares": "Cumulative shares", "bins": "Bins"}
MOST_DOTS = 2_000  # articles that are drawn one by one
FEWEST_DOTS = 500  # however many means are drawn
MOST_TABLE_ROWS = 12  # before a table scrolls


@st.fragment
def distribution(choice: Choice) -> None:
    """Every article of each group, or cumulative shares, or bins; the quantiles beside."""
    drawn = shown(choice)
    if drawn is None:
        return
    table = quantiles(drawn.articles)
    forms: list[Form] = list(FORMS) if len(drawn.articles) <= MOST_DOTS else ["shares", "bins"]
    form = switch("Shown as", forms, key="compare_form", format_func=FORMS.__getitem__)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        chart(_distribution(drawn, table, form))
        captions(drawn.left_out)
    with right:
        _quantile_table(drawn, table)


def _distribution(drawn: Shown, table: pd.DataFrame, form: Form) -> Picture:
    around, draw = {"articles": _strip, "shares": _shares, "bins": _bins}[form](drawn, table)
    alt = _distribution_alt(drawn, table)
    return Picture("distribution", around, alt, lambda: _distribution_rows(drawn, form), draw, name(drawn.choice))


def _strip(drawn: Shown, table: pd.DataFrame) -> tuple[Words, Draw]:
    note = (
        f"Dot: article. Line: median. Box: from quartile to quartile, from {FEWEST_FOR_INTERVAL} articles on. "
        "Both describe these articles; neither is an interval of the mean."
    )

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        names = drawn.choice.names
        return charts.strip(drawn.articles, table, drawn.measured, theme, names=names, words=words, paper=paper)

    return words(drawn, f"of every article, by {drawn.choice.by}", note, further="further right"), draw


def _shares(drawn: Shown, table: pd.DataFrame) -> tuple[Words, Draw]:
    note = "Line: share of articles with this value or less. Mark: median. Dotted: all articles."
    around = words(drawn, f"of articles, cumulative shares by {drawn.choice.by}", note, further="further right")
    return around, _of_groups(charts.shares, drawn, table)


def _bins(drawn: Shown, table: pd.DataFrame) -> tuple[Words, Draw]:
    note = "Bar: share of the articles with a value in this bin. Dotted: all articles."
    around = words(drawn, f"of articles in bins, by {drawn.choice.by}", note, further="further right")
    return around, _of_groups(charts.bins, drawn, table)


def _of_groups(chart: Callable[..., go.Figure], drawn: Shown, table: pd.DataFrame) -> Draw:
    lowest_first = table.sort_values(["median", "group"])
    names, counts = lowest_first["group"].tolist(), [f"n = {n:,}" for n in lowest_first["n"]]

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        groups = drawn.groups(names, counts, theme)
        return chart(drawn.articles, drawn.measured, theme, groups=groups, words=words, paper=paper)

    return draw


def _distribution_alt(drawn: Shown, table: pd.DataFrame) -> str:
    metric = drawn.choice.metric
    of = partial(in_alt, percent=metric.is_share)
    rows = "; ".join(
        f"{row.group}: median {of(row.median)}, "
        f"quartiles {of(row.lower_quartile)} to {of(row.upper_quartile)}, n = {row.n:,}"
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
            **{each: number(label, percent=percent, width=58) for each, label in labels.items()},
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
    unit = switch("Mean of each", offered, key="compare_period", default=best, format_func=str.capitalize)
    articles = dated(drawn.articles, unit)
    missing = _undated(drawn.articles, unit)
    if articles.empty:
        st.info(f"Nothing to draw over time. {missing} Dates can be filled in on the Start page.")
        return
    with st.spinner("Computing the means", show_time=True):
        course = Course(articles, _means(drawn, articles, unit), unit)
    chart(_time(drawn, course))
    captions([*drawn.left_out, *([missing] if missing else []), *_thin(course)])
    _time_table(drawn, course)


def _time_rows(course: Course) -> pd.DataFrame:
    return course.means.assign(unit=course.unit).drop(columns=["middle", "stretch"])


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


def _thin(course: Course) -> list[str]:
    table, unit = course.means, course.unit
    n, thin = len(table), int((table["n"] < FEWEST_FOR_INTERVAL).sum())
    if not thin:
        return []
    longer = " Choose a longer unit to see means." if thin == n and unit != "year" else ""
    return [
        f"In {thin:,} of {counted(n, unit)} with articles a group has fewer than {FEWEST_FOR_INTERVAL}: "
        f"only its articles are drawn, no mean.{longer}"
    ]


def _time(drawn: Shown, course: Course) -> Picture:
    articles, table, unit = course
    sizes = articles["group"].value_counts()
    names = sorted(map(str, sizes.index))
    counts = [f"n = {sizes[each]:,}" for each in names]
    dots = sample(articles, max(FEWEST_DOTS, min(MOST_DOTS, charts.MOST_MARKS - len(table))))
    sampled = f" (random sample of {len(dots):,} of {len(articles):,})" if len(dots) < len(articles) else ""
    note = (
        f"Small dot: article{sampled}. Large mark: mean of a {unit} with at least {FEWEST_FOR_INTERVAL} articles, not "
        f"all equal. Band or bar: its 95 % interval. Lines join neighbouring {unit}s only: where nothing was "
        "published, or nothing that gives an interval, there is a gap."
    )
    around = words(drawn, f"over time, by {drawn.choice.by}", note, further="further up")

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        groups = drawn.groups(names, counts, theme)
        seen = course._replace(articles=dots)
        return trend_chart(seen, drawn.measured, theme, groups=groups, words=words, paper=paper)

    alt = _time_alt(drawn, course)
    return Picture("time", around, alt, lambda: _time_rows(course), draw, name(drawn.choice))


def _time_alt(drawn: Shown, course: Course) -> str:
    choice, unit = drawn.choice, course.unit
    drawn_means = course.means[course.means["low"].notna()]
    of = partial(in_alt, percent=choice.metric.is_share)
    rows = "; ".join(
        f"{shortened(str(row.group), 40)}, {period_label(row.period, unit)}: mean {of(row.mean)}, "  # type: ignore[arg-type]
        f"95 % interval {of(row.low)} to {of(row.high)}, n = {row.n:,}"
        for row in drawn_means[:24].itertuples()
    )
    return (
        f"{choice.metric.label} over time by {choice.by}, {choice.metric.unit}, means of each {unit}. {rows or 'None'}."
    )


def _time_table(drawn: Shown, course: Course) -> None:
    table, unit = course.means, course.unit
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
        height=height_up_to(ROW * (MOST_TABLE_ROWS + 1), len(table)),
        key="compare_time_table",
    )
