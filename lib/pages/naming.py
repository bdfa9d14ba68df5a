"""Naming: which outlet calls the same thing by which word."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lib import __version__
from lib.charts.naming import by_word, shown_groups
from lib.charts.theme import Words, downloads, file_name
from lib.compare.concordance import lines
from lib.compare.naming import differences, mentions, shares
from lib.model import Voice
from lib.pages.choice import Groups, choose_groups
from lib.pages.controls import csv_button, open_chosen, voice_switch
from lib.pages.copies import copies_note
from lib.pages.labels import VOICE_LABELS, counted
from lib.pages.naming_list import naming_list
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.memory import kept
from lib.pages.state.places import choose_concept, selected_row, theme, valid_choice
from lib.pages.state.settings import naming
from lib.pages.state.wording import word_index
from lib.pages.texts import texts_of

ALARM = 0.05  # of q: what a title may call a difference
MOST_LINES = 500  # that are sent to the browser
ALL_WORDS, ALL_GROUPS = "All words", "All"
MATRIX = "naming_matrix"
TEST = "permutation of articles within events, q by Benjamini and Hochberg over the concepts tested"


class Found(NamedTuple):
    """What the articles say, as `lib.compare.naming` has it."""

    mentions: pd.DataFrame
    shares: pd.DataFrame
    differences: pd.DataFrame


def render() -> None:
    """Concepts by how much groups differ; one concept as a chart with its lines; the list of words."""
    st.title("Naming")
    st.markdown(
        "One thing, several words: who writes *militants*, who *rebels*, who *terrorists*? A share is a part of all "
        "mentions of the thing. Read the lines before you rely on it: not every mention means the thing."
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        groups = choose_groups("naming")
        voice = voice_switch("naming_voice") if groups else "all"
    if groups is None:
        return
    if note := copies_note():
        st.caption(note)
    found = _found(groups, voice)
    if found.differences.empty:
        st.info(f"None of the {len(naming().rivals):,} words of the list is in these articles.")
    else:
        concept = _matrix(found, groups)
        _chart(found, groups, voice, concept)
        _lines(found, groups, concept)
    naming_list()


def _found(groups: Groups, voice: Voice) -> Found:
    known = groups.table.dropna(subset=["group"]).set_index("id")
    group = known["group"].astype(str)
    events = known["event"] if groups.by != "event" else None

    def made() -> Found:
        found = mentions(word_index(corpus(), list(known.index)), naming(), voice)
        return Found(found, shares(found, naming(), group), differences(found, group, events))

    return kept(("naming", *groups.key, voice, naming().version), made)


def _matrix(found: Found, groups: Groups) -> str:
    """The table of all concepts found; returns the concept that is chosen in it or in the box below it."""
    table, names = _rows(found)
    n_tested = int(found.differences["q"].notna().sum())
    st.caption(
        f"{counted(len(found.differences), 'concept')} found, {n_tested} tested ({TEST}). Cells: share of the "
        f"{groups.noun}'s mentions (n). Largest difference first; untested ones after: "
        f"fewer than two {groups.noun}s have 5 articles that name the thing. Choose a row to see its chart and lines."
    )
    if groups.table["group"].nunique() > len(names):
        st.caption(f"The {len(names)} with the most mentions are shown, all are tested.")
    sought = st.text_input("Search", key="naming_search", width=260, placeholder="part of a concept or word")
    text = (table["concept"] + " " + table["word"]).str.lower()
    table = table[text.str.contains(sought.strip().lower(), regex=False)].reset_index(drop=True)
    concepts = table["concept"].tolist()

    def chosen() -> None:
        row = selected_row(MATRIX)
        if row is not None and row < len(concepts):
            choose_concept(concepts[row])

    st.dataframe(
        table, column_config=_columns(names), hide_index=True, height=360, key=MATRIX, on_select=chosen,
        selection_mode="single-row", placeholder="n/a",
    )  # fmt: skip
    csv_button(
        "Download all shares (CSV)",
        found.shares,
        "framescope_naming.csv",
        key="naming_csv",
        help="Every concept, word and group with n, share and interval",
    )
    options = found.differences["concept"].tolist()
    valid_choice("naming_concept", options)
    return str(st.selectbox("Concept", options, key="naming_concept", width=420))


def _rows(found: Found) -> tuple[pd.DataFrame, list[str]]:
    """One row a concept and word that occurs, in the order of the differences; groups in columns group_0, group_1 …"""
    sizes = found.shares.groupby("group")["n"].sum()
    names = sorted(sizes.nlargest(12).index)
    table = found.shares.assign(cell=pd.Series(map(_cell, found.shares.itertuples()), found.shares.index, dtype=object))
    cells = table.pivot(index=["concept", "word"], columns="group", values="cell")[names]
    cells.columns = pd.Index([f"group_{place}" for place in range(len(names))])
    totals = table.groupby(["concept", "word"])["n"].sum().rename("n_word")
    rows = cells.join(totals[totals > 0], how="inner").reset_index()
    tested = found.differences[["concept", "difference", "q", "n_articles"]]
    ordered = tested.reset_index(names="place").merge(rows, on="concept")
    ordered = ordered.sort_values(["place", "n_word"], ascending=[True, False], kind="stable")
    return ordered[["concept", "word", *cells.columns, "difference", "q", "n_articles"]], names


def _cell(row: Any) -> str | None:
    return f"{row.share:.0%} ({row.n})" if row.of_mentions else None


def _columns(names: list[str]) -> dict[str, Any]:
    return {
        "concept": st.column_config.TextColumn("Concept", width=230),
        "word": st.column_config.TextColumn("Word", width=150),
        **{f"group_{place}": st.column_config.TextColumn(name, width=110) for place, name in enumerate(names)},
        "difference": st.column_config.NumberColumn(
            "Difference", format="%.2f", width=90,
            help="Adjusted R² of the articles' shares: 0 no more than chance, 1 each group has a word of its own. "
            "No interval: p and q say how sure it is.",
        ),
        "q": st.column_config.NumberColumn("q", format="%.4f", width=70, help=f"Below .05: a difference. By {TEST}"),
        "n_articles": st.column_config.NumberColumn("Articles", width=75, help="That name the thing"),
    }  # fmt: skip


def _chart(found: Found, groups: Groups, voice: Voice, concept: str) -> None:
    table = found.shares[found.shares["concept"] == concept]
    tested: pd.Series[Any] = found.differences[found.differences["concept"] == concept].iloc[0]
    differ = tested["q"] < ALARM
    figure = by_word(
        table,
        theme(),
        groups=groups.names,
        words=Words(
            title=f"{groups.noun.capitalize()}s differ in their words: {concept}" if differ else f"Words: {concept}",
            subtitle=f"share of the {groups.noun}'s mentions, {VOICE_LABELS[voice].lower()}; n: mentions by any of the "
            f"words\n{groups.event}, {counted(int(tested['n_articles']), 'article')}",
            note=f"Mark: share. Line: 95 % interval over articles (Korn and Graubard 1998), none below 5 articles. "
            f"{_verdict(tested)}\nSource: Framescope {__version__}, words {naming().name} {naming().version}.",
        ),
    )
    st.plotly_chart(
        figure,
        theme=None,
        key="naming_chart",
        config=downloads(file_name("naming", groups.event, concept, voice)),
        alt=_alt(table, concept, tested),
    )
    st.caption(
        f"**What not to conclude.** Rival words are near in meaning, not equal: {groups.noun}s that write of different "
        "events or people may need different words. Choose one event, and read the lines."
    )
    if len(shown_groups(table)) < table.loc[table["of_mentions"] > 0, "group"].nunique():
        st.caption(f"The {len(shown_groups(table))} with the most mentions are drawn.")


def _verdict(tested: pd.Series[Any]) -> str:
    """What the test says, or why there is none."""
    if tested["reason"]:
        return f"No test: {tested['reason']}."
    return (
        f"Difference {tested['difference']:.2f} (adjusted R²), p = {tested['p']:.4f}, q = {tested['q']:.4f} ({TEST})."
    )


def _alt(table: pd.DataFrame, concept: str, tested: pd.Series[Any]) -> str:
    rows = table[(table["n"] > 0) & table["group"].isin(shown_groups(table))].itertuples()
    parts = "; ".join(f"{row.word}, {row.group}: {row.share:.0%}, n = {row.n} of {row.of_mentions}" for row in rows)
    return f"Shares of the words for {concept}. {parts}. {_verdict(tested)}"


def _lines(found: Found, groups: Groups, concept: str) -> None:
    """Every mention of the concept in its line; a chosen one opens its article."""
    table = found.shares[(found.shares["concept"] == concept) & (found.shares["n"] > 0)]
    with st.container(horizontal=True):
        words, names = [ALL_WORDS, *table["word"].unique()], [ALL_GROUPS, *sorted(table["group"].unique())]
        valid_choice("naming_word", words)
        valid_choice("naming_group", names)
        word = st.selectbox("Word", words, key="naming_word", width=260)
        name = st.selectbox(groups.noun.capitalize(), names, key="naming_group", width=260)
    known = groups.table.dropna(subset=["group"]).set_index("id")
    chosen = found.mentions[found.mentions["concept"] == concept]
    chosen = chosen.assign(group=chosen["id"].map(known["group"].astype(str)))
    chosen = chosen[chosen["word"].isin(words[1:] if word == ALL_WORDS else [word])]
    chosen = chosen[chosen["group"].isin(names[1:] if name == ALL_GROUPS else [name])]
    _show_lines(chosen, known, groups.noun, key=f"naming_lines_{concept}_{word}_{name}")


def _show_lines(chosen: pd.DataFrame, known: pd.DataFrame, noun: str, *, key: str) -> None:
    st.caption(f"n = {len(chosen):,} lines. Choose one to open its article.")
    shown = chosen[:MOST_LINES]
    if len(chosen) > MOST_LINES:
        st.caption(f"The first {MOST_LINES} are shown.")
    index = word_index(corpus(), list(known.index))
    rows = lines(index, texts_of, shown["place"].to_numpy(), shown["n_words"].to_numpy())
    held = cards(corpus())
    rows = rows.assign(group=shown["group"].tolist(), title=[held[each].title or "Untitled" for each in rows["id"]])
    picked = st.dataframe(
        rows[["group", "left", "match", "right", "title"]],
        column_config={
            "group": st.column_config.TextColumn(noun.capitalize(), width=140),
            "left": st.column_config.TextColumn("Before", width=370, alignment="right"),
            "match": st.column_config.TextColumn("Word", width=130),
            "right": st.column_config.TextColumn("After", width=370),
            "title": st.column_config.TextColumn("Article", width=220),
        },
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    )
    open_chosen(picked, rows, key="naming_open")
