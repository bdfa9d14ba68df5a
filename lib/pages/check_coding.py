"""One sentence after another, to be coded blind: neither outlet nor measure is on the screen."""

from __future__ import annotations

import streamlit as st

from lib.charts.sentence import sentence_html
from lib.compare.agreement import FEWEST_CODED
from lib.compare.handcheck.check import SCALES, Check, Coding, Drawn, Question
from lib.pages.labels import counted
from lib.pages.state.articles import corpus, document
from lib.pages.state.cards import article, cards
from lib.pages.state.places import go_to, place, theme

ASKED: dict[Question, str] = {
    "tone": "How does this sentence sound? Judge its words, not whether you welcome the news.",
    "loadedness": "Is the wording loaded: does it evaluate where plainer words would have reported the same?",
}


def coding_screen(check: Check, coding: Coding) -> None:
    """The sentence in hand with its choices, or at the end the way to the result."""
    key = f"check_place_{check.question}_{check.seed}_{coding.coder}"
    at = min(place(key, _first_open(coding)), len(check.sentences))
    st.progress(coding.n / len(coding.codes), f"{coding.n} of {len(coding.codes)} coded")
    if at < len(check.sentences):
        _sentence(check, at)
        _choices(check, coding, at, key)
    _moves(coding, at, key)
    _way_out(check, coding, at)


def _first_open(coding: Coding) -> int:
    """Where a coder goes on who comes back: at the first sentence without a code, of none at the end."""
    return coding.codes.index(None) if None in coding.codes else len(coding.codes)


def _sentence(check: Check, at: int) -> None:
    st.subheader(f"Sentence {at + 1} of {len(check.sentences)}", anchor=False)
    drawn = check.sentences[at]
    with st.container(border=True):
        before, after = _neighbours(drawn) if place("check_neighbours") else ("", "")
        st.html(sentence_html(drawn.text, theme(), before=before, after=after))
    st.markdown(f"**{ASKED[check.question]}**")


def _neighbours(drawn: Drawn) -> tuple[str, str]:
    if drawn.article not in cards(corpus()):
        return "", ""
    doc = document(article(corpus(), drawn.article))
    before = [each for each in doc.sentences if each.end <= drawn.start]
    after = [each for each in doc.sentences if each.start >= drawn.end]
    return (doc.line(before[-1]) if before else ""), (doc.line(after[0]) if after else "")


def _choices(check: Check, coding: Coding, at: int, key: str) -> None:
    scale = SCALES[check.question]
    for number, (column, (code, label)) in enumerate(zip(st.columns(len(scale)), scale.items(), strict=True), 1):
        chosen = coding.codes[at] == code
        clicked = column.button(
            label.capitalize(),
            key=f"check_code_{code}",
            type="primary" if chosen else "secondary",
            shortcut=str(number),
            width="stretch",
        )
        if clicked:
            corpus().checks[check.question] = check.coded(at, code)
            go_to(key, at + 1)
            st.rerun()


def _moves(coding: Coding, at: int, key: str) -> None:
    uncoded = [number for number, code in enumerate(coding.codes) if code is None]
    with st.container(horizontal=True):
        if st.button("Back", key="check_back", shortcut="b", disabled=at == 0):
            go_to(key, at - 1)
            st.rerun()
        if at < len(coding.codes) and st.button("Skip" if at in uncoded else "Next", key="check_skip", shortcut="s"):
            go_to(key, at + 1)
            st.rerun()
        # No toggle: while one has the focus, the keys of the choices do nothing.
        shown = place("check_neighbours")
        label = "Hide neighbours" if shown else "Show the sentences before and after"
        if at < len(coding.codes) and st.button(label, key="check_beside", shortcut="n"):
            go_to("check_neighbours", 1 - shown)
            st.rerun()
        if at == len(coding.codes) and uncoded and st.button("Go to the first skipped sentence", key="check_skipped"):
            go_to(key, uncoded[0])
            st.rerun()


def _way_out(check: Check, coding: Coding, at: int) -> None:
    n_open, at_end = len(coding.codes) - coding.n, at == len(coding.codes)
    if coding.n < FEWEST_CODED:
        if at_end:
            st.info(f"{counted(n_open, 'sentence')} not coded. The result is shown from {FEWEST_CODED} codes on.")
        return
    if at_end:
        st.success(f"{counted(coding.n, 'sentence')} coded. What you said cannot be changed once you see the result.")
    label = "See the result" if at_end else "Stop here and see the result"
    help_ = f"Ends your coding, {n_open} not coded: codes given with the result in sight would not be blind."
    clicked = st.button(label, key="check_result", type="primary" if at_end else "tertiary", help=help_)
    if clicked:
        corpus().checks[check.question] = check.finished()
        st.rerun()
