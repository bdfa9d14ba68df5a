"""The charts of a report with their words, alternative text and rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from lib.charts.forest import forest, marks
from lib.charts.frame import Paper
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.model import Metric
from lib.report.by_group import Grouped, most
from lib.report.captions import About, differences_plotted, differences_words
from lib.report.document.found import COLUMNS
from lib.report.document.material import Material
from lib.report.document.parts import Chart, Column, Grid, Kind
from lib.report.provenance import source_line

MOST_GROUPS = 12  # rows of a chart: more do not fit on a sheet of paper

# Columns of the table of findings that stand below a chart of one measure.
DIFFERENCE = ("target", "reference", "n_target", "n_reference", "difference", "low", "high", "q")


def chart_by_group(material: Material, metric: Metric) -> Chart | None:
    """The articles, every group's mean and interval; None where the measure is undefined for all."""
    table = material.table.assign(outlet=material.table["group"])
    grouped = Grouped(table, material.groups, material.about, material.noun)
    estimates = grouped.estimates(metric, "all")
    if not estimates["n"].sum():
        return None
    rows = most(estimates, MOST_GROUPS)
    grouped = replace(grouped, about=f"{grouped.about}{_left_out(len(rows), len(estimates), material)}")
    source, badge = source_line(metric, material.made_with), material.badge(metric)
    picture = grouped.picture(metric, "all", rows, source, badge)
    return Chart(picture, _estimates_grid(rows, material, metric))


def _estimates_grid(rows: pd.DataFrame, material: Material, metric: Metric) -> Grid:
    kind: Kind = "share" if metric.is_share else "number"
    columns = (
        Column("outlet", material.noun.capitalize()),
        Column("n", "n", "count"),
        Column("mean", "Mean", kind),
        Column("low", "Low", kind),
        Column("high", "High", kind),
        Column("method", "95 % interval"),
    )
    return Grid(f"{metric.label}, {metric.unit}: mean of articles", columns, rows, folded=True)


def chart_of_differences(material: Material, metric: Metric) -> Chart | None:
    """Each group against all others, or one of two against the other; None where no difference has an interval."""
    against = material.against
    rows = against[(against["measure"] == metric.name) & (against["voice"] == "all")]
    n_rows = len(rows)
    rows = most(rows, MOST_GROUPS, "n_target").sort_values("difference", ascending=False, na_position="last")
    if rows["low"].isna().all():
        return None
    who = str(rows["target"].iloc[0]) if len(rows) == 1 else f"each {material.noun}"
    title = f"{metric.label}: {who} against {rows['reference'].iloc[0]}"
    about = f"{material.about}{_left_out(len(rows), n_rows, material)}"
    made = About(about, source_line(metric, material.made_with), badge=material.badge(metric))
    words = differences_words(rows, metric, made, title=title, marks=marks(rows))

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return forest(rows, theme, names=material.groups, words=words, is_share=metric.is_share, paper=paper)

    alt = f"{title}. {' '.join(rows['sentence'])}"
    picture = Picture(
        "differences", words, alt, lambda: differences_plotted(rows, metric), draw, (material.about, metric.name)
    )
    return Chart(picture, _differences_grid(rows, metric))


def _left_out(n_drawn: int, n: int, material: Material) -> str:
    """Which groups are drawn, where these are not all."""
    return f"\nDrawn: the {n_drawn} of {n} {material.noun}s with the most articles" if n_drawn < n else ""


def _differences_grid(rows: pd.DataFrame, metric: Metric) -> Grid:
    columns = tuple(each for each in COLUMNS if each.name in DIFFERENCE)
    unit = "parts of one" if metric.is_share else metric.unit
    return Grid(f"{metric.label}, {unit}: differences with 95 % interval", columns, rows, folded=True)
