"""Charts as pages show them: all in one way, with their rows and what was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_harness import opened

from lib.pages.sidecar import Saved
from lib.pages.state.pictures import MOST_SEEN, REOPENED
from lib.report.table import csv_text

PAGES = Path(__file__).parents[2] / "lib"
BUTTONS = {"Save as image", "Table", "All charts"}


def test_one_function_shows_every_chart():
    using = [path.name for path in PAGES.rglob("*.py") if "plotly_chart(" in path.read_text(encoding="utf-8")]
    assert using == ["picture.py"]


@pytest.fixture(scope="module")
def overview():
    return opened("overview")


def test_every_chart_has_its_buttons(overview):
    n_charts = len(overview.get("plotly_chart"))
    labels = [each.label for each in overview.button]
    assert n_charts == 4
    assert {name: labels.count(name) for name in BUTTONS} == dict.fromkeys(BUTTONS, n_charts)


def test_the_table_of_a_chart_holds_a_row_for_each_mark_in_it():
    app = opened("overview")
    app.button(key="overview_chart_sentiment_rows").click().run()
    assert not app.exception
    (table,) = [each.value for each in app.dataframe if "row" in each.value.columns]
    assert set(table["row"]) == {"mean", "article"}
    assert (table["row"] == "article").sum() == 40
    assert table.loc[table["row"] == "mean", "low"].notna().all()


def test_the_panel_begins_with_the_words_of_the_chart():
    app = opened("overview")
    app.button(key="overview_chart_sentiment_image").click().run()
    assert not app.exception
    title, subtitle, _, source, _ = (each.value for each in app.text_area)
    assert title == "Sentiment by outlet"
    assert subtitle.startswith("mean tone per sentence, all words")
    assert source.startswith("Source: Framescope")


def test_a_chart_saved_with_words_of_ones_own_opens_with_them():
    app = opened("overview")
    saved = Saved("overview_chart_sentiment", "dark", "card", {"title": "Mine"}, "A. Analyst", had_logo=True)
    app.session_state[REOPENED] = ("overview", saved)
    app.run()
    assert not app.exception
    assert app.text_area[0].value == "Mine"
    assert app.text_area[1].value.startswith("mean tone per sentence, all words")
    assert [each.value for each in app.segmented_control if each.label == "Theme"] == ["dark"]
    assert app.selectbox(key="export_format").value == "card"
    assert app.text_input(key="export_byline").value == "A. Analyst"


def test_words_that_were_rewritten_stay_when_the_panel_is_closed_and_can_be_taken_back():
    app = opened("overview")
    image = "overview_chart_sentiment_image"
    app.button(key=image).click().run()
    app.text_area[0].set_value("Mine").run()
    assert len(app.text_area) == 0
    app.button(key=image).click().run()
    assert app.text_area[0].value == "Mine"
    app.button(key="overview_chart_sentiment_export_own").click().run()
    app.button(key=image).click().run()
    assert not app.exception
    assert app.text_area[0].value == "Sentiment by outlet"


def test_all_charts_are_those_looked_at():
    app = opened("overview")
    app.button(key="overview_chart_sentiment_zip").click().run()
    assert not app.exception
    assert len(app.multiselect(key="zip_charts").value) == 4 <= MOST_SEEN


def test_the_dialog_of_all_charts_names_those_whose_text_is_small_in_the_format():
    said = zip_text("quotes", "quotes_who", "card")
    assert "Text is small in 1 of 3 charts" in said
    assert "Who is quoted by each outlet (" in said
    assert "Text is small" not in zip_text("overview", "overview_chart_sentiment", "square")


def zip_text(page: str, chart: str, form: str) -> str:
    app = opened(page)
    app.session_state["zip_format"] = form
    app.button(key=f"{chart}_zip").click().run()
    assert not app.exception
    assert app.selectbox(key="zip_format").value == form
    return " ".join(each.value for each in app.text)


def test_the_settings_of_a_chart_name_the_articles_it_is_made_of_and_change_with_them():
    app = opened("overview")
    app.button(key="overview_chart_sentiment_rows").click().run()
    (_, view), *_ = next(
        each for key, each in app.session_state["kept"].items() if isinstance(key, tuple) and key[0] == "pictures"
    ).values()
    known = view.made_of()
    assert (known["n_articles"], known["corpus_name"]) == (40, "Framescope's sample")
    assert len(known["corpus"]) == 64
    assert known["seed"] == 0


def test_counts_among_the_plotted_rows_are_whole_numbers():
    app = opened("overview")
    app.button(key="overview_chart_sentiment_rows").click().run()
    (table,) = [each.value for each in app.dataframe if "row" in each.value.columns]
    assert "10.0" not in csv_text(table[["row", "n"]])
    assert "mean,10\r\n" in csv_text(table[["row", "n"]])


@pytest.mark.parametrize("page", ["overview", "compare", "words", "quotes", "naming"])
def test_every_chart_of_a_comparison_says_from_when_its_articles_are(page):
    app = opened(page)
    seen = next(each for key, each in app.session_state["kept"].items() if key[0] == "pictures")
    assert seen
    for picture, _ in seen.values():
        assert "2025-10-14 to 2026-03-14" in picture.words.subtitle
