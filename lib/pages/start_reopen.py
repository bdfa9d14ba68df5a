"""Files dropped on Start that hold no articles: project files and settings of charts open what they were saved from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import streamlit as st

from lib.ingest.unzip import BROKEN_ZIP
from lib.pages.corpus import SAMPLE
from lib.pages.inbox import Incoming
from lib.pages.links import CORPUS
from lib.pages.markup import plain
from lib.pages.sidecar import SidecarError, is_sidecar, read_sidecar
from lib.pages.state.keeping import address, corpora, imported_corpus
from lib.pages.state.links import go
from lib.pages.state.pictures import reopen as reopen_chart
from lib.pages.state.places import open_corpus_at, remember, remembered, say
from lib.pages.working import Bar
from lib.store import StoreError

REFUSED = "start_refused"  # the sentence that says why
PROJECT_FILES = {"manifest.json", "log.jsonl", "settings.jsonl"}


def is_reopened(file: Incoming) -> bool:
    """Whether a file is opened and not read."""
    return is_sidecar(*file) or is_project(*file)


def is_project(name: str, content: bytes) -> bool:
    """Whether a file looks like an exported corpus."""
    if not name.lower().endswith(".zip"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return set(archive.namelist()) > PROJECT_FILES
    except BROKEN_ZIP:
        return False


def refused() -> None:
    """Why the last such file could not be opened, until another one is dropped."""
    sentence = remembered(REFUSED)
    if sentence:
        st.error("This file was not opened.")
        st.text(sentence)


def reopen(files: Sequence[Incoming], *, alone: bool) -> None:
    """Opens the corpus or the view that a file was saved from, or notes why not.

    `alone`: nothing else was dropped with them. What is opened is another page: whatever came with it would be lost.
    """
    if not files:
        return
    name, content = files[0]
    if len(files) > 1 or not alone:
        remember(REFUSED, f"{name}: drop a project, or the settings of a chart, by itself.")
        return
    remember(REFUSED, "")
    try:
        if is_project(name, content):
            made = imported_corpus(content, Bar("Opening the file", "start_import"))
            say(f"Opened as a corpus of its own: {plain(made.name)}")
            open_corpus_at(made.id)
        else:
            _open_view(content)
    except (SidecarError, StoreError) as error:
        remember(REFUSED, f"{name}: {error}")


def _open_view(content: bytes) -> None:
    found, here = read_sidecar(content), address()
    reopen_chart(found.page, found.saved)
    if found.corpus in (here, ""):
        go(found.page, {CORPUS: here, **found.params})
    known = {SAMPLE, *(info.id for info in corpora())}
    if found.corpus not in known:
        say("The chart was made of another corpus, which is not here. Its settings are shown with this one.")
    go(found.page, {CORPUS: found.corpus if found.corpus in known else here, **found.params})
