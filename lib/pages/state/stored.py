"""The store, and what of the session's corpus is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from lib.pages.keeping import Keeping
from lib.store import Store, StoreError, default_url, open_store

Value = TypeVar("Value")


def store() -> Store:
    """The store of this server. Raises StoreError."""
    return _opened(default_url())


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def keeping() -> Keeping:
    """What of the session's corpus is in the store."""
    found: Keeping = st.session_state.setdefault("keeping", Keeping())
    return found


def recalled(kind: str, keys: Mapping[str, str], read: Callable[[bytes], Value | None]) -> dict[str, Value]:
    """What was measured before of the articles by their ids; `keys` are those of the store by the same ids."""
    workspace = keeping().workspace
    if workspace is None or not keys:
        return {}
    try:
        found = workspace.derived(kind, keys.values())
    except StoreError:
        return {}
    values = ((article_id, read(found[key])) for article_id, key in keys.items() if key in found)
    return {article_id: value for article_id, value in values if value is not None}


def remember(kind: str, values: Mapping[str, bytes]) -> None:
    """Keeps what was measured for the next time; where it cannot be kept, it will be measured again."""
    workspace = keeping().workspace
    if workspace is not None and values:
        try:
            workspace.keep_derived(kind, values)
        except StoreError:
            return
