"""The chart of a measure by outlet, or by any other group, as several pages show it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st

from lib.metrics import column
from lib.model import Metric, Voice
from lib.pages.checked import badge_line
from lib.pages.controls import open_clicked
from lib.pages.picture import show
from lib.pages.source import source_line
from lib.pages.state.memory import kept
from lib.report.by_group import Grouped, most

MOST_OUTLETS = 40  # rows of the chart


def outlet_chart(
    group: Callable[[], Grouped], metric: Metric, voice: Voice, *, page: str, key: str, made_of: tuple[Hashable, ...]
) -> None:
    """The articles, every outlet's mean and interval; a click on a dot opens its article.

    `group` gives the articles in groups, and is asked once for each measure; `page`: the one that it stands on;
    `made_of`: what the groups depend on.
    """
    name = column(metric.name, voice)
    made_of = (*made_of, name)
    # A session remembers its pictures, and with them what they are drawn from: one narrow table for all sessions.
    grouped = kept(("grouped", *made_of), lambda: group().narrowed(name))
    estimates = kept(("by outlet", *made_of), lambda: grouped.estimates(metric, voice))
    if not estimates["n"].sum():
        st.info(f"{metric.label}: undefined for all of these articles.")
        return
    rows = most(estimates, MOST_OUTLETS)
    picture = grouped.picture(metric, voice, rows, source_line(metric), badge_line(metric))
    made_of = ("outlet chart", *made_of)
    open_clicked(show(picture, page=page, key=key, on_select="rerun", made_of=made_of))
    if len(rows) < len(estimates):
        st.caption(f"Drawn are the {MOST_OUTLETS} of {len(estimates):,} {grouped.noun}s with the most articles.")
