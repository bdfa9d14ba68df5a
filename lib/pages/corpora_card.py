"""The corpus at a glance on the Start page: its name, whether it is kept, and the way to others."""

from __future__ import annotations

import streamlit as st

from lib.pages.corpus import SAMPLE, Corpus
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.state.keeping import bring_back, corpora, default_name, is_kept, new_corpus
from lib.pages.state.places import open_corpus_at, open_page, today
from lib.pages.state.stored import keeping
from lib.pages.undo import undo_button
from lib.store import StoreError

MOST_OFFERED = 6  # corpora that the Start page offers; the page Corpora has all


def heading(held: Corpus) -> None:
    """Which corpus this is, and whether it stays."""
    if held.is_sample:
        st.header("The sample corpus is loaded")
        st.markdown(
            "Two invented events told by four invented outlets, to look around with. It makes way as soon as "
            "you add a text of your own. What you change in it is not kept."
        )
        return
    name = keeping().name
    if name:
        st.header(plain(name), anchor=False)
    if not held.cards and keeping().awaited:
        return
    if not held.cards:
        (st.markdown if name else st.header)("Nothing here yet")
        st.markdown("Drop files on the left, paste a text, or look around with the sample corpus.")
        return
    if not name:
        st.header("Your corpus")
    if is_kept():
        st.caption("Your corpus, saved. You find it again at this page's address.")
    else:
        st.caption("Not saved yet.")


def deleted_corpus() -> None:
    """Offers to bring back the corpus that was deleted last."""
    undo_button("corpus", lambda before: bring_back(*before), label="Bring back the deleted corpus")


def switcher(held: Corpus) -> None:
    """Other corpora, a new one, and the page that has all of them."""
    with st.popover("Corpora", key=f"corpora_switch_{held.edition}"):  # of another corpus it is closed again
        try:
            known = corpora()
        except StoreError as error:
            st.text(str(error))
            return
        here = keeping().workspace
        others = [info for info in known if here is None or info.id != here.id]
        for info in others[:MOST_OFFERED]:
            label = f"{plain(info.name)} · {counted(info.n_articles, 'article')}"
            if st.button(label, key=f"corpora_to_{info.id}", type="tertiary"):
                open_corpus_at(info.id)
        if here and st.button("The sample corpus", key="corpora_to_sample", type="tertiary"):
            open_corpus_at(SAMPLE)
        new_form("corpora_new_here", default_name(today(), [info.name for info in known]))
        if st.button("All corpora: rename, export, import, delete", key="corpora_page", type="tertiary"):
            open_page("corpora")


def new_form(key: str, name: str) -> None:
    """Makes an empty corpus and opens it."""
    with st.form(key, border=False):
        chosen = st.text_input("Name of a new corpus", name, max_chars=80)
        if st.form_submit_button("Create it"):
            try:
                made = new_corpus(chosen)
            except StoreError as error:
                st.text(str(error))
            else:
                open_corpus_at(made.id)
