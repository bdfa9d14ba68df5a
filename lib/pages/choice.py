"""What a comparison is of: which groups of articles, of which event, by which measure, in whose words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.compare.groups import OUTLET, group_columns, group_of
from lib.metrics import column, metrics
from lib.model import Metric, Voice
from lib.pages.corpus import Corpus
from lib.pages.empty import nothing
from lib.pages.labels import FAMILY_LABELS, VOICE_LABELS, counted
from lib.pages.markup import plain
from lib.pages.state.articles import corpus
from lib.pages.state.cards import version
from lib.pages.state.links import settle
from lib.pages.state.memory import kept
from lib.pages.state.places import remembered
from lib.pages.state.settings import settings
from lib.pages.state.wording import compared
from lib.report.labels import days_of, noun_of

ALL_EVENTS = "All events"
MOST_UNKNOWN = 12  # articles without an outlet that are shown one by one


@dataclass(frozen=True)
class Groups:
    """Articles that are compared, in groups."""

    table: pd.DataFrame  # the scores table, with the column "group", missing where it is unknown
    by: str  # what the groups are: "outlet", "author", "month" …
    event: str  # or ALL_EVENTS
    names: tuple[str, ...]  # of all groups, in every event: a group keeps its colour whichever event is chosen
    key: tuple[Hashable, ...]  # what all of these depend on

    @property
    def noun(self) -> str:
        """What one group is called."""
        return noun_of(self.by)

    @property
    def about(self) -> str:
        """What those in a group are about and from when, as a chart says it."""
        table = self.table.loc[self.table["group"].notna(), ["event", "published"]]  # of a hundred columns
        return ", ".join(filter(None, [about_choice(table, self.event), days_of(table["published"])]))

    @property
    def left_out(self) -> str:
        """How many articles are in no group; empty if all are in one."""
        unknown = int(self.table["group"].isna().sum())
        return f"{counted(unknown, 'article')} without a known {self.noun} left out." if unknown else ""


@dataclass(frozen=True)
class Choice(Groups):
    """Groups of articles and the measure they are compared by."""

    metric: Metric
    voice: Voice

    @property
    def column(self) -> str:
        """The column of the table that holds the measure."""
        return column(self.metric.name, self.voice)


def choose_groups(key: str) -> Groups | None:
    """Asks for event and grouping; None, with a word on what to do, where there is nothing to compare."""
    table = compared(corpus())
    if table.empty:
        nothing(key, "**Nothing to compare yet.** Articles of at least two outlets make a comparison.")
        return None
    before = comparison_key(corpus())
    options = kept(("groupings", *before), lambda: group_columns(table))
    events = events_of(table, before)
    settle(f"{key}_by", options)
    settle(f"{key}_event", events)
    by = st.selectbox("Compare", options, key=f"{key}_by", width=160, persist_state="session", format_func=_plural)
    event = ALL_EVENTS
    if len(events) > 1 and by != "event":
        event = st.selectbox("Event", events, key=f"{key}_event", width=260, persist_state="session")
    group, names = kept(("group", *before, by), lambda: _grouped(table, by))
    grouped = table.assign(group=group)
    chosen = grouped if event == ALL_EVENTS else grouped[grouped["event"] == event]
    return Groups(chosen, by, event, names, (*before, by, event))


def about_choice(table: pd.DataFrame, event: str) -> str:
    """What the articles of a choice are about: the event, or how many they are where no event has a name."""
    if event != ALL_EVENTS:
        return event
    known = table["event"].dropna().unique()
    if len(known) > 1:
        return ALL_EVENTS
    return str(known[0]) if len(known) else counted(len(table), "article")


def events_of(table: pd.DataFrame, made_of: tuple[Hashable, ...]) -> list[str]:
    """The events to choose from, first that of all; `made_of`: what the table depends on."""
    return kept(("events", *made_of), lambda: [ALL_EVENTS, *sorted(table["event"].dropna().unique())])


def shown_by_outlet(table: pd.DataFrame) -> pd.DataFrame:
    """The articles of charts by outlet: without those of unknown outlet where these are more than MOST_UNKNOWN.

    Where no article has an outlet, all of them.
    """
    unknown = table["outlet"].isna()
    return table[~unknown] if MOST_UNKNOWN < unknown.sum() < len(table) else table


def _grouped(table: pd.DataFrame, by: str) -> tuple[pd.Series[str], tuple[str, ...]]:
    group = group_of(table, by)
    return group, tuple(sorted(group.dropna().astype(str).unique()))


def comparison_key(held: Corpus) -> tuple[Hashable, ...]:
    """What the table of the articles that are compared (see `wording.compared`) depends on."""
    return version(held), settings().version, held.with_copies, held.independent


def choose_measure(key: str, groups: Groups) -> Choice:
    """Asks for the measure and for whose words."""
    metric, voice = choose_metric(key)
    return Choice(groups.table, groups.by, groups.event, groups.names, groups.key, metric, voice)


def choose_metric(key: str, default: str = "loaded_terms") -> tuple[Metric, Voice]:
    """Asks for a measure, and for whose words; beside it stands what it says and what not to conclude."""
    names = list(metrics())
    settle(f"{key}_metric", names, default)
    chosen = metrics()[remembered(f"{key}_metric") or default]
    name = st.selectbox(
        "Measure", names, format_func=measure_label, width=330, key=f"{key}_metric", persist_state="session",
        help=plain(f"{chosen.label}: {chosen.unit}; higher: {chosen.higher}. What not to conclude: {chosen.limits}"),
    )  # fmt: skip
    metric = metrics()[name]
    settle(f"{key}_voice", metric.voices)
    voice = st.selectbox(
        "Whose words", metric.voices, format_func=VOICE_LABELS.__getitem__, width=220, key=f"{key}_voice",
        persist_state="session",
    )  # fmt: skip
    return metric, voice


def measure_label(name: str) -> str:
    """A measure under its family's name."""
    metric = metrics()[name]
    return f"{FAMILY_LABELS[metric.family]}: {metric.label}"


def _plural(by: str) -> str:
    return {OUTLET: "Outlets", "author": "Authors", "event": "Events", "year": "Years", "month": "Months"}.get(by, by)
