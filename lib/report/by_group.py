"""The chart of a measure by outlet, or by any other group, with its words: the same on pages and in reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts import crowd
from lib.charts.frame import Paper
from lib.charts.outlets import Measured
from lib.charts.outlets import by_outlet as outlets_chart
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.compare.interval import by_outlet
from lib.metrics import column
from lib.model import Metric, Voice
from lib.report.labels import VOICE_LABELS, in_alt

ARTICLE = ("id", "title", "outlet", "published")  # columns
NONE = "no interval"  # how the method of a mean without one begins


@dataclass(frozen=True)
class Grouped:
    """Articles in groups, as a chart shows them."""

    table: pd.DataFrame  # rows of the scores table; the group stands in the column "outlet"
    groups: Sequence[str]  # also those that are not in the table: they fix colours and shapes
    about: str  # of what event and time
    noun: str = "outlet"  # what a group is

    def narrowed(self, name: str) -> Grouped:
        """With the columns that the chart of one of them needs, of a hundred."""
        return replace(self, table=self.table[[*ARTICLE, name]])

    def estimates(self, metric: Metric, voice: Voice) -> pd.DataFrame:
        """`interval.by_outlet`, the highest mean first, a measure that is undefined last."""
        found = by_outlet(self.table, column(metric.name, voice), bounds=metric.bounds)
        return found.sort_values("mean", ascending=False, na_position="last")

    def picture(self, metric: Metric, voice: Voice, rows: pd.DataFrame, source: str, badge: str) -> Picture:
        """The articles, and some rows of the estimates; `badge` says whether the measure was checked by hand."""
        name = column(metric.name, voice)
        title, unit = f"{metric.label} by {self.noun}", f"{metric.unit}, {VOICE_LABELS[voice].lower()}"
        subtitle = f"{unit}; further right: {metric.higher}\n{self.about}"
        measured = Measured.of(metric, name, self.table[name])

        def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
            return outlets_chart(self.table, rows, measured, theme, outlets=self.groups, words=words, paper=paper)

        return Picture(
            "outlets",
            Words(title, subtitle, f"{_note(rows)}{badge}", source),
            alt=f"{title}, {unit}; higher: {metric.higher}. {_in_words(rows, metric.is_share)}",
            rows=lambda: self._plotted(rows, name),
            draw=draw,
            name=(self.about.partition("\n")[0], name),
        )

    def _plotted(self, estimates: pd.DataFrame, name: str) -> pd.DataFrame:
        """The means with their intervals, then the articles: a row for each mark of the chart."""
        drawn = self.table[self.table[name].notna() & self.table["outlet"].isin(estimates["outlet"])]
        articles = drawn[["outlet", "title", "published", name]].rename(columns={name: "value"}).assign(row="article")
        averages = estimates.rename(columns={"mean": "value"}).assign(row="mean")
        columns = ["row", "outlet", "value", "low", "high", "n", "method", "title", "published"]
        both = pd.concat([averages, articles], ignore_index=True).astype({"n": "Int64"})
        return both.reindex(columns=columns).rename(columns={"outlet": self.noun})


def most(rows: pd.DataFrame, n: int, articles: str = "n") -> pd.DataFrame:
    """Up to `n` rows with the most articles, in the order of the table. `articles`: the column that counts them."""
    return rows[rows.index.isin(rows[articles].nlargest(n).index)]


def _note(estimates: pd.DataFrame) -> str:
    """What the marks are, by which method, and why an interval is missing."""
    methods = sorted(set(estimates.loc[estimates["n"] > 0, "method"]))
    drawn = [method for method in methods if not method.startswith(NONE)]
    missing = [method.removeprefix(f"{NONE}: ") for method in methods if method.startswith(NONE)]
    bar = f"Bar: 95 % interval of the mean ({', '.join(drawn)}). " if drawn else ""
    none = f"No interval: {', '.join(missing)}. " if missing else ""
    return f"{crowd.note(estimates['n'].tolist())} Line: mean. {bar}{none}Dotted: mean of all."


def _in_words(rows: pd.DataFrame, percent: bool) -> str:
    """The means of the groups, the highest first, as the rows come."""
    return f"Highest mean first. {'; '.join(_row_in_words(row, percent) for row in rows.itertuples())}."


def _row_in_words(row: Any, percent: bool) -> str:
    if not row.n:
        return f"{row.outlet}: n/a"
    mean, low, high = (in_alt(value, percent=percent) for value in (row.mean, row.low, row.high))
    interval = f", 95 % interval {low} to {high}" if row.low == row.low else f", {NONE}"
    return f"{row.outlet}: mean {mean}{interval}, n = {row.n:,}"
