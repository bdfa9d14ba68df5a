"""The one way in which a page shows a chart: drawn, described, and with buttons that save it or show its rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import asdict, replace
from typing import Any, Literal

import plotly.graph_objects as go
import streamlit as st

from lib.charts.picture import Picture
from lib.pages.picture_export import data_dialog, image_dialog
from lib.pages.picture_fields import fill_fields
from lib.pages.picture_zip import zip_dialog
from lib.pages.presentation import slide_button
from lib.pages.sidecar import Saved
from lib.pages.source import ingredients, made_with
from lib.pages.state.links import whole_address
from lib.pages.state.memory import kept
from lib.pages.state.pictures import note_seen, reopened
from lib.pages.state.places import theme, today
from lib.report.picture import View

# No buttons of Plotly's own: its image would lack typeface, format and words. And nothing that leaves the machine.
CONFIG = {"displayModeBar": False, "showSendToCloud": False, "plotlyServerURL": "", "responsive": True}


def show(
    picture: Picture,
    *,
    page: str,
    key: str,
    on_select: Callable[[], None] | Literal["ignore", "rerun"] = "ignore",
    made_of: tuple[Hashable, ...] | None = None,
) -> Any:
    """Draws a picture and offers its image and its rows; returns what is selected in it.

    `made_of`: what the figure depends on besides theme and words, if it is worth keeping.
    """
    dated = replace(picture, words=replace(picture.words, source=_dated(picture.words.source)))
    colours = theme()
    figure = (
        kept((*made_of, colours, dated.words), lambda: _made_plain(dated.on_screen(colours)))
        if made_of
        else dated.on_screen(colours)
    )
    picked = st.plotly_chart(
        figure, theme=None, key=key, on_select=on_select, selection_mode="points", config=CONFIG, alt=picture.alt
    )
    view = _view(page, key)
    note_seen(key, dated, view)
    _offers(dated, view, reopened(page, key), key=key)
    return picked


def _offers(dated: Picture, view: View, saved: Saved | None, *, key: str) -> None:
    """What can be had of the chart above; `saved`: the image is opened as it was saved."""
    with st.container(horizontal=True, gap="small"):
        if saved:
            fill_fields(dated, saved, key=key)
        if st.button("Save as image", key=f"{key}_image", type="tertiary") or saved:
            image_dialog(dated, view, key=key)
        if st.button("Table", key=f"{key}_rows", type="tertiary", help="The plotted rows, to read or to download"):
            data_dialog(dated, view, key=key)
        slide_button(key, dated.words.title)
        if st.button("All charts", key=f"{key}_zip", type="tertiary", help="All that you looked at, as one ZIP"):
            zip_dialog()


def _made_plain(figure: go.Figure) -> go.Figure:
    """The figure, put into the plain form that is sent now, and not in every run of the script."""
    plain = figure.to_dict()
    figure.to_dict = lambda: plain
    return figure


def _dated(source: str) -> str:
    """The source with the day on which the chart was made, on the user's calendar."""
    day = today()
    return f"{source} Made on {day.day} {day:%B %Y}.".lstrip()


def _view(page: str, key: str) -> View:
    """The page, what its address will say of it, and what its numbers are made with."""
    return View(page, whole_address(), asdict(made_with()), key, ingredients())
