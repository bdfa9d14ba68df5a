"""A project without texts opens elsewhere with all that was set, once the same texts are added."""

from __future__ import annotations

import io
import zipfile

import pytest
from page_harness import AppTest, opened_app

from lib.compare.handcheck.check import Check, Drawn
from lib.model import Article
from lib.pages.keeping import Keeping
from lib.pages.setup import Setup, setup_of, texts_of, with_sentences, without_sentences
from lib.pages.start_reopen import is_project
from lib.store import LOCAL

TEXT = "The dam held through the night. Nobody was\n hurt, the fire chief said on Tuesday. Water fell."
ARTICLE = Article(TEXT, title="Dam holds", outlet="Valley Wire", published="2026-03-04", event="dam", restored=(0,))
SENTENCES = tuple(
    Drawn(ARTICLE.id, start, end, " ".join(TEXT[start:end].split()), 0.25)
    for start, end in ((0, 31), (32, 83), (84, 95))
)
SETUP = Setup(checks={"tone": Check("tone", SENTENCES, "v1", 7).with_coder("Ann")}, with_copies=True)


@pytest.fixture
def project(store) -> bytes:
    made = store.create("Dam", LOCAL)
    made.change(added=[ARTICLE])
    made.keep_settings(dict(texts_of(SETUP)))
    file = made.export(bare=without_sentences)
    made.delete()
    return file


def test_no_sentence_is_in_the_file(project):
    with zipfile.ZipFile(io.BytesIO(project)) as archive:
        everything = b"".join(map(archive.read, archive.namelist())).decode()
    assert "Dam holds" in everything
    for words in ("held through", "fire chief", "Water fell"):
        assert words not in everything


def test_sentences_are_filled_in_as_the_articles_have_them():
    whole = texts_of(SETUP)
    bare = {name: without_sentences(name, text) for name, text in whole.items()}
    assert setup_of(bare).checks == {}
    assert setup_of(with_sentences(bare, lambda ids: [ARTICLE])) == SETUP
    assert with_sentences(bare, lambda ids: []) == bare
    assert with_sentences(whole, lambda ids: pytest.fail("asked for texts")) == whole


@pytest.mark.parametrize("draw", ["[]", "{", '{"sentences": [1]}', '{"sentences": [{"text": ""}]}'])
def test_a_draw_that_is_none_stays_as_it_is(draw):
    name = "check/tone/draw"
    assert "text" not in without_sentences(name, draw).replace('"text": ""', "")
    assert with_sentences({name: draw}, lambda ids: []) == {name: draw}


def test_the_same_text_brings_back_what_was_set_corrected_and_checked(store, project):
    made = store.import_(project, LOCAL)
    app = opened_app(made.id)
    assert any("1 text missing" in each.value for each in app.info)
    assert not any("Nothing here yet" in each.value for each in app.markdown)
    (missing,) = [table.value for table in app.dataframe if "n_characters" in table.value]
    assert missing.values.tolist() == [["Valley Wire", "2026-03-04", "Dam holds", len(TEXT)]]
    app.text_area[0].set_value(TEXT)
    app.button(key="start_paste").click().run()
    assert not app.exception
    held = app.session_state["corpus"]
    assert list(held.articles.values()) == [ARTICLE]
    assert (held.checks, held.with_copies) == (SETUP.checks, True)
    assert not any("missing" in each.value for each in app.info)
    assert Keeping.of(made)[2] == SETUP


def test_an_exported_corpus_is_told_from_an_archive_of_articles(project):
    assert is_project("dam.ZIP", project)
    assert not is_project("dam.txt", project)
    assert not is_project("dam.zip", project[:-30])
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("manifest.json", "{}")
    assert not is_project("other.zip", other.getvalue())


def test_a_project_is_opened_by_itself_or_not_at_all():
    app = AppTest.from_string(
        "from lib.pages.start_reopen import refused, reopen\n"
        "reopen([('a.json', b'{}')], alone=False)\nrefused()\nreopen([], alone=False)"
    )
    app.run()
    assert [each.value for each in app.text] == ["a.json: drop a project, or the settings of a chart, by itself."]
