"""Pages on a corpus that is larger than what they list, through Streamlit's own test harness."""

from __future__ import annotations

import re

import pytest
from page_harness import opened

from lib.model import Article, Reading
from lib.pages import outlet_chart, overview_table, picker, sampled
from lib.pages.corpus import Corpus

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
N = 12


@pytest.fixture
def held() -> Corpus:
    corpus = Corpus(with_copies=True)  # the texts are alike
    articles = tuple(
        Article(
            f"The brutal storm held on day {number}. They left {'calmly' if number == 7 else 'slowly'} at last.",
            title=f"Report {number:02}",
            outlet=f"Outlet {number % 2}",
        )
        for number in range(N)
    )
    corpus.add(Reading("a.csv", "ok", "", articles))
    return corpus


@pytest.fixture
def few_listed(monkeypatch):
    monkeypatch.setattr(picker, "MOST_LISTED", 5)


@pytest.mark.usefixtures("few_listed")
def test_of_many_articles_only_the_chosen_one_is_in_the_box_until_one_searches(held):
    app = opened("article", held)
    assert app.selectbox(key="article_first").options == ["Outlet 0 · Report 00"]
    assert app.selectbox(key="article_second").options == ["no second article"]


@pytest.mark.usefixtures("few_listed")
def test_a_search_shows_its_first_hit_and_offers_the_others(held):
    app = opened("article", held)
    app.text_input(key="article_first_search").set_value("calmly").run()
    assert not app.exception
    box = app.selectbox(key="article_first")
    assert (box.options, held.cards[box.value].title) == (["Outlet 1 · Report 07"], "Report 07")
    app.text_input(key="article_first_search").set_value("slowly outlet").run()
    box = app.selectbox(key="article_first")
    assert len(box.options) == N - 1
    assert held.cards[box.value].title == "Report 00"
    assert "11 articles found." in [caption.value for caption in app.caption]


@pytest.mark.usefixtures("few_listed")
def test_a_search_without_a_hit_says_so_and_leaves_the_article(held):
    app = opened("article", held)
    app.text_input(key="article_first_search").set_value("nowhere").run()
    assert "No article has all these words." in [caption.value for caption in app.caption]
    assert app.selectbox(key="article_first").options == ["Outlet 0 · Report 00"]


@pytest.mark.usefixtures("few_listed")
def test_after_a_search_without_a_hit_the_article_may_go(held):
    app = opened("article", held)
    app.text_input(key="article_first_search").set_value("nowhere").run()
    held.remove([app.selectbox(key="article_first").value])
    app.run()
    assert not app.exception
    assert app.selectbox(key="article_first").options == ["Outlet 1 · Report 01"]


@pytest.mark.usefixtures("few_listed")
def test_an_article_can_be_found_to_stand_beside_another(held):
    app = opened("article", held)
    app.text_input(key="article_second_search").set_value("calmly").run()
    assert not app.exception
    assert held.cards[app.selectbox(key="article_second").value].title == "Report 07"


def test_of_many_articles_the_overview_lists_those_at_the_top_of_an_order(held, monkeypatch):
    monkeypatch.setattr(overview_table, "MOST_ROWS", 5)
    monkeypatch.setattr(overview_table, "SHOWN_ROWS", 3)
    app = opened("overview", held)
    app.selectbox(key="overview_order").select("title")
    app.segmented_control(key="overview_way").set_value("highest").run()
    assert not app.exception
    assert app.dataframe[0].value["title"].tolist() == ["Report 11", "Report 10", "Report 09"]
    assert any(caption.value.startswith(f"3 of {N} articles shown, highest first.") for caption in app.caption)


def test_audit_of_all_outlets_is_of_the_articles_that_the_overview_shows(held):
    nameless = tuple(Article(f"The brutal storm of day {number} was brutal.", title="Report") for number in range(13))
    held.add(Reading("b.csv", "ok", "", nameless))
    overview, audit = opened("overview", held), opened("audit", held)
    assert any("13 articles without an outlet are left out" in each.value for each in overview.warning)
    assert any(f"n = {N} articles" in each.value for each in audit.caption)


def test_audit_reads_a_sample_of_many_articles_and_says_so(held, monkeypatch):
    monkeypatch.setattr(sampled, "MOST_READ", 4)
    app = opened("audit", held)
    assert any(f"random sample of 4 of {N} articles" in caption.value for caption in app.caption)
    assert app.dataframe[1].value["title"].nunique() == 4
    assert f"n = {N} articles" in " ".join(caption.value for caption in app.caption)  # the number is of all


def test_the_lexicon_counts_hits_in_a_sample_of_many_articles_and_says_so(held, monkeypatch):
    monkeypatch.setattr(sampled, "MOST_READ", 4)
    app = opened("lexicon", held)
    assert any(f"random sample of 4 of {N} articles" in caption.value for caption in app.caption)
    assert app.dataframe[0].value.set_index("term")["n"].max() == 4


def test_of_many_outlets_those_with_most_articles_are_drawn_and_the_highest_mean_is_read_first(held, monkeypatch):
    monkeypatch.setattr(outlet_chart, "MOST_OUTLETS", 3)
    savage = [Article(f"The brutal, savage storm held on day {number}.", outlet="Outlet 2") for number in range(N // 3)]
    held.take_over([*savage, Article("The storm held.", outlet="Outlet 3")], [])
    app = opened("overview", held)
    alt = app.get("plotly_chart")[1].proto.alt  # of the loaded terms
    assert re.findall(r"Outlet \d: mean", alt) == ["Outlet 2: mean", "Outlet 0: mean", "Outlet 1: mean"]
    assert "Drawn are the 3 of 4 outlets with the most articles." in [caption.value for caption in app.caption]


def test_many_of_a_few_articles_are_found_and_named_at_once(held):
    app = opened("start", held)
    assert len(app.dataframe[-1].value) == N  # unasked, all of them
    app.text_input(key="start_search").set_value("slowly report").run()
    assert len(app.dataframe[-1].value) == N - 1
    box = next(each for each in app.text_input if each.label == "Event of all of them")
    box.input("Storm")
    next(each for each in app.button if each.label == f"Set for {N - 1} articles").click().run()
    assert not app.exception
    assert [card.event for card in held.cards.values()] == ["Storm" if n != 7 else None for n in range(N)]
