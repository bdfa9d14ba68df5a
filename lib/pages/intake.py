"""How texts get in: the drop zone, and reading with progress. A part of the Start page."""

from __future__ import annotations

import time
from dataclasses import replace

import streamlit as st

from lib.ingest import FORMATS, previews, read_files
from lib.ingest.folder import with_known
from lib.ingest.limits import MB, Limits
from lib.model import Reading
from lib.pages.corpus import REFUSED, Corpus
from lib.pages.inbox import Inbox, Incoming
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.state.articles import corpus, scores
from lib.pages.state.inbox import inbox, remembered_choices
from lib.pages.state.keeping import keep
from lib.pages.state.places import end_visit, visit
from lib.pages.state.stored import keeping

PASTED = "pasted text.txt"
SECONDS_UNKEPT = 0.2  # that a file which was read may wait until it is written to the store


def intake() -> None:
    """Takes in what is dropped or pasted and reads it, but for tables of which nobody said which column is what."""
    incoming = _dropped()
    held = inbox()
    if incoming:
        held.put(incoming)
        end_visit()
        st.rerun()  # with an empty drop zone
    if held.unseen:
        with st.spinner(f"Looking into {counted(len(held.unseen), 'file')}"):
            held.look(list(previews(held.unseen)), remembered_choices())
    if held.waiting:
        _read(held, corpus())
    if report := held.report():
        st.toast(f"{report}; not saved, see above" if keeping().problem else report)


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
        pasted = st.text_area("The text of one article", height=160, key=f"start_text_{number}")
        add_pasted = st.button("Add this text", key="start_paste")
    incoming = [(file.name, file.getvalue()) for file in [*files, *folder]]
    if add_pasted and pasted.strip():
        incoming.append((PASTED, pasted.encode()))
    elif add_pasted:
        paste_tab.warning("There is no text in the box yet.")
    return incoming


def _read(held: Inbox, into: Corpus) -> None:
    """Reads what waits, file by file; a click anywhere interrupts it, and the next run goes on where it was."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, "Reading files")
        st.button("Stop", key="start_stop", on_click=held.stop, help="What was read stays in the corpus")

    told = time.monotonic()

    def tell(within: str = "") -> None:
        nonlocal told
        if time.monotonic() > told + SECONDS_UNKEPT:
            keep()  # before the bar says that files were read
            n_all = held.n_done + len(held.waiting)
            bar.progress(held.n_done / n_all, f"Reading files: {held.n_done:,} of {n_all:,}{within}")
            told = time.monotonic()

    def tell_within(archive: str, done: int, n_files: int) -> None:
        tell(f"; in {plain(archive)} {done:,} of {n_files:,}")

    for reading in read_files(list(held.waiting), choices=held.choices, within=tell_within):
        n_files = len(into.files)
        n_new = into.add(_with_index(reading, held))
        held.done(n_new, sum(row.result == REFUSED for row in into.files[n_files:]))
        tell()
    keep()
    place.empty()
    scores(into)


def _with_index(reading: Reading, held: Inbox) -> Reading:
    """The reading with what the index of the file's folder says of it."""
    known = held.known.get(reading.file, {})
    return replace(reading, articles=tuple(with_known(article, known) for article in reading.articles))
