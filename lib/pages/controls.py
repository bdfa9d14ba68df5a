"""Widgets that several pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.model import VOICES, Span, Voice
from lib.pages.labels import VOICE_LABELS
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.places import choose_article, open_page
from lib.pages.switch import switch
from lib.report.table import csv_text


def voice_switch(key: str) -> Voice:
    """Whose words are measured."""
    return switch(
        "Whose words",
        VOICES,
        format_func=VOICE_LABELS.__getitem__,
        key=key,
        help="Own words: everything outside direct speech. Quoted words: direct speech only.",
    )


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
        # The mark at its beginning tells Excel that it is UTF-8.
        lambda: csv_text(table() if callable(table) else table).encode("utf-8-sig"),
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        help=help,
    )


def open_clicked(picked: Any) -> None:
    """Opens the article of the dot that was clicked in a chart whose dots stand for articles."""
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
