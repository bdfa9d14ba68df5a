"""The Compare page as a user has it."""

from __future__ import annotations

import pytest
from conftest import choose, settled
from playwright.sync_api import expect


@pytest.mark.parametrize("scheme", ["dark"])
def test_findings_forest_and_pairs_are_drawn_and_say_the_same(open_page, scheme):
    page = open_page("compare", scheme)
    page.locator(".fs-finding").first.wait_for()
    finding = page.locator(".fs-finding", has_text="The Harbour Post").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    page.locator(".annotation-text", has_text="outlets differ from the others in loaded terms").wait_for()
    low, high = finding.split("95 % interval ")[1].split(",")[0].split(" to ")
    page.locator(".annotation-text", has_text=f"{low} to {high}").first.wait_for()
    page.get_by_text("All pairs", exact=True).click()
    settled(page)
    page.locator(".annotation-text", has_text="every outlet against every other").wait_for()
    assert page.locator(".annotation-text", has_text="▲").count() >= 3
    page.emulate_media(color_scheme="light")  # while the page is open: what the server coloured follows
    expect(page.locator(".js-plotly-plot .main-svg").first).to_have_css("background-color", "rgb(255, 255, 255)")


def test_a_measure_chosen_here_is_still_chosen_on_coming_back(open_page):
    page = open_page("compare")
    choose(page, "Measure", "Readability: LIX")
    page.locator(".annotation-text", has_text="LIX").first.wait_for()
    page.get_by_role("link", name="Methods", exact=True).first.click()
    settled(page)
    page.get_by_role("link", name="Compare", exact=True).first.click()
    settled(page)
    page.locator(".annotation-text", has_text="LIX").first.wait_for()
