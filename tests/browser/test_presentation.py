"""Charts fill the screen one after another: chosen on any page, turned by keys, found by their address."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, settled
from playwright.sync_api import expect
from test_keeping import drop, own_corpus, payload, story

SCRIPT = (ROOT / "lib" / "pages" / "scripts" / "browser.js").read_text(encoding="utf-8")
SERVER = """
window.asks = [];
window.shows = (slide) => mounted({
  data: { slide, of: 4, chart: "none", width: 1120 },
  parentElement: document,
  setTriggerValue: (_, number) => asks.push(number),
});
"""
FILLS_THE_SCREEN = """() => [...document.querySelectorAll(".js-plotly-plot")]
    .filter((each) => getComputedStyle(each).visibility === "visible").map((each) => each.getBoundingClientRect())
    .every((box) => (box.width > 0.9 * innerWidth || box.height > 0.9 * innerHeight)
      && Math.min(box.left, box.top) >= 0 && box.right <= innerWidth && box.bottom <= innerHeight)"""
CHROME = '[data-testid="stHeader"], .st-key-page_tools, h1, [data-testid="stSelectbox"], [data-testid="stPopoverBody"]'


def expect_chart_alone(page) -> None:
    """Nothing of the page is seen besides the chart."""
    expect(page.locator(CHROME).locator("visible=true")).to_have_count(0)


def test_charts_are_presented_by_keys_alone_on_the_screen_and_kept_with_the_corpus(open_page):
    page = open_page()
    drop(page, payload("one.txt", story(1)), payload("two.txt", story(2)))
    corpus = own_corpus(page)
    page.get_by_role("button", name="See the comparison").click()
    page.get_by_role("heading", name="Overview", exact=True).wait_for()
    for number in (0, 1, 2):
        page.locator(".js-plotly-plot").nth(number).wait_for()
        page.get_by_role("button", name="Add to presentation").nth(number).click()
        expect(page.get_by_text(f"Added: {number + 1} chart")).to_be_visible()
        settled(page)
    page.get_by_role("button", name="Present", exact=True).click()
    page.get_by_role("button", name="Show them").click()
    page.keyboard.press("ArrowRight")  # before the first chart fills the screen
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("present=3"))
    expect(page.locator(CHROME).first).to_be_hidden()
    third = page.locator(".js-plotly-plot:visible").text_content()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("present=2"))
    expect(page.locator(".js-plotly-plot:visible")).not_to_have_text(third)
    expect_chart_alone(page)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_function(FILLS_THE_SCREEN)  # and is not cut: for a moment it may be, while it grows
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")  # beyond the last one
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Overview", exact=True).wait_for()
    assert "present" not in page.url
    other = open_page(f"?corpus={corpus}&present=2", corpus="")
    other.wait_for_url(re.compile("/overview.*present=2"))
    other.locator(".js-plotly-plot:visible").wait_for()
    expect_chart_alone(other)


@pytest.fixture
def keys(chromium):
    """A page with nothing but the script, its clock, and a server of ours: asks, shows(number)."""
    page = chromium.new_page()
    page.clock.install()
    page.set_content('<div data-testid="stApp" data-test-script-state="notRunning"><button>Copy link</button></div>')
    page.add_script_tag(type="module", content=SCRIPT.replace("export default", "const mounted =") + SERVER)
    page.wait_for_function("window.asks")
    yield page
    page.close()


def test_a_chart_that_was_asked_for_in_vain_is_asked_for_again_until_it_is_shown(keys):
    keys.evaluate("shows(1)")
    keys.keyboard.press("ArrowRight")
    assert keys.evaluate("asks") == [2]
    keys.clock.run_for(2_500)
    assert keys.evaluate("asks") == [2]
    keys.clock.run_for(1_000)
    assert keys.evaluate("asks") == [2, 2]
    keys.keyboard.press("PageDown")
    keys.evaluate("shows(2)")  # what was asked for first comes late
    assert keys.evaluate("asks") == [2, 2, 3]
    keys.clock.run_for(3_500)
    assert keys.evaluate("asks") == [2, 2, 3, 3]
    keys.evaluate("shows(3)")
    keys.clock.run_for(30_000)
    assert keys.evaluate("asks") == [2, 2, 3, 3]


def test_keys_that_come_before_the_first_chart_is_shown_count(keys):
    keys.evaluate("shows(null)")
    keys.evaluate("document.querySelector('button').className = 'st-key-presentation_begin'")
    keys.get_by_role("button").click()
    keys.keyboard.press("ArrowRight")
    keys.keyboard.press("ArrowRight")
    assert keys.evaluate("asks") == []
    keys.evaluate("shows(1)")
    assert keys.evaluate("asks") == [3]


def test_a_server_that_is_at_work_is_not_asked_again(keys):
    keys.evaluate("shows(1)")
    keys.evaluate("document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'running'")
    keys.keyboard.press("ArrowRight")
    keys.clock.run_for(10_000)
    assert keys.evaluate("asks") == [2]


def test_keys_ask_for_nothing_outside_of_a_presentation_nor_beyond_its_ends(keys):
    keys.evaluate("shows(null)")
    for key in ("ArrowRight", "Escape"):
        keys.keyboard.press(key)
    keys.evaluate("shows(1)")
    keys.keyboard.press("ArrowLeft")
    keys.evaluate("shows(4)")
    keys.keyboard.press("ArrowRight")
    assert keys.evaluate("asks") == []
    keys.keyboard.press("Escape")
    keys.keyboard.press("ArrowRight")  # it is over, as far as the user is concerned
    assert keys.evaluate("asks") == [0]
