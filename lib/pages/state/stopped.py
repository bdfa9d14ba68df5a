"""Work that the user of this session has stopped: it does not begin again by itself."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

MOST_STOPPED = 50


def _stopped() -> dict[Hashable, None]:
    found: dict[Hashable, None] = st.session_state.setdefault("stopped", {})
    return found


def is_stopped(key: Hashable) -> bool:
    """Whether the user has stopped the work with this key."""
    return key in _stopped()


def stop(key: Hashable) -> None:
    """Notes that the work with this key is not wanted."""
    held = _stopped()
    held[key] = None
    while len(held) > MOST_STOPPED:
        held.pop(next(iter(held)))


def go_on(key: Hashable) -> None:
    """Has the work done after all."""
    _stopped().pop(key, None)
