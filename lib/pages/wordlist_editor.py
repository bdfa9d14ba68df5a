"""The controls that the list of loaded terms and the list of masked terms share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from lib.pages.controls import csv_button
from lib.pages.markup import plain
from lib.pages.state.places import clicked_row, say
from lib.pages.state.settings import ListKind, change_wordlist, reset_wordlist, wordlist
from lib.pages.wordlist import plain_name
from lib.text.lexicon import COLUMNS as FILE_COLUMNS
from lib.text.lexicon import Entry, Lexicon, LexiconError, csv_of, read_lexicon

COLUMNS: dict[str, Any] = {
    "term": st.column_config.TextColumn("Term", width=150),
    "category": st.column_config.TextColumn("Category", width=165),
    "weight": st.column_config.NumberColumn("Weight", format="%.2f", width=70, help="0 to 1; 0 only shields its words"),
    "neutral_alternative": st.column_config.TextColumn("More neutral", width=120),
    "n": st.column_config.NumberColumn("Hits", width=60, help="In all articles, own and quoted words"),
}


def list_table(kind: ListKind, table: pd.DataFrame, outlets: dict[str, str]) -> str | None:
    """The list with a button for each term that mutes it or counts it again; returns the term of the chosen row.

    `outlets` names the columns with an outlet's hits.
    """
    terms = table["term"].tolist()
    key = f"lexicon_mute_{kind}"

    def clicked() -> None:
        term, words = terms[clicked_row(key)], wordlist(kind)
        change_wordlist(kind, words.with_counted([term]) if term in words.muted else words.with_muted([term]))

    shown = ["mute", *(name for name in COLUMNS if name in table), *outlets]
    config = COLUMNS | {
        "mute": st.column_config.ButtonColumn("Mute", width=80, on_click=clicked, key=key),
        **{name: st.column_config.NumberColumn(label, width=108) for name, label in outlets.items()},
    }
    picked = st.dataframe(
        table[shown].assign(category=table["category"].map(in_words)),
        column_config={name: config[name] for name in shown},
        hide_index=True,
        height=420,
        on_select="rerun",
        selection_mode="single-row",
        key=f"lexicon_list_{kind}",
    )
    rows = picked["selection"]["rows"]
    return str(terms[rows[0]]) if rows and rows[0] < len(terms) else None


def muted_terms(kind: ListKind) -> None:
    """All muted terms; taking one out of the box counts it again."""
    muted = sorted(wordlist(kind).muted)
    if not muted:
        return
    left = st.multiselect(
        "Muted: they count nothing. Take one out to count it again.",
        muted,
        default=muted,
        key=f"lexicon_muted_{kind}_{wordlist(kind).lexicon.version}",
    )
    if len(left) < len(muted):
        change_wordlist(kind, wordlist(kind).with_counted(set(muted).difference(left)))
        st.rerun()


def entry_form(kind: ListKind, chosen: str | None) -> None:
    """Adds a term, or changes the chosen one."""
    words = wordlist(kind)
    known = {entry.term: entry for entry in words.complete.entries}
    entry = known.get(chosen or "", Entry("", "", 0.5))
    label = "Change this term" if chosen else "Add a term"
    with st.expander(label, expanded=bool(chosen)), st.form(f"lexicon_entry_{kind}_{chosen}", border=False):
        term = st.text_input("Term", entry.term, help="A word or phrase; * at the end of a word for any ending")
        category = _category_box(words.complete, entry.category)
        weight = st.slider("Weight", 0.0, 1.0, entry.weight, 0.05, help="0: it only shields the words it covers")
        neutral = st.text_input("More neutral wording", entry.neutral_alternative)
        if st.form_submit_button("Save"):
            _save(kind, Entry(term, category or "", weight, neutral, entry.note, entry.forms))


def _category_box(lexicon: Lexicon, present: str) -> str | None:
    """Asks for a category of the list, in plain words, or for a new one."""
    known = sorted({entry.category for entry in lexicon.entries})
    typed = st.selectbox(
        "Category",
        known,
        index=known.index(present) if present in known else None,
        format_func=in_words,
        accept_new_options=True,
        placeholder="Choose one, or type a new one",
    )
    return next((each for each in known if in_words(each) == typed), typed)


def in_words(category: str) -> str:
    """A category as it is shown: "evaluative reporting verbs"."""
    return category.replace("_", " ")


def _save(kind: ListKind, entry: Entry) -> None:
    try:
        checked = read_lexicon("this term", csv_of(Lexicon("", (entry,)))).entries[0]
    except LexiconError as error:
        _problems(error)
        return
    change_wordlist(kind, wordlist(kind).with_entry(checked))
    say(f"Saved: “{plain(checked.term)}”.")  # the list may show only terms that are found
    st.rerun()


def exchange(kind: ListKind) -> None:
    """The list as a file, a list from a file, and the way back to ours."""
    words = wordlist(kind)
    with st.expander("Download, upload, start again"):
        csv_button(
            "Download this list (CSV)",
            _file_table(words.lexicon),
            f"framescope_{kind}_{words.lexicon.version}.csv",
            key=f"lexicon_download_{kind}",
        )
        alone = st.radio(
            "A list of your own",
            ["goes with the present one", "takes its place"],
            horizontal=True,
            key=f"lexicon_alone_{kind}",
        )
        file = st.file_uploader(
            f"CSV with the columns {', '.join(FILE_COLUMNS)}; only term and category must be there",
            type="csv",
            key=f"lexicon_upload_{kind}_{words.lexicon.version}",
        )
        if file is not None:
            _upload(kind, file.name, file.getvalue(), alone=alone == "takes its place")
        if st.button("Back to the list that ships with Framescope", key=f"lexicon_reset_{kind}"):
            reset_wordlist(kind)
            st.rerun()


def _file_table(lexicon: Lexicon) -> pd.DataFrame:
    rows = [(e.term, e.category, e.weight, " ".join(e.forms), e.neutral_alternative, e.note) for e in lexicon.entries]
    return pd.DataFrame(rows, columns=["term", "category", "weight", "forms", "neutral_alternative", "note"])


def _upload(kind: ListKind, name: str, content: bytes, *, alone: bool) -> None:
    try:
        lexicon = read_lexicon(plain_name(Path(name).stem), content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        st.error("The file cannot be read as UTF-8 text. Save it as CSV in UTF-8.")
        return
    except LexiconError as error:
        _problems(error)
        return
    change_wordlist(kind, wordlist(kind).with_lexicon(lexicon, alone=alone))
    st.toast(f"{len(lexicon.entries):,} terms taken over")
    st.rerun()


def _problems(error: LexiconError) -> None:
    """Every bad row in a table, which shows text as text."""
    st.error("Nothing was changed. Correct these and try again.")
    st.dataframe(pd.DataFrame({"Problem": list(error.rows)}), hide_index=True)
