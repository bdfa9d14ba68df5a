"""Web pages."""

from __future__ import annotations

import re

import pytest

from lib.ingest.html import read_html
from lib.ingest.limits import Limits
from lib.ingest.source import Source
from lib.model import Article

LIMITS = Limits()
FIRST = "The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it."
SECOND = "“We are done,” the mayor said, and left the building without a word to the reporters who had been waiting."
THIRD = "The cost had doubled since spring, members said, and the vote that was planned for May was delayed again."
ARTICLE = f"<article><h1>Bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"


def read(page, limits=LIMITS):
    data = page if isinstance(page, bytes) else page.encode()
    return list(read_html(Source("a.html", data, limits)))


def parts(page):
    """The paragraphs of the page's text that are the article, and those that are cut."""
    [article] = read(page)
    starts = [match.start() for match in re.finditer(r"(?<![^\n])[^\n]+", article.text)]
    assert set(article.cut) <= set(starts)
    lines = {start: article.text[start:].split("\n", 1)[0] for start in starts}
    return (
        [line for start, line in lines.items() if start not in article.cut],
        [line for start, line in lines.items() if start in article.cut],
    )


def test_what_stands_beside_the_article_stays_in_the_text_and_is_cut():
    links = "".join(f'<li><a href="/{n}">Another story of the day</a></li>' for n in range(20))
    footer = "<footer>© 2018 Daily. All rights reserved</footer>"
    page = f"<html><body><nav><ul>{links}</ul></nav>{ARTICLE}{footer}</body></html>"
    assert parts(page) == (
        ["Bridge closed", FIRST, SECOND, THIRD],
        ["Another story of the day"] * 20 + ["© 2018 Daily. All rights reserved"],
    )


def test_what_the_page_says_of_itself_is_kept():
    head = (
        "<title>Bridge closed | Daily</title><meta property='og:title' content='Bridge closed'>"
        "<meta property='og:site_name' content='Daily'><meta name='author' content='Jane Roe'>"
        "<meta property='article:published_time' content='2018-06-06T10:00:00+02:00'>"
        "<link rel='canonical' href='https://example.org/bridge'>"
    )
    assert read(f"<html><head>{head}</head><body>{ARTICLE}</body></html>") == [
        Article(
            f"Bridge closed\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}",
            title="Bridge closed",
            outlet="Daily",
            published="2018-06-06",
            author="Jane Roe",
            url="https://example.org/bridge",
        )
    ]


def test_a_date_in_the_text_is_not_the_date_of_publication():
    [article] = read(f"<html><body><p>On June 1, 2017 it rained.</p>{ARTICLE}</body></html>")
    assert article.published is None


def test_a_headline_that_is_only_in_the_head_comes_before_the_text():
    page = f"<html><head><title>Bridge closed</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert read(page)[0].text == f"Bridge closed\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Short words.", "Short words."),
        ("<BODY><P>One<br>two <b>bold</b>.<P>Three four.</BODY>", "One\ntwo bold.\n\nThree four."),
        ("<table><tr><td>Left</td><td>Right</td></tr></table>", "Left\n\nRight"),
        ("<p>Seen</p><script>x = 'unseen'</script><style>p {}</style><noscript>unseen</noscript>", "Seen"),
        ("<p>a &lt; b &amp; c</p><!-- unseen --><div>d</div>tail", "a < b & c\n\nd\n\ntail"),
    ],
)
def test_of_a_short_page_all_visible_text_is_taken(page, text):
    assert [article.text for article in read(page)] == [text]


@pytest.mark.parametrize(
    "page", ["<html><head><title></title></head><body><img src=a.png></body></html>", "<!-- -->", "<frameset>"]
)
def test_a_page_without_words_has_no_text(page):
    assert not "".join(article.text for article in read(page))


def test_a_huge_page_is_taken_whole_instead_of_searched():
    [article] = read(f"<html><body><nav>Menu</nav>{ARTICLE}</body></html>", Limits(max_page_elements=5))
    assert article.text == f"Menu\n\nBridge closed\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset = koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="ibm866"?>', "cp866"),
        ('<meta charset="utf-8"><meta charset="x-mac-cyrillic">', "mac-cyrillic"),
        ('<meta charset="windows-1251">', "utf-8"),
    ],
)
def test_the_declared_encoding_is_believed_where_the_page_is_not_utf8(declaration, codec):
    word = "Ёлка и мост"
    page = f"{declaration}<body><p>{word}</p></body>"
    assert read(page.encode(codec))[0].text == word


def test_the_children_of_a_deep_page_do_not_overflow_anything():
    assert read("<div>" * 100_000 + "x") in ([], [Article("")])
