"""Work that takes longer than a moment: what was stopped begins again only when it is asked for."""

from __future__ import annotations

import pytest
from page_harness import AppTest

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own

PAGE = """
import streamlit as st
import lib.pages.working as working
working.SECONDS_UNTOLD = st.session_state.get("untold", 0)

def made(tell):
    for step in range(4):
        tell(step, 4)
        if step == 2 and st.session_state.get("breaks"):
            raise InterruptedError
    return "all of it"

def elsewhere(key, make, waits):
    waits()
    raise InterruptedError

if st.session_state.get("awaited"):
    working.kept = elsewhere
else:
    from lib.pages.state.memory import kept
    working.kept = kept
st.text(working.worked(("lines",), "Reading lines", made))
"""


def page(**state: object) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=60)
    for name, value in state.items():
        app.session_state[name] = value
    return app.run()


def test_while_it_works_there_is_a_bar_and_a_button_that_stops_it():
    app = page(breaks=True)
    assert [each.label for each in app.button] == ["Stop"]
    assert [each.proto.text for each in app.get("progress")] == ["Reading lines, 0%"]
    app.session_state["breaks"] = False
    app.button[0].click().run()
    assert [each.value for each in app.info] == ["Stopped: reading lines."]
    assert [each.value for each in app.text] == ["None"]
    app.run()
    assert [each.label for each in app.button] == ["Go on"]
    app.button[0].click().run()
    assert [each.value for each in app.text] == ["all of it"]
    assert not app.button


def test_what_another_session_has_begun_is_awaited_with_a_bar_and_can_be_left():
    app = page(awaited=True)
    (bar,) = app.get("progress")
    assert bar.proto.text == "Reading lines: another session has begun it, what it finds comes here too"
    assert [each.label for each in app.button] == ["Stop"]
    app.session_state["awaited"] = False
    app.button[0].click().run()
    assert [each.value for each in app.info] == ["Stopped: reading lines."]


def test_what_is_done_within_a_moment_shows_no_bar():
    app = page(breaks=True, untold=60)
    assert not app.button
    assert not app.get("progress")
