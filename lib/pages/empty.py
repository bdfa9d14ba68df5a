"""What a page shows where there is nothing to show: why, and the buttons that change it."""

from __future__ import annotations

import streamlit as st

from lib.pages.corpus import SAMPLE
from lib.pages.labels import counted
from lib.pages.state.articles import corpus
from lib.pages.state.cards import n_articles
from lib.pages.state.measured import is_incomplete
from lib.pages.state.places import open_corpus_at, open_page


def nothing(page: str, sentence: str) -> None:
    """Why there is nothing, in one sentence; the way to add articles, and to look around without any.

    Where there are articles that are still being measured, that is why.
    """
    if n_articles(corpus()) and is_incomplete():
        st.info(
            f"None of the {counted(n_articles(corpus()), 'article')} is measured yet. The line at the top says how far "
            "it is; this page shows the first as soon as they are there."
        )
        return
    with st.container(border=True, key=f"{page}_nothing"):
        st.markdown(sentence)
        with st.container(horizontal=True):
            if st.button("Add articles", type="primary", key=f"{page}_add"):
                open_page("start")
            if st.button("Open the sample corpus", key=f"{page}_sample"):
                open_corpus_at(SAMPLE)


def nameless(page: str, noun: str) -> None:
    """Why nothing can be shown by group: of no article the group is known."""
    too_few(page, f"**No article here has a known {noun}**, and this page shows each {noun}'s. Name them on Start.")


def too_few(page: str, sentence: str) -> None:
    """Why the articles that are there are not enough, and the way to add or name some."""
    with st.container(border=True, key=f"{page}_too_few"):
        st.markdown(sentence)
        if st.button("Add or name articles", type="primary", key=f"{page}_name"):
            open_page("start")
