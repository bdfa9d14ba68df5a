"""All charts of a session as one ZIP, made on the server."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.picture import FORMATS, Picture, laid_out
from lib.charts.theme import THEMES, shortened
from lib.pages.labels import counted
from lib.pages.picture_fields import written
from lib.pages.state.articles import corpus
from lib.pages.state.cards import version
from lib.pages.state.memory import own
from lib.pages.state.pictures import seen
from lib.pages.state.places import theme, today
from lib.report.bundle import Chart, Zipped, bundle
from lib.report.chromium import ImagesError, boxes_note, found
from lib.report.picture import Edition, View

WITHOUT_CHROMIUM = (
    "There is no Chromium on this machine, so the ZIP holds one HTML page with the charts in place of images; it opens "
    "in any browser, offline. Single charts can be saved as images all the same."
)
MOST_TITLE = 60  # characters


@st.dialog("All charts as a ZIP", width="medium")
def zip_dialog() -> None:
    """Which charts, in which format; then one file with images, rows and settings of each."""
    charts = seen()
    st.caption(
        "The charts that you have looked at in this session, with the words you gave them: an image of each (PNG, "
        "SVG), its plotted rows (CSV) and its settings (JSON)."
    )
    if not found():
        st.caption(WITHOUT_CHROMIUM)
    keys = st.multiselect(
        "Charts", list(charts), default=list(charts), format_func=lambda key: _label(*charts[key]), key="zip_charts"
    )
    form = st.selectbox(
        "Format", list(FORMATS), format_func=lambda name: FORMATS[name].label, key="zip_format",
        persist_state="session",
    )  # fmt: skip
    ground = st.segmented_control(
        "Theme", list(THEMES), format_func=str.capitalize, default=theme().name, required=True, key="zip_theme"
    )
    editions = [_edition(key, form, ground) for key in keys]
    if editions:
        _tell_small(editions)
        _make(editions)


def _label(picture: Picture, view: View) -> str:
    return f"{view.page.capitalize()}: {picture.words.title}"


def _edition(key: str, form: str, ground: str) -> Chart:
    picture, view = seen()[key]
    words, alt = written(picture, key)
    return Edition(picture, THEMES[ground], FORMATS[form], words, alt), view


def _tell_small(charts: list[Chart]) -> None:
    """Names the charts that have more to show than the format has room for, and how small their text becomes."""
    known: dict[str, str] = own(("text sizes", version(corpus())), dict)
    small = [
        f"{shortened(edition.words.title, MOST_TITLE)} ({size})"
        for edition, view in charts
        if (size := _small_text(edition, edition.name(view, today()), known))
    ]
    if small:
        st.text(
            f"Text is small in {len(small)} of {counted(len(charts), 'chart')}, by what part of its usual size: "
            f"{'; '.join(small)}. There is much to show for this format; a taller or wider one gives it more room."
        )


def _small_text(edition: Edition, name: str, known: dict[str, str]) -> str:
    """How small the text of an image is, "58 %"; empty where it reads well."""
    if name not in known:
        image = laid_out(edition.picture, edition.theme, edition.form, edition.words)
        known[name] = f"{image.text_scale:.0%}" if image.is_small else ""
    return known[name]


def _make(charts: list[Chart]) -> None:
    """Makes the ZIP when asked; a click on Stop ends this run of the script, and with it the work."""
    day = today()
    names = tuple(edition.name(view, day) for edition, view in charts)
    made: dict[str, Zipped] = own(("zip", version(corpus()), names), dict)
    label = f"Make the ZIP of {counted(len(charts), 'chart')}"
    if "zip" not in made and st.button(label, key="zip_make", type="primary"):
        _work(charts, made)
    if "zip" in made:
        _offer(made["zip"], f"framescope_charts_{day}.zip")


def _offer(made: Zipped, name: str) -> None:
    if made.lacking:
        st.text(f"{boxes_note(made.lacking)} Saved one by one, charts are drawn on your own computer.")
    st.download_button(
        "Download the ZIP", made.content, name, "application/zip", key="zip_download", on_click="ignore",
        type="primary",
    )  # fmt: skip


def _work(charts: list[Chart], made: dict[str, Zipped]) -> None:
    try:
        bar = st.progress(0.0, "Starting Chromium" if found() else "Writing")
        st.button("Stop", key="zip_stop")
        made["zip"] = bundle(
            charts,
            today(),
            lambda done: _tell(bar, done, len(charts)),
        )
    except ImagesError as error:
        st.text(str(error))
        return
    st.rerun(scope="fragment")


def _tell(bar: DeltaGenerator, done: int, n: int) -> None:
    bar.progress(done / n, f"Drawn: {done} of {n}")
