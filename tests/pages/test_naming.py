"""The Naming page through Streamlit's own test harness."""

from __future__ import annotations

import pytest
from page_harness import AppTest, opened

from lib.compare.naming import default_naming
from lib.model import Article, Reading
from lib.pages.corpus import Corpus

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


def save(app: AppTest, concept: str, word: str) -> AppTest:
    app.selectbox[-1].select(concept)
    next(box for box in app.text_input if box.label == "Word or phrase").input(word)
    next(button for button in app.button if button.label == "Save").click()
    app.run()
    assert not app.exception
    return app


def test_the_sample_corpus_shows_concepts_with_their_lines():
    app = opened("naming")
    matrix, found = app.dataframe[0].value, app.dataframe[1].value
    first = matrix["concept"][0]
    assert app.selectbox(key="naming_concept").value == first
    assert (matrix["q"][0], matrix["difference"][0]) == ("< 0.001", "0.42")
    assert f"n = {len(found)} lines" in " ".join(caption.value for caption in app.caption)
    cells = matrix[matrix["concept"] == first].filter(like="group_")
    counted = cells.map(lambda cell: int(cell.split("(")[1].rstrip(")")) if cell else 0).to_numpy().sum()
    assert counted == len(found)  # every count is a line


def test_what_is_known_of_a_concept_stands_beside_the_first_of_its_words_that_are_shown():
    app = opened("naming")
    whole = ["difference", "q", "n_articles"]
    app.text_input(key="naming_search").input("manager")
    only = app.run().dataframe[0].value
    assert only.loc[0, ["word", *whole]].tolist() == ["manager", "0.42", "< 0.001", "22"]
    app.text_input(key="naming_search").input("")
    table = app.run().dataframe[0].value
    again = table["concept"].duplicated()
    assert (table.loc[again, whole] == "").all(axis=None)
    assert (table.loc[~again, whole] != "").all(axis=None)
    assert "n/a" in table.loc[~again, "q"].tolist()


def test_concepts_words_and_voices_can_be_shown():
    app = opened("naming")
    for option in app.selectbox(key="naming_concept").options[:3]:
        app.selectbox(key="naming_concept").select(option)
        assert not app.run().exception
    app.selectbox(key="naming_word").select(app.selectbox(key="naming_word").options[1])
    app.run()
    assert set(app.dataframe[1].value["match"].str.lower().str[:3]) == {app.selectbox(key="naming_word").value[:3]}
    for voice in ("own", "quoted"):
        app.session_state["naming_voice"] = voice
        assert not app.run().exception


def test_a_search_leaves_the_concepts_that_hold_it():
    app = opened("naming")
    app.text_input(key="naming_search").input("STRIKE")
    app.run()
    table = app.dataframe[0].value
    assert len(table)
    assert (table["concept"] + table["word"]).str.contains("strike").all()
    app.text_input(key="naming_search").input("no such thing")
    assert not app.run().exception
    assert app.dataframe[0].value.empty


def test_a_word_can_be_added_and_is_found():
    app = save(opened("naming"), "workers stop work", "pickets")
    used = app.session_state["naming"]
    assert len(used.rivals) == len(default_naming().rivals) + 1
    assert "pickets" in app.dataframe[0].value["word"].tolist()


def test_a_bad_word_is_refused_with_its_remedy():
    app = save(opened("naming"), "workers stop work", "(((")
    assert "Nothing was changed" in app.error[0].value
    assert "this word, row 2: '(((' is no term." in app.dataframe[-1].value["Problem"][0]
    assert app.session_state["naming"] == default_naming()


def named(app: AppTest, concept: str | None, word: str, new: str, rival: str) -> AppTest:
    """Asks for a word of a concept, or of a new one with its first rival."""
    typed = {"Word or phrase": word, "Name of a new concept": new, "A rival word for it": rival}
    for box in app.text_input:
        if box.label in typed:
            box.input(typed[box.label])
    if concept:
        app.selectbox[-1].select(concept)
    next(button for button in app.button if button.label == "Save").click()
    app.run()
    assert not app.exception
    return app


def test_a_new_concept_is_shown_at_once():
    app = named(opened("naming"), None, "dockers", "people at the quay", "porters")
    used = app.session_state["naming"]
    assert [rival.word for rival in used.of("people at the quay")] == ["dockers", "porters"]
    assert app.selectbox(key="naming_concept").value == "people at the quay"
    assert used.name == "Framescope + words by hand"
    app = save(app, "people at the quay", "stevedores")
    assert app.session_state["naming"].name == "Framescope + words by hand"


def test_a_new_concept_of_which_no_word_is_here_is_saved_and_said_to_be_absent():
    app = named(opened("naming"), None, "zeppelin", "ships of the *air*", "airship")
    assert r"None of the words for “ships of the \*air\*” is in these articles." in app.toast[0].value
    assert "ships of the *air*" in app.session_state["naming"].concepts


@pytest.mark.parametrize("given", [("workers stop work", "walkout", "a new name", ""), (None, "walkout", "", "")])
def test_a_word_goes_to_no_concept_unless_it_is_clear_to_which(given):
    app = named(opened("naming"), *given)
    assert "Choose a concept, or leave it empty and name a new one" in app.error[0].value
    assert app.session_state["naming"] == default_naming()


def test_an_empty_corpus_and_one_without_any_of_the_words():
    app = opened("naming")
    app.session_state["corpus"].clear()
    app.run()
    assert not app.exception
    assert app.button(key="naming_add").label == "Add articles"
    app.session_state["corpus"].add(Reading("a.txt", "ok", "", (Article("Birds sing.", outlet="Wire"),)))
    app.run()
    assert not app.exception
    assert "of the list is in these articles" in app.info[0].value


def test_articles_without_an_outlet_and_hostile_names_do_no_harm():
    app = opened("naming")
    held = app.session_state["corpus"]
    held.clear()
    hostile = Article("The rebels ate.", title="<b>x</b>", outlet="![x](http://evil.example/a.png)")
    held.add(Reading("a.txt", "ok", "", (hostile, Article("The militants ate."))))
    app.run()
    assert not app.exception
    assert app.dataframe[0].value["word"].tolist() == ["rebel"]


def test_where_no_outlet_is_known_the_page_says_that_and_not_that_no_word_is_there():
    app = opened("naming", Corpus.of([Article("The rebels left."), Article("The militants left.")]))
    assert not app.info
    assert any("No article here has a known outlet" in each.value for each in app.markdown)
