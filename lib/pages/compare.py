"""Compare: which groups of articles differ, by how much, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.charts.findings import findings_html
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.groups import missing_events
from lib.compare.sentence import against_the_others, surest_first
from lib.pages.choice import ALL_EVENTS, Choice, Groups, choose_groups, choose_measure
from lib.pages.compare_differences import differences_view, made_differences, of_measure, pairs_view
from lib.pages.compare_holds import holds
from lib.pages.compare_views import distribution, over_time
from lib.pages.compare_voices import own_and_quoted
from lib.pages.copies import copies_note
from lib.pages.empty import too_few
from lib.pages.labels import counted
from lib.pages.state.places import theme
from lib.pages.switch import switch
from lib.report.captions import comparisons_made

VIEWS: dict[str, Callable[[Choice], None]] = {
    "Differences": differences_view,
    "All pairs": pairs_view,
    "Own and quoted": own_and_quoted,
    "Distribution": distribution,
    "Over time": over_time,
    "Other choices": holds,
}
MOST_MISSING = 100  # groups whose missing events are named


def render() -> None:
    """Choice of groups and measure, what differs, and one of the views."""
    st.title("Compare")
    with st.container(horizontal=True, vertical_alignment="top"):
        groups = choose_groups("compare")
        choice = choose_measure("compare", groups) if groups else None
    if groups is None or choice is None:
        return
    n_groups = groups.table["group"].nunique()
    if n_groups < 2:
        too_few(
            "compare",
            f"A comparison needs **two {groups.noun}s**, and there is {'one' if n_groups else 'none'} here. Add "
            f"articles, or name the {groups.noun} of those you have.",
        )
        return
    _cautions(groups)
    if note := copies_note(groups.event):
        st.caption(note)
    everything = made_differences(choice)
    if everything is None:
        return
    _findings(everything, choice)
    view = switch("View", list(VIEWS), key="compare_view", label_visibility="collapsed")
    VIEWS[view](choice)


def _cautions(groups: Groups) -> None:
    counts = groups.table["group"].value_counts()
    thin = counts[counts < FEWEST_FOR_TEST]
    if len(thin):
        have, their = ("has", "its") if len(thin) == 1 else ("have", "their")
        st.caption(
            f"{len(thin)} of {counted(len(counts), groups.noun)} {have} fewer than {FEWEST_FOR_TEST} articles: {their} "
            "differences are described, not tested."
        )
    if groups.left_out:
        st.caption(groups.left_out)
    if groups.event == ALL_EVENTS and groups.by != "event":
        _events(groups, len(counts))


def _events(groups: Groups, n_groups: int) -> None:
    """Which events are missing for a group: differences count within events that both sides cover."""
    missing = missing_events(groups.table)
    if groups.table["event"].nunique() < 2:
        return
    st.caption(
        "Compared event by event: an article counts where the other side has one on the same event."
        + ("" if missing else f" Every {groups.noun} covers every event.")
    )
    if missing:
        with st.expander(f"{len(missing)} of {counted(n_groups, groups.noun)} without an article on some event"):
            for name, events in list(missing.items())[:MOST_MISSING]:
                st.text(f"{name}: none on {', '.join(events)}.")
            if len(missing) > MOST_MISSING:
                st.text(f"{len(missing) - MOST_MISSING:,} more.")


def _findings(everything: pd.DataFrame, choice: Choice) -> None:
    """What the chosen measure says of each group, in sentences."""
    with st.container(border=True):
        shown = surest_first(against_the_others(of_measure(everything, choice)), "difference", ascending=False)
        st.html(findings_html(shown, theme()))
        tested = everything["q"].notna().any()
        doubt = " Some of the others may differ all the same; these articles cannot show it." if tested else ""
        st.caption(f"{comparisons_made(everything)}{doubt}")
