"""Overview: every family of measures, outlet beside outlet, with the uncertainty that the number of articles leaves."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts.theme import shortened
from lib.compare.groups import missing_events
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.metrics import FAMILIES, MAIN, column, metrics
from lib.model import NO_OUTLET, Family, Voice
from lib.pages.choice import ALL_EVENTS, MOST_UNKNOWN, about_choice, comparison_key, events_of
from lib.pages.controls import voice_switch
from lib.pages.copies import copies_note
from lib.pages.empty import nothing
from lib.pages.labels import FAMILY_LABELS, VOICE_LABELS, counted, days_of
from lib.pages.markup import plain
from lib.pages.outlet_chart import outlet_chart
from lib.pages.overview_table import of_event, scores_table
from lib.pages.state.articles import corpus
from lib.pages.state.links import settle
from lib.pages.state.memory import kept
from lib.pages.state.places import choose_audit, open_page
from lib.pages.state.wording import compared
from lib.report.by_group import Grouped


def render() -> None:
    """Corpus at a glance, one panel per family, the table of scores."""
    st.title("Overview")
    table = compared(corpus())
    if table.empty:
        nothing("overview", "**Nothing to compare yet.** Articles of at least two outlets make a comparison.")
        return
    before = comparison_key(corpus())
    chosen, event, voice = _controls(table, before)
    key = (*before, event)
    glance = kept(("glance", *key), lambda: Glance.of(chosen))
    _glance(chosen, glance, event, voice)
    if note := copies_note(event):
        st.caption(note)
    _unknown(glance.n_unknown)
    about = ", ".join(filter(None, [about_choice(table, event), glance.dates]))
    with st.container(key="overview_panels"):
        for families in zip(FAMILIES[::2], FAMILIES[1::2], strict=True):
            for place, family in zip(st.columns(2, gap="large"), families, strict=True):
                with place:
                    _panel(event, about, family, voice)
    scores_table(event, voice)


def _unknown(n: int) -> None:
    """What becomes of articles whose outlet is unknown."""
    if n > MOST_UNKNOWN:
        st.warning(f"{n} articles without an outlet are left out. Name their outlets on the Start page.")
    elif n:
        st.caption("Articles without an outlet stand alone. Name their outlets on the Start page to compare them.")


def _grouped(event: str, about: str) -> Grouped:
    """The articles by outlet. Of all events: an outlet keeps its colour whichever is chosen."""
    table = compared(corpus())
    labelled = _labelled(of_event(table, event))
    outlets = {*table["outlet"].dropna().unique(), *labelled["outlet"].dropna().unique()}
    return Grouped(labelled, sorted(outlets), about)


def _labelled(table: pd.DataFrame) -> pd.DataFrame:
    """The table for the charts: an article whose outlet is unknown gets a row of its own, as long as these are few."""
    if not 0 < table["outlet"].isna().sum() <= MOST_UNKNOWN:
        return table
    alone = table.loc[table["outlet"].isna(), ["title", "id"]]
    titles = alone["title"].fillna(NO_OUTLET).map(lambda title: shortened(title, 20)) + " #" + alone["id"].str[:4]
    return table.assign(outlet=table["outlet"].fillna(titles))


def _controls(table: pd.DataFrame, key: tuple[Hashable, ...]) -> tuple[pd.DataFrame, str, Voice]:
    events = events_of(table, key)
    with st.container(horizontal=True, vertical_alignment="top", gap="large"):
        voice = voice_switch("overview_voice")
        event = ALL_EVENTS
        if len(events) > 1:
            settle("overview_event", events)
            event = st.selectbox("Event", events, key="overview_event", width=320, persist_state="session")
    return of_event(table, event), event, voice


@dataclass(frozen=True)
class Glance:
    """What the articles have in common that are looked at."""

    sizes: Mapping[str, int]  # articles of each outlet
    n_unknown: int  # articles without an outlet
    n_dated: int
    dates: str  # the first to the last, empty if none has a date
    problems: Mapping[str, int]  # articles with each status but "ok"

    @classmethod
    def of(cls, table: pd.DataFrame) -> Glance:
        """Of rows of the scores table."""
        sizes = dict(table["outlet"].value_counts())
        problems = dict(table.loc[table["status"] != "ok", "status"].value_counts())
        published = table["published"]
        return cls(sizes, len(table) - sum(sizes.values()), int(published.notna().sum()), days_of(published), problems)


def _glance(table: pd.DataFrame, known: Glance, event: str, voice: Voice) -> None:
    dated = "" if known.n_dated == len(table) else f" ({known.n_dated} of {len(table)} dated)"
    n_outlets = len(known.sizes)
    with st.container(horizontal=True, gap="large"):
        st.metric("Articles", f"{len(table):,}")
        st.metric("Outlets", f"{n_outlets:,}")
        words = column("n_words", voice)
        base = "" if voice == "all" else f" of {int(table['n_words'].sum()):,}"
        st.metric(VOICE_LABELS[voice] if base else "Words", f"{int(table[words].sum()):,}{base}")
        st.metric(f"Published{dated}", plain(known.dates) if known.dates else "n/a")
    for status, n in known.problems.items():
        st.caption(f"{counted(int(n), 'article')} without some or all values: {status}.")
    n_thin = sum(n < FEWEST_FOR_INTERVAL for n in known.sizes.values())
    if n_thin:
        st.caption(_thin(n_thin, n_outlets))
    if event == ALL_EVENTS and _some_miss_an_event(table):
        st.caption(
            "Not every outlet covers every event: what looks like a difference between outlets may be one between "
            "events. Choose one event to compare like with like."
        )


def _thin(n: int, of: int) -> str:
    """What outlets of few articles support."""
    have, their, support = ("has", "its mean is", "supports") if n == 1 else ("have", "their means are", "support")
    return (
        f"{n:,} of {counted(of, 'outlet')} {have} fewer than {FEWEST_FOR_INTERVAL} articles: {their} shown without an "
        f"interval and {support} no claim about the outlet."
    )


@st.fragment  # which the session keeps with all that is handed to it: no tables
def _panel(event: str, about: str, family: Family, voice: Voice) -> None:
    with st.container(border=True, height="stretch"):
        names = [metric.name for metric in metrics().values() if metric.family == family]
        settle(f"overview_{family}", names, MAIN[family])
        chosen = st.selectbox(
            FAMILY_LABELS[family],
            names,
            format_func=lambda name: metrics()[name].label,
            key=f"overview_{family}",
            persist_state="session",
        )
        metric = metrics()[chosen]
        heard = voice if voice in metric.voices else "all"
        if heard != voice:
            st.caption("Measured on whole articles only.")
        outlet_chart(
            lambda: _grouped(event, about),
            metric,
            heard,
            page="overview",
            key=f"overview_chart_{family}",
            made_of=(*comparison_key(corpus()), event),
        )
        st.caption(f"**What not to conclude.** {metric.limits}")
        if st.button("What is this made of? →", key=f"overview_audit_{family}", type="tertiary"):
            choose_audit(chosen, heard, event)
            open_page("audit")


def _some_miss_an_event(table: pd.DataFrame) -> bool:
    key = ("some miss an event", *comparison_key(corpus()))
    return kept(key, lambda: bool(missing_events(table.assign(group=table["outlet"]))))
