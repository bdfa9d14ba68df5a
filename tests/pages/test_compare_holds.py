"""The section on sensitivity through Streamlit's own test harness."""

from __future__ import annotations

import warnings

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import streamlit as st
    from streamlit.testing.v1 import AppTest

from lib.model import Article
from lib.pages import compare_holds
from lib.text.lexicon import read_lexicon
from lib.text.settings import Settings

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own

SCRIPT = """
from lib.pages.choice import choose_groups, choose_measure
from lib.pages.compare_holds import holds
groups = choose_groups("compare")
if groups:
    holds(choose_measure("compare", groups))
"""
SMALL = Settings(read_lexicon("own", "term,category\nstrike*,<b>anger</b>\nflood*,water\n"))


def opened() -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=240)
    app.session_state["settings"] = SMALL  # small, so that its parts are made at once
    app.run()
    assert not app.exception
    return app


def written(app: AppTest) -> str:
    return " ".join(each.value for kind in (app.markdown, app.caption, app.info) for each in kind)


def run(app: AppTest) -> AppTest:
    app.button(key="holds_run").click().run()
    assert not app.exception
    return app


def test_says_what_it_will_do_and_does_it_once_asked():
    app = opened()
    assert "40 articles will be read again under" in written(app)
    label = app.button(key="holds_run").label
    assert label.startswith("Run the comparison under ")
    run(app)
    table = app.dataframe[0].value
    assert f"under {len(table)} specifications" in label
    assert table["specification"].is_unique
    assert "All 4 groups stand in the main comparison's order" in written(app)
    assert "not independent" in written(app)
    assert not [button for button in app.button if button.key == "holds_run"]


def test_each_group_can_be_set_against_the_others_and_nothing_is_read_again(monkeypatch):
    app = run(opened())
    monkeypatch.setattr(compare_holds, "rescored", None)
    before = app.dataframe[0].value
    chosen = app.selectbox(key="holds_target")
    chosen.select(chosen.options[-1]).run()
    assert not app.exception
    assert app.dataframe[0].value["effect"].tolist() != before["effect"].tolist()


def test_what_was_done_when_it_was_stopped_stays_and_the_rest_can_follow(monkeypatch):
    original, calls = compare_holds.rescored, []

    def stopping(articles, used):
        calls.append(used.version)
        if len(calls) == 3:
            st.stop()  # ends this run of the script, as a click on Stop does
        return original(articles, used)

    monkeypatch.setattr(compare_holds, "rescored", stopping)
    app = run(opened())
    assert not app.dataframe
    app.run()
    part = app.dataframe[0].value
    assert f"Stopped: {len(part)} of " in written(app)
    run(app)
    assert calls[2] == calls[3]  # what was not finished is done again, what was finished is not
    assert len(calls) == len(set(calls)) + 1
    assert len(app.dataframe[0].value) > len(part)
    assert "Stopped" not in written(app)


def test_a_measure_of_quotations_has_specifications_too():
    app = opened()
    app.selectbox(key="compare_metric").select("quote_density").run()
    run(app)
    assert len(app.dataframe[0].value) >= 8


def test_hostile_names_and_few_articles_are_described():
    app = opened()
    held = app.session_state["corpus"]
    held.clear()
    for i in range(3):
        for name in ("<script>x</script>", "![](http://x)"):
            text = f"The strike goes on for day {i}. The {name} port is closed. Nobody knows for how long."
            article = Article(text, outlet=name)
            held.take_over([article], [])
    nameless = Article("The strike goes on. Nobody knows for how long.")
    held.take_over([nameless], [])
    run(app.run())
    assert "<script>" not in app.get("html")[0].proto.body
    assert "too few for an interval" in app.get("html")[0].proto.body


def test_more_groups_than_it_is_done_for_are_said(monkeypatch):
    monkeypatch.setattr(compare_holds, "MOST_GROUPS", 3)
    assert "4 groups are more than the 3 that this is done for" in written(opened())


def test_one_group_has_nothing_to_compare():
    app = opened()
    held = app.session_state["corpus"]
    held.name_all(held.cards, outlet="One")
    app.run()
    assert not app.exception
    assert "fewer than two groups" in written(app)
