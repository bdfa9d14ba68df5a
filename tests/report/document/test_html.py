"""The report as HTML loads nothing, runs no script but its own, and shows every text as text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise

import pytest
from lxml import html
from markup import unknown_tags
from reported import material, silent

from lib.model import Article
from lib.report.document.contents import report_of
from lib.report.document.html import html_chunks
from lib.report.embedded import plotly_script
from lib.text.settings import default_settings

# What a report may be made of.
TAGS = set(
    "html head meta title style body a header nav ol ul li main section p b h1 h2 h3 h4 h5 figure div table caption "
    "thead tbody tr th td details summary blockquote footer span script template article wbr".split()
)
ATTRIBUTES = set(
    "lang data-theme charset http-equiv content name class href id aria-label aria-labelledby role tabindex scope "
    "data-chart title type".split()
)


def page_of(report, theme="auto") -> str:
    return "".join(html_chunks(report, default_settings(), theme))


@pytest.fixture(scope="module")
def page(sample_report):
    return page_of(sample_report)


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(tree) -> dict[str, list[str]]:
    (written,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {each.split()[0]: each.split()[1:] for each in written.split("; ")}


def test_the_policy_allows_the_scripts_and_the_style_sheet_of_the_page_and_nothing_else(page, tree):
    policy = policy_of(tree)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == [_hash(script) for script in scripts]
    assert policy["style-src-elem"] == [_hash(sheet), _hash("")]
    assert scripts[0] == plotly_script()
    assert {name for name, values in policy.items() if "'unsafe-inline'" in values} == {"style-src-attr"}
    assert not re.search(r"https?:|\*", " ".join(value for values in policy.values() for value in values))


def test_the_policy_stands_before_what_it_rules(page):
    assert page.index("Content-Security-Policy") < min(page.index("<style>"), page.index("<script"))


def test_nothing_is_loaded(page, tree):
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //form | //base")
    assert all(each.startswith("#") for each in tree.xpath("//@href"))
    (sheet,) = tree.xpath("//style/text()")
    assert all(each.startswith('"data:') for each in re.findall(r"url\(([^)]*)", sheet))
    assert "@import" not in sheet


def test_plotly_is_there_once(page):
    assert page.count(plotly_script()) == 1


def test_headings_are_in_order_and_every_link_leads_to_a_place(tree):
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    for target in [*(each[1:] for each in tree.xpath("//@href")), *tree.xpath("//@aria-labelledby")]:
        assert target in names


def test_every_chart_has_an_alternative_text_and_a_table(tree):
    charts = json.loads(tree.xpath("//script[@id='charts']/text()")[0])["charts"]
    figures = tree.xpath("//figure")
    assert len(figures) == len(charts) > 10
    for place, figure in enumerate(figures):
        (drawn,) = figure.xpath("div[@role='img']")
        assert drawn.get("data-chart") == str(place)
        assert len(drawn.get("aria-label")) > 60
        assert figure.xpath("details//table/caption/text()")
        assert figure.xpath("details//tbody/tr")


def test_no_chart_says_what_only_a_dashboard_can_do(tree):
    assert "click" not in tree.xpath("//script[@id='charts']/text()")[0]


def test_charts_are_laid_out_for_paper_and_for_phones(tree):
    charts = json.loads(tree.xpath("//script[@id='charts']/text()")[0])["charts"]
    assert len(charts) > 5
    for chart in charts:
        sheet, phone = (each["layout"] for each in chart)
        assert phone["width"] < sheet["width"]
        assert sheet["width"] < 760
        assert sheet["height"] < 1000


def test_tables_have_heads_and_can_be_reached_by_keyboard(tree):
    tables = tree.xpath("//table")
    assert len(tables) > 5
    for table in tables:
        assert table.xpath("thead/tr/th[@scope='col']")
        assert table.getparent().get("tabindex") == "0"


def test_a_theme_can_be_fixed(sample_report):
    assert '<html lang="en" data-theme="dark">' in page_of(sample_report, "dark")[:200]


@pytest.fixture(scope="module")
def hostile_tree(hostile_report):
    return html.document_fromstring(page_of(hostile_report))


def test_no_text_of_a_document_becomes_an_element_or_an_attribute(hostile_tree):
    tree = hostile_tree
    assert len(tree.xpath("//script")) == 3
    assert len(tree.xpath("//style")) == 1
    for element in tree.iter():
        assert element.tag in TAGS, element.tag
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
    assert "<b>c</b>" in tree.xpath("string(//h1)")
    assert all(each.startswith("#") for each in tree.xpath("//@href"))


def test_no_chart_draws_a_tag_of_a_document(hostile_tree):
    written = hostile_tree.xpath("//script[@id='charts']/text()")[0]
    assert unknown_tags(json.loads(written)["charts"], "zzq") == []


def test_a_very_long_word_of_a_table_may_be_broken_and_stays_the_same_text():
    outlet = "Abendzeitungsverlagsgesellschaftsanzeiger & <b>Co</b>"
    made = material([Article("The dam held all night.", outlet=outlet)])
    cells = html.document_fromstring(page_of(report_of(made, silent))).xpath("//td")
    (cell, *_) = [each for each in cells if each.text_content() == outlet]
    pieces = html.tostring(cell, encoding="unicode").split("<wbr>")
    assert len(pieces) == 3
    assert not [each for each in cells if "The dam" in each.text_content() and each.xpath("wbr")]
