"""A link shows the view it was copied from; back and forward go from one thing the user did to the next."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl, quote, urlsplit

from conftest import settled
from playwright.sync_api import expect

HOSTILE = ("<img src=x onerror=alert(1)>", "' OR 1=1 --", "x" * 2_000, "\0")


def said(page) -> dict[str, str]:
    """What the address says."""
    return dict(parse_qsl(urlsplit(page.url).query))


def go(page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    settled(page)


def choose(page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    settled(page)


def entries(page) -> int:
    return int(page.evaluate("history.length"))


def wait_for_entries(page, n: int) -> None:
    page.wait_for_function("n => history.length === n", arg=n)


def test_each_thing_that_is_done_is_one_step_back(open_page):
    page = open_page()
    before = entries(page)
    page.get_by_role("button", name="See the comparison").click()
    page.get_by_role("heading", name="Overview", exact=True).wait_for()
    settled(page)
    go(page, "Compare")
    choose(page, "Distribution")
    choose(page, "Cumulative shares")  # in a part of the page that runs by itself
    wait_for_entries(page, before + 4)
    for form, view in (("articles", "distribution"), (None, "differences")):
        page.go_back()
        page.wait_for_url(re.compile(f"view={view}.*{f'form={form}' if form else ''}$"))
        settled(page)
        assert (said(page).get("form"), said(page)["view"]) == (form, view)
    expect(page.get_by_role("radio", name="Differences")).to_be_checked()
    page.go_back()
    page.get_by_role("heading", name="Overview", exact=True).wait_for()
    settled(page)
    page.go_forward()
    page.go_forward()
    page.wait_for_url(re.compile("view=distribution"))
    settled(page)
    expect(page.get_by_role("radio", name="Distribution")).to_be_checked()
    wait_for_entries(page, before + 4)


def test_a_copied_link_shows_the_same_view_elsewhere_and_after_a_reload(open_page):
    page = open_page("words?corpus=sample&event=port-strike&target=carrow-wire&term=the+port&voice=own", corpus="")
    expect(page.get_by_role("textbox", name="Word or phrase")).to_have_value("the port")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    shown = page.locator(".js-plotly-plot").first.text_content()
    assert "Terms of Carrow Wire against" in shown
    assert "n = 5" in shown or "5/5" in shown  # of its 10 articles those on this event
    page.reload()
    settled(page)
    assert page.locator(".js-plotly-plot").first.text_content() == shown
    other = open_page(urlsplit(link).path[1:] + "?" + urlsplit(link).query, corpus="")
    assert other.locator(".js-plotly-plot").first.text_content() == shown
    assert said(other) == said(page)


def test_a_link_to_a_passage_points_to_it(open_page):
    page = open_page("words?corpus=sample&term=strike", corpus="")
    page.locator('[data-testid="stDataFrame"]').last.click(position={"x": 25, "y": 52})
    settled(page)
    page.get_by_role("button", name="Read it in the article").click()
    page.locator("article.fs-article").wait_for()
    settled(page)
    link = urlsplit(page.url)
    assert set(said(page)) >= {"article", "place"}
    other = open_page(f"article?{link.query}", corpus="")
    found = ".fs-found"
    assert other.locator(found).first.text_content() == page.locator(found).first.text_content()
    assert "strike" in other.locator(found).first.text_content().lower()


def test_an_article_opens_at_its_top_where_the_chosen_passage_stands(open_page):
    page = open_page("audit?corpus=sample", corpus="")
    table = page.locator('[data-testid="stDataFrame"]').last
    table.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 300")
    table.click(position={"x": 16, "y": 87})
    page.get_by_role("button", name="Open this article").click()
    page.locator("article.fs-article .fs-found").first.wait_for()
    settled(page)
    expect(page.locator(".fs-sought .fs-found").first).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Article", exact=True)).to_be_in_viewport()


def test_what_an_address_asks_for_in_vain_is_said_and_not_repeated(open_page):
    page = open_page(f"compare?corpus=sample&measure={quote(HOSTILE[0])}&view=lies&present=7", corpus="")
    expect(page.get_by_text("asks for what this corpus does not have (present, measure, view).")).to_be_visible()
    assert "present" not in page.url
    assert (said(page)["measure"], said(page)["view"]) == ("loaded_terms", "differences")
    page = open_page("audit?corpus=sample&" + "&".join(f"outlet={quote(value)}" for value in HOSTILE), corpus="")
    expect(page.get_by_text("does not have (outlet)")).to_be_visible()
    assert said(page)["outlet"] == "all-outlets"


def test_the_settings_saved_beside_a_chart_open_its_view_again(open_page):
    page = open_page()
    settings = {"page": "compare", "params": {"corpus": "f" * 24, "measure": "lix", "view": "all-pairs"}}

    def drop(**other: object) -> None:
        content = json.dumps({**settings, "picture": {}, "made_with": {}, **other}).encode()
        file = {"name": "chart.json", "mimeType": "application/json", "buffer": content}
        page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files([file])

    drop(page="<b>nowhere</b>")
    expect(page.get_by_text("chart.json: These settings name a page or a choice")).to_be_visible()
    settled(page)
    image = {"theme": "dark", "format": "card", "title": "What I found", "byline": "A. Analyst", "edited": ["title"]}
    drop(chart="compare_pairs", picture=image)
    page.get_by_role("heading", name="Compare", exact=True).wait_for()
    page.locator('[data-part="png"]:not([disabled])').wait_for()
    expect(page.get_by_label("Title", exact=True)).to_have_value("What I found")
    expect(page.get_by_text("1,200 × 675 px")).to_be_visible()
    page.get_by_test_id("stDialog").get_by_role("button", name="Close").click()
    settled(page)
    expect(page.get_by_role("radio", name="All pairs")).to_be_checked()
    assert (said(page)["corpus"], said(page)["measure"]) == ("sample", "lix")
    assert "LIX" in page.locator(".js-plotly-plot").first.text_content()


# The server's answers come late where `window.late` (ms) says so.
LATE = """() => {
    const listen = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (kind, heard) {
        const later = event => setTimeout(() => heard(event), window.late ?? 0);
        listen.call(this, kind, kind === "message" ? later : heard);
    };
}"""


def test_a_click_is_not_lost_when_the_browser_turns_dark_meanwhile(open_page):
    page = open_page()
    page.add_init_script(f"({LATE})()")
    page.reload()
    settled(page)
    page.evaluate("window.late = 1500")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(500)
    page.get_by_role("link", name="Overview", exact=True).first.click()
    page.get_by_role("heading", name="Overview", exact=True, level=1).wait_for()
    page.wait_for_timeout(4000)  # by now the page has told what it is, and has its answer
    expect(page).to_have_title("Overview · Framescope")
