"""The whole app in Streamlit's own test harness: which corpus it opens, what it keeps, what it says if it cannot."""

from __future__ import annotations

import pytest
from page_harness import AppTest, stored
from page_harness import opened_app as opened

from lib.model import Article
from lib.pages import working
from lib.pages.markup import plain
from lib.pages.state.articles import SCORING
from lib.pages.state.keeping import RETRY_AFTER, UNKNOWN, default_name
from lib.pages.state.memory import _shared
from lib.store import LOCAL, StoreError, Workspace

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
FULL = "framescope.db: the disk is full. Make room and try again; what was stored before is still there."


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text)
    app.button(key="start_paste").click().run()
    assert not app.exception
    return app


def address(app: AppTest) -> str:
    found = app.query_params["corpus"]
    return found if isinstance(found, str) else found[0]


def headers(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def fail(*_: object, **__: object) -> None:
    raise StoreError(FULL)


def test_who_has_no_corpus_gets_the_sample_and_nothing_is_stored(store):
    app = opened()
    assert address(app) == "sample"
    assert app.session_state["corpus"].is_sample
    assert store.workspaces(LOCAL) == ()


def test_a_text_of_ones_own_makes_a_corpus_with_an_address(store):
    app = paste(opened(), "The dam held. Nobody spoke.")
    (info,) = store.workspaces(LOCAL)
    assert (address(app), info.n_articles) == (info.id, 1)
    assert info.name.startswith("Corpus of ")
    again = opened(info.id)
    assert [article.text for article in again.session_state["corpus"].articles.values()] == [
        "The dam held. Nobody spoke."
    ]
    assert again.session_state["corpus"].files == app.session_state["corpus"].files


def test_a_corpus_that_gets_its_address_while_the_page_begins_anew_stays_open(store):
    app = paste(opened("sample"), "The dam held.")
    assert [article.text for article in app.session_state["corpus"].articles.values()] == ["The dam held."]
    assert address(app) == store.workspaces(LOCAL)[0].id
    app.run()
    app.query_params["corpus"] = "sample"  # now it is what the user asks for
    app.run()
    assert app.session_state["corpus"].is_sample


def test_without_an_address_the_corpus_used_last_is_opened(store):
    first, second = stored(store, "One", "The dam held."), stored(store, "Two", "Nobody spoke.")
    store.open(first.id, LOCAL)
    assert address(opened()) == first.id
    store.open(second.id, LOCAL)
    assert address(opened()) == second.id


def test_the_sample_has_an_address_of_its_own_and_a_text_begins_another_corpus(store):
    stored(store, "One", "The dam held.")
    app = opened("sample")
    assert app.session_state["corpus"].is_sample
    paste(app, "Nobody spoke.")
    assert [(info.name[:9], info.n_articles) for info in store.workspaces(LOCAL)] == [("Corpus of", 1), ("One", 1)]


@pytest.mark.parametrize("corpus", ["nothing", "<script>alert(1)</script>", "0" * 24, "../../etc/passwd", "x" * 5000])
def test_an_unknown_address_is_a_sentence_and_ways_out(store, corpus):
    app = opened(corpus)
    assert [text.value for text in app.text] == [UNKNOWN]
    assert {button.label for button in app.button} == {"Show my corpora", "Open the sample corpus", "Try again"}


def test_somebody_elses_corpus_is_as_unknown_as_none(store):
    foreign = stored(store, "Theirs", "A secret.", user="eve@example.org")
    app = opened(foreign.id)
    assert [text.value for text in app.text] == [UNKNOWN]
    assert "corpus" not in app.session_state


def test_another_address_in_the_same_session_opens_another_corpus_with_its_own_settings(store):
    first, second = stored(store, "One", "The dam held."), stored(store, "Two", "Nobody spoke.")
    second.keep_settings({"terms/muted/slam": '"slam"', "tone": '{"mask_names": false}'})
    app = opened(first.id)
    edition = app.session_state["corpus"].edition
    app.query_params["corpus"] = second.id
    app.run()
    assert headers(app)[0] == "Two"
    assert app.session_state["wordlist_terms"].muted == {"slam"}
    assert app.session_state["settings"].tone.mask_names is False
    assert app.session_state["corpus"].edition > edition
    app.query_params["corpus"] = first.id
    app.run()
    assert headers(app)[0] == "One"
    assert app.session_state["wordlist_terms"].muted == frozenset()


def test_what_cannot_be_stored_is_said_and_stored_at_the_next_try(store, monkeypatch):
    app = opened()
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "change", fail)
        paste(app, "The dam held.")
        assert "not saved" in " ".join(warning.value for warning in app.warning)
        assert FULL in [text.value for text in app.text]
        assert "Your corpus, saved" not in " ".join(caption.value for caption in app.caption)
        paste(app, "Nobody spoke.")
        assert len(app.session_state["corpus"].articles) == 2
        app.button(key="opening_save").click().run()
        assert FULL in [text.value for text in app.text]
    app.button(key="opening_save").click().run()
    assert not app.warning or "not saved" not in app.warning[0].value
    assert [info.n_articles for info in store.workspaces(LOCAL)] == [2]
    assert len(opened(address(app)).session_state["corpus"].files) == 2


def test_a_store_that_failed_is_tried_again_by_itself_after_a_while(store, monkeypatch):
    app = opened()
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "change", fail)
        paste(app, "The dam held.")
    app.run()
    assert [info.n_articles for info in store.workspaces(LOCAL)] == [0]
    app.session_state["keeping"].tried -= RETRY_AFTER + 1
    app.run()
    assert [info.n_articles for info in store.workspaces(LOCAL)] == [1]


def test_a_session_with_unsaved_texts_does_not_let_go_of_them(store, monkeypatch):
    other = stored(store, "One", "Nobody spoke.")
    app = opened("sample")
    monkeypatch.setattr(Workspace, "change", fail)
    paste(app, "The dam held.")
    app.query_params["corpus"] = other.id
    app.run()
    assert [article.text for article in app.session_state["corpus"].articles.values()] == ["The dam held."]


def test_without_a_store_the_dashboard_works_and_says_that_it_keeps_nothing(place_of_data):
    place_of_data.write_text("a file where the folder should be")
    app = opened()
    assert app.session_state["corpus"].is_sample
    assert "not be saved" in app.warning[0].value
    paste(app, "The dam held.")
    assert len(app.session_state["corpus"].articles) == 1
    assert "not saved" in app.warning[0].value
    place_of_data.unlink()
    app.button(key="opening_save").click().run()
    assert address(app) != "sample"


def test_changes_of_another_session_are_announced_and_shown(store):
    workspace = stored(store, "One", "The dam held.")
    app = opened(workspace.id)
    workspace.change(added=[Article("Nobody spoke.")])
    app.run()
    assert "was changed in another tab" in app.info[0].value
    app.button(key="opening_reload").click().run()
    assert len(app.session_state["corpus"].articles) == 2
    assert not app.info


def test_a_corpus_that_was_deleted_elsewhere_leaves_the_screen(store):
    workspace = stored(store, "One", "The dam held.")
    app = opened(workspace.id)
    workspace.delete()
    app.run()
    assert [text.value for text in app.text] == [UNKNOWN]


def test_a_name_with_markup_stays_a_name(store):
    workspace = stored(store, "**bold** ![x](http://evil.example/a.png) :red[x] $y$", "The dam held.")
    app = opened(workspace.id)
    written = headers(app)[0]
    assert written == plain("**bold** ![x](http://evil.example/a.png) :red[x] $y$")


def test_changed_settings_on_the_sample_are_said_to_be_lost():
    app = opened("sample")
    assert not any("The sample corpus is open" in caption.value for caption in app.caption)
    app.session_state["wordlist_terms"] = app.session_state["wordlist_terms"].with_muted(["slam"])
    app.run()
    said = app.caption[-1].value
    assert said.startswith("The sample corpus is open. What you changed (word lists) is gone when this tab is closed")
    assert "a copied link shows the sample without it" in said


def test_the_name_of_a_new_corpus_says_the_day_and_is_not_taken():
    from datetime import date

    day = date(2026, 11, 2)
    assert default_name(day, []) == "Corpus of 2 November 2026"
    assert default_name(day, ["corpus of 2 november 2026", "Corpus of 2 November 2026 (2)"]) == (
        "Corpus of 2 November 2026 (3)"
    )


def test_a_corpus_that_is_opened_again_is_not_measured_again(store, monkeypatch):
    app = paste(opened(), "The dam held. Nobody spoke.")

    def parsed(*_: object) -> None:
        raise AssertionError("measured again")

    monkeypatch.setattr("lib.pages.measures.scored", parsed)
    monkeypatch.setattr("lib.pages.state.articles.parse_article", parsed)
    _shared.clear()  # as after a start of the server
    again = opened(address(app))
    assert any("1 article" in each.value and "5 words" in each.value for each in again.markdown)


def test_scoring_what_could_not_be_stored_can_be_stopped_and_gone_on_with(store, monkeypatch):
    monkeypatch.setattr(Workspace, "change", fail)
    app = paste(opened("sample"), "The dam held.")
    app.session_state["stopped"] = {SCORING: None}  # as a click on Stop says
    paste(app, "Nobody spoke.")
    assert app.session_state["measures"].table["n_words"].tolist() == [3]
    assert any("before 1 article." in each.value for each in app.caption)
    app.button(key="scoring_go_on").click().run()
    assert app.session_state["measures"].table["n_words"].tolist() == [3, 2]
    assert "scoring_go_on" not in [each.key for each in app.button]


def test_a_long_scoring_has_a_bar_with_stop(store, monkeypatch):
    monkeypatch.setattr(Workspace, "change", fail)
    monkeypatch.setattr(working, "SECONDS_UNTOLD", 0.0)
    told = []
    monkeypatch.setattr(working.Bar, "_shown", lambda bar: told.append(bar._doing) or bar._place.progress(0.0))
    paste(opened("sample"), "The dam held.")
    assert told == ["Scoring 1 article"]


def test_a_pasted_text_may_have_its_outlet_said_beside_it(store):
    app = opened("sample")
    for text, outlet in (("The dam held.", " Valley Wire "), ("Nobody spoke.", "")):
        (box,) = [each for each in app.text_input if each.label.startswith("Outlet")]
        box.set_value(outlet)
        paste(app, text)
        assert app.toast[0].value == "1 new article from 1 pasted text"
    assert [card.outlet for card in app.session_state["corpus"].cards.values()] == ["Valley Wire", None]
    assert [each.value for each in app.text_input if each.label.startswith("Outlet")] == [""]


def test_pasted_texts_that_wait_keep_their_outlets(store, monkeypatch):
    monkeypatch.setattr("lib.pages.intake._wait", lambda: None)  # another file is being read
    monkeypatch.setattr("lib.pages.opening.go_on_reading", lambda: None)
    app = opened("sample")
    for text, outlet in (("The dam held.", "Wire"), ("Nobody spoke.", "Post")):
        (box,) = [each for each in app.text_input if each.label.startswith("Outlet")]
        box.set_value(outlet)
        paste(app, text)
    inbox = app.session_state["inbox"]
    assert [inbox.known[name]["outlet"] for name, _ in inbox.waiting] == ["Wire", "Post"]
