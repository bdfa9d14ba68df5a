"""Report: findings, charts, passages and methods in one file to pass on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.charts.findings import findings_html
from lib.charts.theme import file_name
from lib.compare.telling import Tell
from lib.pages.checked import badge_line
from lib.pages.choice import choose_groups
from lib.pages.copies import copies_note
from lib.pages.labels import counted
from lib.pages.report_choices import Wanted, choose
from lib.pages.source import made_with
from lib.pages.state.articles import corpus, measures, scores
from lib.pages.state.cards import articles, n_articles
from lib.pages.state.memory import own
from lib.pages.state.places import theme as chart_theme
from lib.pages.state.settings import joins, naming, settings
from lib.pages.state.wording import copies, term_counts_of, whole_index
from lib.pages.table_files import XLSX
from lib.report.chromium import ImagesError
from lib.report.document.found import supported
from lib.report.document.material import Material, Request
from lib.report.document.written import FORMATS, write, zipped

MOST_SHOWN = 8  # findings below the button
IMAGES = "report_images"  # the folder beside Markdown
MIME = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".zip": "application/zip",
    ".xlsx": XLSX,
}


@dataclass
class Made:
    """The last report of this session."""

    wanted: Wanted | None = None  # what it was made for
    file: bytes = b""
    says: pd.DataFrame = field(default_factory=pd.DataFrame)  # its findings
    is_asked: bool = False
    problem: str = ""  # why it could not be made

    def ask(self) -> None:
        """Has it made at the next run of the script."""
        self.is_asked = True


def render() -> None:
    """What goes into the report, then the report."""
    st.title("Report")
    st.markdown("What was compared, what was found and how sure it is, in one file to pass on.")
    with st.container(horizontal=True, vertical_alignment="top"):
        groups = choose_groups("report")
    if groups is None:
        return
    _notes(groups.event)
    wanted = choose(groups)
    if not wanted.request.measures:
        st.info("Choose at least one measure.")
        return
    made = own(("report",), Made)
    if made.is_asked:
        made.is_asked = False  # any click that ends this run of the script stops the work
        _make(made, wanted)
        st.rerun()
    _offer(made, wanted)


def _notes(event: str) -> None:
    held = corpus()
    if not measures(held).is_complete:
        st.caption(f"{len(scores(held)):,} of {counted(n_articles(held), 'article')} are measured so far.")
    if note := copies_note(event):
        st.caption(note)


def _make(made: Made, wanted: Wanted) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, "Beginning")
        st.button("Stop", key="report_stop")
    at = (0, 1, "")

    def tell(done: int, of: int, doing: str) -> None:
        nonlocal at
        at = done, of, doing
        bar.progress(done / of, doing)

    def tell_within(done: int, of: int) -> None:
        steps, all_steps, doing = at
        part = done / max(1, of)
        bar.progress((steps + part) / all_steps, f"{doing}, {part:.0%}")

    material = _material(wanted.request, tell_within)
    try:
        made.file = _file(material, wanted, tell)
    except ImagesError as error:
        made.problem = str(error)
        return
    made.says, made.wanted, made.problem = supported(material), wanted, ""


def _material(request: Request, tell: Tell) -> Material:
    held = corpus()
    return Material(
        request=request,
        scores=scores(held),
        index=whole_index(held),
        copies=copies(held),
        settings=settings(),
        naming_list=naming(),
        made_with=made_with(),
        read=lambda ids: articles(held, ids),
        joins=joins(),
        with_copies=held.with_copies,
        tell=tell,
        badge=badge_line,
        count=partial(term_counts_of, held, "all"),
    )


def _file(material: Material, wanted: Wanted, tell: Callable[[int, int, str], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{wanted.suffix}"
        images = path.with_name(IMAGES) if wanted.is_zip else None
        write(material, path, tell, theme=wanted.theme, images=images)
        return zipped(path, images) if images else path.read_bytes()


def _offer(made: Made, wanted: Wanted) -> None:
    """The button that makes the report, or the report as it is wanted."""
    if made.wanted != wanted:
        st.button("Make the report", key="report_make", type="primary", on_click=made.ask)
        if made.problem:
            st.text(made.problem)
        return
    suffix = ".zip" if wanted.is_zip else wanted.suffix
    asked = wanted.request
    name = file_name("framescope report", asked.corpus, asked.event or "", asked.by, asked.dated)
    size = len(made.file) / 1_000_000
    st.download_button(
        f"Download the report ({FORMATS[wanted.suffix]}{', ZIP' if wanted.is_zip else ''}, {size:.1f} MB)",
        made.file,
        file_name=f"{name}{suffix}",
        mime=MIME[suffix],
        key="report_download",
        on_click="ignore",
        type="primary",
    )
    st.caption("Made of the corpus and the settings as they are now. A change of either, or above, makes another one.")
    with st.container(border=True):
        if made.says.empty:
            st.caption("It says that these articles support no difference, and names what they cannot show.")
        else:
            st.html(findings_html(made.says[:MOST_SHOWN], chart_theme()))
            if n_more := max(0, len(made.says) - MOST_SHOWN):
                st.caption(f"{n_more:,} more in the file.")
