"""The scores of every article as a table: all of a small corpus, of a large one those at the top of an order."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from lib.metrics import column, metrics
from lib.model import NO_OUTLET, NO_TITLE, Metric, Voice
from lib.pages.choice import ALL_EVENTS, comparison_key
from lib.pages.controls import open_chosen
from lib.pages.labels import VOICE_LABELS, counted
from lib.pages.state.articles import corpus, scores
from lib.pages.state.memory import kept
from lib.pages.table_files import table_menu

MOST_ROWS, SHOWN_ROWS = 1_000, 200  # of more articles than the first, as many as the second are sent to the browser
DESCRIBED = {"outlet": "Outlet", "title": "Title", "published": "Date", "event": "Event", "n_words": "Words"}


def of_event(table: pd.DataFrame, event: str) -> pd.DataFrame:
    """The articles of an event, or of all."""
    return table if event == ALL_EVENTS else table[table["event"] == event]


@st.fragment  # which the session keeps with all that is handed to it: no tables
def scores_table(event: str, voice: Voice) -> None:
    """The articles of an event, near-copies too; a row opens its article."""
    everything = scores(corpus())
    chosen = of_event(everything, event)
    st.header(f"Scores of every article, {VOICE_LABELS[voice].lower()}")
    st.caption(
        "Measures of quotations are made on whole articles in every voice. n/a: undefined. Choose a row: a "
        "button below opens its article."
    )
    labels = _labels(voice)
    cautions = column("cautions", voice)
    rows = chosen if len(chosen) <= MOST_ROWS else _first(chosen, labels, (*comparison_key(corpus()), event))
    picked = st.dataframe(
        _written(rows[[*labels, cautions]]),
        column_config=_config(labels, cautions),
        hide_index=True,
        placeholder="n/a",
        on_select="rerun",
        selection_mode="single-row",
        key="overview_table",
    )
    open_chosen(picked, rows, key="overview_open")
    table_menu(
        "Download all scores",
        everything,
        "framescope_scores",
        key="overview_csv",
        holds="Every article of all events, every measure and voice; undefined values are empty",
    )


def _labels(voice: Voice) -> dict[str, str]:
    """The columns that are shown, and what they are called."""
    measured = {
        column(metric.name, voice if voice in metric.voices else "all"): metric.label for metric in metrics().values()
    }
    return DESCRIBED | measured


def _first(chosen: pd.DataFrame, labels: dict[str, str], key: tuple[Hashable, ...]) -> pd.DataFrame:
    """The rows at the top of the order that the user chooses."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox("Order by", list(labels), format_func=labels.__getitem__, key="overview_order", width=320)
        way = st.segmented_control(
            "Which first", ["lowest", "highest"], default="lowest", required=True, key="overview_way"
        )
    rows = kept(("scores in order", *key, by, way), lambda: _in_order(chosen, by, lowest_first=way == "lowest"))
    st.caption(
        f"{SHOWN_ROWS:,} of {counted(len(chosen), 'article')} shown, {way} first. Choose another order or one event to "
        "see others; the download has all."
    )
    return rows


def _in_order(chosen: pd.DataFrame, by: str, *, lowest_first: bool) -> pd.DataFrame:
    order = chosen[by].sort_values(ascending=lowest_first, kind="stable", na_position="last")
    return chosen.loc[order.index[:SHOWN_ROWS]]


def _written(rows: pd.DataFrame) -> pd.DataFrame:
    """Shares as percentages, values as short as a screen needs them."""
    measured = {name: metric for name, metric in _measured().items() if name in rows}
    percent = [name for name, each in measured.items() if each.is_share]
    values = rows[list(measured)].astype("float32")
    values[percent] *= 100
    named = rows.drop(columns=list(measured)).fillna({"title": NO_TITLE, "outlet": NO_OUTLET})
    return pd.concat([named, values], axis=1)[list(rows.columns)]


def _measured() -> dict[str, Metric]:
    """The measure of each column that holds one."""
    return {column(metric.name, voice): metric for metric in metrics().values() for voice in metric.voices}


def _config(labels: dict[str, str], cautions: str) -> dict[str, Any]:
    named = _measured()
    measured = {
        name: st.column_config.NumberColumn(
            label,
            format="%.1f%%" if named[name].is_share else "%.2f",
            help=f"{named[name].unit}; {named[name].higher} is higher",
        )
        for name, label in labels.items()
        if name in named
    }
    return DESCRIBED | measured | {
        "title": st.column_config.TextColumn("Title", width="medium"),
        "n_words": st.column_config.NumberColumn("Words", format="localized"),
        cautions: st.column_config.TextColumn("Cautions", width="large"),
    }  # fmt: skip
