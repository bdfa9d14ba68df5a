"""What things were before they were changed, so that the last change can be taken back."""

from __future__ import annotations

from typing import Any

import streamlit as st

MOST = 20  # changes of one kind of thing


def note(kind: str, before: Any) -> None:
    """Remembers what a thing was before it is changed."""
    _all()[kind] = [*_all().get(kind, [])[1 - MOST :], before]


def can_undo(kind: str) -> bool:
    """Whether there was a change of this kind of thing."""
    return bool(_all().get(kind))


def undone(kind: str) -> Any:
    """What a thing was before its last change, which is forgotten. Raises IndexError if there was none."""
    return _all().get(kind, []).pop()


def forget_changes() -> None:
    """Of another corpus nothing is taken back here, but that one was deleted."""
    st.session_state["undo"] = {kind: before for kind, before in _all().items() if kind == "corpus"}


def _all() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = st.session_state.setdefault("undo", {})
    return found
