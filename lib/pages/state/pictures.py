"""The charts that were on screen in this session, of the corpus as it is and as it is measured now; one to reopen."""

from __future__ import annotations

import streamlit as st

from lib.charts.picture import Picture
from lib.pages.sidecar import Saved
from lib.pages.state.articles import corpus
from lib.pages.state.cards import version
from lib.pages.state.memory import own
from lib.pages.state.settings import settings
from lib.report.picture import View

MOST_SEEN = 24
REOPENED = "picture_reopened"

Seen = dict[str, tuple[Picture, View]]


def seen() -> Seen:
    """The last charts by a key, the latest last."""
    return own(("pictures", version(corpus()), settings().version), dict)


def note_seen(key: str, picture: Picture, view: View) -> None:
    """Remembers a chart; another one of the same key takes its place."""
    held = seen()
    held.pop(key, None)
    held[key] = picture, view
    while len(held) > MOST_SEEN:
        held.pop(next(iter(held)))


def reopen(page: str, saved: Saved | None) -> None:
    """Has a chart of a page opened as it was saved, once it is drawn."""
    st.session_state[REOPENED] = (page, saved)


def reopened(page: str, key: str) -> Saved | None:
    """How the chart with this key is to be opened, once; whatever waits on another page is let go of."""
    wanted, saved = st.session_state.get(REOPENED, ("", None))
    if saved is None or (wanted == page and saved.chart != key):
        return None
    del st.session_state[REOPENED]
    return saved if wanted == page else None
