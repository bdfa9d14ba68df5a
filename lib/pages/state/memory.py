"""What was made of a corpus, so that a click does not make it again: once for all sessions where they share it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from lib.pages.corpus import Version
from lib.pages.making import Making, silently

# Tables, indexes and parsed articles.
MOST_KEPT = 24  # of a session, about what only it has
MOST_SHARED, MOST_SHARED_BYTES = 400, 400 << 20

Made = TypeVar("Made")


def kept(key: Hashable, make: Callable[[], Made], waits: Callable[[], None] = silently) -> Made:
    """What `make` gives, made once for each key; the last few things used are kept.

    While another session makes it, `waits` is called now and then, which may raise.

    Where the key has in it the version of a stored corpus (`state.cards.version`), all sessions share what is made: it
    must depend on nothing but the key, and nobody may change it.
    """
    about = _version_in(key)
    if about and about.stored:
        return shared(key, make, waits)
    return own(key, make)


def own(key: Hashable, make: Callable[[], Made]) -> Made:
    """As `kept`, but this session's alone: for what changes while it is used."""
    held: dict[Hashable, Made] = st.session_state.setdefault("kept", {})
    found = held.pop(key) if key in held else make()
    held[key] = found  # the last one now
    while len(held) > MOST_KEPT:
        held.pop(next(iter(held)))
    return found


def is_kept(key: Hashable) -> bool:
    """Whether what `kept` gives for a key is made already."""
    about = _version_in(key)
    return _shared().has(key) if about and about.stored else key in st.session_state.get("kept", {})


def shared(key: Hashable, make: Callable[[], Made], waits: Callable[[], None] = silently) -> Made:
    """What `make` gives, made once for all sessions. Who can name the key must be entitled to what it stands for."""
    found: Made = _shared().kept(key, make, waits)
    return found


def forget(key: Hashable) -> None:
    """Lets go of what all sessions share under a key."""
    _shared().forget(lambda known: known == key)


def forget_versions(place: str, number: int) -> None:
    """Lets go of what was made of older states of a stored corpus than this one."""

    def older(key: Hashable) -> bool:
        about = _version_in(key)
        return about is not None and about.place == place and about.number < number

    _shared().forget(older)


def _version_in(key: Hashable) -> Version | None:
    """The version among the parts of a key, or among those of a part."""
    if not isinstance(key, tuple):
        return None
    inner = (part if isinstance(part, Version) else _version_in(part) for part in key)
    return next((part for part in inner if part), None)


@st.cache_resource(show_spinner=False)
def _shared() -> Making:
    return Making(MOST_SHARED, MOST_SHARED_BYTES)
