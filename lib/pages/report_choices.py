"""What goes into a report, and as what file: the widgets of the Report page. Its address says all but the words."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.metrics import MAIN, metrics
from lib.pages.choice import ALL_EVENTS, Groups, measure_label
from lib.pages.source import corpus_name, made_with
from lib.pages.state.articles import corpus
from lib.pages.state.links import settle, settle_several
from lib.pages.state.places import today
from lib.pages.state.settings import joins
from lib.pages.switch import switch
from lib.report.chromium import found
from lib.report.document.look import THEMES
from lib.report.document.material import CONTENTS, Request
from lib.report.document.written import FORMATS

LONGEST_TITLE, LONGEST_BYLINE = 200, 120  # characters
EXCERPTS, WHOLE = "short passages", "full texts"
HOLDS = {
    ".html": "One file with charts, typeface and scripts inside. It opens anywhere, loads nothing, and prints well.",
    ".md": "A ZIP of the text with its tables and the charts as images (PNG), for a wiki or an editor.",
    ".xlsx": "Every table whole: scores of all articles, differences, terms, naming, quotations, passages, origin.",
}
WITHOUT_IMAGES = (
    "Text and tables. Charts are left out, for there is no Chromium on this machine to draw their images: install one "
    "(`make chromium`, or the system's package), or choose HTML, which draws its charts itself."
)
THEME_LABELS = {"auto": "As the reader's system", "light": "Light", "dark": "Dark"}


@dataclass(frozen=True)
class Wanted:
    """What is to be made."""

    request: Request
    suffix: str
    theme: str
    key: object  # with all else that the report depends on

    @property
    def is_zip(self) -> bool:
        """Whether it is more than one file: text, and images of its charts."""
        return self.suffix == ".md" and found() is not None


def choose(groups: Groups) -> Wanted:
    """Asks for title, byline, measures, contents and the kind of file."""
    left, right = st.columns(2, gap="large")
    with left:
        title = st.text_input(
            "Title", key="report_title", max_chars=LONGEST_TITLE, placeholder="one that says what is compared",
            persist_state="session",
        )  # fmt: skip
    with right:
        byline = st.text_input(
            "Byline", key="report_byline", max_chars=LONGEST_BYLINE, placeholder="who made it", persist_state="session"
        )
    measures, contents = _contents()
    texts = switch(
        "Texts", [EXCERPTS, WHOLE], key="report_texts", format_func=str.capitalize,
        help="Full texts: all articles, whole. Check that you may pass them on.",
    )  # fmt: skip
    suffix, theme = _file_kind()
    request = Request(
        dated=today().isoformat(),
        corpus=corpus_name(),
        title=title.strip(),
        byline=byline.strip(),
        by=groups.by,
        event=None if groups.event == ALL_EVENTS else groups.event,
        measures=tuple(measures),
        contents=frozenset(contents),
        full_texts=texts == WHOLE,
    )
    return Wanted(request, suffix, theme, (groups.key, made_with(), joins(), dict(corpus().checks)))


def _contents() -> tuple[list[str], list[str]]:
    settle_several("report_measures", list(metrics()), list(MAIN.values()))
    measures = st.multiselect(
        "Measures",
        list(metrics()),
        format_func=measure_label,
        key="report_measures",
        persist_state="session",
        help="Each with what not to conclude from it, in the report and on the Methods page",
    )
    settle_several("report_contents", list(CONTENTS), list(CONTENTS))
    contents = st.pills(
        "Contents", list(CONTENTS), format_func=CONTENTS.__getitem__, selection_mode="multi", key="report_contents",
        persist_state="session", help="Findings, methods and provenance are always in",
    )  # fmt: skip
    return measures, contents


def _file_kind() -> tuple[str, str]:
    """The ending of the file's name, and the colours of HTML."""
    theme = "auto"
    with st.container(horizontal=True, vertical_alignment="top"):
        suffix = switch("File", list(FORMATS), key="report_format", format_func=FORMATS.__getitem__)
        if suffix == ".html":
            settle("report_theme", list(THEMES))
            theme = st.selectbox(
                "Colours", THEMES, format_func=THEME_LABELS.__getitem__, key="report_theme", width=220,
                persist_state="session",
            )  # fmt: skip
    st.caption(WITHOUT_IMAGES if suffix == ".md" and found() is None else HOLDS[suffix])
    return suffix, theme
