"""What the views of a comparison have in common: which groups are drawn, and what is said around the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.outlets import Looks, Measured
from lib.charts.panels import Group
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.compare.distribution import with_value
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.pages.checked import badge_line
from lib.pages.choice import Choice
from lib.pages.controls import open_clicked
from lib.pages.labels import VOICE_LABELS, counted
from lib.pages.picture import show
from lib.pages.source import source_line

MOST_GROUPS = 12  # in one chart: more would be too small to read


@dataclass(frozen=True)
class Shown:
    """The articles that a view draws (see `distribution.with_value`), and what is left out."""

    choice: Choice
    articles: pd.DataFrame
    left_out: tuple[str, ...]  # sentences

    @property
    def measured(self) -> Measured:
        """The column and its axis."""
        return Measured.of(self.choice.metric, self.choice.column, self.articles["value"])

    def groups(self, names: Sequence[str], counts: Sequence[str], theme: Theme) -> list[Group]:
        """Groups with their looks, and what is written beside their names."""
        looks = (Looks.of(name, self.choice.names, theme) for name in names)
        return [Group(*each) for each in zip(names, looks, counts, strict=True)]


def shown(choice: Choice) -> Shown | None:
    """The articles of the groups that fit into a chart; None, with a word on why, where there is no value."""
    articles = with_value(choice.table, choice.column)
    if articles.empty:
        st.info(f"{choice.metric.label}: undefined for all of these articles.")
        return None
    largest = articles["group"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    kept = articles[articles["group"].isin(largest.index[:MOST_GROUPS])].reset_index(drop=True)
    return Shown(choice, kept, tuple(_left_out(choice, articles, largest)))


def _left_out(choice: Choice, articles: pd.DataFrame, sizes: pd.Series[int]) -> list[str]:
    what = choice.noun
    grouped = int(choice.table["group"].notna().sum())
    undefined = grouped - len(articles)
    thin = int((sizes < FEWEST_FOR_INTERVAL).sum())
    return [
        sentence
        for n, sentence in (
            (choice.left_out, choice.left_out),
            (undefined, f"{counted(undefined, 'article')} without a value of this measure left out."),
            (len(sizes) > MOST_GROUPS, f"Drawn are the {MOST_GROUPS} of {len(sizes)} {what}s with the most articles."),
            (
                thin,
                f"{thin} of {counted(len(sizes), what)} with fewer than {FEWEST_FOR_INTERVAL} articles: "
                "described only.",
            ),
        )
        if n
    ]


def words(drawn: Shown, title: str, note: str, *, further: str, heard: str = "") -> Words:
    """Title, subtitle and note; `further` says where higher values lie, `heard` whose words if not the choice's."""
    choice, metric = drawn.choice, drawn.choice.metric
    heard = heard or VOICE_LABELS[choice.voice].lower()
    return Words(
        title=f"{metric.label} {title}",
        subtitle=f"{metric.unit}, {heard}; {further}: {metric.higher}\n{choice.about}",
        note=f"{note}{badge_line(metric)}",
        source=source_line(metric),
    )


def chart(picture: Picture) -> None:
    """The chart; a click on a dot opens its article."""
    with st.container(border=True):
        open_clicked(show(picture, page="compare", key=f"compare_{picture.kind}_chart", on_select="rerun"))


def name(choice: Choice) -> tuple[str, ...]:
    """What files of a comparison are called after."""
    return choice.event, choice.column, "by", choice.by


def captions(sentences: Sequence[str]) -> None:
    """What must be known beside a chart."""
    if sentences:
        st.caption(" ".join(sentences))


def number(label: str, *, percent: bool, width: int | None = None) -> Any:
    """How a column of values is written, and its width in px; percentages are given times 100."""
    return st.column_config.NumberColumn(label, format="%.1f%%" if percent else "%.2f", width=width)


def as_written(table: pd.DataFrame, columns: Sequence[str], *, percent: bool) -> pd.DataFrame:
    """The table with shares times 100 in these columns, as `number` wants them."""
    return table.assign(**{name: 100 * table[name] for name in columns}) if percent else table
