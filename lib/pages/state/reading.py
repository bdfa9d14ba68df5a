"""Files of this session that are being read in the background, and what came of them so far."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.pages.access import user
from lib.pages.corpus import SAMPLE, Corpus
from lib.pages.keeping import Keeping
from lib.pages.labels import counted
from lib.pages.markup import plain
from lib.pages.reader import Reader
from lib.pages.state.articles import corpus
from lib.pages.state.inbox import inbox
from lib.pages.state.keeping import default_name, keep, reload_corpus, show_address, take
from lib.pages.state.places import say, today
from lib.pages.state.settings import setup
from lib.pages.state.stored import keeping, shared_setup, store, stored
from lib.store import StoreError, Workspace


def reader() -> Reader | None:
    """What is being read, if anything is."""
    found: Reader | None = st.session_state.get("reader")
    return found


def go_on_reading() -> Reader | None:
    """Begins to read what waits in the inbox, if nothing is being read; returns what is being read."""
    waiting = inbox()
    if waiting.waiting and not reader():
        held, kept = _place()
        found = Reader(
            waiting.take(), dict(waiting.choices), dict(waiting.known), held, kept, kept.setup, _maker(), stored
        )
        if kept.workspace is None:
            found.setup = setup(corpus())
        st.session_state["reader"] = found
        found.start()
        keeping().is_read_into = kept.workspace is not None
    return reader()


def take_read() -> None:
    """Shows in the session's corpus what was read so far. Raises StoreError."""
    found = reader()
    if found is None:
        return
    has_ended = found.ended()  # first: what comes after this is seen the next time
    workspace, here = found.kept.workspace, keeping().workspace
    if workspace and here is None and not _holds_own(corpus()):
        take(workspace.id)
        keeping().superseded = SAMPLE
        show_address()
    elif workspace and here and workspace.id == here.id and keeping().newest < found.kept.newest:
        keep()
        if not keeping().problem:
            keeping().take(corpus(), stored(workspace))
    workspace, here = found.kept.workspace, keeping().workspace
    keeping().is_read_into = not has_ended and here is not None and workspace is not None and here.id == workspace.id
    if has_ended:
        _hand_over(found)


def _hand_over(found: Reader) -> None:
    """Ends the reading: what the store did not take is the session's."""
    del st.session_state["reader"]
    unsaved, files = found.unsaved(), found.held.files[found.kept.n_files :]
    if unsaved or files:
        corpus().take_over(unsaved, files)
        keep()
    if found.unread:
        say(plain(found.unread))
    inbox().read(found.n_done, found.n_new, found.n_refused, found.n_stopped, found.n_pasted)
    _take_what_was_awaited()


def _take_what_was_awaited() -> None:
    """Opens the corpus anew if texts have come that a project file told of: what was checked of them comes, too."""
    workspace, before = keeping().workspace, keeping().awaited
    if workspace and before and (now := workspace.n_awaited()) < before:
        reload_corpus()
        say(f"{counted(before - now, 'text')} of the project found again; {now:,} still missing.")


def _place() -> tuple[Corpus, Keeping]:
    """The corpus that is read into, for the thread alone: that in the store, or none yet."""
    workspace = keeping().workspace
    if workspace:
        try:
            kept, held, _ = Keeping.of(workspace, stored, shared_setup)
        except StoreError:
            pass
        else:
            return held, kept
    return Corpus(), Keeping()


def _maker() -> Callable[[], Workspace]:
    """What makes the place of a new corpus. Texts that the store did not take have their place with the others."""
    problem = keeping().problem or ("the corpus is not in the store" if _holds_own(corpus()) else "")
    me, day = user(), today()

    def made() -> Workspace:
        if problem:
            raise StoreError(problem)
        taken = [info.name for info in here.workspaces(me)]
        return here.create(default_name(day, taken), me)

    try:
        here = store()
    except StoreError as error:
        problem = str(error)
    return made


def _holds_own(held: Corpus) -> bool:
    return bool(held.cards) and not held.is_sample
