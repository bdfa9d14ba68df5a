"""Widgets that several pages share."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.model import VOICES, Voice
from lib.pages.labels import VOICE_LABELS
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


def csv_button(label: str, table: pd.DataFrame, file_name: str, *, key: str, help: str | None = None) -> None:
    """A button that downloads a table as CSV, made when it is pressed."""
    st.download_button(
        label,
        lambda: csv_text(table).encode("utf-8-sig"),  # the mark tells Excel that it is UTF-8
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        help=help,
    )
