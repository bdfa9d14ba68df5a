"""The concordance: a word or phrase with all its lines, by group, each with the way to its place in the article."""

from __future__ import annotations

import streamlit as st

from lib.compare.arrays import Flags, Numbers
from lib.compare.concordance import hits_by_group, lines
from lib.compare.index import WordIndex
from lib.model import NO_TITLE, Span, Voice
from lib.pages.choice import Groups
from lib.pages.labels import VOICE_LABELS, counted
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.state.links import settle, settle_term
from lib.pages.state.places import choose_article, open_page
from lib.pages.state.wording import word_index
from lib.pages.table_files import table_menu
from lib.pages.texts import texts_of
from lib.text.normalise import normalise

QUERY = "words_query"
HELP = (
    r"Whole words, in upper or lower case. \* stands for any letters (protest\*), ? for one (wom?n). A phrase is found "
    "inside one sentence, inside or outside a quotation, never across."
)
MOST_LINES = 500  # that are sent to the browser
ORDERS = {"as in the corpus": None, "by the word before": "word_before", "by the word after": "word_after"}
LINE_COLUMNS = {
    "group": st.column_config.TextColumn("Group", width=120),
    "left": st.column_config.TextColumn("Before", width=330, alignment="right"),
    "match": st.column_config.TextColumn("Found", width=110, alignment="center"),
    "right": st.column_config.TextColumn("After", width=330),
    "title": st.column_config.TextColumn("Article", width=180),
}
GROUP_COLUMNS = {
    "group": st.column_config.TextColumn("Group", width=220),
    "hits": st.column_config.NumberColumn("Lines", width=80),
    "rate": st.column_config.NumberColumn("per 1,000 words", format="%.2f", width=130),
    "articles": st.column_config.TextColumn("Articles with it", width=130),
}


def concordance(groups: Groups, voice: Voice, *, has_terms: bool = True) -> None:
    """A search box, the hits by group, and the lines; `has_terms`: whether terms stand above it, to be clicked."""
    st.header("In context")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        settle_term(QUERY)
        query = st.text_input(
            "Word or phrase",
            key=QUERY,
            width=360,
            persist_state="session",
            placeholder="click a term above, or type: protest*" if has_terms else "type a word: protest*",
            help=HELP,
        )
        settle("words_order", list(ORDERS))
        order = st.selectbox("Order", list(ORDERS), key="words_order", width=220, persist_state="session")
    if not query.strip():
        ask = "Click a dot or a row above, or type a word" if has_terms else "Type a word or phrase"
        st.caption(f"{ask}: all its lines are shown here.")
        return
    held = corpus()
    table = groups.table
    index = word_index(held, list(table["id"]))
    places = index.places(query)
    places = places[index.heard(voice)[places]]
    unknown = _without_group(index, places, table["group"].isna().to_numpy())
    st.caption(
        f"{counted(len(places), 'line')} in {counted(len(set(index.article[places].tolist())), 'article')}, "
        f"{VOICE_LABELS[voice].lower()}.{unknown} ¶: end of a paragraph."
    )
    if not len(places):
        return
    _by_group(index, places, groups, voice)
    _lines(index, places, query, ORDERS[order], groups)


def _without_group(index: WordIndex, places: Numbers, unknown: Flags) -> str:
    n = int(unknown[index.article[places]].sum())
    return f" {counted(n, 'line')} in articles of unknown group: not in the first table." if n else ""


def _by_group(index: WordIndex, places: Numbers, groups: Groups, voice: Voice) -> None:
    found = hits_by_group(index, places, groups.table["group"], voice)
    found["articles"] = found["n_articles"].astype(str) + " of " + found["n"].astype(str)
    st.dataframe(
        found.sort_values("rate", ascending=False)[list(GROUP_COLUMNS)],
        column_config={**GROUP_COLUMNS, "group": st.column_config.TextColumn(groups.noun.capitalize(), width=220)},
        hide_index=True,
        placeholder="n/a",
        width="content",
        key="words_by_group",
    )


def _lines(index: WordIndex, places: Numbers, query: str, order: str | None, groups: Groups) -> None:
    """The lines; a chosen one opens its article at its place."""
    shown = places[:MOST_LINES]
    found = lines(index, texts_of, shown, len(normalise(query).split()))
    group_of = groups.table.set_index("id")["group"]
    known = cards(corpus())
    rows = found.assign(
        group=group_of.reindex(found["id"]).to_numpy(), title=[known[each].title or NO_TITLE for each in found["id"]]
    )
    if order:
        rows = rows.sort_values(order, kind="stable")
    if len(places) > MOST_LINES:
        st.caption(f"The first {MOST_LINES:,} lines are shown.")
    picked = st.dataframe(
        rows[list(LINE_COLUMNS)],
        column_config={**LINE_COLUMNS, "group": st.column_config.TextColumn(groups.noun.capitalize(), width=120)},
        hide_index=True,
        placeholder="unknown",
        on_select="rerun",
        selection_mode="single-row",
        key=f"words_lines_{query}_{order}",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = picked["selection"]["rows"]
        if st.button("Read it in the article", key="words_open", disabled=not chosen, help="Choose a line first"):
            row = rows.iloc[chosen[0]]
            choose_article(str(row["id"]), Span(int(row["start"]), int(row["end"])))
            open_page("article")
        table_menu("Download these lines", rows, "framescope_lines", key="words_lines_csv")
