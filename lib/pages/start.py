"""Start: get texts in, see what became of each file, say which outlet each came from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.pages.columns import columns_as_before, explain_columns
from lib.pages.copies import near_copies
from lib.pages.corpora_card import heading, switcher
from lib.pages.corpus import Corpus
from lib.pages.intake import intake
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.state.articles import corpus, editor_rows, scores
from lib.pages.state.inbox import inbox
from lib.pages.state.keeping import SAMPLE, keep
from lib.pages.state.places import open_corpus_at, open_page

FILE_COLUMNS = {"file": "File", "result": "Result", "articles": "New articles", "why": "Why"}
FILES_HEIGHT, MOST_FILES = 420, 8  # px, and how many files are listed before the list scrolls
MOST_LISTED = 500  # files
ARTICLE_COLUMNS = {
    "remove": st.column_config.CheckboxColumn("Remove", help="Tick to remove", width="small"),
    "outlet": st.column_config.TextColumn("Outlet", help="Who published it; articles of one outlet belong together"),
    "event": st.column_config.TextColumn("Event", help="The story it tells; the Overview can be limited to one"),
    "published": st.column_config.TextColumn("Date", help="2018-06-06, 6 June 2018, June 2018, 2018"),
    "title": st.column_config.TextColumn("Title", width="large"),
    "n_words": st.column_config.NumberColumn("Words", disabled=True, help="Words of headline and body"),
    "status": st.column_config.TextColumn("Status", disabled=True),
}


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
    files, copies, editor = st.container(), st.container(), st.container()
    with editor:
        _editor(corpus())  # before the summary is drawn, which counts the outlets named here
    with right:
        _summary(corpus())
    with files:
        _files(corpus())
    with copies:
        near_copies(corpus())


def _summary(held: Corpus) -> None:
    table = scores(held)
    with st.container(border=True):
        heading(held)
        outlets = table["outlet"].nunique()
        st.markdown(
            f"**{counted(len(table), 'article')}** · **{counted(outlets, 'outlet')}** · "
            f"**{int(table['n_words'].sum()):,} words**"
        )
        nameless = int(table["outlet"].isna().sum())
        if nameless:
            st.warning(f"{counted(nameless, 'article')} without an outlet: fill the column Outlet below.")
        _actions(held)


def _actions(held: Corpus) -> None:
    with st.container(horizontal=True):
        if held.articles and st.button("See the comparison", type="primary", key="start_compare"):
            open_page("overview")
        if not held.articles and st.button("Load the sample corpus", key="start_sample"):
            open_corpus_at(SAMPLE)
        if held.articles and st.button("Clear", key="start_clear", help="Start with an empty corpus"):
            held.clear()
            st.rerun()
        if held.before and st.button("Undo", key="start_undo", help="Bring back what was removed"):
            held.undo()
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


def _editor(held: Corpus) -> None:
    if not held.articles:
        return
    st.header("Articles")
    st.caption(
        "Outlet, event, date and title are proposed from the text or the file's columns where they can be seen. "
        "Check them; click a cell to correct it."
    )
    table, ids, key = editor_rows(held, list(ARTICLE_COLUMNS))
    edited = st.data_editor(table, column_config=ARTICLE_COLUMNS, hide_index=True, key=key)
    edition = held.edition
    refused = held.edit(ids, edited)
    keep()
    for typed in refused:
        st.toast(f"{plain(typed[:40])} is no date, or could be two. Write it as 2018-06-06.", icon="⚠️")
    if held.edition != edition:
        st.rerun()
    unwanted = [article_id for article_id, remove in zip(ids, edited["remove"], strict=True) if remove]
    if unwanted and st.button(f"Remove {counted(len(unwanted), 'article')}", key="start_remove"):
        held.remove(unwanted)
        st.rerun()
