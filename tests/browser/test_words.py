"""From a distinctive term to its lines and to their place in the article, in headless Chromium."""

from __future__ import annotations

import json
import re

import pytest
from conftest import settled


@pytest.mark.parametrize("scheme", ["dark"])
def test_a_dot_leads_to_its_lines_and_a_line_to_its_place(open_page, scheme):
    page = open_page("words", scheme)
    page.locator(".js-plotly-plot", has_text="Distinctive terms").locator(".points path").first.click(force=True)
    page.get_by_text(re.compile(r"\d+ lines in \d+ articles")).wait_for()
    settled(page)
    term = page.get_by_role("textbox", name="Word or phrase").input_value()
    assert term
    page.locator('[data-testid="stDataFrame"]').last.click(position={"x": 15, "y": 55})
    page.get_by_role("button", name="Read it in the article").click()
    page.get_by_role("heading", name="Article", exact=True).wait_for()
    settled(page)
    found = page.locator("article .fs-found")
    assert found.inner_text().lower().startswith(term.split()[0])
    page.get_by_text("Go to the place").click()
    page.wait_for_timeout(500)
    assert 0 < found.bounding_box()["y"] < 900


def test_a_row_of_the_table_is_looked_up_and_the_terms_are_downloaded(open_page):
    page = open_page("words")
    page.locator('[data-testid="stDataFrame"]').first.click(position={"x": 15, "y": 90})
    page.get_by_text(re.compile(r"\d+ lines? in \d+ article")).wait_for()
    settled(page)
    assert page.get_by_role("textbox", name="Word or phrase").input_value()
    page.get_by_role("button", name="Download these terms").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Provenance (JSON)").click()
    origin = json.loads(download.value.path().read_bytes())
    assert download.value.suggested_filename.endswith(".csv.provenance.json")
    assert (origin["page"], origin["n_articles"]) == ("words", 40)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    table = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert table[0].startswith("term,target,reference,log_odds_z,log_ratio,rate_target,rate_reference")
    assert len(table) > 1000
