"""What was done to a corpus, and when. A part of the Corpora page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.model import Card
from lib.pages.access import LOCAL, user
from lib.pages.controls import csv_button
from lib.pages.labels import article_label, counted, local_time
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.places import time_zone
from lib.store import LogEntry, Workspace

MOST_ROWS = 10_000  # of a table that is sent to the browser as a whole
SHORT_ID = 12  # characters of an article's id that stand for one that is gone
OF_ARTICLES = ("added", "edited", "removed")
COLUMNS: dict[str, Any] = {
    "at": st.column_config.TextColumn("When", width=140),
    "user": st.column_config.TextColumn("Who", width=180),
    "action": st.column_config.TextColumn("What", width=110),
    "subject": st.column_config.TextColumn("Which", width=380),
    "detail": st.column_config.TextColumn("More", width=460),
}


def log(workspace: Workspace) -> None:
    """The log as a table, the last thing first, and as a file."""
    with st.expander("Log: what was added, edited and removed", key="corpora_log"):
        table = log_table(workspace.log(), cards(corpus()), time_zone())
        shown = [name for name in COLUMNS if name != "user" or user() != LOCAL]
        st.dataframe(
            table[shown],
            column_config={name: COLUMNS[name] for name in shown},
            hide_index=True,
            lazy=len(table) > MOST_ROWS,
            key="corpora_log_table",
            alt=f"Log of the corpus, {counted(len(table), 'entry')}",
        )
        csv_button("Download the log (CSV)", table[shown], "framescope_log.csv", key="corpora_log_download")


def log_table(entries: tuple[LogEntry, ...], known: Mapping[str, Card], zone: str | None) -> pd.DataFrame:
    """One row an entry, the last first: at (on the user's clock), user, action, subject, detail, all text.

    An article is named as on screen while it is there, then by its title, then by the beginning of its id.
    """
    rows = [(local_time(entry.at, zone), entry.user, entry.action, *_said(entry, known)) for entry in reversed(entries)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _said(entry: LogEntry, known: Mapping[str, Card]) -> tuple[str, str]:
    detail = f"{entry.detail} (from the imported file)" if entry.imported else entry.detail
    if entry.action not in OF_ARTICLES:
        return entry.subject, detail.strip()
    changes = detail if entry.action == "edited" else ""
    card = known.get(entry.subject)
    title = "" if changes else entry.detail
    return (article_label(card) if card else title or entry.subject[:SHORT_ID]), changes
