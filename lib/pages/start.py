"""Start: get texts in, see what became of each file, say which outlet each came from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.model import NO_OUTLET, NO_TITLE
from lib.pages.columns import columns_as_before, explain_columns
from lib.pages.copies import near_copies
from lib.pages.corpora_card import deleted_corpus, heading, switcher
from lib.pages.corpus import SAMPLE, Corpus
from lib.pages.intake import intake
from lib.pages.keeping import Keeping
from lib.pages.labels import counted
from lib.pages.start_editor import editor, remove_button
from lib.pages.state.articles import corpus, known, scores
from lib.pages.state.inbox import inbox
from lib.pages.state.places import open_corpus_at, open_page, say
from lib.pages.state.stored import keeping

FILE_COLUMNS = {"file": "File", "result": "Result", "articles": "New articles", "why": "Why"}
MISSING_COLUMNS = {"outlet": "Outlet", "published": "Date", "title": "Title", "n_characters": "Characters"}
FILES_HEIGHT, MOST_FILES = 420, 8  # px, and how many files are listed before the list scrolls
MOST_LISTED = 500  # files, or missing texts


def render() -> None:
    """Drop zone, corpus at a glance, what became of the files, the article editor."""
    st.title("How do these outlets tell the same story?")
    st.markdown(
        "Drop the articles you want to compare. Framescope measures **sentiment**, **loaded terms**, **quotations** "
        "and **readability**, and shows the passage behind every number. Nothing leaves this machine."
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        intake()
    explain_columns(inbox())
    columns_as_before(inbox())
    files, copies, articles = st.container(), st.container(), st.container()
    with articles:
        editor(corpus())  # before the summary is drawn, which counts the outlets named here
    with right:
        _summary(corpus())
    with files:
        _files(corpus())
    with copies:
        near_copies(corpus())


def _summary(held: Corpus) -> None:
    table = scores(held)
    outlets = known(held)["outlet"]
    measured = "" if len(table) == len(outlets) else f" in {counted(len(table), 'article')} measured so far"
    with st.container(border=True):
        heading(held)
        if held.cards:
            st.markdown(
                f"**{counted(len(outlets), 'article')}** · **{counted(outlets.nunique(), 'outlet')}** · "
                f"**{int(table['n_words'].sum()):,} words**{measured}"
            )
        nameless = int(outlets.isna().sum())
        if nameless:
            st.warning(f"{counted(nameless, 'article')} without an outlet: fill the column Outlet below.")
        if keeping().awaited:
            _missing(keeping())
        _actions(held)
        deleted_corpus()


def _missing(kept: Keeping) -> None:
    """The texts that a project came without, by what is known of their articles."""
    st.info(
        f"This project came without its texts: {counted(kept.awaited, 'text')} missing. Drop the same files; what was "
        "set, corrected and checked comes back with them."
    )
    known = kept.workspace.awaited(MOST_LISTED) if kept.workspace else []
    with st.expander("Which texts are missing"):
        if kept.awaited > len(known):
            st.caption(f"{len(known):,} of {kept.awaited:,} are listed.")
        found = [[getattr(each, name) for name in MISSING_COLUMNS] for each in known]
        rows = pd.DataFrame(found, columns=list(MISSING_COLUMNS))
        rows = rows.fillna({"title": NO_TITLE, "outlet": NO_OUTLET})
        rows = rows.sort_values(list(MISSING_COLUMNS), ignore_index=True)
        st.dataframe(rows, column_config=MISSING_COLUMNS, hide_index=True, placeholder="", key="start_missing")


def _actions(held: Corpus) -> None:
    with st.container(horizontal=True):
        if held.cards and st.button("See the comparison", type="primary", key="start_compare"):
            open_page("overview")
        if not held.cards and st.button("Load the sample corpus", key="start_sample"):
            open_corpus_at(SAMPLE)
        if held.cards:
            remove_button(
                "Clear", len(held.cards), lambda: held.cards, key="start_clear", hint="Start with an empty corpus"
            )
        if held.before and st.button("Undo", key="start_undo", help="Bring back what was removed"):
            held.undo()
            say("What was removed is back.")
            st.rerun()
        switcher(held)


def _files(held: Corpus) -> None:
    if held.files:
        st.header("Files")
        rows = pd.DataFrame(held.files[: -MOST_LISTED - 1 : -1])[list(FILE_COLUMNS)].rename(columns=FILE_COLUMNS)
        if len(held.files) > len(rows):
            st.caption(f"The last {len(rows):,} of {len(held.files):,}, the last one first.")
        with st.container(height=FILES_HEIGHT if len(rows) > MOST_FILES else "content", border=False):
            st.html(rows.to_html(escape=True, index=False, border=0, classes="fs-files"))
