"""A check by hand as a file: to keep, to hand to a second coder, to bring back; and its end."""

from __future__ import annotations

import streamlit as st

from lib.compare.handcheck.check import Check, CheckError, Question
from lib.compare.handcheck.file import json_text, read_check
from lib.pages.labels import counted
from lib.pages.state.articles import corpus
from lib.pages.state.places import end_visit, visit
from lib.pages.state.undo import note


def exchange(question: Question) -> None:
    """Download, upload, clear."""
    check = corpus().checks.get(question)
    with st.expander("Files: keep this check, or code with a colleague", key="check_files"):
        if check:
            _downloads(check)
        file = st.file_uploader("A check from this page, your own or a colleague's", "json", key=f"check_up_{visit()}")
        if file is not None:
            _take(file.name, file.getvalue())
    if check:
        _clear(check)


def _downloads(check: Check) -> None:
    st.caption(
        "Give a colleague the sentences alone; they upload the file here, code, and send theirs back. With the same "
        "articles loaded they see the agreement as well."
    )
    with st.container(horizontal=True):
        for label, what, held in (
            ("Sentences alone, for a second coder", "sentences", check.blank()),
            ("Sentences with all codes", "codes", check),
        ):
            st.download_button(
                label,
                json_text(held).encode(),
                file_name=f"framescope_check_{check.question}_{check.seed}_{what}.json",
                mime="application/json",
                key=f"check_download_{what}",
                on_click="ignore",
            )


def _take(name: str, content: bytes) -> None:
    checks = corpus().checks
    try:
        read = read_check(name, content)
        held = checks.get(read.question)
        checks[read.question] = held.joined(read) if held else read
    except CheckError as error:
        st.error("Nothing was changed.")
        st.text(str(error))
        return
    end_visit()
    coders = counted(len(checks[read.question].codings), "coder")
    st.toast(f"Check of {read.question}: {counted(len(read.sentences), 'sentence')}, {coders}")
    st.rerun()


def _clear(check: Check) -> None:
    with st.popover("Clear this check"):
        st.markdown("The sentences and all codes are removed. Undo brings them back until another corpus is opened.")
        if st.button("Yes, clear it", key="check_clear", type="primary"):
            note(f"check {check.question}", corpus().checks.pop(check.question))
            st.rerun()
