"""Every page, light and dark, by axe-core; every chart with a description and a table; all of it by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from conftest import settled
from playwright.sync_api import expect

from app import PAGES

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 29)"}
CHARTED = {"overview", "compare", "words", "naming", "quotes", "article"}  # with the sample corpus
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CHECKED = {"light": EVERYTHING, "dark": COLOURS}  # both themes have the same elements
# Streamlit's own, which no page can change: the rule, and what the element's HTML has.
FRAMEWORK = {
    # The frame around a file uploader's button has a label although it is no widget; the button in it is one.
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzo'),  # axe cuts what is long
}
FOUND = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
    .flatMap(each => each.nodes.map(node => [each.id, node.html, node.failureSummary]))"""
BARRIERS = """() => document.querySelector("h1").innerHTML =
    '<img src="data:,"><span style="color: #333; background: #222">Too dark</span>'"""
DESCRIBED = """() => [...document.querySelectorAll(".js-plotly-plot")]
    .map(each => (each.closest("[role=figure]")?.getAttribute("aria-label") || "").length)"""
# The element with the focus: what it is, its name, and whether it or the frame around it shows that it has the focus.
FOCUSED = """() => {
    const at = document.activeElement, name = (at.getAttribute("aria-label") || at.innerText || "").trim();
    let shown = false, each = at;
    for (let step = 0; step < 5 && each; step++, each = each.parentElement) {
        const style = getComputedStyle(each);
        shown ||= style.outlineStyle !== "none" || style.boxShadow !== "none" || each.matches(":focus-within")
            && step > 0 && style.borderTopWidth !== "0px" && style.borderTopColor === "rgb(0, 99, 156)";
    }
    return [at.tagName, at.getAttribute("role") || "", name.split("\\n")[0], shown];
}"""
# A scroll area, a table with its cells (a canvas draws a frame of its own) and a component (its button is inside).
NOT_TOLD = ("MAIN", "TD", "CANVAS", "DIV")


def violations(page, rules=EVERYTHING) -> list[str]:
    """What axe finds and FRAMEWORK does not explain."""
    return [
        f"{rule}: {html[:300]}\n{why}"
        for rule, html, why in page.evaluate(FOUND, rules)
        if not any(rule == known and part in html for known, part in FRAMEWORK)
    ]


def test_every_page_opens_in_both_themes_without_a_barrier_and_describes_its_charts(open_page):
    page = open_page("corpora")
    page.evaluate(AXE)
    found = []
    for scheme, background in BACKGROUNDS.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", background)
        for name in PAGES:
            page.get_by_role("link", name=name.capitalize(), exact=True).first.click()
            expect(page).to_have_title(f"{name.capitalize()} · Framescope")
            settled(page)
            if name in CHARTED:
                page.locator(".js-plotly-plot .annotation-text").first.wait_for()
                described = page.evaluate(DESCRIBED)
                assert min(described) > len("Sentiment by outlet"), name
                assert page.get_by_role("button", name="Table", exact=True).count() == len(described), name
            found += [f"{name}, {scheme}: {each}" for each in violations(page, CHECKED[scheme])]
    assert not found, "\n\n".join(found)
    page.evaluate(BARRIERS)  # the check does find such things
    assert "image-alt" in [rule for rule, *_ in page.evaluate(FOUND, EVERYTHING)]
    assert "color-contrast" in [rule for rule, *_ in page.evaluate(FOUND, COLOURS)]


def test_everything_on_a_page_is_reached_and_left_by_keyboard(open_page):
    page = open_page("overview")
    page.locator(".js-plotly-plot .annotation-text").nth(3).wait_for()
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
        if stops[-1][0] == "BODY" or (len(stops) > 1 and stops[-1] == stops[0]):
            break
    assert stops[-1][0] == "BODY" or stops[-1] == stops[0], f"the focus is caught: {stops[-3:]}"
    hidden = [stop for stop in stops[:-1] if not stop[3] and stop[0] not in NOT_TOLD]
    assert not hidden, f"nothing shows that these have the focus: {hidden}"
    names = [name for _, _, name, _ in stops]
    assert {page.capitalize() for page in PAGES} <= {*names}
    assert names.count("Table") == names.count("Save as image") == 4
    assert {"All words", "Event", "Download all scores"} <= {*names}
    page.get_by_role("button", name="Table", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    settled(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_role("link", name="Methods", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Methods", exact=True, level=1).wait_for()
