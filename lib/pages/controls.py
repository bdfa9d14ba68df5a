"""Widgets that several pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.theme import downloads
from lib.model import VOICES, Span, Voice
from lib.pages.labels import VOICE_LABELS
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.places import choose_article, open_page
from lib.report.table import csv_text


def voice_switch(key: str) -> Voice:
    """Whose words are measured."""
    chosen: Voice = st.segmented_control(
        "Whose words",
        VOICES,
        format_func=VOICE_LABELS.__getitem__,
        default="all",
        required=True,
        key=key,
        persist_state="session",
        help="Own words: everything outside direct speech. Quoted words: direct speech only.",
    )
    return chosen


def csv_button(
    label: str,
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    file_name: str,
    *,
    key: str,
    help: str | None = None,
) -> None:
    """A button that downloads a table as CSV, made when it is pressed; so is the table, if it is a function."""
    st.download_button(
        label,
        lambda: csv_text(table() if callable(table) else table).encode(
            "utf-8-sig"
        ),  # the mark tells Excel that it is UTF-8
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        help=help,
    )


def articles_chart(figure: go.Figure, *, key: str, file_name: str, alt: str) -> None:
    """A chart whose dots stand for articles; a click opens one. `file_name` is that of its image."""
    picked = st.plotly_chart(
        figure,
        theme=None,
        key=key,
        on_select="rerun",
        selection_mode="points",
        config=downloads(file_name),
        alt=alt,
    )
    points = picked["selection"]["points"]
    if points and points[0].get("customdata"):
        _open_article(points[0]["customdata"])


def _open_article(short_id: str) -> None:
    """Opens the article whose id begins like this; none if it has been removed."""
    found = next((each for each in cards(corpus()) if each.startswith(short_id)), None)
    if found:
        choose_article(found)
        open_page("article")


def open_chosen(picked: Any, rows: pd.DataFrame, *, key: str) -> None:
    """A button that opens the article of the row chosen in a table: at its place, if the rows have start and end."""
    chosen = picked["selection"]["rows"]
    if chosen and st.button("Open this article", key=key):
        row = rows.iloc[chosen[0]]
        choose_article(str(row["id"]), Span(int(row["start"]), int(row["end"])) if "end" in rows.columns else None)
        open_page("article")
