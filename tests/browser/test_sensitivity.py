"""The comparison under other specifications, as a user runs and stops it."""

from __future__ import annotations

from conftest import settled
from playwright.sync_api import expect

VIEW = "Other choices"
READING = 120_000  # ms: every text under every settings, on a busy machine


def test_it_is_stopped_and_gone_on_with_and_then_says_in_how_many_a_difference_holds(open_page):
    page = open_page("compare")
    page.get_by_role("radio", name=VIEW).click()
    settled(page)
    page.get_by_role("button", name="Run the comparison under").click()
    page.get_by_role("button", name="Stop and show").click()
    page.get_by_text("Stopped:").wait_for(timeout=READING)
    settled(page)
    page.get_by_role("button", name="Go on with the rest").click()
    page.get_by_text("Stopped:").wait_for(state="detached", timeout=READING)
    page.locator(".js-plotly-plot .annotation-text").first.wait_for(timeout=READING)
    settled(page)
    expect(page.get_by_text("The Harbour Post: above the others in")).to_be_visible()
    assert "main comparison" in page.locator(".js-plotly-plot").first.inner_text()
    for name in ("Go on with the rest", "Run the comparison under", "Stop and show"):
        assert page.get_by_role("button", name=name).count() == 0
