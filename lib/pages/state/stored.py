"""The store, and what of the session's corpus is in it."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakValueDictionary

import streamlit as st

from lib.pages.corpus import Version
from lib.pages.keeping import Keeping, Stored
from lib.pages.setup import Setup, setup_of
from lib.pages.state.memory import forget_versions, shared
from lib.store import Store, Workspace, default_url, open_store


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


def stored(workspace: Workspace) -> Stored:
    """The state of a workspace, read once for all sessions; the store has said that the user is a member."""
    before = _last_read().get(workspace.id)

    def read() -> Stored:
        now = Stored.of(workspace, before)
        _last_read()[workspace.id] = now
        if before:
            forget_versions(workspace.id, before.number)
        return now

    return shared(("stored", Version(workspace.id, workspace.newest(), stored=True)), read)


def shared_setup(texts: Mapping[str, str]) -> Setup:
    """The setup of texts (see `setup_of`): sessions with the same one share its word lists."""
    return shared(("setup", frozenset(texts.items())), lambda: setup_of(texts))


@st.cache_resource(show_spinner=False)
def _last_read() -> WeakValueDictionary[str, Stored]:
    """The last known state of each workspace that some session works on."""
    return WeakValueDictionary()
