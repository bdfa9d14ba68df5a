"""In Chromium: what stands in one row is level, what is touched is large enough, popovers are reached by keyboard."""

from __future__ import annotations

from conftest import settled
from playwright.sync_api import expect

LEAST_TARGET = 24  # px, WCAG 2.2, success criterion 2.5.8
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
# How many px of a line through its middle, across and down, press a button: what it draws may be smaller.
PRESSED = """button => {
    const box = button.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hits = (x, y) => button.contains(document.elementFromPoint(x, y));
    const steps = [...Array(61).keys()].map((step) => step - 30);
    return [steps.filter((step) => hits(x + step, y)).length, steps.filter((step) => hits(x, y + step)).length];
}"""
CARDS = """row => [...row.querySelectorAll('[data-testid="stVerticalBlock"]')]
    .filter((each) => getComputedStyle(each).borderTopWidth !== "0px")
    .map((each) => Math.round(each.getBoundingClientRect().bottom))"""
COLOURS = """button => [button, document.querySelector(".stApp")].map((each) => getComputedStyle(each))
    .map((style, place) => place ? style.backgroundColor : style.color)
    .map((colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number))"""
IN_POPOVER = """() => Boolean(document.activeElement.closest('[data-testid="stPopoverBody"]'))"""


def luminance(colour: list[float]) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[float], other: list[float]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def middle(box: dict[str, float]) -> float:
    return box["y"] + box["height"] / 2


def test_buttons_below_two_charts_side_by_side_stand_in_one_row_and_cards_end_level(open_page):
    page = open_page("quotes")
    page.locator(".js-plotly-plot .annotation-text").nth(1).wait_for()
    charts = [page.locator(".js-plotly-plot").nth(place).bounding_box() for place in (0, 1)]
    assert charts[0]["height"] != charts[1]["height"]  # otherwise this shows nothing
    buttons = page.get_by_role("button", name="Save as image")
    assert abs(middle(buttons.nth(0).bounding_box()) - middle(buttons.nth(1).bounding_box())) < 1
    page.get_by_role("link", name="Overview", exact=True).click()
    page.locator(".js-plotly-plot .annotation-text").nth(3).wait_for()
    settled(page)
    for place in (0, 1):
        row = page.locator(".st-key-overview_panels [data-testid=stHorizontalBlock]:has(> [data-testid=stColumn])")
        left, right = row.nth(place).evaluate(CARDS)
        assert abs(left - right) <= 1


def test_a_chart_stands_at_the_same_place_in_every_view(open_page):
    page = open_page("compare")
    edges = set()
    for view in ("Differences", "All pairs", "Own and quoted", "Distribution", "Over time"):
        page.get_by_role("radio", name=view, exact=True).click()
        settled(page)
        page.locator(".js-plotly-plot .annotation-text").first.wait_for()
        edges.add(round(page.locator(".js-plotly-plot").first.bounding_box()["x"]))
    assert len(edges) == 1


def test_small_buttons_are_pressed_beside_what_they_draw_and_the_tools_stand_level_with_the_title(open_page):
    page = open_page("report", width=820)
    small = page.locator('[data-testid="stMultiSelect"] button, [data-testid="stTooltipIcon"] button')
    sizes = {small.nth(place).get_attribute("aria-label"): small.nth(place).evaluate(PRESSED) for place in range(6)}
    assert all(min(size) >= LEAST_TARGET for size in sizes.values()), sizes
    title, link = page.locator("h1 span").first, page.get_by_role("button", name="Copy link")
    assert abs(middle(title.bounding_box()) - middle(link.bounding_box())) <= 3


def test_a_button_without_a_frame_is_read_while_the_pointer_is_on_it(open_page):
    page = open_page("overview", scheme="dark")
    button = page.get_by_role("button", name="What is this made of?").first
    button.hover()
    expect(button.locator("p")).to_have_css("text-decoration-line", "underline")
    assert contrast(*button.evaluate(COLOURS)) >= LEAST_CONTRAST


def test_tab_leads_into_an_open_popover_and_back_to_its_button(open_page):
    page = open_page("audit")
    button = page.get_by_role("button", name="Download these passages")
    button.focus()
    page.keyboard.press("Enter")
    inside = page.get_by_test_id("stPopoverBody").get_by_role("button")
    inside.last.wait_for()
    for place in range(inside.count()):
        page.keyboard.press("Tab")
        expect(inside.nth(place)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(IN_POPOVER)
    inside.first.focus()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
