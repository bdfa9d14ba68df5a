"""The Compare page through Streamlit's own test harness."""

from __future__ import annotations

import pytest
from page_harness import AppTest
from page_harness import opened as opened_page

from lib.model import Article
from lib.pages import compare_differences
from lib.pages.corpus import Corpus

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own


def opened(*articles: Article) -> AppTest:
    """The page on the sample corpus, or on these articles."""
    return opened_page("compare", Corpus.of(articles) if articles else None)


def words(app: AppTest) -> str:
    return " ".join(str(element.value) for kind in ("caption", "info", "text", "markdown") for element in app.get(kind))


def sentences(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def chosen(app: AppTest, label: str):
    return next(box for box in app.selectbox if box.label == label)


def test_the_sample_corpus_has_findings_and_says_of_how_many_comparisons():
    app = opened()
    assert "The Harbour Post uses" in sentences(app)
    assert "Of 520 comparisons tested" in words(app)
    assert "Every outlet covers every event" in words(app)


def test_every_view_and_measure_is_drawn():
    app = opened()
    for view in app.get("button_group")[0].options:
        app.get("button_group")[0].set_value([view.content if hasattr(view, "content") else view])
        assert not app.run().exception
    for name in ("sentiment", "quote_density", "top_speaker"):
        chosen(app, "Measure").set_value(name)
        assert not app.run().exception


def test_one_outlet_is_told_that_a_comparison_needs_two():
    assert "**two outlets**, and there is one here" in words(opened(Article("The dam held.", outlet="Wire")))
    assert "**two outlets**, and there is none here" in words(opened(Article("The dam held.")))


def test_three_articles_are_described_and_make_no_finding():
    texts = [Article(f"The {n} rebels fled the brutal regime.", outlet="Wire" if n < 3 else "Post") for n in range(6)]
    app = opened(*texts)
    assert "difference in loaded terms 0.0 (per 1,000 words), 3 and 3 articles: described, not tested" in sentences(app)
    assert 'fs-finding"' not in sentences(app).replace(".fs-finding", "")
    assert "described, not tested" in words(app)


def test_one_outlet_of_few_articles_is_spoken_of_in_the_singular():
    many = [Article(f"The {n} rebels fled.", outlet="Wire") for n in range(6)]
    told = words(opened(*many, Article("The dam held.", outlet="Post")))
    assert "1 of 2 outlets has fewer than 5 articles: its differences are described" in told


def test_an_event_that_an_outlet_lacks_is_named():
    texts = [
        Article("The dam broke.", outlet="Wire", event="Dam"),
        Article("The dam held.", outlet="Post", event="Dam"),
        Article("The strike began.", outlet="Post", event="Strike"),
    ]
    assert "Wire: none on Strike." in words(opened(*texts))


def test_articles_without_an_outlet_are_counted():
    texts = [Article("The dam broke.", outlet="Wire"), Article("It held.", outlet="Post"), Article("It fell.")]
    assert "1 article without a known outlet left out" in words(opened(*texts))


def test_months_can_be_compared_instead_of_outlets():
    texts = [Article(f"The dam held {n}.", outlet="Wire", published=f"2025-0{1 + n % 2}-10") for n in range(4)]
    app = opened(*texts)
    chosen(app, "Compare").set_value("month")
    assert not app.run().exception
    assert "2025-01 and 2025-02" in sentences(app)


def test_names_of_outlets_are_escaped():
    texts = [Article("The dam broke.", outlet="<img src=x onerror=alert(1)>"), Article("It held.", outlet="**b**")]
    assert "<img" not in sentences(opened(*texts))


def test_an_empty_corpus_says_what_to_do():
    app = opened()
    app.session_state["corpus"].clear()
    app.run()
    assert not app.exception
    assert "Nothing to compare yet" in words(app)
    assert app.button(key="compare_add").label == "Add articles"


def test_of_very_many_comparisons_the_surest_are_in_the_table(monkeypatch):
    monkeypatch.setattr(compare_differences, "MOST_ROWS", 519)
    monkeypatch.setattr(compare_differences, "SHOWN_ROWS", 50)
    app = opened()
    table = next(each.value for each in app.dataframe if "Hedges' g" in str(each.proto.columns))
    assert len(table) == 50
    assert table["q"].is_monotonic_increasing
    assert "50 of 520 comparisons, the surest first." in words(app)
    assert "The download has all." in words(app)
    monkeypatch.setattr(compare_differences, "MOST_ROWS", 520)
    assert "The download has all." not in words(opened())
