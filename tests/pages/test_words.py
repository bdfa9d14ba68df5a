"""The Words page, the concordance, and the way from a line to its place in the article."""

from __future__ import annotations

import re

import pytest
from page_harness import AppTest, opened

from lib.model import Article, Span
from lib.pages.corpus import Corpus

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


def holding(*articles: Article) -> AppTest:
    app = opened("words")
    app.session_state["corpus"] = Corpus.of(articles)
    app.run()
    assert not app.exception
    return app


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption)


def test_every_choice_runs():
    app = opened("words")
    for key in ("words_reference", "words_target", "words_event", "words_by"):
        app.selectbox(key=key).select_index(len(app.selectbox(key=key).options) - 1)
        assert not app.run().exception
        app.selectbox(key=key).select_index(0)
    for key, options in {
        "words_voice": ("own", "quoted"), "words_kind": ("words", "phrases"), "words_strength": ("log_ratio",),
    }.items():  # fmt: skip
        for option in options:
            app.segmented_control(key=key).set_value(option)
            assert not app.run().exception


def test_one_kind_of_terms_is_shown_with_the_q_of_all():
    app = opened("words")
    both = app.dataframe[0].value.set_index("spelling")["q"]
    app.segmented_control(key="words_kind").set_value("phrases")
    phrases = app.run().dataframe[0].value.set_index("spelling")["q"]
    assert 0 < len(phrases) < len(both)
    assert all(" " in term for term in phrases.index)
    assert phrases.tolist() == both[phrases.index].tolist()


def test_terms_are_written_as_in_the_texts_and_searched_as_they_are_counted():
    app = opened("words")
    written = app.dataframe[0].value["spelling"].tolist()
    assert "a.m." in written
    assert "Nessa Ferrick" in written
    app.text_input(key="words_query").set_value("a.m").run()
    assert set(app.dataframe[2].value["match"]) == {"a.m"}


def test_without_terms_of_a_kind_the_page_says_so():
    texts = [("Dams.", "Post"), ("Dams. Rain.", "Post"), ("Dams.", "Wire"), ("Dams. Snow.", "Wire")]
    app = holding(*[Article(f"{text} {'Calm. ' * n}", outlet=outlet) for n, (text, outlet) in enumerate(texts)])
    app.segmented_control(key="words_kind").set_value("phrases")
    assert not app.run().exception
    assert [each.value for each in app.info] == ["No such terms here."]
    assert app.dataframe[0].value.empty


@pytest.mark.parametrize("query", ["said", "dam", "evacuat*", "the dam", "said the"])
def test_lines_hits_by_outlet_and_their_count_agree(query):
    app = opened("words")
    app.text_input(key="words_query").set_value(query).run()
    _, by_group, found = (table.value for table in app.dataframe)
    assert len(found) == by_group["hits"].sum() > 0
    assert re.search(rf"{len(found):,} lines? in", captions(app))


def test_the_term_table_counts_the_lines_that_are_shown():
    app = opened("words")
    app.text_input(key="words_query").set_value("said the").run()
    terms, by_group, _ = (table.value for table in app.dataframe)
    row = terms.set_index("spelling").loc["said the"]
    group = by_group.set_index("group").loc["Carrow Wire"]
    assert row["in_target"].split("/") == group["articles"].split(" of ")
    assert row["rate_target"] == pytest.approx(group["rate"])


def test_lines_are_sorted_by_the_word_beside():
    app = opened("words")
    app.text_input(key="words_query").set_value("dam").run()
    in_order = app.dataframe[2].value["left"].tolist()
    app.selectbox(key="words_order").select("by the word before").run()
    before = app.dataframe[2].value["left"]
    assert sorted(before) == sorted(in_order)
    words = [line.split()[-1].lower() for line in before if line[-1:].isalpha()]
    assert words == sorted(words)
    assert len(words) > 10


def test_a_query_without_lines_says_so():
    app = opened("words")
    app.text_input(key="words_query").set_value("xyzzy").run()
    assert "0 lines in 0 articles" in captions(app)


def test_nothing_to_compare_says_what_to_do():
    app = holding()
    assert app.button(key="words_add").label == "Add articles"


def test_one_outlet_can_still_be_searched():
    app = holding(Article("The dam held. The dam was old.", outlet="Wire"), Article("No dam.", outlet="Wire"))
    assert "A distinctive term takes two groups" in app.info[0].value
    assert "choose all events" not in app.info[0].value  # there is no such choice
    assert "Type a word or phrase: all its lines" in captions(app)
    assert "above" not in app.text_input(key="words_query").placeholder
    app.text_input(key="words_query").set_value("dam").run()
    assert "3 lines in 2 articles" in captions(app)


def test_few_articles_are_described_and_nothing_is_tested():
    app = holding(*(Article(f"The dam held {n} days.", outlet="AB"[n % 2]) for n in range(8)))
    assert "fewer than 5 articles" in captions(app)
    assert "not tested" in captions(app)
    assert app.dataframe[0].value["q"].isna().all()


def test_lines_in_articles_without_an_outlet_are_shown_and_named():
    app = holding(Article("The dam held.", outlet="A"), Article("A dam broke.", outlet="B"), Article("Our dam."))
    app.text_input(key="words_query").set_value("dam").run()
    assert "3 lines in 3 articles" in captions(app)
    assert "1 line in articles of unknown group" in captions(app)


def test_hostile_outlets_and_texts_are_no_markup():
    attack = "![x](http://evil.example/a.png) **bold** <b>x</b>"
    app = holding(*(Article(f"{attack} The dam {n}.", outlet=f"{attack} {n % 2}", title=attack) for n in range(12)))
    app.text_input(key="words_query").set_value("dam").run()
    assert not app.exception
    written = [each.value for kind in (app.markdown, app.caption, app.info, app.header) for each in kind]
    assert not [text for text in written if "evil" in text]


def test_the_article_page_points_to_the_place_until_another_article_is_chosen():
    app = opened("article")
    article = next(iter(app.session_state["corpus"].articles.values()))
    start = article.text.index("said")
    app.session_state["article_first"] = article.id
    app.session_state["article_found"] = article.id, Span(start, start + 4)
    app.run()
    assert not app.exception
    assert "article_found" in app.session_state
    app.selectbox(key="article_first").set_value(list(app.session_state["corpus"].articles)[3]).run()
    assert not app.exception
    assert "article_found" not in app.session_state
