"""The articles as a table to correct: all of them, or of many those that are searched for. A part of the Start page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from lib.pages.corpus import MOST_UNDONE, Corpus
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.state.articles import corpus
from lib.pages.state.cards import remove, search
from lib.pages.state.editing import edited_rows
from lib.pages.state.keeping import keep
from lib.pages.state.places import say

FEWEST_SEARCHED = 12  # articles among which there is something to search
MOST_LISTED = 1_000  # articles that are all in the table
MOST_SHOWN = 200  # of more articles
ARTICLE_COLUMNS = {
    "remove": st.column_config.CheckboxColumn("Remove", help="Tick to remove", width=110),
    "outlet": st.column_config.TextColumn("Outlet", help="Who published it; articles of one outlet belong together"),
    "event": st.column_config.TextColumn("Event", help="The story it tells; the Overview can be limited to one"),
    "published": st.column_config.TextColumn("Date", help="2018-06-06, 6 June 2018, June 2018, 2018"),
    "title": st.column_config.TextColumn("Title", width="large"),
    "n_words": st.column_config.NumberColumn("Words", disabled=True, help="Words of headline and body"),
    "status": st.column_config.TextColumn("Status", disabled=True),
}


def editor(held: Corpus) -> None:
    """The table, and above it the search, by which many articles are named at once."""
    if not held.cards:
        return
    st.header("Articles")
    st.caption(
        "Outlet, event, date and title are proposed from the text or the file's columns where they can be seen. "
        "Check them; click a cell to correct it."
    )
    shown = list(held.cards) if len(held.cards) < FEWEST_SEARCHED else _searched(held)
    if shown:
        _table(held, shown)


def remove_button(label: str, n: int, ids: Callable[[], Iterable[str]], *, key: str, hint: str | None = None) -> None:
    """Removes `n` articles; of more than can be brought back it asks first."""
    if n <= MOST_UNDONE:
        clicked = st.button(label, key=key, help=hint)
    else:
        with st.popover(label, key=f"{key}_ask", help=hint):
            st.markdown(f"**{counted(n, 'article')}** are removed for good: this cannot be undone.")
            clicked = st.button("Yes, remove them", type="primary", key=key)
    if clicked:
        remove(corpus(), ids())
        keep()
        them = "it" if n == 1 else "them"
        back = f" Undo, beside the corpus, brings {them} back." if n <= MOST_UNDONE else ""
        say(f"Removed: {counted(n, 'article')}.{back}")
        st.rerun()


def _searched(held: Corpus) -> list[str]:
    """The first of the articles that are searched for, in the order of the corpus; of all, if none are."""
    n_all = len(held.cards)
    most = MOST_SHOWN if n_all > MOST_LISTED else n_all
    query = st.text_input(
        "Find articles",
        key="start_search",
        width=420,
        placeholder="Words of title, outlet or text",
        help="To name the outlet or event of many at once: search for them, then press Name all.",
        max_chars=200,
    )
    if not query.strip():
        if most < n_all:
            st.caption(f"{most} of {n_all:,} shown, the first. Search for others.")
        return list(held.cards)[:most]
    found = search(held, query, most)
    if not found.n:
        st.caption(f"No article of {n_all:,} has all these words.")
        return []
    first = f"{len(found.ids):,} of {found.n:,} shown" if found.n > len(found.ids) else "All shown"
    st.caption(f"{counted(found.n, 'article')} of {n_all:,} found. {first}.")
    _for_all(held, query, found.n)
    return list(found.ids)


def _for_all(held: Corpus, query: str, n: int) -> None:
    """One outlet or event for all articles found, or their removal."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover(f"Name all {n:,}", key="start_all"), st.form("start_all_form", border=False):
            outlet = st.text_input("Outlet of all of them", placeholder="as it is", max_chars=200)
            event = st.text_input("Event of all of them", placeholder="as it is", max_chars=200)
            if st.form_submit_button(f"Set for {counted(n, 'article')}") and (outlet.strip() or event.strip()):
                ids = search(held, query, len(held.cards)).ids
                held.name_all(ids, outlet=outlet.strip() or None, event=event.strip() or None)
                keep()
                st.rerun()
        remove_button(f"Remove all {n:,}", n, lambda: search(held, query, len(held.cards)).ids, key="start_remove_all")


def _table(held: Corpus, shown: list[str]) -> None:
    table, ids, key = edited_rows(held, shown, list(ARTICLE_COLUMNS))
    edited = st.data_editor(table, column_config=ARTICLE_COLUMNS, hide_index=True, key=key)
    edition = held.edition
    refused = held.edit(ids, edited)
    keep()
    for typed in refused:
        st.toast(f"“{plain(typed[:40])}” is no date, or could be two. Write it as 2018-06-06.", icon="⚠️")
    if held.edition != edition:
        st.rerun()
    unwanted = [article_id for article_id, gone in zip(ids, edited["remove"], strict=True) if gone]
    if unwanted:
        remove_button(
            f"Remove {counted(len(unwanted), 'article')}", len(unwanted), lambda: unwanted, key="start_remove"
        )
