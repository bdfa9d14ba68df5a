"""Widgets that several pages share."""

from __future__ import annotations

import streamlit as st

from lib.model import VOICES, Voice
from lib.pages.labels import VOICE_LABELS


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
