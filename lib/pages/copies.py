"""Near-copies: which articles are mostly another article, and whether they are compared. A part of the Start page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from lib.compare.duplicates import COPY_SHARE, NEARLY_ALL
from lib.compare.shared_passages import SHINGLE
from lib.model import NO_OUTLET, Card
from lib.pages.choice import ALL_EVENTS
from lib.pages.corpus import Corpus
from lib.pages.labels import article_label, counted
from lib.pages.state.articles import corpus, independent_of, scores
from lib.pages.state.cards import version
from lib.pages.state.memory import kept
from lib.pages.state.places import choose_pair, open_page
from lib.pages.state.wording import compared, copies
from lib.pages.table_height import row_height

LEFT_OUT, KEPT, PARTED = "no", "yes", "yes: called no copy"
LATER, SAME_DAY, UNDATED = "the other", "not known: one day", "not known: no date"
MOST_OUTLETS = 8  # that are named with what they lose
COLUMNS: dict[str, Any] = {
    "copy": st.column_config.TextColumn("Near-copy", width=245),
    "leader": st.column_config.TextColumn(
        "Shares it with",
        width=245,
        help="The article that is compared: the earliest of the group; of one day, or without a date, the longest",
    ),
    "order": st.column_config.TextColumn("Which came first", width=130, help="By the dates of both"),
    "share_of_copy": st.column_config.NumberColumn(
        "Of its words", format="%.0f%%", width=95, help="So much of the near-copy stands in passages that both have"
    ),
    "share_of_leader": st.column_config.NumberColumn(
        "Of the other's", format="%.0f%%", width=105, help="So much of the other article's words was run"
    ),
    "words": st.column_config.NumberColumn("Words", width=70, help="Of the near-copy, in these passages"),
    "passages": st.column_config.NumberColumn("Passages", width=80, help="In how many runs of words these stand"),
    "compared": st.column_config.TextColumn("Compared", width=140),
}


def copies_note(event: str = ALL_EVENTS) -> str:
    """A sentence on what became of near-copies in a comparison, of one event or of all; empty if there are none."""
    table, used = scores(corpus()), compared(corpus())
    if event != ALL_EVENTS:
        table, used = table[table["event"] == event], used[used["event"] == event]
    n = int(table["id"].isin(copies(corpus())["copy"]).sum())
    if not n:
        return ""
    if corpus().with_copies:
        return f"Near-copies compared like other articles, as chosen on the Start page: {counted(n, 'article')}."
    gone = table["outlet"].nunique() - used["outlet"].nunique()
    without = f", and with them {counted(gone, 'outlet')} that had no other" if gone else ""
    return f"Left out of the comparison as near-copies, see the Start page: {counted(n, 'article')}{without}."


def near_copies(held: Corpus) -> None:
    """The near-copies of the corpus, if there are any: what they share, and whether they are compared."""
    found = _all_found(held)
    if found.empty:
        return
    st.header("Near-copies")
    st.caption(
        f"An article is a near-copy if at least {COPY_SHARE:.0%} of its words, and of those outside direct speech, or "
        f"{NEARLY_ALL:.0%} of all its words, stand in one other article in runs of {SHINGLE} and more. One article of "
        "such a group is compared, the earliest by its date: one text is one voice, whoever ran it. Of one day, or "
        "without dates, it is the longest, and **who had the text first is not known**. Words are counted here, not "
        "estimated, so there are no intervals."
    )
    _switch(held)
    _losses(held)
    _chosen(held, _table(held, found))


def _all_found(held: Corpus) -> pd.DataFrame:
    """The near-copies, and what would be one if the analyst did not call it none; with a column compared."""
    used, found = copies(held), copies(held, all_found=True)
    parted = found[found["copy"].isin(held.independent)]
    rows = pd.concat([used, parted], ignore_index=True)
    is_parted = rows["copy"].isin(held.independent)
    return rows.assign(compared=is_parted.map({True: PARTED, False: KEPT if held.with_copies else LEFT_OUT}))


def _switch(held: Corpus) -> None:
    key = f"copies_compared_{held.edition}"  # of another corpus it is another switch
    if st.toggle("Compare near-copies too", value=held.with_copies, key=key) != held.with_copies:
        held.with_copies = not held.with_copies
        st.rerun()


def _losses(held: Corpus) -> None:
    """How many articles each outlet loses in comparisons."""
    if held.with_copies:
        return
    losses = kept(("losses", version(held), independent_of(held)), lambda: _lost(held))
    more = f"; {counted(len(losses) - MOST_OUTLETS, 'more outlet')}" if len(losses) > MOST_OUTLETS else ""
    if losses:
        st.text(f"Left out of comparisons. {'; '.join(losses[:MOST_OUTLETS])}{more}")


def _lost(held: Corpus) -> list[str]:
    """In words, the outlet that loses most first."""
    table = scores(held)
    outlets = table["outlet"].fillna(NO_OUTLET)
    of = outlets.value_counts().to_dict()
    left_out = outlets[table["id"].isin(copies(held)["copy"])].value_counts()
    return [f"{outlet}: {n:,} of {counted(of[outlet], 'article')}" for outlet, n in left_out.items()]


def _table(held: Corpus, found: pd.DataFrame) -> pd.DataFrame:
    """The near-copies as a table; the rows that are chosen in it."""
    shares = {name: 100 * found[name] for name in ("share_of_copy", "share_of_leader")}
    names = {name: [article_label(held.cards[each]) for each in found[name]] for name in ("copy", "leader")}
    pairs = zip(found["copy"], found["leader"], strict=True)
    order = [order_of(held.cards[copy], held.cards[leader]) for copy, leader in pairs]
    table = found.assign(**shares, **names, order=order)[list(COLUMNS)]
    picked = st.dataframe(
        table,
        column_config=COLUMNS,
        hide_index=True,
        row_height=row_height(table, COLUMNS),
        on_select="rerun",
        selection_mode="multi-row",
        key=f"copies_table_{held.edition}",
        alt="Near-copies, with the article that each is a copy of and the words that both share",
    )
    return found.iloc[picked["selection"]["rows"]]


def _chosen(held: Corpus, rows: pd.DataFrame) -> None:
    """What can be done with the chosen near-copies."""
    if rows.empty:
        st.caption("Choose a row to read both articles side by side, or to say that it is no copy.")
        return
    first = rows.iloc[0]
    copy, leader = held.cards[first["copy"]], held.cards[first["leader"]]
    st.text(ran(copy, leader, first))
    parted = rows["copy"].isin(held.independent)
    with st.container(horizontal=True):
        if st.button("Read both side by side", type="primary", key="copies_open"):
            choose_pair(leader.id, copy.id)
            open_page("article")
        if not parted.all() and st.button(f"{_these(~parted)} no copy: compare", key="copies_part"):
            held.call_copies(rows["copy"], copies=False)
            st.rerun()
        if parted.any() and st.button(f"{_these(parted)} a copy after all", key="copies_join"):
            held.call_copies(rows["copy"], copies=True)
            st.rerun()


def order_of(copy: Card, leader: Card) -> str:
    """Which of two articles that share their text came first, as far as their dates tell."""
    if not (copy.published and leader.published):
        return UNDATED
    return SAME_DAY if copy.published[:10] == leader.published[:10] else LATER


def ran(copy: Card, leader: Card, overlap: pd.Series[Any]) -> str:
    """A near-copy in a sentence: who ran how much of whose report, or shares it where nobody knows who had it first."""
    one, other = copy.outlet or "an unnamed outlet", leader.outlet or "an unnamed outlet"
    n = f"(n = {counted(overlap['words'], 'word')} in {counted(overlap['passages'], 'passage')})"
    if order_of(copy, leader) == LATER:
        return (
            f"{one[:1].upper()}{one[1:]} ran {overlap['share_of_leader']:.0%} of this report by {other}; "
            f"{overlap['share_of_copy']:.0%} of its text is that report {n}."
        )
    return (
        f"{overlap['share_of_copy']:.0%} of the text of {one} stands in that of {other}, which is "
        f"{overlap['share_of_leader']:.0%} of the latter {n}. The dates do not tell who had it first."
    )


def _these(chosen: pd.Series[bool]) -> str:
    n = int(chosen.sum())
    return "This is" if n == 1 else f"Each of these {n:,} is"
