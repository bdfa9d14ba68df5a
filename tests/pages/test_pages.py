"""Every page through Streamlit's own test harness; what needs a browser is in tests/browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_harness import AppTest, opened

from lib.compare.interval import by_outlet
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.model import Article, Reading
from lib.pages.corpus import Corpus
from lib.report.labels import shown
from lib.score import articles_frame, score_frame
from lib.text import parse_article
from lib.text.settings import default_settings

APP = Path(__file__).parents[2] / "app.py"
pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


@pytest.mark.parametrize("page", ["start", "overview", "article", "audit", "lexicon", "methods"])
def test_runs_on_the_sample_corpus(page):
    assert opened(page).title


@pytest.mark.parametrize("page", ["start", "overview", "article", "audit", "lexicon"])
def test_runs_on_an_empty_corpus(page):
    app = opened(page)
    app.session_state["corpus"].clear()
    assert not app.run().exception


def test_the_whole_app_starts():
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception


def test_the_methods_page_has_every_measure_with_what_not_to_conclude():
    page = opened("methods")
    headings = [each.value for each in page.subheader]
    text = " ".join(each.value for each in page.markdown).replace("\u2060", "").replace("\\", "")
    for metric in metrics().values():
        assert metric.label in headings
        assert metric.limits in text


def test_no_article_stands_beside_itself():
    app = opened("article")
    first, second = app.selectbox[:2]
    assert first.value not in second.options
    second.set_value(list(app.session_state["corpus"].articles)[3])
    app.run()
    app.selectbox[0].set_value(list(app.session_state["corpus"].articles)[3])
    assert not app.run().exception


def test_every_measure_of_every_family_can_be_shown():
    app = opened("overview")
    families = app.selectbox[1:5]
    for round_ in range(max(len(family.options) for family in families)):
        for place in range(1, 5):
            options = app.selectbox[place].options
            app.selectbox[place].select(options[round_ % len(options)])
        assert not app.run().exception


def test_an_article_without_an_outlet_stands_alone_and_gets_none_in_the_table():
    app = opened("overview")
    held = app.session_state["corpus"]
    first = next(iter(held.articles))
    from lib.pages.state.articles import scores

    held.edit([first], scores(held)[:1].assign(outlet=None))
    app.run()
    assert not app.exception
    assert "Articles without an outlet stand alone" in " ".join(caption.value for caption in app.caption)
    assert (app.dataframe[0].value["outlet"] == "(no outlet)").sum() == 1


def test_one_article_is_spoken_of_in_the_singular():
    held = Corpus.of([Article("The dam held through the night. Nobody was hurt.", outlet="Wire")])
    app = opened("overview", held)
    said = [each.value for each in app.caption if "fewer than 5 articles" in each.value]
    assert said == [
        "1 of 1 outlet has fewer than 5 articles: its mean is shown without an interval and supports no claim about "
        "the outlet."
    ]
    assert app.dataframe[0].value["title"].tolist() == ["(no title)"]


def test_measures_of_every_family_can_be_audited():
    app = opened("audit")
    for metric in {each.family: each for each in metrics().values()}.values():
        app.selectbox(key="audit_metric").select(metric.name)
        assert not app.run().exception


def test_the_interval_of_an_audited_outlet_is_that_of_the_overview():
    app = opened("audit")
    app.selectbox(key="audit_metric").select("loaded_terms")
    app.selectbox(key="audit_outlet").select("The Harbour Post")
    app.run()
    table = score_frame(articles_frame(sample_articles()))
    row = by_outlet(table, "loaded_terms", bounds=(0, float("inf"))).set_index("outlet").loc["The Harbour Post"]
    said = f"n = 10 articles, 95 % interval {shown(row.low)} to {shown(row.high)} "
    assert any(said in each.value for each in app.caption)


@pytest.mark.parametrize(
    ("measure", "listed", "has_names", "has_tone"),
    [
        ("loaded_terms", "terms of the lexicon", True, False),
        ("sentiment", "words that count for the tone", True, True),
        ("quote_density", "direct quotations", False, False),
        ("flesch_reading_ease", "The formula counts all syllables and the words of a sentence.", False, False),
    ],
)
def test_an_audit_says_what_is_listed_and_speaks_of_names_and_tone_where_they_matter(
    measure, listed, has_names, has_tone
):
    app = opened("audit")
    app.selectbox(key="audit_metric").select(measure)
    app.run()
    said = " ".join(each.value for each in app.markdown)
    assert listed in said.replace("\\", "")
    assert ("proper names" in said) == has_names
    passages, sentences = (table.value.columns for table in app.dataframe)
    assert ("names" in passages) == has_names
    assert ("tone" in sentences) == has_tone


def test_a_setting_of_sentiment_can_be_switched():
    app = opened("lexicon")
    app.toggle(key="lexicon_mask_names").set_value(False)
    assert not app.run().exception
    used = app.session_state["settings"]
    assert used.tone.mask_names is False
    assert used.version != default_settings().version


def saving(app):
    """The button of the form of loaded terms."""
    return next(button for button in app.button if button.label == "Save")


def category_of(app):
    """The box of the form of loaded terms."""
    return next(box for box in app.selectbox if box.label == "Category" and box.key != "lexicon_category")


def test_a_search_that_finds_nothing_in_the_corpus_points_to_what_the_list_has():
    app = opened("lexicon")
    app.text_input(key="lexicon_search").set_value("regime").run()
    assert not app.exception
    (said,) = [each.value for each in app.caption if "none of which" in each.value]
    assert "*Only terms found in the corpus*" in said
    app.toggle(key="lexicon_found").set_value(False).run()
    n = len(app.dataframe[0].value)
    assert f"The list has {n} such terms" in said
    app.text_input(key="lexicon_search").set_value("qqzz").run()
    assert any(each.value.startswith("The list has no such term.") for each in app.caption)


def test_categories_are_offered_in_plain_words_and_exceptions_explained():
    app = opened("lexicon")
    assert "evaluative reporting verbs" in category_of(app).options
    app.toggle(key="lexicon_found").set_value(False).run()
    assert any("Weight 0 is an exception" in each.value for each in app.caption)
    table = app.dataframe[0].value
    assert table["mute"].isna().equals(table["weight"] == 0)


def test_a_saved_term_is_checked_and_counted():
    app = opened("lexicon")
    next(box for box in app.text_input if box.label == "Term").set_value("dam*")
    category_of(app).set_value("evaluative_reporting_verbs")
    saving(app).click()
    app.run()
    assert not app.exception
    assert "dam*" in {entry.term for entry in app.session_state["settings"].lexicon.entries}
    assert app.session_state["said"] == r"Saved: “dam\*”."
    next(box for box in app.text_input if box.label == "Term").set_value("(((")
    category_of(app).set_value("evaluative_reporting_verbs")
    saving(app).click()
    app.run()
    assert "Nothing was changed" in app.error[0].value


def test_what_a_web_page_has_beside_its_article_can_be_taken_back():
    prose = "The town council met on Tuesday to talk about the old bridge across the river."
    lost = "This paragraph was lost between the menus of the page, although it belongs to the article."
    menu = [f"Section {number}" for number in range(80)]
    lines = [*menu, prose, lost, prose.replace("Tuesday", "Monday")]
    text = "\n\n".join(lines)
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    page = Article(text, cut=(*starts[:80], starts[81]))
    held = Corpus()
    held.add(Reading("a.html", "ok", "", (page,)))
    app = opened("article", held)
    box = next(box for box in app.checkbox if box.label == "Measure paragraph 82")
    assert not box.value
    assert not box.check().run().exception
    assert held.articles[page.id].restored == (starts[81],)
    assert parse_article(held.articles[page.id]).n_words == parse_article(page).n_words + 16


def test_a_paragraph_that_is_no_part_of_the_article_is_left_out_and_taken_back():
    lines = [
        "HALLORAN, March 3 (Wire) — The dockers stopped work at six on Tuesday and closed the port.",
        "Nobody at the gates knew on Wednesday when the cranes would move again, or who would move them.",
        "Half of our readers now pay for a seat at the table in the lounge where our editors drink tea.",
    ]
    given = Article("\n\n".join(lines), outlet="Wire")
    held = Corpus()
    held.add(Reading("a.txt", "ok", "", (given,)))
    n_words = parse_article(given).n_words
    app = opened("article", held)
    for place, n_left in ((2, n_words - 20), (0, n_words - 20 - 12)):
        (box,) = [each for each in app.selectbox if each.label == "Paragraph"]
        box.select(next(option for option in box.options if lines[place][-30:] in option)).run()
        next(each for each in app.button if each.label == "Leave it out").click().run()
        assert not app.exception
        assert parse_article(held.articles[given.id]).n_words == n_left
    assert not [each for each in app.selectbox if each.label == "Paragraph"]  # what is left stays
    box = next(box for box in app.checkbox if box.label.startswith("Measure paragraph"))
    box.check().run()
    assert parse_article(held.articles[given.id]).n_words > n_words - 20 - 12
