"""Corpora: all that the user has; a new one, one from a file; what can be done with the one that is open."""

from __future__ import annotations

import re

import streamlit as st

from lib.pages.access import LOCAL, user
from lib.pages.corpora_card import new_form
from lib.pages.corpora_log import log
from lib.pages.corpus import MOST_UNDONE, SAMPLE
from lib.pages.labels import counted, local_time
from lib.pages.markup import plain
from lib.pages.setup import without_sentences
from lib.pages.state.keeping import (
    corpora,
    default_name,
    delete_corpus,
    forget_corpus,
    imported_corpus,
    rename_corpus,
)
from lib.pages.state.places import end_visit, open_corpus_at, open_page, say, time_zone, today, visit
from lib.pages.state.stored import keeping
from lib.pages.working import Bar
from lib.store import StoreError, Workspace, WorkspaceInfo

MOST_LISTED = 50  # corpora that are listed at once


def render() -> None:
    """The list, the open one, and the ways to a new one."""
    st.title("Corpora")
    st.markdown(
        "A corpus keeps its articles with what you corrected, its word lists, settings and checks by hand. It is "
        "saved as you go and found again at its address."
    )
    try:
        known = corpora()
    except StoreError as error:
        st.error("Your corpora cannot be shown.")
        st.text(str(error))
        return
    try:
        _listed(known)
        workspace = keeping().workspace
        info = next((each for each in known if workspace and each.id == workspace.id), None)
        if workspace and info:
            _open_one(workspace, info)
        _more([info.name for info in known])
    except StoreError as error:
        _failed(error)


def _failed(error: StoreError) -> None:
    st.error("That did not work. Nothing was changed.")
    st.text(str(error))


def _listed(known: tuple[WorkspaceInfo, ...]) -> None:
    here = keeping().workspace
    for info in known[:MOST_LISTED]:
        shared = "" if info.role == "owner" else " · shared with you"
        facts = f"{counted(info.n_articles, 'article')} · last opened {local_time(info.used, time_zone())}{shared}"
        _row(info.id, info.name, facts, is_open=here is not None and here.id == info.id)
    _row(SAMPLE, "The sample corpus", "40 articles · comes with Framescope, changes are not kept", is_open=here is None)
    if len(known) > MOST_LISTED and st.toggle(f"All {len(known):,} corpora", key="corpora_all"):
        for info in known[MOST_LISTED:]:
            _row(info.id, info.name, counted(info.n_articles, "article"), is_open=False)


def _row(address: str, name: str, facts: str, *, is_open: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container(gap=None):
            st.markdown(f"**{plain(name)}**")
            st.caption(facts)
        label = "Open now" if is_open else "Open"
        if st.button(label, key=f"corpora_open_{address}", disabled=is_open, width=110):
            open_corpus_at(address)


def _more(taken: list[str]) -> None:
    new, from_file = st.columns(2, gap="large")
    with new:
        st.header("A new corpus", anchor=False)
        new_form("corpora_new", default_name(today(), taken))
    with from_file:
        st.header("A corpus from a file", anchor=False)
        file = st.file_uploader("An exported file, with texts or without", "zip", key=f"corpora_import_{visit()}")
        if file is not None:
            bar = Bar("Opening the file", "corpora_import", end_visit)
            try:
                made = imported_corpus(file.getvalue(), bar)
            except StoreError as error:
                bar.close()
                _failed(error)
            else:
                end_visit()
                open_corpus_at(made.id)


def _open_one(workspace: Workspace, info: WorkspaceInfo) -> None:
    st.header(plain(info.name), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if info.role == "owner":
            _rename(info)
        st.download_button(
            "Export as a file",
            workspace.export,
            file_name=f"{_file_name(info.name)}.zip",
            mime="application/zip",
            on_click="ignore",
            key="corpora_export",
            help="Articles, corrections, word lists, settings, checks and the log, to be opened here or elsewhere",
        )
        st.download_button(
            "Export without texts",
            lambda: workspace.export(bare=without_sentences),
            file_name=f"{_file_name(info.name)}_without_texts.zip",
            mime="application/zip",
            on_click="ignore",
            key="corpora_export_bare",
            help="For texts that may not be handed on: the file holds their hashes, all that you set, corrected and "
            "checked, and no sentence. Whoever opens it and adds the same texts has all of that back.",
        )
        if info.role == "owner":
            _delete(info)
    if user() != LOCAL:
        _members(workspace, info)
    log(workspace)


def _file_name(name: str) -> str:
    return re.sub(r"\W+", "_", name).strip("_").lower() or "corpus"


def _rename(info: WorkspaceInfo) -> None:
    with st.popover("Rename", key="corpora_rename"), st.form("corpora_rename_form", border=False):
        name = st.text_input("Name", info.name, max_chars=80)
        if st.form_submit_button("Rename it"):
            try:
                rename_corpus(name)
            except StoreError as error:
                st.text(str(error))
            else:
                st.rerun()


def _delete(info: WorkspaceInfo) -> None:
    with st.popover("Delete", key="corpora_delete"):
        articles = counted(info.n_articles, "article")
        if info.n_articles > MOST_UNDONE:
            st.markdown(f"**{plain(info.name)}** with its {articles}, word lists and checks is gone for good then.")
            st.markdown("Export it first if you may want it back.")
        else:
            st.markdown(f"**{plain(info.name)}** with its {articles}, word lists and checks is removed.")
            st.markdown("It can be brought back on the Start page until this tab is closed or reloaded.")
        if st.button("Yes, delete it", type="primary", key="corpora_delete_yes"):
            delete_corpus()
            say(f"Deleted: {plain(info.name)}")
            open_page("start")


def _members(workspace: Workspace, info: WorkspaceInfo) -> None:
    st.subheader("Members", anchor=False)
    members, is_owner = workspace.members(), info.role == "owner"
    for member in members:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{member.user}, {member.role}", width=420)
            is_me = member.user == user()
            may = (is_owner or is_me) and len(members) > 1
            key = f"corpora_out_{member.user}"
            if may and st.button("Leave" if is_me else "Remove", key=key, type="tertiary"):
                _part(workspace, member.user, is_me=is_me)
    if is_owner:
        with st.form("corpora_member", border=False, clear_on_submit=True):
            address = st.text_input("E-mail address of somebody who may work on this corpus, too", max_chars=320)
            if st.form_submit_button("Add") and "@" in address:
                workspace.add_member(address.strip().lower())
                st.rerun()


def _part(workspace: Workspace, member: str, *, is_me: bool) -> None:
    workspace.remove_member(member)
    if is_me:
        forget_corpus()
        open_page("start")
    st.rerun()
