"""What a user puts under every image in a session: the logo, checked, as a data URI."""

from __future__ import annotations

import streamlit as st


def logo() -> str:
    """The logo in use, empty if there is none."""
    found: str = st.session_state.setdefault("imprint_logo", "")
    return found


def take_logo(data_uri: str) -> None:
    """Puts this logo under images from now on."""
    st.session_state["imprint_logo"] = data_uri
