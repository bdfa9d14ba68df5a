"""The Quotes page as a user has it, in headless Chromium."""

from __future__ import annotations

import pytest
from conftest import settled


def chart(page, place: int):
    drawn = page.locator(".js-plotly-plot").nth(place)
    drawn.locator(".annotation-text").first.wait_for()
    return drawn


@pytest.mark.parametrize("scheme", ["dark"])
def test_a_speaker_chosen_in_the_chart_can_be_parted_and_joined_again(open_page, scheme):
    page = open_page("quotes", scheme)
    who = chart(page, 2)
    assert "Edwin Carrish" in who.inner_text()
    who.locator(".ytick text", has_text="Edwin Carrish").first.wait_for()
    points = who.locator(".points path")
    names = who.evaluate("plot => plot.data.flatMap(trace => trace.customdata || [])")
    points.nth(names.index("Edwin Carrish")).click(force=True)
    settled(page)
    assert page.locator(".st-key-quotes_speaker input").input_value() == "Edwin Carrish"
    page.get_by_role("button", name="Part", exact=True).click()
    settled(page)
    page.get_by_text("1 correction by hand, for all events").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    settled(page)
    assert page.get_by_text("1 correction by hand, for all events").count() == 0
