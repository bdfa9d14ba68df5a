"""A presentation is a list of views that can be put in another order and is kept as a text."""

from __future__ import annotations

import json

import pytest
from page_harness import AppTest

from lib.pages.setup import Setup, setup_of, texts_of
from lib.pages.slides import MOST_SLIDES, Slide, json_of, moved, slides_of, without

FIRST = Slide("Tone by outlet", "overview", (("voice", "own"), ("event", "port-strike")), "overview_chart_sentiment")
SECOND = Slide("Lücken “…”", "compare", (("view", "differences"),), "compare_differences")
THIRD = Slide("Strike", "words", (), "words_chart")
ALL = (FIRST, SECOND, THIRD)


def test_a_presentation_is_kept_with_the_setup():
    assert slides_of(json_of(ALL)) == ALL
    assert setup_of(texts_of(Setup(slides=ALL))).slides == ALL
    assert texts_of(Setup()) == {}


@pytest.mark.parametrize(
    ("place", "by", "order"),
    [(0, 1, (SECOND, FIRST, THIRD)), (2, -1, (FIRST, THIRD, SECOND)), (0, -1, ALL), (2, 1, ALL)],
)
def test_a_slide_moves_among_the_others(place, by, order):
    assert moved(ALL, place, by) == order


def test_a_slide_is_taken_out():
    assert without(ALL, 1) == (FIRST, THIRD)


HOSTILE = {
    "no list": {"a": 1},
    "no slide": [[1]],
    "a page that is none": [["t", "../etc", {}, "x"]],
    "a parameter that is none": [["t", "compare", {"corpus": "f" * 24}, "x"]],
    "a value that is none": [["t", "compare", {"view": ["a"]}, "x"]],
    "a value too long": [["t", "compare", {"view": "x" * 301}, "x"]],
    "a chart that is a style": [["t", "compare", {}, "x{} * {display:none}"]],
    "a title that is none": [[None, "compare", {}, "x"]],
    "too many": [["t", "compare", {}, "x"]] * (MOST_SLIDES + 1),
}


@pytest.mark.parametrize("found", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_presentation_is_passed_over(found):
    with pytest.raises((ValueError, TypeError)):
        slides_of(json.dumps(found))
    assert setup_of({"slides": json.dumps(found)}) == Setup()


def test_changes_are_taken_back_one_after_another():
    app = AppTest.from_string(
        "from lib.pages.state.settings import change_slides, put_slides\nfrom lib.pages.undo import undo_button\n"
        "import streamlit as st\n"
        "for changed in st.session_state.pop('todo', []):\n    change_slides(changed)\n"
        "undo_button('slides', put_slides)"
    )
    app.session_state["todo"] = [ALL, without(ALL, 1), moved(without(ALL, 1), 0, 1)]
    app.run()
    for before in (without(ALL, 1), ALL, ()):
        app.button(key="undo_slides").click().run()
        assert app.session_state["slides"] == before
    assert not app.button
