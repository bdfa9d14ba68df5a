"""The dashboard as a user has it, in headless Chromium."""

from __future__ import annotations

import re

import pytest
from conftest import SHARED, choose, settled, take_columns_as_guessed, type_into_cell
from playwright.sync_api import expect

SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
INTERVAL = re.compile(r"(?m)^\d+ to \d+$")
needs_seeds = pytest.mark.skipif(not SEEDS, reason="the two seed texts (../shared/seeds) are not here")


def go(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()
    settled(page)


def drop(page, *files):
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(list(files))
    take_columns_as_guessed(page, *(file["name"] if isinstance(file, dict) else file.name for file in files))


def payload(name: str, data: str | bytes) -> dict[str, object]:
    content = data.encode() if isinstance(data, str) else data
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def chart_text(page, place: int) -> str:
    """The words in a chart, once it is drawn."""
    chart = page.locator(".js-plotly-plot").nth(place)
    chart.locator(".annotation-text").first.wait_for()
    return chart.inner_text()


def test_the_sample_corpus_leads_to_the_comparison_of_each_voice_and_a_dot_there_to_its_article(open_page):
    page = open_page()
    expect(page.get_by_text("40 articles · 4 outlets")).to_be_visible()
    page.get_by_role("button", name="See the comparison").click()
    page.get_by_role("heading", name="Overview").wait_for()
    settled(page)
    assert all("n = 10" in chart_text(page, place) for place in range(4))
    chart = page.locator(".js-plotly-plot", has_text="Loaded terms by outlet")
    before = INTERVAL.findall(chart.filter(has_text="per 1,000 words, all words").inner_text())
    page.get_by_role("radio", name="Quoted words").click()
    chart.filter(has_text="per 1,000 words, quoted words").wait_for()
    settled(page)
    after = INTERVAL.findall(chart.inner_text())
    assert before
    assert before != after
    page.locator(".js-plotly-plot").nth(3).locator(".points path").first.click(force=True)
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    settled(page)
    assert page.locator(".fs-article h2").count() == 1


@needs_seeds
def test_the_two_seeds_are_dropped_scored_compared_and_read(open_page):
    page = open_page()
    drop(page, *SEEDS)
    expect(page.get_by_text("2 articles · ")).to_be_visible()
    go(page, "Overview")
    assert all("TASS" in chart_text(page, place) and "n = 1" in chart_text(page, place) for place in range(4))
    expect(page.get_by_text("have fewer than 5 articles")).to_be_visible()
    go(page, "Article")
    choose(page, "Article", 1)
    page.locator(".fs-article", has_text="Kozhin").wait_for()
    assert page.locator(".fs-speech").count() >= 12
    assert page.locator(".fs-speaker", has_text="Kozhin").count() >= 3
    expect(page.locator("[data-testid=stMain]").get_by_text("n = 4")).to_be_visible()


def test_the_number_under_audit_leads_to_its_sentences(open_page):
    page = open_page("audit")
    page.get_by_role("heading", name="What was counted").wait_for()
    expect(page.get_by_text("95 % interval")).to_be_visible()
    page.locator('[data-testid="stDataFrame"]').last.click(position={"x": 15, "y": 55})
    page.get_by_role("button", name="Open this article").click()
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    page.locator("article.fs-article .fs-found").first.wait_for()
    page.wait_for_url(re.compile("place="))


def test_the_overview_leads_to_what_the_number_it_shows_is_made_of(open_page):
    page = open_page("overview?corpus=sample&voice=own&event=port-strike", corpus="")
    page.get_by_role("button", name="What is this made of?").nth(1).click()
    page.get_by_role("heading", name="Audit", exact=True).wait_for()
    page.wait_for_url(re.compile("measure=loaded_terms&voice=own&outlet=all-outlets&event=port-strike"))
    expect(page.get_by_text("Loaded terms of all outlets, mean of articles")).to_be_visible()


def test_marks_are_switched_off_and_two_articles_stand_side_by_side(open_page):
    page = open_page("article")
    page.locator(".fs-speech").first.wait_for()
    page.get_by_role("button", name="Quotations").click()
    page.locator(".fs-speech").first.wait_for(state="detached")
    settled(page)
    choose(page, "Beside it", 8)
    page.locator(".fs-article").nth(1).wait_for()
    settled(page)
    expect(page.get_by_role("heading", name="Numbers side by side")).to_be_visible()
    first, second = (page.locator(".js-plotly-plot").nth(place).bounding_box() for place in range(2))
    assert first["y"] == second["y"]


def test_bad_files_get_a_sentence_each_and_the_corpus_keeps_what_it_had(open_page):
    page = open_page()
    drop(page, payload("good.txt", "The dam held through the night. Nobody was hurt, the fire chief said."))
    drop(
        page,
        payload("empty.txt", ""),
        payload("program.exe", b"MZ\x90\x00" + bytes(3000)),
        payload("broken.docx", b"PK\x03\x04 broken"),
        payload("brackets.txt", "(" * 1_000_000),
        payload("good.txt", "The dam held through the night. Nobody was hurt, the fire chief said."),
    )
    text = page.locator(".fs-files").inner_text()
    for name in ("empty.txt", "program.exe", "broken.docx", "brackets.txt"):
        assert name in text
    assert text.count("refused") == 4
    assert "duplicate" in text
    expect(page.get_by_text("Your corpus")).to_be_visible()


def test_pasted_text_is_added_and_clearing_can_be_undone(open_page):
    page = open_page()
    page.get_by_role("tab", name="Paste text").click()
    page.get_by_label("The text of one article").fill("The harbour board met on Tuesday. It was a disaster.")
    page.get_by_role("button", name="Add this text").click()
    page.get_by_role("heading", name="Files").wait_for()
    settled(page)
    expect(page.get_by_text("1 article · ")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("Nothing here yet").wait_for()
    page.get_by_role("button", name=re.compile("Undo")).click()
    page.get_by_text("Your corpus").wait_for()
    expect(page.get_by_text("1 article · ")).to_be_visible()


def test_page_furniture_is_struck_out_and_taken_back_and_dropped_again(open_page):
    body = "\n\n".join(["The town council met on Tuesday to talk about the old bridge across the river."] * 6)
    page = open_page()
    drop(page, payload("page.txt", f"{body}\n\nCopyright © 2024 Example Media. All rights reserved."))
    go(page, "Article")
    expect(page.locator(".fs-boilerplate")).to_have_count(1)
    page.get_by_text("1 paragraph taken for page furniture").click()
    box = page.get_by_text("Measure paragraph 7")
    box.click()
    expect(page.locator(".fs-boilerplate")).to_have_count(0)
    box.click()  # the list stays open
    expect(page.locator(".fs-boilerplate")).to_have_count(1)


def test_an_edited_outlet_and_date_survive_other_pages_and_what_is_no_date_is_refused(open_page):
    page = open_page()
    drop(page, payload("good.txt", "The dam held through the night. Nobody was hurt."))
    table = page.locator('[data-testid="stDataFrame"] canvas table').last
    type_into_cell(page, "6 June 2018", steps=2)  # from Outlet to Event, to Date
    table.filter(has_text="2018-06-06").wait_for(state="attached")
    type_into_cell(page, "2018-13-45", steps=2)
    page.get_by_text(re.compile("“.+” is no date, or could be two")).wait_for()
    type_into_cell(page, "Valley Wire")
    page.get_by_text("1 article · 1 outlet ·").wait_for()
    for other in ("Overview", "Methods"):
        go(page, other)
        if other == "Overview":
            page.locator(".js-plotly-plot", has_text="Valley Wire").first.wait_for()
        go(page, "Start")
        page.get_by_text("1 article · 1 outlet ·").wait_for()
        table.filter(has_text="2018-06-06").wait_for(state="attached")


def test_sentences_are_coded_blind_by_keyboard_and_the_chart_says_so(open_page):
    page = open_page("check")
    page.get_by_label("Your name or initials").fill("Ann <b>")
    page.get_by_role("button", name="Draw the sentences").click()
    for place in range(12):
        page.get_by_text(f"Sentence {place + 1} of 30").wait_for()
        settled(page)
        page.keyboard.press("135"[place % 3])
    page.get_by_text("12 of 30 coded").wait_for()
    page.get_by_role("button", name="Stop here and see the result").click()
    page.get_by_text("Ann <b>, 12 sentences: r = ").wait_for()
    settled(page)
    go(page, "Overview")
    sentiment = page.locator(".js-plotly-plot", has_text="Sentiment by outlet")
    sentiment.filter(has_text="Checked by hand on 12 sentences: r = ").wait_for()
    terms = page.locator(".js-plotly-plot", has_text="Loaded terms by outlet")
    terms.filter(has_text="Not checked by hand.").wait_for()
