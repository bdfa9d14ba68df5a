"""Hostile file names, titles, outlets, speakers and texts on the real page: nothing of them runs, loads or links."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import ROOT, _wait_for, settled, take_columns_as_guessed
from login import free_port
from payloads import payloads_if_here
from spreadsheet import cells_that_run
from test_dashboard import go, payload

LINKS = ("Overview", "Compare", "Words", "Naming", "Quotes", "Article", "Audit", "Lexicon", "Check", "Methods")
CHARTS = ("Overview", "Compare", "Words", "Quotes", "Article")
OWN = (
    "<img src=http://evil.example/a.png onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    '"><svg onload=window.hacked=1>',
    "![b](http://evil.example/b.png) [a](http://evil.example) :red[e] $f$ **g** www.evil.example",
    "<a href=javascript:window.hacked=1>h</a><style>*{display:none}</style>",
    "=HYPERLINK(1)",
)
MARKDOWN = [
    "[a](http://evil.example) ![b](http://evil.example/b.png) <http://evil.example>",
    "see http://evil.example/a?b=c, www.evil.example and ann@evil.example",
    ":red[c] :blue-background[d] :material/home: :smile: :streamlit: $e$ $$f$$",
    "# g",
    "1. h",
    "- i -> j -- k >= l",
    "> m",
    "**n** __o__ *p* _q_ ~~r~~ `s` \\",
    "&lt;t&gt; &amp; &#42;u&#42; <b>v</b> [^w] | x | y |",
]
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
    xss, naughty = payloads_if_here("xss.txt"), payloads_if_here("naughty_strings.txt")
    return [
        *OWN,
        *xss[::500],
        *[each for each in naughty if "<" in each][::40],
        *payloads_if_here("csv_injection.txt")[::4],
    ]


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
    take_columns_as_guessed(opened, "hostile.jsonl")
    settled(opened)
    opened.get_by_text("Compare near-copies too").click()  # these texts are nearly alike
    settled(opened)
    return opened


def test_no_page_runs_loads_or_links_what_a_document_says(page):
    assert page.locator(".fs-files").inner_text().count("read") >= len(OWN)
    assert page.evaluate(FOREIGN) == []
    for link in LINKS:
        go(page, link)
        if link in CHARTS:
            page.locator(".js-plotly-plot .annotation-text").first.wait_for()
        assert page.evaluate(FOREIGN) == [], link
        if link == "Overview":
            page.get_by_role("button", name="Download all scores").click()
            with page.expect_download() as download:
                page.get_by_role("button", name="CSV", exact=True).click()
            table = download.value.path().read_text(encoding="utf-8-sig")
            assert "HYPERLINK" in table
            assert [cells_that_run(table, delimiter) for delimiter in ",;\t"] == [[], [], []]


SCRIPT = """
import json
import streamlit as st
from lib.pages.markup import plain

texts = [plain(text) for text in json.loads({path!r}.read_text())]
st.title("Plain")
for text in texts:
    st.caption(text)
for text in texts[:{n}]:
    st.button(text, help=text, key=f"button {{text}}")
    st.metric(text, text)
    st.warning(text)
st.tabs(texts[:{n}])
st.table({{"cell": texts[:{n}]}}, hide_index=True)
"""


@pytest.fixture
def markdown_page(chromium, tmp_path):
    """A page that shows hostile strings as Markdown, made plain, at many places."""
    texts = tmp_path / "texts.json"
    texts.write_text(json.dumps(MARKDOWN + samples()), encoding="utf-8")
    script, port = tmp_path / "script.py", free_port()
    source = SCRIPT.format(path=texts, n=len(MARKDOWN)).replace("PosixPath", "__import__('pathlib').Path")
    script.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    context = chromium.new_context()
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        opened = context.new_page()
        opened.goto(f"http://127.0.0.1:{port}")
        settled(opened)
        yield opened
    finally:
        context.close()
        process.terminate()
        process.wait(timeout=20)


def test_what_is_made_plain_is_shown_as_it_is_and_nothing_else(markdown_page):
    shown = [
        text.replace("\u2060", "")
        for text in markdown_page.locator("[data-testid=stCaptionContainer]").all_inner_texts()
    ]
    assert [" ".join(text.split()) for text in shown] == [" ".join(text.split()) for text in MARKDOWN + samples()]
    assert markdown_page.evaluate(FOREIGN) == []
    made = "a, img, em, strong, del, code, .katex, script, style, svg, h2, h3, ul, ol, [data-testid=stIconMaterial]"
    for place in ("stCaptionContainer", "stTable", "stTab", "stMetricLabel", "stMetricValue", "stAlertContentWarning"):
        found = markdown_page.locator(f"[data-testid={place}]")
        assert found.count() >= 1, place
        assert found.locator(made).count() == 0, place
    assert markdown_page.get_by_role("button").locator("em, strong, a, img, code, .katex").count() == 0
    foreign = "<em>evil</em><a href='http://a'>b</a><svg><a>prompt</a></svg>"  # the check does find such things
    markdown_page.evaluate(
        f"document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', `{foreign}`)"
    )
    assert len(markdown_page.evaluate(FOREIGN)) == 3
