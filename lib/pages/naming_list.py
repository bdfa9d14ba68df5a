"""The list of rival words: one word added by hand, the list as a file, a list from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.compare.naming import Naming, Rival, csv_of, default_naming, read_naming
from lib.compare.naming.file import COLUMNS, table_of
from lib.pages.labels import counted
from lib.pages.state.places import show_concept
from lib.pages.state.settings import change_naming, naming, put_naming
from lib.pages.undo import undo_button
from lib.pages.wordlist import plain_name
from lib.report.table import csv_text
from lib.text.lexicon import LexiconError

BY_HAND = " + words by hand"  # in the name of a list to which somebody added some here


def naming_list() -> None:
    """What is looked for, and how to change it."""
    st.header("The list of words")
    st.caption(
        f"{counted(len(naming().concepts), 'concept')}, {counted(len(naming().rivals), 'word')} · version "
        f"{naming().version}. No word is marked good or bad; the list only says which name the same thing."
    )
    undo_button("naming", put_naming)
    _add()
    _exchange()


def _add() -> None:
    """A form that is empty again once its word is saved, and keeps what was typed until then."""
    with st.expander("Add a word"), st.form(f"naming_add_{naming().version}", border=False):
        concept = st.selectbox(
            "Concept", naming().concepts, index=None, placeholder="Choose one, or name a new one below"
        )
        word = st.text_input("Word or phrase", help="* at the end of a word stands for any ending")
        also = st.text_input("Other phrases that count as this word, with ; between them")
        excluded = st.text_input("Phrases that hold the word and mean something else, with ; between them")
        forms = st.multiselect("Inflected forms that count too", ["noun", "verb"])
        name, rival = st.columns(2)
        new = name.text_input("Name of a new concept").strip()
        other = rival.text_input("A rival word for it").strip()
        if st.form_submit_button("Save"):
            if bool(concept) == bool(new or other):
                st.error("Nothing was changed. Choose a concept, or leave it empty and name a new one.")
                return
            added = Rival(concept or new, word, (also,), (excluded,), tuple(forms))
            _save(added, () if concept else (Rival(new, other),))


def _save(added: Rival, rivals: tuple[Rival, ...]) -> None:
    text = csv_of(Naming("", (added, *rivals)))
    changed = _read("this word", text, base=naming())
    if changed:
        show_concept(added.concept)
        _take(replace(changed, name=_named_by_hand(naming().name)))


def _named_by_hand(name: str) -> str:
    return name if name.endswith(BY_HAND) else f"{name}{BY_HAND}"


def _exchange() -> None:
    with st.expander("Download, upload, start again"):
        st.download_button(
            "Download this list (CSV)",
            csv_text(table_of(naming())).encode("utf-8-sig"),
            file_name=f"framescope_naming_{naming().version}.csv",
            mime="text/csv",
            on_click="ignore",
            key="naming_download",
        )
        alone = st.radio(
            "A list of your own", ["goes with the present one", "takes its place"], horizontal=True, key="naming_alone"
        )
        file = st.file_uploader(
            f"CSV with the columns {', '.join(COLUMNS)}; only concept and word must be there",
            type="csv",
            key=f"naming_upload_{naming().version}",
        )
        if file is not None:
            _upload(file.name, file.getvalue(), alone=alone == "takes its place")
        if st.button("Back to the list that ships with Framescope", key="naming_reset"):
            change_naming(default_naming())
            st.rerun()


def _upload(name: str, content: bytes, *, alone: bool) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        st.error("The file cannot be read as UTF-8 text. Save it as CSV in UTF-8.")
        return
    changed = _read(plain_name(Path(name).stem), text, base=None if alone else naming())
    if changed:
        _take(changed)


def _read(name: str, text: str, *, base: Naming | None) -> Naming | None:
    """The list that a file makes; None where it cannot be read, which is said."""
    try:
        return read_naming(name, text, base=base)
    except LexiconError as error:
        st.error("Nothing was changed. Correct these and try again.")
        st.dataframe(pd.DataFrame({"Problem": list(error.rows)}), hide_index=True)
        return None


def _take(changed: Naming) -> None:
    change_naming(changed)
    st.rerun()
