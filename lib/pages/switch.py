"""One of a few options side by side, which the address of the page says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

from lib.pages.state.links import settle

Option = TypeVar("Option", bound=str)


def switch(label: str, options: Sequence[Option], *, key: str, default: str | None = None, **looks: Any) -> Option:
    """Asks for one option; it is remembered on other pages. `looks` as `st.segmented_control` takes them."""
    settle(key, options, default)
    chosen = st.segmented_control(label, options, required=True, key=key, persist_state="session", **looks)
    return chosen or options[0]
