"""The list of rival words: one word added by hand, the list as a file, a list from a file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.compare.naming import Naming, Rival, csv_of, default_naming, read_naming
from lib.compare.naming.file import COLUMNS, table_of
from lib.pages.labels import counted
from lib.pages.state.settings import change_naming, naming, put_naming
from lib.pages.undo import undo_button
from lib.pages.wordlist import plain_name
from lib.report.table import csv_text
from lib.text.lexicon import LexiconError

NEW = "A new concept"


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
    with st.expander("Add a word"), st.form("naming_add", border=False, clear_on_submit=True):
        concept = st.selectbox("Concept", [NEW, *naming().concepts], index=1)
        word = st.text_input("Word or phrase", help="* at the end of a word stands for any ending")
        also = st.text_input("Other phrases that count as this word, with ; between them")
        excluded = st.text_input("Phrases that hold the word and mean something else, with ; between them")
        forms = st.multiselect("Inflected forms that count too", ["noun", "verb"])
        name, rival = st.columns(2)
        new = name.text_input("Name of a new concept")
        other = rival.text_input("A rival word for it")
        if st.form_submit_button("Save"):
            chosen = new if concept == NEW else str(concept)
            added = [Rival(chosen, word, (also,), (excluded,), tuple(forms))]
            _save("this word", [*added, Rival(new, other)] if concept == NEW else added)


def _save(name: str, rivals: list[Rival]) -> None:
    _take(name, csv_of(Naming(name, tuple(rivals))), alone=False)


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
    _take(plain_name(Path(name).stem), text, alone=alone)


def _take(name: str, text: str, *, alone: bool) -> None:
    try:
        changed = read_naming(name, text, base=None if alone else naming())
    except LexiconError as error:
        st.error("Nothing was changed. Correct these and try again.")
        st.dataframe(pd.DataFrame({"Problem": list(error.rows)}), hide_index=True)
        return
    change_naming(changed)
    st.rerun()
