"""The button that takes the last change back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.pages.state.undo import can_undo, undone


def undo_button(kind: str, put_back: Callable[[Any], None], *, label: str = "Undo the last change") -> None:
    """Offered once something of this kind was changed; `put_back` gets what it was before."""
    if can_undo(kind):
        st.button(
            label,
            key=f"undo_{kind}",
            on_click=lambda: put_back(undone(kind)),
        )
