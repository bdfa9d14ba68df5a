"""The comparison under other specifications, as a user runs and stops it."""

from __future__ import annotations

import pytest
from conftest import settled

VIEW = "Other choices"
READING = 120_000  # ms: every text under every settings, on a busy machine


@pytest.fixture
def section(open_page):
    page = open_page("compare")
    page.get_by_role("radio", name=VIEW).click()
    settled(page)
    page.get_by_role("button", name="Run the comparison under").click()
    return page


def test_sentences_curve_and_table_appear_at_one_button(section):
    section.locator(".js-plotly-plot .annotation-text").first.wait_for(timeout=READING)
    settled(section)
    assert section.get_by_text("The Harbour Post: above the others in").is_visible()
    assert "main comparison" in section.locator(".js-plotly-plot").first.inner_text()
    assert section.get_by_role("button", name="Run the comparison under").count() == 0
    assert section.get_by_role("button", name="Stop and show").count() == 0


def test_it_can_be_stopped_and_gone_on_with(section):
    section.get_by_role("button", name="Stop and show").click()
    section.get_by_text("Stopped:").wait_for(timeout=READING)
    settled(section)
    section.get_by_role("button", name="Go on with the rest").click()
    section.get_by_text("Stopped:").wait_for(state="detached", timeout=READING)
    section.locator(".js-plotly-plot .annotation-text").first.wait_for(timeout=READING)
    settled(section)
    assert section.get_by_role("button", name="Go on with the rest").count() == 0
