"""Which corpus the session works on, by its address; and that what is done to it is written to the store."""

from __future__ import annotations

import time
from datetime import date

import streamlit as st

from lib.compare.telling import Tell, unheard
from lib.pages.access import LOCAL, user
from lib.pages.corpus import MOST_UNDONE, SAMPLE
from lib.pages.keeping import Keeping
from lib.pages.markup import plain
from lib.pages.setup import Setup
from lib.pages.state.articles import corpus, drop_corpus, sample_corpus, take_corpus
from lib.pages.state.places import say, today
from lib.pages.state.settings import setup, take_setup
from lib.pages.state.stored import keeping, shared_setup, store, stored
from lib.pages.state.undo import note
from lib.store import StoreError, UnknownWorkspaceError, Workspace, WorkspaceInfo

PARAMETER = "corpus"  # of the address
RETRY_AFTER = 15.0  # seconds until a store that failed is tried again by itself
UNKNOWN = "There is no corpus at this address: it was deleted, or it is somebody else's."


def address() -> str:
    """What the address of the session's corpus says: its id, or that it is the sample."""
    workspace = keeping().workspace
    return workspace.id if workspace else SAMPLE


def open_corpus() -> str:
    """Opens the corpus that the address names, else keeps to the open one, else opens the one used last.

    Returns why the corpus cannot be opened, in a sentence; empty if it is open.
    """
    named = st.query_params.get(PARAMETER)
    workspace = keeping().workspace
    if workspace and workspace.user != user():
        forget_corpus()
    try:
        if "corpus" not in st.session_state:
            take(named or _last_used())
        elif named not in (None, address(), keeping().superseded):
            _change_to(named)
        keeping().look()  # which only a member may
    except UnknownWorkspaceError:
        forget_corpus()
        return UNKNOWN
    except StoreError as error:
        if "corpus" not in st.session_state:
            return str(error)
    if named == address():
        keeping().superseded = None
    show_address()
    return ""


def show_address() -> None:
    """Puts the corpus into the browser's address, from where a change of pages takes it away."""
    if st.query_params.get(PARAMETER) != address():
        st.query_params[PARAMETER] = address()


def keep(*, again: bool = False) -> None:
    """Writes what is new in the session's corpus to the store. Call it before saying that something was added.

    The sample is not kept, nor is an empty corpus that has no place yet. A failure is noted in `keeping` for the page
    to show; it is tried again after a while, or `again`.
    """
    if "corpus" not in st.session_state:
        return
    held, kept, now = corpus(), keeping(), setup(corpus())
    new = not (held.is_sample or kept.has_all(held, now) or (kept.workspace is None and not held.cards))
    waiting = kept.problem and not again and time.monotonic() < kept.tried + RETRY_AFTER
    if waiting or not (new or kept.problem):
        return
    try:
        if new:
            kept.write(kept.workspace or _created(), held, now, stored)
            show_address()
        else:
            store()
        kept.problem = ""
    except StoreError as error:
        kept.problem, kept.tried = str(error), time.monotonic()


def is_kept() -> bool:
    """Whether the store has all that there is in the session's corpus."""
    return keeping().workspace is not None and keeping().has_all(corpus(), setup(corpus()))


def corpora() -> tuple[WorkspaceInfo, ...]:
    """The corpora of the user, the last used first. Raises StoreError."""
    return store().workspaces(user())


def reload_corpus() -> None:
    """Opens the corpus anew, with what others did to it."""
    keep(again=True)
    if not keeping().problem:
        take(address())


def new_corpus(name: str) -> Workspace:
    """A new, empty corpus. Raises StoreError."""
    return store().create(name, user())


def imported_corpus(content: bytes, tell: Tell = unheard) -> Workspace:
    """A new corpus from the file of another one. Raises StoreError."""
    return store().import_(content, user(), tell=tell)


def rename_corpus(name: str) -> None:
    """Gives the session's corpus another name. Raises StoreError."""
    workspace = keeping().workspace
    if workspace:
        workspace.rename(name)
        keeping().name, keeping().newest = workspace.name, workspace.newest()


def delete_corpus() -> None:
    """Deletes the session's corpus; one that is not large can be brought back in this session. Raises StoreError."""
    workspace = keeping().workspace
    if workspace:
        before = (keeping().name, workspace.export()) if len(corpus().cards) <= MOST_UNDONE else None
        workspace.delete()
        forget_corpus()
        if before:
            note("corpus", before)


def bring_back(name: str, content: bytes) -> None:
    """Makes a deleted corpus anew, at another address and with its owner as its only member; says what became of it."""
    try:
        made = imported_corpus(content)
    except StoreError as error:
        note("corpus", (name, content))
        say(plain(str(error)))
    else:
        take(made.id)
        show_address()
        members = "" if user() == LOCAL else "; add its other members again"
        say(f"It is back: {plain(made.name)}. Its address is a new one{members}.")


def forget_corpus() -> None:
    """Closes the session's corpus; the next run opens the one used last."""
    drop_corpus()
    st.session_state.pop("keeping", None)


def default_name(day: date, taken: list[str]) -> str:
    """A name that says when the corpus was begun, with a number if there is one of that name."""
    plain = f"Corpus of {day.day} {day:%B %Y}"
    known = {name.casefold() for name in taken}
    numbered = (f"{plain} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (plain, *numbered) if name.casefold() not in known)


def _created() -> Workspace:
    """The place in the store of a corpus that has none yet."""
    name = default_name(today(), [info.name for info in corpora()])
    made = store().create(name, user())
    keeping().name, keeping().superseded = name, SAMPLE
    return made


def _last_used() -> str:
    """The id of the corpus that the user opened last. Where the store fails, the sample has to do."""
    try:
        return next((info.id for info in corpora()), SAMPLE)
    except StoreError as error:
        keeping().problem, keeping().tried = str(error), time.monotonic()
        return SAMPLE


def take(corpus_id: str) -> None:
    """Makes a corpus the session's. Raises StoreError."""
    if corpus_id == SAMPLE:
        kept = Keeping(problem=keeping().problem, tried=keeping().tried)
        take_setup(Setup())
        take_corpus(sample_corpus())
    else:
        kept, held, chosen = Keeping.of(store().open(corpus_id, user()), stored, shared_setup)
        take_setup(chosen)
        take_corpus(held)
    st.session_state["keeping"] = kept


def _change_to(corpus_id: str) -> None:
    """Opens another corpus, unless that would lose what is not in the store."""
    keep(again=True)
    if not keeping().problem or corpus().is_sample:
        take(corpus_id)
