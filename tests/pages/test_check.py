"""The Check page through Streamlit's own test harness."""

from __future__ import annotations

import pytest
from page_harness import AppTest, opened

from lib.pages import checked, working

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def begun(coder: str = "Ann") -> AppTest:
    app = opened("check")
    app.text_input[0].input(coder)
    return press(app, "Draw the sentences")


def test_while_sentences_are_drawn_a_bar_can_stop_it(monkeypatch):
    monkeypatch.setattr(working, "SECONDS_UNTOLD", 0)
    monkeypatch.setattr(working, "SECONDS_BETWEEN", 0)
    told: list[str] = []
    monkeypatch.setattr(working.Bar, "close", lambda bar: told.append(bar._bar is not None))
    app = begun()
    assert told == [True]
    assert not app.exception


def shown(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.text, app.header, app.subheader, app.info, app.success)
    return " ".join(each.value for kind in kinds for each in kind)


def coded(app: AppTest, n: int) -> AppTest:
    for place in range(n):
        press(app, ("Negative", "Neutral", "Positive")[place % 3])
    return app


def test_an_empty_corpus_has_nothing_to_check():
    app = opened("check")
    app.session_state["corpus"].clear()
    app.run()
    assert not app.exception
    assert "Nothing to check yet" in shown(app)


def test_a_coder_needs_a_name():
    assert "Give the coder a name or initials." in shown(begun(" "))


def test_neither_outlet_nor_measure_is_seen_while_coding():
    app = coded(begun(), 3)
    said = shown(app) + " ".join(each.proto.body for each in app.get("html"))
    held = app.session_state["corpus"]
    assert not any(each.outlet in said for each in held.articles.values())
    assert not app.dataframe
    assert "Agreement" not in said


def test_no_result_before_ten_codes():
    app = coded(begun(), 9)
    assert not [each for each in app.button if "result" in each.label]
    press(app, "Neutral")
    press(app, "Stop here and see the result")
    assert "Agreement with the measure" in shown(app)
    assert "Ann, 10 sentences" in shown(app)


def test_back_and_skip_keep_the_codes():
    app = press(coded(begun(), 2), "Back")
    assert "Sentence 2 of 30" in shown(app)
    press(press(app, "Next"), "Skip")
    assert "Sentence 4 of 30" in shown(app)
    assert app.session_state["corpus"].checks["tone"].coding.codes[:4] == (-1, 0, None, None)


def test_who_comes_back_to_an_unfinished_check_goes_on_at_the_first_sentence_without_a_code():
    app = coded(press(press(coded(begun(), 2), "Skip"), "Skip"), 1)
    again = opened("check", app.session_state["corpus"])  # as after a reload: another session, the same codes
    assert "Sentence 3 of 30" in shown(again)
    press(again, "Positive")
    assert again.session_state["corpus"].checks["tone"].coding.codes[:5] == (-1, 0, 1, None, -1)


def test_a_second_coder_codes_without_seeing_the_first_result():
    app = press(coded(begun(), 10), "Stop here and see the result")
    app.text_input[0].input("Bob")
    press(app, "Begin coding")
    assert "Agreement" not in shown(app)
    press(coded(app, 10), "Stop here and see the result")
    assert "Krippendorff's alpha = 1.00 on 10 sentences" in shown(app)


def test_a_check_is_cleared_after_confirmation():
    app = begun()
    press(app, "Yes, clear it")
    assert app.session_state["corpus"].checks == {}


def test_sentences_that_left_the_corpus_do_not_count():
    app = press(coded(begun(), 10), "Stop here and see the result")
    app.session_state["corpus"].clear()
    app.session_state["corpus"].load_sample()
    held = app.session_state["corpus"]
    held.remove([held.checks["tone"].sentences[0].article])
    app.run()
    assert not app.exception
    assert "are not measured now" in " ".join(each.value for each in app.warning)


def test_measuring_the_sentences_can_be_stopped_and_charts_say_that_it_was(monkeypatch):
    app = coded(begun(), 10)
    for module in (checked, working):
        monkeypatch.setattr(module, "is_left", lambda key: key[0] == "check")
    press(app, "Stop here and see the result")
    assert "Stopped: measuring the sentences of the check." in shown(app)
    assert "Go on" in [each.label for each in app.button]
    chart = opened("overview", app.session_state["corpus"]).get("plotly_chart")[0]
    assert "Not set beside the check by hand" in chart.proto.spec.replace("<br>", " ")
    monkeypatch.undo()
    press(app, "Go on")
    assert "Ann, 10 sentences" in shown(app)
