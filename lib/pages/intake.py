"""How texts get in: the drop zone, and reading with progress. A part of the Start page."""

from __future__ import annotations

import streamlit as st

from lib.ingest import FORMATS, previews
from lib.ingest.limits import MB, Limits
from lib.pages.inbox import PASTED, Incoming
from lib.pages.labels import counted
from lib.pages.progress import reading_line
from lib.pages.start_reopen import is_reopened, refused, reopen
from lib.pages.state.inbox import inbox, remembered_choices
from lib.pages.state.places import end_visit, visit
from lib.pages.state.reading import go_on_reading, take_read

LONGEST_OUTLET = 100  # characters
SECONDS_BETWEEN = 0.1  # two looks at how far the reading is


def intake() -> None:
    """Takes in what is dropped or pasted and reads it, but for tables of which nobody said which column is what."""
    dropped = _dropped()
    incoming = [file for file in dropped if not is_reopened(file)]
    held = inbox()
    if incoming:
        held.put(incoming)
    if dropped:
        end_visit()
    reopen([file for file in dropped if is_reopened(file)], alone=not incoming)
    if dropped:
        st.rerun()  # with an empty drop zone
    refused()
    if held.unseen:
        with st.spinner(f"Looking into {counted(len(held.unseen), 'file')}"):
            held.look(list(previews(held.unseen)), remembered_choices())
    _wait()


def _dropped() -> list[Incoming]:
    number = visit()
    files_tab, folder_tab, paste_tab = st.tabs(["Files", "A folder", "Paste text"])
    with files_tab:
        label = f"{', '.join(FORMATS)}; up to {Limits().max_bytes // MB} MB each"
        files = st.file_uploader(label, accept_multiple_files=True, key=f"start_files_{number}")
    with folder_tab:
        label = "A folder of such files"
        folder = st.file_uploader(label, accept_multiple_files="directory", key=f"start_folder_{number}")
    with paste_tab:
        pasted = _pasted(number)
    return [(file.name, file.getvalue()) for file in [*files, *folder]] + pasted


def _pasted(number: int) -> list[Incoming]:
    """The text that is pasted, once the user adds it; its outlet, if they say it, waits with it in the inbox."""
    text = st.text_area("The text of one article", height=160, key=f"start_text_{number}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outlet = st.text_input(
            "Outlet, if the text does not say it", key=f"start_outlet_{number}", width=300, max_chars=LONGEST_OUTLET
        )
        is_added = st.button("Add this text", key="start_paste")
    if not is_added:
        return []
    if not text.strip():
        st.warning("There is no text in the box yet.")
        return []
    known = inbox().known
    name = PASTED.format("" if PASTED.format("") not in known else f" {number}")  # one that waits keeps its outlet
    known[name] = {"outlet": outlet.strip()}
    return [(name, text.encode())]


def _wait() -> None:
    """Reads what waits, with progress. A click anywhere ends the waiting, not the reading."""
    found = go_on_reading()
    if found is None:
        return
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, "Reading files")
        st.button("Stop", key="start_stop", on_click=found.stop, help="What was read stays in the corpus")
    while not found.ended(SECONDS_BETWEEN):
        bar.progress(found.n_told / found.n_files, reading_line(found))
    place.empty()
    take_read()
    if inbox().waiting:  # tables with known columns, which were looked into while other files were being read
        st.rerun()
