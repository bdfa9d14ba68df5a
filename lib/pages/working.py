"""Work that a page does while the user waits: a bar that says how far it is, and a button that stops it.

A click on Stop ends this run of the script at the next step of the bar, and with it the work. Work that is over within
a moment shows neither.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.compare.telling import Tell
from lib.pages.state.memory import is_kept, kept
from lib.pages.state.stopped import go_on, is_stopped, stop

SECONDS_UNTOLD = 0.6  # until the bar appears
SECONDS_BETWEEN = 0.1  # two steps of it

Made = TypeVar("Made")


class Bar:
    """How far a work is. While it is shown, Stop ends this run of the script; `on_stop` is called before the next."""

    def __init__(self, doing: str, key: str, on_stop: Callable[[], None] | None = None):
        self._doing, self._key, self._on_stop = doing, key, on_stop
        self._place = st.empty()
        self._bar: DeltaGenerator | None = None
        self._due = time.monotonic() + SECONDS_UNTOLD

    def __call__(self, done: int, of: int) -> None:
        """Shows that so many steps are done, of so many in all."""
        part = min(1.0, done / max(1, of))
        self._show(part, f"{self._doing}, {part:.0%}")

    def waits(self) -> None:
        """Shows that another session is at it."""
        self._show(0.0, f"{self._doing}: another session has begun it, what it finds comes here too")

    def _show(self, part: float, line: str) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + SECONDS_BETWEEN
        self._bar = self._bar or self._shown()
        self._bar.progress(part, line)

    def _shown(self) -> DeltaGenerator:
        with self._place.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(0.0, self._doing)
            st.button("Stop", key=f"{self._key}_stop", on_click=self._on_stop)
        return bar

    def close(self) -> None:
        """Takes it off the page: the work is done."""
        self._place.empty()


def worked(key: tuple[Hashable, ...], doing: str, make: Callable[[Tell], Made]) -> Made | None:
    """What `make` gives, made once for each key (see `memory.kept`); None where the user has stopped it.

    `doing` says what is done, as it stands before the steps of the bar.
    """
    name = _name(key)
    if is_left(key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(f"Stopped: {doing[:1].lower()}{doing[1:]}.")
            st.button("Go on", key=f"{name}_go_on", on_click=go_on, args=(key,))
        return None
    bar = Bar(doing, name, lambda: stop(key))
    made = kept(key, lambda: make(bar), bar.waits)
    bar.close()
    return made


def is_left(key: tuple[Hashable, ...]) -> bool:
    """Whether the user has stopped this work before there was anything of it."""
    return is_stopped(key) and not is_kept(key)


def _name(key: tuple[Hashable, ...]) -> str:
    """Of the buttons of a work: of another one they are others."""
    return f"working_{hashlib.sha256(repr(key).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
