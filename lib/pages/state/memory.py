"""The last few things that were made in this session, so that a click does not make them again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

# Tables, indexes and parsed articles that a session holds.
MOST_KEPT = 24

Made = TypeVar("Made")


def kept(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, made once for each key; the last few things used are kept."""
    held: dict[Hashable, Made] = st.session_state.setdefault("kept", {})
    found = held.pop(key) if key in held else make()
    held[key] = found  # the last one now
    while len(held) > MOST_KEPT:
        held.pop(next(iter(held)))
    return found
