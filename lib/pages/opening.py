"""Around every page: the corpus that the address names is opened before it, what was done is kept after it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.pages.corpus import SAMPLE
from lib.pages.presentation import open_presented, tools
from lib.pages.progress import under_way
from lib.pages.setup import changes
from lib.pages.state.articles import corpus
from lib.pages.state.keeping import address, keep, open_corpus, reload_corpus
from lib.pages.state.links import arrive, asked_in_vain, leave
from lib.pages.state.measured import look_again, measure_rest
from lib.pages.state.places import open_corpus_at, open_page, said
from lib.pages.state.reading import go_on_reading, take_read
from lib.pages.state.settings import setup
from lib.pages.state.stored import keeping
from lib.store import StoreError


def show(page: Any, name: str) -> None:
    """Runs a page as the address says; above it stands what is not kept, was changed by others, or is not there."""
    obstacle = open_corpus()
    if obstacle:
        _nothing_open(obstacle)
        return
    arrive(name, address(), corpus().cards)
    open_presented(name, address())
    with st.container(key="page_tools", horizontal=True, horizontal_alignment="right"):
        tools(address())
    notice = st.container(key="page_notices")
    try:
        go_on_reading()
        take_read()
        keep()
        look_again()
        page.run()
        leave(address())
    except StoreError as error:
        st.error("The corpus cannot be read.")
        st.text(str(error))
    finally:
        keep()
        measure_rest()
    with notice:
        _notices()
        under_way()
    _not_kept()  # at the end, for what stands above the page moves it when it comes


def _nothing_open(obstacle: str) -> None:
    st.title("This corpus cannot be opened")
    st.text(obstacle)
    with st.container(horizontal=True):
        if st.button("Show my corpora", type="primary", key="opening_corpora"):
            open_page("corpora")
        if st.button("Open the sample corpus", key="opening_sample"):
            open_corpus_at(SAMPLE)
        st.button("Try again", key="opening_again")


def _not_kept() -> None:
    """What was changed about the sample, and where it will not be."""
    changed = changes(setup(corpus())) if corpus().is_sample else []
    if changed:
        st.caption(
            f"The sample corpus is open. What you changed ({', '.join(changed)}) is gone when this tab is closed or "
            "reloaded, and a copied link shows the sample without it. It stays once you add a text of your own."
        )


def _notices() -> None:
    kept = keeping()
    if sentence := said():
        st.toast(sentence)
    if kept.problem:
        st.warning(
            "Your last changes are **not saved**: they are only in this tab, and gone once you close or reload it."
            if not corpus().is_sample
            else "What you add will **not be saved**.",
            icon="⚠️",
        )
        st.text(kept.problem)
        if st.button("Try to save again", key="opening_save"):
            keep(again=True)
            if not keeping().problem:
                st.toast("Saved")
            st.rerun()
    if unknown := asked_in_vain():
        st.info(
            f"The link asks for what this corpus does not have ({', '.join(unknown)}). The usual choice is shown "
            "instead."
        )
    if kept.outdated:
        st.info("This corpus was changed in another tab, or by somebody else.")
        if st.button("Show the changes", key="opening_reload"):
            reload_corpus()
            st.rerun()
