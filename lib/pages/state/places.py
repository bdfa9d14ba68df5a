"""Where the user is: the page, what it shows, what was clicked last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.model import Span, Voice
from lib.pages.labels import zone_of


def choose_concept(concept: str) -> None:
    """Makes a concept the one that the Naming page shows."""
    st.session_state["naming_concept"] = concept


def show_concept(concept: str) -> None:
    """Makes a concept the one that the Naming page shows from its next run on, as `arriving_concept` tells."""
    st.session_state["naming_arriving"] = concept


def arriving_concept() -> str | None:
    """The concept that was asked for since the last run, once."""
    found: str | None = st.session_state.pop("naming_arriving", None)
    return found


def theme() -> Theme:
    """The chart colours that fit the page's background."""
    return THEMES.get(st.context.theme.type or "light", THEMES["light"])


def visit() -> int:
    """The number of the drop zone: a new one is empty."""
    found: int = st.session_state.setdefault("visit", 0)
    return found


def end_visit() -> None:
    """Empties the drop zone at the next run."""
    st.session_state["visit"] = visit() + 1


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Notes the pages of the app by name, for `open_page`."""
    st.session_state["pages"] = pages


def open_page(name: str) -> None:
    """Goes to another page."""
    st.switch_page(st.session_state["pages"][name])


def open_corpus_at(address: str) -> None:
    """Goes to the Start page of the corpus with this address."""
    st.switch_page(st.session_state["pages"]["start"], query_params={"corpus": address})


def say(sentence: str) -> None:
    """Has a sentence, in Markdown, shown in passing at the next run, on whichever page."""
    st.session_state["said"] = sentence


def said() -> str:
    """The sentence that is to be shown in passing, once; empty if there is none."""
    found: str = st.session_state.pop("said", "")
    return found


def time_zone() -> str | None:
    """The time zone of the user's clock."""
    return st.context.timezone


def today() -> date:
    """The day on the user's calendar."""
    return datetime.now(zone_of(time_zone())).date()


def choose_article(article_id: str, place: Span | None = None) -> None:
    """Makes an article the one that the Article page shows, and a passage of it the one that it points to."""
    st.session_state["article_first"] = article_id
    st.session_state["article_found"] = article_id, place


def found_place(article_id: str) -> Span | None:
    """The passage of an article that the user chose to read, if any."""
    chosen, place = st.session_state.get("article_found", (None, None))
    return place if chosen == article_id else None


def forget_place() -> None:
    """Points to no passage any more."""
    st.session_state.pop("article_found", None)


def search_picked(key: str, box: str, terms: Sequence[str] = ()) -> None:
    """Puts the term of the chart's point, or the one of `terms` in the table's row, just clicked into a search box."""
    chosen = st.session_state[key].selection
    points, rows = chosen.get("points"), chosen.get("rows")
    if points:
        st.session_state[box] = str(points[0]["customdata"])
    elif rows:
        st.session_state[box] = terms[rows[0]]


def choose_pair(first_id: str, second_id: str) -> None:
    """Makes two articles those that the Article page shows side by side."""
    st.session_state["article_first"] = first_id
    st.session_state["article_second"] = second_id


def choose_audit(metric: str, voice: Voice, event: str) -> None:
    """Makes a measure, whose words and an event those that the Audit page looks into, at first of all outlets."""
    st.session_state["audit_metric"], st.session_state["audit_voice"] = metric, voice
    st.session_state["audit_event"] = event
    st.session_state.pop("audit_outlet", None)


def choose_speaker(speaker: str) -> None:
    """Makes a speaker the one that the Quotes page shows."""
    st.session_state["quotes_speaker"] = speaker


def place(key: str, first: int = 0) -> int:
    """Where the user is in a sequence of which one thing is shown at a time; at `first` to begin with."""
    found: int = st.session_state.setdefault(key, first)
    return found


def go_to(key: str, place: int) -> None:
    """Shows another thing of a sequence at the next run."""
    st.session_state[key] = max(0, place)


def clicked_row(key: str) -> int:
    """The row of the button that was just clicked in a column of buttons."""
    return int(st.session_state[key].row)


def selected_row(key: str) -> int | None:
    """The row that was just selected in a table, None if the selection was cleared."""
    rows = st.session_state[key].selection.rows
    return int(rows[0]) if rows else None


def selected_point(key: str) -> str | None:
    """What the point that was just selected in a chart stands for (its customdata), if it stands for anything."""
    points = st.session_state[key].selection.points
    return points[0].get("customdata") if points else None


def remembered(key: str) -> str | None:
    """What a widget was set to last, if anything."""
    found: str | None = st.session_state.get(key)
    return found


def remember(key: str, value: str) -> None:
    """Sets a widget that is not drawn yet."""
    st.session_state[key] = value


def begin_with(key: str, value: str) -> None:
    """Before a widget is drawn: what it shows where nobody has set it yet."""
    st.session_state.setdefault(key, value)


def forget_all(keys: Sequence[str]) -> None:
    """Has widgets begin anew."""
    for key in keys:
        st.session_state.pop(key, None)
