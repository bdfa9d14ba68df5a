"""Audit: what the number of an outlet, or of all, is made of, passage by passage and sentence by sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.compare.interval import estimate, values_by_group
from lib.compare.skewness import skew_of_groups
from lib.compare.telling import Tell
from lib.metrics import column
from lib.model import NO_OUTLET, NO_TITLE, Metric, Voice
from lib.pages.choice import ALL_EVENTS, choose_metric, comparison_key, shown_by_outlet
from lib.pages.controls import open_chosen
from lib.pages.copies import copies_note
from lib.pages.empty import nothing
from lib.pages.labels import counted, shown
from lib.pages.markup import plain
from lib.pages.sampled import sample_note, sampled
from lib.pages.source import source_line
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles, cards, n_articles
from lib.pages.state.links import settle
from lib.pages.state.wording import compared
from lib.pages.switch import switch
from lib.pages.table_files import table_menu
from lib.pages.table_height import THREE_LINES, height_up_to
from lib.pages.working import worked
from lib.report.audit import contributions, passages, sentences

ALL_OUTLETS = "All outlets"
MOST_SENTENCES, MOST_PASSAGES = 200, 1_000  # rows that are sent to the browser
PASSAGES_HEIGHT = 320  # px, the most
EXCERPT = 160  # characters of a passage
ORDERS = {"most negative first": True, "most positive first": False}
PASSAGE_COLUMNS = {
    "passage": st.column_config.TextColumn("Passage", width=260),
    "n": st.column_config.NumberColumn("n", width=60, help="How often it was counted"),
    "n_articles": st.column_config.NumberColumn("Articles", width=80, help="In how many articles"),
    "share": st.column_config.NumberColumn("Share", format="%.1f%%", width=80, help="Of all passages counted"),
    "names": st.column_config.NumberColumn("Names", width=80, help="How many begin with a capital inside a sentence"),
}
LONG_PASSAGES = {"passage": st.column_config.TextColumn("Passage", width=760)}
SENTENCE_COLUMNS = {
    "outlet": st.column_config.TextColumn("Outlet", width=130),
    "sentence": st.column_config.TextColumn("Sentence", width=520),
    "n_passages": st.column_config.NumberColumn("Passages", width=90),
    "tone": st.column_config.NumberColumn("Tone", format="%.2f", width=70, help="-1 to 1"),
    "title": st.column_config.TextColumn("Article", width=220),
}


@dataclass(frozen=True)
class Choice:
    """The number that is looked into."""

    metric: Metric
    voice: Voice
    outlet: str  # or ALL_OUTLETS
    event: str  # or ALL_EVENTS
    table: pd.DataFrame  # the rows of the scores table
    skew: float | None  # of the values of all outlets, where one is chosen: see `lib.compare.interval.estimate`
    key: tuple[Hashable, ...]  # what all of these depend on


def render() -> None:
    """Choice of a number, then the number, its passages and its sentences."""
    st.title("Audit")
    st.markdown("What is a number made of? Choose an outlet and read what was counted before you rely on its number.")
    if not n_articles(corpus()):
        nothing("audit", "**No articles yet.** Here you see what an outlet's number is made of.")
        return
    choice = _controls()
    _number(choice)
    if note := copies_note(choice.event):
        st.caption(note)
    ids = sampled(choice.table["id"])
    counted_here = worked(("audit", *choice.key), "Reading articles", lambda tell: _counted(choice, ids, tell))
    if counted_here is None:
        return
    found, lines = counted_here
    if note := sample_note(len(ids), len(choice.table)):
        st.caption(note)
    _passages(found, choice)
    _sentences(lines, choice)


def _controls() -> Choice:
    table = compared(corpus())  # as charts show it
    outlets = [ALL_OUTLETS, *sorted(table["outlet"].dropna().unique())]
    events = [ALL_EVENTS, *sorted(table["event"].dropna().unique())]
    settle("audit_outlet", outlets)
    settle("audit_event", events)
    with st.container(horizontal=True, vertical_alignment="top"):
        metric, voice = choose_metric("audit")
        outlet = st.selectbox("Outlet", outlets, width=260, key="audit_outlet", persist_state="session")
        event = st.selectbox("Event", events, width=260, key="audit_event", persist_state="session")
    told = table if event == ALL_EVENTS else table[table["event"] == event]
    if outlet == ALL_OUTLETS:
        chosen, skew = shown_by_outlet(told), None
    else:
        chosen = told[told["outlet"] == outlet]
        skew = skew_of_groups(values_by_group(told["outlet"], told[column(metric.name, voice)].to_numpy(float))[1])
    key = (*comparison_key(corpus()), metric.name, voice, outlet, event)
    return Choice(metric, voice, outlet, event, chosen, skew, key)


def _number(choice: Choice) -> None:
    values = choice.table[column(choice.metric.name, choice.voice)].dropna().to_numpy()
    found = estimate(values, choice.skew)
    shares = choice.metric.is_share
    interval = ""
    if found.low == found.low:
        low, high = max(found.low, choice.metric.bounds[0]), min(found.high, choice.metric.bounds[1])
        interval = f", 95 % interval {shown(low, percent=shares)} to {shown(high, percent=shares)}"
    whose = "all outlets" if choice.outlet == ALL_OUTLETS else plain(choice.outlet)
    st.metric(
        f"{choice.metric.label} of {whose}, mean of articles", shown(found.mean, percent=shares) if found.n else "n/a"
    )
    st.caption(
        f"{choice.metric.unit}; higher: {choice.metric.higher}. n = {counted(found.n, 'article')}{interval} "
        f"({found.method}). {plain(source_line(choice.metric))}"
    )


def _counted(choice: Choice, ids: Sequence[str], tell: Tell) -> tuple[pd.DataFrame, pd.DataFrame]:
    docs = list(documents(articles(corpus(), ids), tell))
    found = passages(docs, choice.metric, choice.voice)
    return found, sentences(docs, found, choice.voice)


def _passages(found: pd.DataFrame, choice: Choice) -> None:
    st.header("What was counted")
    st.markdown(f"Listed are {plain(choice.metric.listed)}.")
    if found.empty:
        st.caption("Nothing was counted in these articles.")
        return
    table = contributions(found)
    st.markdown(f"**{counted(len(found), 'passage')}**, {len(table):,} different.{_names(found, choice.metric)}")
    rows = table.assign(passage=table["passage"].str.slice(0, EXCERPT), share=100 * table["share"])
    if len(rows) > MOST_PASSAGES:
        st.caption(f"The {MOST_PASSAGES:,} most frequent are shown.")
    columns = [name for name in PASSAGE_COLUMNS if name != "names" or choice.metric.can_count_names]
    config = PASSAGE_COLUMNS if choice.metric.lists_words else PASSAGE_COLUMNS | LONG_PASSAGES
    shown = rows.loc[: MOST_PASSAGES - 1, columns]
    height = height_up_to(PASSAGES_HEIGHT, len(shown))
    st.dataframe(shown, column_config=config, hide_index=True, key="audit_passages", height=height)
    table_menu(
        "Download these passages",
        found.drop(columns="sentence"),
        f"framescope_passages_{choice.metric.name}_{choice.voice}",
        key="audit_csv",
        holds="Every passage with its article's id and its place in the text",
    )


def _names(found: pd.DataFrame, metric: Metric) -> str:
    """How many passages look like names, where these may have been counted by mistake."""
    n = int(found["is_name"].sum())
    if not metric.can_count_names:
        return ""
    begin = "begins" if n == 1 else "begin"
    return (
        f" {n:,} ({n / len(found):.1%}) {begin} with a capital inside a sentence: proper names, or words of a headline."
    )


def _sentences(lines: pd.DataFrame, choice: Choice) -> None:
    st.header("The sentences that weigh most")
    has_tone = choice.metric.family == "sentiment"
    if has_tone:
        order = switch("Order", list(ORDERS), key="audit_order")
        ranked = lines.dropna(subset="tone").sort_values("tone", ascending=ORDERS[order], kind="stable")
    else:
        ranked = lines[lines["n_passages"] > 0].sort_values("n_passages", ascending=False, kind="stable")
    known = cards(corpus())
    rows = ranked[:MOST_SENTENCES].assign(
        outlet=lambda found: found["id"].map(lambda key: known[key].outlet or NO_OUTLET),
        title=lambda found: found["id"].map(lambda key: known[key].title or NO_TITLE),
    )
    first = "" if has_tone else ", those with most passages first"
    st.caption(
        f"{len(rows):,} of {counted(len(lines), 'sentence')}{first}. Choose one: a button below opens its article."
    )
    picked = st.dataframe(
        rows[[name for name in SENTENCE_COLUMNS if name != "tone" or has_tone]],
        column_config=SENTENCE_COLUMNS,
        hide_index=True,
        placeholder="n/a",
        row_height=THREE_LINES,
        on_select="rerun",
        selection_mode="single-row",
        key="audit_sentences",
    )
    open_chosen(picked, rows, key="audit_open")
