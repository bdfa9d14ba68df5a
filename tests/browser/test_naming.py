"""The Naming page as a user has it, in headless Chromium."""

from __future__ import annotations

import json
import re

import pytest
from conftest import settled

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("scheme", ["dark"])
def test_a_row_of_the_matrix_shows_its_chart_and_a_line_opens_its_article(open_page, scheme):
    page = open_page("naming", scheme)
    chart = page.locator(".js-plotly-plot")
    chart.filter(has_text=re.compile("those who lead a\\s+firm")).wait_for()
    page.locator('[data-testid="stDataFrame"]').first.click(position={"x": 15, "y": 195})
    chart.filter(has_text=re.compile("workers stop\\s+work")).wait_for()
    settled(page)
    page.locator('[data-testid="stDataFrame"]').last.click(position={"x": 15, "y": 55})
    page.get_by_role("button", name="Open this article").click()
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    page.locator("article.fs-article").wait_for()


def test_a_list_of_ones_own_takes_the_place_of_ours_and_stays_text(open_page):
    page = open_page("naming")
    page.get_by_text("Download, upload, start again").click()
    page.get_by_text("takes its place").click()
    settled(page)
    rows = [["concept", "word", "forms"], [f"the {HOSTILE}", "dam", "noun"], [f"the {HOSTILE}", "wall", "noun"]]
    content = "\n".join(",".join(json.dumps(cell) for cell in row) for row in rows).encode()
    upload = page.locator('[data-testid="stFileUploaderDropzoneInput"]').first
    upload.set_input_files([{"name": "own.csv", "mimeType": "text/csv", "buffer": content}])
    page.get_by_text("1 concept, 2 words").wait_for()
    page.locator(".js-plotly-plot", has_text=HOSTILE).wait_for()
    settled(page)
    assert page.locator("img[src='x']").count() == 0


def test_a_word_that_is_refused_keeps_what_was_typed_beside_it(open_page):
    page = open_page("naming")
    page.get_by_text("Add a word", exact=True).click()
    typed = {"Word or phrase": "(((", "Name of a new concept": "people at the quay", "A rival word for it": "porters"}
    for label, text in typed.items():
        page.get_by_role("textbox", name=label, exact=True).fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Nothing was changed.").wait_for()
    settled(page)
    for label, text in typed.items():
        assert page.get_by_role("textbox", name=label, exact=True).input_value() == text
    page.get_by_role("textbox", name="Word or phrase", exact=True).fill("dockers")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".js-plotly-plot", has_text="people at the quay").wait_for()
    settled(page)
    page.get_by_text("Add a word", exact=True).click()
    assert page.get_by_role("textbox", name="A rival word for it", exact=True).input_value() == ""
