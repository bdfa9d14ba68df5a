"""The Quotes page through Streamlit's own test harness."""

from __future__ import annotations

import json

import pytest
from page_harness import opened

from lib.charts.typeface import width
from lib.model import Article
from lib.pages.corpus import Corpus
from lib.pages.state.articles import text_key
from lib.pages.table_height import PADDING, TEXT

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


def written(app) -> str:
    kinds = (app.caption, app.info, app.markdown, app.header, app.text)
    return " ".join(element.value for kind in kinds for element in kind)


def opened_with(*articles: Article):
    app = opened("quotes")
    held = app.session_state["corpus"]
    held.clear()
    held.take_over(articles, [])
    app.run()
    assert not app.exception
    return app


def frame(app, name: str):
    """The first table that has a column of this name."""
    return next(table.value for table in app.dataframe if name in table.value.columns)


def test_the_sample_corpus_is_shown_by_every_grouping_and_event():
    app = opened("quotes")
    for widget in ("quotes_by", "quotes_event"):
        for option in app.selectbox(key=widget).options:
            app.selectbox(key=widget).select(option)
            assert not app.run().exception


def test_an_empty_corpus_says_what_to_do():
    app = opened("quotes")
    app.session_state["corpus"].clear()
    app.run()
    assert not app.exception
    assert app.button(key="quotes_add").label == "Add articles"


def test_articles_without_direct_speech_say_so():
    assert "No direct speech" in opened_with(Article("The convoy left the town at noon.", outlet="Post")).info[0].value


def test_one_outlet_is_described_and_nobody_is_quoted_by_one_only():
    app = opened_with(Article('"We go home tonight," said Ana Ruiz.', outlet="Post", title="One"))
    assert "1 of 1 outlet has fewer than 5 articles: read it as a description" in written(app)
    assert not app.get("button_group")
    assert frame(app, "kind")[["speaker", "n_words"]].values.tolist() == [["Ana Ruiz", 4]]


def test_articles_without_an_outlet_are_left_out():
    app = opened_with(
        Article('"We go home tonight," said Ana Ruiz.', outlet="Post"), Article('"We stay here," said Tom Ash.')
    )
    assert list(frame(app, "kind")["speaker"]) == ["Ana Ruiz"]


ONE, TWO = (
    Article('"We go home tonight," said Col. Artyom Kozhin. "We must," Kozhin claimed.', outlet="Post", event="dam"),
    Article('"We stay here," Kozhin said.', outlet="Wire", event="dam"),
)


def test_a_name_is_parted_by_hand_and_the_correction_taken_back():
    app = opened_with(ONE, TWO)
    assert list(frame(app, "kind")["speaker"]) == ["Artyom Kozhin"]
    app.selectbox(key="quotes_part_Artyom Kozhin").select("Kozhin")
    app.run()
    app.button(key="quotes_part").click()
    app.run()
    assert list(frame(app, "kind")["speaker"]) == ["Kozhin", "Artyom Kozhin"]
    assert "Kozhin is not Artyom Kozhin" in written(app)
    app.button(key="quotes_undo_0").click()
    app.run()
    assert list(frame(app, "kind")["speaker"]) == ["Artyom Kozhin"]


def test_two_speakers_are_joined_by_hand():
    app = opened_with(ONE, Article('"We stay here," said Ana Ruiz.', outlet="Wire", event="dam"))
    app.selectbox(key="quotes_speaker").select("Ana Ruiz")
    app.run()
    app.selectbox(key="quotes_join_Ana Ruiz").select("Artyom Kozhin")
    app.run()
    app.button(key="quotes_join").click()
    app.run()
    assert not app.exception
    assert app.selectbox(key="quotes_speaker").value == "Artyom Kozhin"
    assert frame(app, "kind")[["speaker", "n_words"]].values.tolist() == [["Artyom Kozhin", 4 + 2 + 3]]
    assert "by hand" in set(frame(app, "why")["why"])


def test_nobody_is_joined_before_the_other_speaker_is_chosen():
    app = opened_with(ONE, Article('"We stay here," said Ana Ruiz.', outlet="Wire", event="dam"))
    assert app.selectbox(key="quotes_join_Artyom Kozhin").value is None
    assert app.button(key="quotes_join").disabled


def test_a_correction_that_a_corpus_keeps_is_not_said_to_be_this_sessions():
    app = opened_with(ONE, TWO)
    app.button(key="quotes_part").click()
    app.run()
    assert "1 correction by hand, for all events:" in written(app)


def test_class_and_verb_of_a_quotation_stand_on_one_line():
    table = next(each for each in opened("quotes").dataframe if "quotation" in each.value.columns)
    rooms = json.loads(table.proto.columns)
    assert all(width("evaluative", TEXT) <= rooms[name]["width"] - PADDING for name in ("cue", "cue_class"))


def test_hostile_names_are_only_names():
    article = Article('"We go home tonight," said Ana Ruiz.', outlet="<b>*Post*</b>", title="=1+1")
    names = ("Ana ![x](http://a.b)", ":red[Tom] <b>Ash</b>")
    app = opened_with(article)
    held = app.session_state["corpus"]
    key = text_key(article)
    found = held.traces[key]
    said = found.quotations[0]
    quoted = tuple(said._replace(speaker=name, named=f"the {name}") for name in names)
    held.traces[key] = found._replace(quotations=quoted)
    app.session_state["kept"] = {}
    app.run()
    box = next(each for each in app.selectbox if each.label == "The same speaker as")
    box.select(box.options[0])
    app.run()
    app.button(key="quotes_join").click()
    app.run()
    assert not app.exception
    assert list(frame(app, "kind")["speaker"]) == [f"unnamed: {names[0]}"]
    as_markdown = [element.value for kind in (app.markdown, app.caption, app.header, app.info) for element in kind]
    labels = [element.label for kind in (app.selectbox, app.button) for element in kind]
    assert not any(part in text for text in [*as_markdown, *labels] for part in ("http", "Ash", "Post", "1+1"))
    assert any(names[0] in element.value for element in app.text)


def test_the_speakers_of_an_article_are_listed_under_its_text():
    app = opened("article")
    assert any("named" in table.value.columns for table in app.dataframe)


def test_where_no_outlet_is_known_the_page_says_that_and_not_that_nobody_speaks():
    app = opened("quotes", Corpus.of([Article('"It held," said Ana Ruiz.'), Article('"It broke," said Bo Lee.')]))
    assert not app.info
    assert any("No article here has a known outlet" in each.value for each in app.markdown)


def test_articles_without_an_outlet_are_counted_and_not_in_the_charts_subtitle():
    app = opened_with(Article('"We go home," said Ana Ruiz.', outlet="Post"), Article('"We stay," said Bo Lind.'))
    assert "1 article without a known outlet left out." in written(app)
    spec = app.get("plotly_chart")[0].proto.spec
    assert '1 article"' in spec
    assert "2 articles" not in spec
