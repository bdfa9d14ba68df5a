"""Lexicon: the terms that are counted, where they stand, and what the analyst mutes, edits, adds or brings along."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.model import NO_OUTLET, NO_TITLE
from lib.pages.controls import open_chosen
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.sampled import sample_note, sampled
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles, cards, version
from lib.pages.state.links import settle
from lib.pages.state.settings import ListKind, change_tone, put_wordlist, settings, wordlist
from lib.pages.table_height import THREE_LINES
from lib.pages.undo import undo_button
from lib.pages.wordlist import Wordlist
from lib.pages.wordlist_editor import entry_form, exchange, in_words, list_table, muted_terms
from lib.pages.working import worked
from lib.report.hits import hits_by_outlet, term_hits
from lib.text.lexicon import EXCEPTION, Lexicon

ALL = "All categories"
MOST_PASSAGES = 500  # rows of a term's passages that are sent to the browser
SWITCH_LABELS = {
    "mask_names": ("Names count nothing", "Else “Department of Justice” is good news and every Hope an optimist."),
    "mask_terms": ("Masked terms count nothing", "The terms below: topics whose valence is no tone."),
    "inflect": ("Inflected forms count as their base form", "vaderSentiment knows death, but not deaths."),
    "add_valences": ("Words of news are added to vaderSentiment's", "Those of data/lexicons/valences.csv."),
}


def render() -> None:
    """The loaded terms, and the settings of sentiment."""
    st.title("Lexicon")
    terms, sentiment = st.tabs(["Loaded terms", "Sentiment"])
    with terms:
        _summary("terms", "loaded terms")
        _terms()
        muted_terms("terms")
        exchange("terms")
    with sentiment:
        _tone()
        st.header("Masked terms")
        _summary("masks", "masked terms")
        _masks()
        muted_terms("masks")
        exchange("masks")


def _summary(kind: ListKind, what: str) -> None:
    words = wordlist(kind)
    undo_button(f"words {kind}", partial(put_wordlist, kind))
    n = sum(1 for entry in words.lexicon.entries if entry.weight)
    st.caption(
        f"{n:,} {what}, {len(words.muted):,} muted, {len(words.edits):,} edited or added here · version "
        f"{words.lexicon.version}, part of every export. Every change scores the corpus anew."
    )


def _terms() -> None:
    words, held = wordlist("terms"), corpus()
    known = cards(held)
    ids = sampled(known)
    key = ("hits", version(held), settings().version)
    hits = worked(key, "Reading articles", lambda tell: term_hits(documents(articles(held, ids), tell)))
    if hits is None:
        return
    outlet_of = {article_id: known[article_id].outlet or NO_OUTLET for article_id in ids}
    if note := sample_note(len(ids), len(known)):
        st.caption(note)
    category, sought, found_only = _filters(words.complete, is_empty=not known)
    by_outlet = hits_by_outlet(hits, outlet_of).reindex(columns=sorted(set(outlet_of.values())), fill_value=0)
    table = _with_hits(_entries(words), by_outlet)
    table = _chosen(table, category, sought)
    shown = table[table["n"] > 0] if found_only else table
    st.caption(_said_of(shown, len(table)))
    labels = {f"outlet_{place}": str(outlet) for place, outlet in enumerate(by_outlet.columns)}
    ordered = shown.sort_values(["n", "term"], ascending=[False, True])
    chosen = None if shown.empty else list_table("terms", ordered, labels)
    if chosen is not None:
        _passages(hits[hits["term"] == chosen], outlet_of, chosen)
    entry_form("terms", chosen)


def _said_of(shown: pd.DataFrame, n_listed: int) -> str:
    """How many terms are shown, of so many on the list; why none is, and what exceptions are."""
    if shown.empty and n_listed:
        return (
            f"The list has {counted(n_listed, 'such term')}, none of which stands in this corpus. Switch off *Only "
            "terms found in the corpus* to see what it has."
        )
    if shown.empty:
        return "The list has no such term. You can add it below."
    said = f"{counted(len(shown), 'term')} shown. Choose a row to read its passages and to edit the term."
    if (shown["weight"] == EXCEPTION).any():
        said += " Weight 0 is an exception: it keeps the words that it covers from counting, and has nothing to mute."
    return said


def _filters(lexicon: Lexicon, *, is_empty: bool) -> tuple[str, str, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        categories = [ALL, *sorted({entry.category for entry in lexicon.entries})]
        settle("lexicon_category", categories)
        category = st.selectbox(
            "Category", categories, key="lexicon_category", width=280, persist_state="session",
            format_func=in_words,
        )  # fmt: skip
        sought = st.text_input("Search", key="lexicon_search", width=260, placeholder="part of a term")
        found_only = not is_empty and st.toggle("Only terms found in the corpus", value=True, key="lexicon_found")
    return category, sought, found_only


def _entries(words: Wordlist) -> pd.DataFrame:
    """One row a term: its button (none for an exception), term, category, weight and neutral alternative."""
    entries = pd.DataFrame(words.complete.entries)[["term", "category", "weight", "neutral_alternative"]]
    mute = entries["term"].isin(words.muted).map({True: "Unmute", False: "Mute"})
    return entries.assign(mute=mute.where(entries["weight"] > EXCEPTION, None))


def _with_hits(entries: pd.DataFrame, by_outlet: pd.DataFrame) -> pd.DataFrame:
    """With the hits in all articles, and those of each outlet in columns outlet_0, outlet_1 …"""
    found = by_outlet.reindex(entries["term"]).fillna(0).astype(int).reset_index(drop=True)
    found.columns = pd.Index([f"outlet_{place}" for place in range(len(found.columns))])
    return pd.concat([entries.assign(n=found.sum(axis=1)), found], axis=1)


def _chosen(table: pd.DataFrame, category: str, sought: str) -> pd.DataFrame:
    if category != ALL:
        table = table[table["category"] == category]
    return table[table["term"].str.contains(sought.strip().lower(), regex=False)]


def _passages(hits: pd.DataFrame, outlet_of: dict[str, str], term: str) -> None:
    """Where a term stands: one row a hit; a chosen row opens its article."""
    st.header(f"Passages with “{plain(term)}”, n = {len(hits):,}")
    if hits.empty:
        st.caption("No hit in this corpus.")
        return
    shown, known = hits[:MOST_PASSAGES], cards(corpus())
    rows = shown.assign(
        outlet=shown["id"].map(outlet_of), title=[known[each].title or NO_TITLE for each in shown["id"]]
    )
    picked = st.dataframe(
        rows[["outlet", "passage", "voice", "sentence", "title"]],
        column_config={
            "outlet": st.column_config.TextColumn("Outlet", width=140),
            "passage": st.column_config.TextColumn("In the text", width=130),
            "voice": st.column_config.TextColumn("Whose", width=70, help="own: the outlet's; quoted: direct speech"),
            "sentence": st.column_config.TextColumn("Sentence", width=520),
            "title": st.column_config.TextColumn("Article", width=220),
        },
        hide_index=True,
        row_height=THREE_LINES,
        on_select="rerun",
        selection_mode="single-row",
        key=f"lexicon_passages_{term}",
    )
    if len(hits) > MOST_PASSAGES:
        st.caption(f"The first {MOST_PASSAGES} are shown.")
    open_chosen(picked, rows, key="lexicon_open")


def _tone() -> None:
    tone = settings().tone
    st.markdown(
        "The article's sentiment follows vaderSentiment's rules, with these changes for news. "
        "*Sentiment, plain VADER* stays a measure of its own, whatever you set here."
    )
    chosen: dict[str, Any] = {
        name: st.toggle(label, value=getattr(tone, name), help=help_, key=f"lexicon_{name}")
        for name, (label, help_) in SWITCH_LABELS.items()
    }
    changed = replace(tone, **chosen)
    if changed != tone:
        change_tone(changed)
        st.rerun()


def _masks() -> None:
    table = _entries(wordlist("masks"))[["mute", "term", "category"]].sort_values("term")
    sought = st.text_input("Search", key="lexicon_mask_search", width=260, placeholder="part of a term")
    chosen = list_table("masks", _chosen(table, ALL, sought), {})
    entry_form("masks", chosen)
