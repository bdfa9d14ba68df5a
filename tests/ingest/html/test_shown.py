"""What a page holds but does not show, and tables of figures."""

from __future__ import annotations

import re
import time

import pytest

from lib.ingest.html import read_html
from lib.ingest.html.shown import drop_hidden, level_tables
from lib.ingest.limits import Limits
from lib.ingest.page import paragraphs, parsed
from lib.ingest.source import Source

FIRST = "The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it."
SECOND = "“We are done,” the mayor said, and left the building without a word to the reporters who had been waiting."
THIRD = "The cost had doubled since spring, members said, and the vote that was planned for May was delayed again."


def shown(body):
    page = parsed(f"<body>{body}</body>".encode())
    drop_hidden(page)
    return paragraphs(page)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Unseen words.</p>",
        "<div style='color: red; display : none !important'><p>Unseen words.</p></div>",
        "<p style='visibility:hidden'>Unseen</p>",
        "<span class='sr-only x'>Unseen</span>",
        "<span class='Visually-Hidden'>Unseen</span>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(hidden):
    assert shown(f"{hidden}<p>{FIRST}</p>") == [FIRST]
    assert shown(f"<p>{FIRST}</p><p>One{hidden.replace('p>', 'b>')} two.</p>")[0] == FIRST


@pytest.mark.parametrize("seen", ["<p hidden='until-found'>Seen.</p>", "<p style='display:block'>Seen.</p>"])
def test_what_looks_hidden_but_is_not_stays(seen):
    assert shown(f"{seen}<p>{FIRST}</p>") == ["Seen.", FIRST]


def test_an_article_that_waits_for_a_program_is_not_hidden():
    script = "<script>" + "x = 1;\n" * 500 + "</script>"
    article = f"<article style='display:none'><p>{FIRST}</p></article>"
    assert shown(f"{script}<p>Loading.</p>{article}") == ["Loading.", FIRST]


TABLE = (
    "<table><caption>Riders by year</caption><tr><th>Year</th><th>Riders</th></tr><tr><td>2015</td><td>63,000</td></tr>"
    "<tr><td>2025</td><td></td></tr></table>"
)


def test_a_table_of_figures_is_one_line_a_row_and_never_scored():
    page = f"<article><h1>Bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p>{TABLE}<p>{THIRD}</p></article>"
    [article] = read_html(Source("a.html", page.encode(), Limits()))
    starts = [match.start() for match in re.finditer(r"(?<![^\n])[^\n]+", article.text)]
    lines = {article.text[start:].split("\n")[0]: start in article.cut for start in starts}
    assert [line for line, is_cut in lines.items() if is_cut] == ["Year | Riders", "2015 | 63,000", "2025"]
    assert {"Bridge closed", FIRST, SECOND, "Riders by year", THIRD} < set(lines)


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>Home</td><td>{FIRST} {SECOND}</td></tr><tr><td>News</td><td>Sport</td></tr></table>",
        "<table><tr><td>One row</td><td>Two</td><td>Three</td><td>Four</td></tr></table>",
        f"<table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table><tr><td><h1>Bridge</h1></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_a_page_stays_as_it_is(table):
    page = parsed(f"<body>{table}</body>".encode())
    assert level_tables(page) == set()
    assert page.find(".//table") is not None


def test_tables_within_tables_take_no_time():
    start = time.process_time()
    level_tables(parsed(("<table><tr><td>a</td><td>" * 500 + "</td></tr></table>" * 500).encode() * 20))
    assert time.process_time() - start < 5
