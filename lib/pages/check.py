"""Check: people code sentences blind, and their codes are set beside the measure."""

from __future__ import annotations

from random import SystemRandom

import streamlit as st

from lib.compare.agreement import FEWEST_CODED
from lib.compare.handcheck.check import QUESTIONS, CheckError, Question
from lib.compare.handcheck.draw import FEWEST_WORDS, articles_to_read, draw
from lib.pages.check_coding import coding_screen
from lib.pages.check_file import exchange
from lib.pages.check_result import result
from lib.pages.empty import nothing
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles, cards, n_articles
from lib.pages.state.settings import settings
from lib.pages.switch import switch
from lib.pages.undo import undo_button
from lib.pages.working import Bar

USUAL, MOST = 30, 200  # sentences
LARGEST_SEED = 10**6
QUESTION_LABELS: dict[Question, str] = {"tone": "Tone", "loadedness": "Loadedness"}
CHECKED: dict[Question, str] = {"tone": "the sentiment measures", "loadedness": "the loaded terms"}


def render() -> None:
    """The question, then drawing, coding or the result, whatever is next; at the end the files."""
    st.title("Check")
    st.markdown(
        "Does a measure agree with you? Code sentences drawn at random, without seeing the outlet or the measure; "
        "then see how far both agree. The charts of the Overview say what came out."
    )
    held = corpus()
    if not n_articles(held):
        nothing("check", "**Nothing to check yet.** Sentences are drawn from the articles you add.")
        return
    question = switch(
        "What to code",
        QUESTIONS,
        key="check_question",
        format_func=QUESTION_LABELS.__getitem__,
        help="Tone checks the sentiment measures, loadedness the loaded terms.",
    )
    check = held.checks.get(question)
    undo_button(f"check {question}", lambda before: held.checks.update({question: before}))
    if check is None:
        _draw(question)
    elif check.coding:
        coding_screen(check, check.coding)
    else:
        if check.closed:
            result(check)
        _next_coder(question)
    exchange(question)


def _draw(question: Question) -> None:
    with st.form("check_draw", width=560):
        n = st.number_input("Sentences", FEWEST_CODED, MOST, USUAL, help="More sentences make the interval narrower.")
        coder = st.text_input("Your name or initials", key="check_coder")
        st.caption(
            f"Spread evenly over outlets; sentences of {FEWEST_WORDS} words and more, from English texts. Your codes "
            f"check {CHECKED[question]}."
        )
        asked = st.form_submit_button("Draw the sentences", type="primary")
    if asked:  # not within the form, which can hold no other button
        _begin(question, int(n), coder)


def _begin(question: Question, n: int, coder: str) -> None:
    held, seed = corpus(), SystemRandom().randrange(LARGEST_SEED)
    outlet_of = {article_id: card.outlet or "" for article_id, card in cards(held).items()}
    bar = Bar("Reading articles", "check_draw")  # a click on Stop leads back to the form
    docs = documents(articles(held, articles_to_read(outlet_of, seed)), bar)
    drawn = draw(docs, outlet_of, question, n=n, seed=seed, settings_version=settings().version)
    bar.close()
    if len(drawn.sentences) < FEWEST_CODED:
        st.error(
            f"The corpus has only {len(drawn.sentences)} English sentences of {FEWEST_WORDS} words and more. Agreement "
            f"is stated from {FEWEST_CODED} on: add articles on the Start page."
        )
        return
    try:
        held.checks[question] = drawn.with_coder(coder)
    except CheckError as error:
        st.text(str(error))
        return
    st.rerun()


def _next_coder(question: Question) -> None:
    check = corpus().checks[question]
    st.header("Another coder" if check.closed else "Code these sentences")
    st.caption(
        f"The same {len(check.sentences)} sentences, coded without seeing what anybody else said. Two coders show how "
        "far people agree with each other, which is as much as one can ask of a measure."
    )
    with st.form("check_next", width=560):
        coder = st.text_input("Name or initials of this coder", key=f"check_coder_{len(check.codings)}")
        if st.form_submit_button("Begin coding"):
            try:
                corpus().checks[question] = check.with_coder(coder)
            except CheckError as error:
                st.text(str(error))
                return
            st.rerun()
