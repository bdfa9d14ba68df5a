"""A chart on its way into a report: its words, format and theme are chosen beside a preview of the image."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.charts.picture import FORMATS, Format, Image, Picture, laid_out
from lib.charts.theme import THEMES
from lib.pages.assets import addresses
from lib.pages.in_browser import picture_in_browser
from lib.pages.labels import counted
from lib.pages.picture_fields import BYLINE, FORMAT, begin_fields, field_keys, forget_edits, is_edited, written
from lib.pages.sidecar import LONGEST
from lib.pages.state.imprint import logo, take_logo
from lib.pages.state.places import theme, today
from lib.pages.table_files import Origin, table_files
from lib.report.logo import LogoError, data_uri
from lib.report.picture import Edition, View

MOST_SHOWN = 10_000  # rows that are sent to the browser


@st.dialog("Save this chart as an image", width="large")
def image_dialog(picture: Picture, view: View, *, key: str) -> None:
    """Fields beside the image as it will be saved."""
    fields, image = st.columns([5, 7], gap="medium")
    with fields:
        edition = _fields(picture, key)
    with image:
        _preview(edition, view, key=f"{key}_preview")


def _fields(picture: Picture, key: str) -> Edition:
    keys = field_keys(picture, key)
    begin_fields(picture, keys, theme().name)
    form = st.selectbox(
        "Format", list(FORMATS), format_func=lambda name: FORMATS[name].label, key=FORMAT, persist_state="session"
    )
    ground = st.segmented_control(
        "Theme", list(THEMES), format_func=str.capitalize, required=True, key=keys["theme"], persist_state="session"
    )
    _text("Title", "title", keys, 68, "A finding only where the interval supports it")
    _text("Subtitle", "subtitle", keys, 96)
    _text("Note", "note", keys, 120)
    _text("Source", "source", keys, 68)
    st.text_input(
        "Byline", key=BYLINE, persist_state="session", max_chars=LONGEST["byline"],
        placeholder="Chart: your name, your desk",
    )  # fmt: skip
    _text("Alt text", "alt", keys, 96, "Goes into the SVG and the settings")
    if is_edited(picture, key):
        st.button(
            "Take the page's own words", key=f"{key}_export_own", type="tertiary", on_click=forget_edits,
            args=(picture, key),
        )  # fmt: skip
    _choose_logo()
    words, alt = written(picture, key)
    return Edition(picture, THEMES[ground or theme().name], FORMATS[form], words, alt)


def _text(label: str, name: str, keys: dict[str, str], height: int, help: str | None = None) -> None:
    st.text_area(
        label, key=keys[name], height=height, max_chars=LONGEST[name], help=help, persist_state="session"
    )  # fmt: skip


def _choose_logo() -> None:
    if logo():
        st.caption("The logo stands in the lower right corner.")
        st.button("Take the logo away", key="export_logo_off", on_click=take_logo, args=("",))
        return
    given = st.file_uploader("Logo", ["png", "svg"], key="export_logo", help="PNG or SVG, up to 500 kB")
    if given is not None:
        try:
            take_logo(data_uri(given.name, given.getvalue()))
        except LogoError as error:
            st.text(str(error))
        else:
            st.rerun(scope="fragment")


def _preview(edition: Edition, view: View, *, key: str) -> None:
    image = laid_out(edition.picture, edition.theme, edition.form, edition.words)
    name = edition.name(view, today())
    picture_in_browser(
        {
            **addresses(),
            "figure": image.figure.to_json(),
            "page": image.page,
            "width": image.width,
            "height": image.height,
            "dpi": edition.form.dpi,
            "name": name,
            "title": edition.words.title,
            "alt": edition.alt,
            "note": _note(image, edition.form),
        },
        key=key,
    )
    st.download_button(
        "Settings (JSON)", lambda: edition.json(view).encode("utf-8", "replace"), f"{name}.json", "application/json",
        key=f"{key}_json", on_click="ignore", help="Everything this image was made with; opens the same view again",
    )  # fmt: skip


def _note(image: Image, form: Format) -> str:
    sizes = f"{image.width:,} × {image.height:,} px; the PNG has twice as many, for sharp screens and print."
    if not image.is_small:
        return sizes
    roomier = "taller" if form.height else "wider"
    return (
        f"{sizes} Text is small, {image.text_scale:.0%} of its usual size: there is much to show for this format. A "
        f"{roomier} one gives it more room."
    )


@st.dialog("Plotted rows", width="large")
def data_dialog(picture: Picture, view: View, *, key: str) -> None:
    """What the chart shows as a table, and as files."""
    table = picture.rows()
    st.caption(counted(len(table), "row") + (f", the first {MOST_SHOWN:,} shown" if len(table) > MOST_SHOWN else ""))
    st.dataframe(_in_words(table[:MOST_SHOWN]), hide_index=True, placeholder="n/a", key=f"{key}_rows_table")
    edition = Edition(picture, theme(), next(iter(FORMATS.values())), picture.words, picture.alt)
    name = edition.name(view, today())
    origin = Origin(lambda: edition.settings(view), f"{name}.json", "Settings (JSON)")
    table_files(table, name, origin, key=f"{key}_rows_csv")


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Column names as words."""
    return table.rename(columns=lambda name: str(name).replace("_", " "))
