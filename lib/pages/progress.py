"""What is under way in the background, in a line on every page, with the means to stop it."""

from __future__ import annotations

import streamlit as st

from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.reader import Reader
from lib.pages.state.articles import corpus, go_on_scoring, n_left_unscored
from lib.pages.state.inbox import inbox
from lib.pages.state.measured import go_on_measuring, is_incomplete, progress, stop_measuring
from lib.pages.state.reading import reader
from lib.pages.state.stored import keeping
from lib.store.measuring import Progress, Stage

SECONDS_BETWEEN = 1.5  # two looks at how far it is
DOING: dict[Stage, str] = {"scoring": "Scoring", "words": "Joining words", "copies": "Looking for near-copies"}


def under_way() -> None:
    """The lines, if anything is under way. They are drawn anew by themselves; the page is, once something has ended."""
    if report := inbox().report():
        st.toast(f"{report}; not saved, see above" if keeping().problem else report)
    if reader():
        _reading()
    said = progress()
    if is_incomplete() and said:
        if said.is_running:
            _measuring()
        else:
            _left(said)
    if n := n_left_unscored(corpus()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Scoring was stopped before {counted(n, 'article')}. Pages show what is measured so far.")
            st.button("Go on", key="scoring_go_on", on_click=go_on_scoring)


@st.fragment(run_every=SECONDS_BETWEEN)
def _reading() -> None:
    found = reader()
    if found is None or found.ended():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(reading_line(found))
        st.button("Stop", key="progress_stop", on_click=found.stop, help="What was read stays in the corpus")


@st.fragment(run_every=SECONDS_BETWEEN)
def _measuring() -> None:
    said = progress()
    if said is None or not said.is_running:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{measuring_line(said)}. Pages show what is measured so far.")
        st.button("Stop", key="measuring_stop", on_click=stop_measuring, help="What is measured stays")


def _left(said: Progress) -> None:
    """What became of a measuring that did not come to its end."""
    with st.container(horizontal=True, vertical_alignment="center"):
        ended = "was stopped" if said.stage == "stopped" else "has ended before its end"
        st.caption(f"The measuring {ended}. Pages show what is measured so far.")
        if st.button("Go on", key="measuring_go_on"):
            go_on_measuring()
            st.rerun()
    if said.problem:
        st.text(said.problem)


def reading_line(found: Reader) -> str:
    """How far the reading is, in words that are safe as Markdown."""
    return f"Reading files: {found.n_told:,} of {found.n_files:,}{plain(found.within)}"


def measuring_line(said: Progress) -> str:
    """How far the measuring is, in words: "Scoring 1,200 of 5,000 articles, 40 a second, about 2 minutes left"."""
    if said.stage not in DOING:
        return "Beginning to measure"
    line = f"{DOING[said.stage]}{f' {said.done:,} of' if said.done else ':'} {counted(said.of, 'article')}"
    if said.seconds_left is None:
        return line
    rate = f"{said.per_second:,.0f}" if said.per_second >= 1 else f"{said.per_second:.1f}"
    return f"{line}, {rate} a second, {_time(said.seconds_left)} left"


def _time(seconds: float) -> str:
    if seconds < 60:
        return "less than a minute"
    minutes = round(seconds / 60)
    return f"about {counted(minutes, 'minute')}" if minutes < 90 else f"about {counted(round(minutes / 60), 'hour')}"
