"""What was removed or changed by mistake can be brought back, in words that say how."""

from __future__ import annotations

from page_harness import opened, opened_app, stored

from lib.compare.handcheck.check import Check, Drawn
from lib.store import LOCAL

SENTENCES = tuple(Drawn("f" * 64, 10 * n, 10 * n + 9, f"Sentence {n}.") for n in range(12))


def press(app, label: str):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def terms(app) -> set[str]:
    return {entry.term for entry in app.session_state["settings"].lexicon.entries}


def test_changes_of_a_word_list_are_taken_back_one_by_one():
    app = opened("lexicon")
    before = terms(app)
    app.text_input[1].set_value("dam*")
    next(box for box in app.selectbox if box.label == "Category" and not box.key).set_value("metaphors")
    press(app, "Save")
    app.button(key="lexicon_reset_terms").click().run()
    assert terms(app) == before
    app.button(key="undo_words terms").click().run()
    assert terms(app) == before | {"dam*"}
    app.button(key="undo_words terms").click().run()
    assert terms(app) == before
    assert not app.exception


def test_a_cleared_check_comes_back_with_its_codes():
    app = opened("check")
    check = Check("tone", SENTENCES, "v1", 7).with_coder("Ann").coded(0, -1)
    app.session_state["corpus"].checks["tone"] = check
    app.run()
    app.button(key="check_clear").click().run()
    assert app.session_state["corpus"].checks == {}
    app.button(key="undo_check tone").click().run()
    assert not app.exception
    assert app.session_state["corpus"].checks == {"tone": check}


def test_a_deleted_corpus_comes_back_with_its_articles(store):
    made = stored(store, "Dam", "The dam held. Nobody spoke.")
    app = opened_app(made.id)
    exported = made.export()
    made.delete()
    app.session_state["undo"] = {"corpus": [("Dam", exported)]}
    app.query_params["corpus"] = "sample"
    app.run()
    press(app, "Bring back the deleted corpus")
    assert app.toast[0].value == "It is back: Dam. Its address is a new one."  # who works alone has no members
    (info,) = store.workspaces(LOCAL)
    assert (info.name, info.n_articles) == ("Dam", 1)
    assert [article.text for article in app.session_state["corpus"].articles.values()] == [
        "The dam held. Nobody spoke."
    ]
    assert app.query_params["corpus"] in (info.id, [info.id])
