"""What is under way in the background, in a line on every page, with the means to stop it."""

from __future__ import annotations

import streamlit as st

from lib.pages.markup import plain
from lib.pages.reader import Reader
from lib.pages.state.inbox import inbox
from lib.pages.state.reading import reader
from lib.pages.state.stored import keeping

SECONDS_BETWEEN = 1.5  # two looks at how far it is


def under_way() -> None:
    """The line, if anything is under way. It is drawn anew by itself; the page is, once that has ended."""
    if report := inbox().report():
        st.toast(f"{report}; not saved, see above" if keeping().problem else report)
    if reader():
        _line()


@st.fragment(run_every=SECONDS_BETWEEN)
def _line() -> None:
    found = reader()
    if found is None or found.ended():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(reading_line(found)))
        st.button("Stop", key="progress_stop", on_click=found.stop, help="What was read stays in the corpus")


def reading_line(found: Reader) -> str:
    """How far the reading is, in words."""
    return f"Reading files: {found.n_told:,} of {found.n_files:,}{found.within}"
