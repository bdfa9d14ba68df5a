"""Naming: which outlet calls the same thing by which word."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib import __version__
from lib.charts.frame import Paper
from lib.charts.naming import by_word, drawn_rows, shown_groups
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.compare.concordance import lines
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.figures import LEVEL_SHOWN, with_minus
from lib.compare.naming import differences, mentions, shares
from lib.compare.telling import Tell, within
from lib.model import NO_TITLE, Voice
from lib.pages.choice import Groups, choose_groups
from lib.pages.controls import open_chosen, voice_switch
from lib.pages.copies import copies_note
from lib.pages.empty import nameless
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.naming_list import naming_list
from lib.pages.picture import show
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.links import settle
from lib.pages.state.places import arriving_concept, choose_concept, selected_row
from lib.pages.state.settings import naming
from lib.pages.state.wording import word_index
from lib.pages.table_files import table_menu
from lib.pages.texts import texts_of
from lib.pages.working import worked
from lib.report.captions import NAMING_TEST, About, naming_alt, naming_source, naming_words
from lib.report.document.parts import Column

MOST_LINES = 500  # that are sent to the browser
ALL_WORDS, ALL_GROUPS = "All words", "All"
MATRIX = "naming_matrix"
NA = "n/a"


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
    with st.container(horizontal=True, vertical_alignment="top"):
        groups = choose_groups("naming")
        voice = voice_switch("naming_voice") if groups else "all"
    if groups is None:
        return
    if groups.table["group"].isna().all():
        nameless("naming", groups.noun)
        naming_list()
        return
    if note := copies_note(groups.event):
        st.caption(note)
    found = _found(groups, voice)
    if found is not None:
        _show(found, groups, voice)
    naming_list()


def _show(found: Found, groups: Groups, voice: Voice) -> None:
    if found.differences.empty:
        st.info(f"None of the {len(naming().rivals):,} words of the list is in these articles.")
        return
    concept = _matrix(found, groups)
    _chart(found, groups, voice, concept)
    _lines(found, groups, concept)


def _found(groups: Groups, voice: Voice) -> Found | None:
    """What there is to show; None where the user has stopped looking for it."""
    known = groups.table.dropna(subset=["group"]).set_index("id")
    group = known["group"].astype(str)
    events = known["event"] if groups.by != "event" else None

    def made(tell: Tell) -> Found:
        found = mentions(word_index(corpus(), list(known.index)), naming(), voice, within(tell, 0, 40))
        return Found(
            found, shares(found, naming(), group), differences(found, group, events, tell=within(tell, 40, 100))
        )

    return worked(("naming", *groups.key, voice, naming().version), "Looking for what things are called", made)


def _matrix(found: Found, groups: Groups) -> str:
    """The table of all concepts found; returns the concept that is chosen in it or in the box below it."""
    table, names = _rows(found)
    n_tested = int(found.differences["q"].notna().sum())
    st.caption(
        f"{counted(len(found.differences), 'concept')} found, {n_tested} tested ({NAMING_TEST}). Cells: share of the "
        f"{groups.noun}'s mentions (n). Largest adjusted R² first; untested ones after: "
        f"fewer than two {groups.noun}s have {FEWEST_FOR_TEST} articles that name the thing. Choose a row to see its "
        "chart and lines."
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
        _tested_once(table), column_config=_columns(names), hide_index=True, height=360, key=MATRIX, on_select=chosen,
        selection_mode="single-row", placeholder=NA,
    )  # fmt: skip
    table_menu(
        "Download all shares", found.shares, "framescope_naming", key="naming_csv",
        holds="Every concept, word and group with n, share and interval",
    )  # fmt: skip
    options = found.differences["concept"].tolist()
    _arrive(options)
    settle("naming_concept", options)
    return str(st.selectbox("Concept", options, key="naming_concept", width=420))


def _arrive(options: list[str]) -> None:
    """Shows the concept to which a word was added, or says that no word of it is here."""
    wanted = arriving_concept()
    if wanted in options:
        choose_concept(str(wanted))
    elif wanted:
        st.toast(f"Saved. None of the words for “{plain(wanted)}” is in these articles.")


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
    return f"{row.share:.0%} ({row.n:,})" if row.of_mentions else None


def _tested_once(table: pd.DataFrame) -> pd.DataFrame:
    """What is known of a concept as a whole stands beside the first of its words only."""
    whole = {
        "difference": [NA if each != each else with_minus(f"{each:.2f}") for each in table["difference"]],
        "q": [_Q.written(each) for each in table["q"]],
        "n_articles": [f"{each:,}" for each in table["n_articles"]],
    }
    again = table["concept"].duplicated()
    return table.assign(**{name: pd.Series(cells, table.index).mask(again, "") for name, cells in whole.items()})


_Q = Column("q", "q", "p")


def _columns(names: list[str]) -> dict[str, Any]:
    return {
        "concept": st.column_config.TextColumn("Concept", width=230),
        "word": st.column_config.TextColumn("Word", width=150),
        **{f"group_{place}": st.column_config.TextColumn(name, width=110) for place, name in enumerate(names)},
        "difference": st.column_config.TextColumn(
            "Adj. R²", width=80, alignment="right",
            help="How much of the differences between articles the groups explain, for all words of the concept: 0 no "
            "more than chance, 1 each group has a word of its own. No interval: q says how sure it is.",
        ),
        "q": st.column_config.TextColumn(
            "q", width=75, alignment="right", help=f"Below {LEVEL_SHOWN}: a difference. By {NAMING_TEST}"
        ),
        "n_articles": st.column_config.TextColumn("Articles", width=75, alignment="right", help="That name the thing"),
    }  # fmt: skip


def _chart(found: Found, groups: Groups, voice: Voice, concept: str) -> None:
    table = found.shares[found.shares["concept"] == concept]
    tested: pd.Series[Any] = found.differences[found.differences["concept"] == concept].iloc[0]
    listed = naming().name, naming().version
    about = About(groups.about, naming_source(__version__, listed), voice)
    words = naming_words(tested, about, noun=groups.noun)

    def draw(theme: Theme, paper: Paper, around: Words) -> go.Figure:
        return by_word(table, theme, groups=groups.names, words=around, paper=paper)

    named = (groups.event, concept, voice)
    show(
        Picture("naming", words, naming_alt(table, tested), lambda: drawn_rows(table), draw, named),
        page="naming",
        key="naming_chart",
    )
    st.caption(
        f"**What not to conclude.** Rival words are near in meaning, not equal: {groups.noun}s that write of different "
        "events or people may need different words. Choose one event, and read the lines."
    )
    if len(shown_groups(table)) < table.loc[table["of_mentions"] > 0, "group"].nunique():
        st.caption(f"The {len(shown_groups(table))} with the most mentions are drawn.")


def _lines(found: Found, groups: Groups, concept: str) -> None:
    """Every mention of the concept in its line; a chosen one opens its article."""
    table = found.shares[(found.shares["concept"] == concept) & (found.shares["n"] > 0)]
    with st.container(horizontal=True):
        words, names = [ALL_WORDS, *table["word"].unique()], [ALL_GROUPS, *sorted(table["group"].unique())]
        settle("naming_word", words)
        settle("naming_group", names)
        word = st.selectbox("Word", words, key="naming_word", width=260)
        name = st.selectbox(groups.noun.capitalize(), names, key="naming_group", width=260)
    known = groups.table.dropna(subset=["group"]).set_index("id")
    chosen = found.mentions[found.mentions["concept"] == concept]
    chosen = chosen.assign(group=chosen["id"].map(known["group"].astype(str)))
    chosen = chosen[chosen["word"].isin(words[1:] if word == ALL_WORDS else [word])]
    chosen = chosen[chosen["group"].isin(names[1:] if name == ALL_GROUPS else [name])]
    _show_lines(chosen, known, groups.noun, key=f"naming_lines_{concept}_{word}_{name}")


def _show_lines(chosen: pd.DataFrame, known: pd.DataFrame, noun: str, *, key: str) -> None:
    st.caption(f"n = {len(chosen):,} lines. Choose one: a button below opens its article. ¶: end of a paragraph.")
    shown = chosen[:MOST_LINES]
    if len(chosen) > MOST_LINES:
        st.caption(f"The first {MOST_LINES} are shown.")
    index = word_index(corpus(), list(known.index))
    rows = lines(index, texts_of, shown["place"].to_numpy(), shown["n_words"].to_numpy())
    held = cards(corpus())
    rows = rows.assign(group=shown["group"].tolist(), title=[held[each].title or NO_TITLE for each in rows["id"]])
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
