"""Hostile file names, titles, outlets, speakers and texts on the real page: nothing of them runs, loads or links."""

from __future__ import annotations

import json

import pytest
from conftest import settled
from payloads import payloads
from spreadsheet import cells_that_run
from test_dashboard import go, payload

LINKS = ("Overview", "Compare", "Words", "Naming", "Quotes", "Article", "Audit", "Lexicon", "Check", "Methods")
OWN = (
    "<img src=http://evil.example/a.png onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    '"><svg onload=window.hacked=1>',
    "![b](http://evil.example/b.png) [a](http://evil.example) :red[e] $f$ **g** www.evil.example",
    "<a href=javascript:window.hacked=1>h</a><style>*{display:none}</style>",
    "=HYPERLINK(1)",
)
# Of what a document could have made: scripts that ran, links and pictures that lead elsewhere, and marked-up text.
FOREIGN = """() => [
    ...(window.hacked ? ["a script ran"] : []),
    ...[...document.querySelectorAll("a[href], img[src], iframe, object, embed, link[href], form")]
        .filter(each => !(each.href || each.src || "").match(/^(data:|blob:)/)
                        && new URL(each.href || each.src || "x:", location.href).origin !== location.origin)
        .map(each => each.outerHTML.slice(0, 200)),
    ...[...document.querySelectorAll("body *")]
        .filter(each => each.getAttributeNames().some(name => name.startsWith("on")))
        .map(each => each.outerHTML.slice(0, 200)),
    ...[...document.querySelectorAll("[data-testid=stMain] :is(.katex, em, strong, del, script, svg a)")]
        .filter(each => each.textContent.match(/evil|hacked|alert|prompt/i))
        .map(each => each.outerHTML.slice(0, 200)),
]"""


def samples() -> list[str]:
    """Every kind of attack in the lists, from their whole length, and ours."""
    xss, naughty = payloads("xss.txt"), payloads("naughty_strings.txt")
    return [*OWN, *xss[::500], *[each for each in naughty if "<" in each][::40], *payloads("csv_injection.txt")[::4]]


def articles() -> str:
    lines = []
    for place, attack in enumerate(samples()):
        said = f'"The regime is a disgrace, {attack}," claimed Ann Lee. "We held the dam," said Bob {attack} Cole.'
        text = f"The dam held all night. {said} {attack} The town slept, a catastrophe of a report said.\n\n{attack}"
        named = {"outlet": f"{attack} {place % 2}" if place < len(OWN) else OWN[place % 3], "event": OWN[place % 2]}
        lines.append(json.dumps({"text": text, "title": attack, "author": attack, "section": attack} | named))
    return "\n".join(lines)


@pytest.fixture
def page(open_page):
    opened = open_page()
    files = [payload(f"{attack.replace('/', '')}.txt", f"The dam held. {attack}") for attack in OWN]
    opened.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(
        [payload("hostile.jsonl", articles()), *files]
    )
    opened.locator(".fs-files", has_text="hostile.jsonl").wait_for()
    settled(opened)
    return opened


def test_no_page_runs_loads_or_links_what_a_document_says(page):
    assert page.locator(".fs-files").inner_text().count("read") >= len(OWN)
    assert page.evaluate(FOREIGN) == []
    for link in LINKS:
        go(page, link)
        assert page.evaluate(FOREIGN) == [], link
        if link == "Overview":
            with page.expect_download() as download:
                page.get_by_role("button", name="Download all scores (CSV)").click()
            table = download.value.path().read_text(encoding="utf-8-sig")
            assert "HYPERLINK" in table
            assert [cells_that_run(table, delimiter) for delimiter in ",;\t"] == [[], [], []]


def test_the_check_finds_what_a_document_must_not_do(page):
    foreign = "<em>evil</em><a href='http://a'>b</a><svg><a>prompt</a></svg>"
    page.evaluate(f"document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', `{foreign}`)")
    assert len(page.evaluate(FOREIGN)) == 3
