"""Web pages."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest.html import read_html
from lib.ingest.limits import Limits
from lib.ingest.parse import parse
from lib.ingest.source import TOO_DEEP, IngestError, Source
from lib.model import Article
from lib.text.blocks import blocks
from lib.text.normalise import normalise

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


def menu(n=12):
    return "<nav><ul>" + "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(n)) + "</ul></nav>"


def test_a_headline_that_the_extraction_leaves_out_is_never_cut():
    related = "<aside><ul><li><a href='/x'>Bridge closed</a></li><li><a href='/y'>Other news</a></li></ul></aside>"
    head = "<head><title>Bridge closed</title></head>"
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    page = f"<html>{head}<body>{menu()}<header><h1>Bridge closed</h1></header>{body}{related}</body></html>"
    article, cut = parts(page)
    assert article == ["Bridge closed", FIRST, SECOND, THIRD]
    assert cut == [*(f"Section {i}" for i in range(12)), "Bridge closed", "Other news"]


def test_places_are_those_under_a_headline_that_comes_before_the_text():
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    page = f"<html><head><title>Bridge closed</title></head><body>{menu()}{body}</body></html>"
    article, cut = parts(page)
    assert article == ["Bridge closed", FIRST, SECOND, THIRD]
    assert cut == [f"Section {i}" for i in range(12)]


def test_lines_between_breaks_are_cut_one_by_one():
    page = f"<body>{menu()}<article><h1>Bridge closed</h1><p>{FIRST}<br>{SECOND}<br><br>{THIRD}</p></article></body>"
    assert parts(page)[0] == ["Bridge closed", FIRST, SECOND, THIRD]


def test_a_line_that_is_both_in_the_menu_and_in_the_article_is_kept_where_the_article_has_it():
    body = f"<h1>Bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p><h2>What comes next</h2><p>{THIRD}</p>"
    link = "<p>What comes next</p>"
    [article] = read(f"<body>{menu()}<nav>{link}</nav><article>{body}</article><footer>{link}</footer></body>")
    kept = [at.start() for at in re.finditer("What comes next", article.text) if at.start() not in article.cut]
    assert len(kept) == 1
    assert article.text.index(SECOND) < kept[0] < article.text.index(THIRD)


def comments(n):
    return "".join(
        f"<div><b>reader{i}</b><p>I think that nobody should ever have agreed to this.</p></div>" for i in range(n)
    )


def teasers(n):
    return "".join(
        f"<div><h3>Story {i}</h3><p>The team said on Friday that it was not ready yet.</p></div>" for i in range(n)
    )


@pytest.mark.parametrize("others", [comments, teasers])
def test_an_article_is_found_however_much_stands_below_it(others):
    below = f"<section id='comments'><h2>More of all that</h2>{others(60)}</section>"
    page = f"<html><head><title>Bridge closed | Daily</title></head><body>{menu()}{ARTICLE}{below}</body></html>"
    article, cut = parts(page)
    assert article == ["Bridge closed", FIRST, SECOND, THIRD]
    assert len(cut) == 12 + 1 + 2 * 60


def test_an_extraction_from_beside_the_marked_article_cuts_nothing():
    page = f"<html><body>{menu()}<main>{ARTICLE}</main><section>{comments(60)}</section></body></html>"
    assert set(parts(page)[0]) >= {"Bridge closed", FIRST, SECOND, THIRD}


def test_a_brief_is_found_among_many_links():
    brief = "<article><h1>Bridge closed</h1><p>The old bridge will close on Tuesday, the council said.</p></article>"
    page = f"<html><head><title>Bridge closed | Daily</title></head><body>{menu(30)}{brief}</body></html>"
    assert parts(page)[0] == ["Bridge closed", "The old bridge will close on Tuesday, the council said."]


def test_where_the_extraction_finds_too_little_nothing_is_cut():
    page = f"<body>{menu()}<p>Short words.</p></body>"
    assert parts(page)[1] == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "li", "div", "h2", "a"]),
            st.sampled_from([FIRST, SECOND, THIRD, "Next\r\n", "—", "", "a<br>b", "\u00a0x", "x\u2028y"]),
        ),
        max_size=12,
    ),
    st.sampled_from(["", "Bridge closed", "a", FIRST]),
)
@settings(max_examples=40, deadline=None)
def test_every_place_is_the_start_of_a_block(pieces, title):
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in pieces)
    page = f"<html><head><title>{title}</title></head><body>{menu()}<article>{inside}</article></body></html>"
    for article in parse(Source("a.html", page.encode(), LIMITS), read_html).articles:
        normal = normalise(article.text)  # in which a dash alone is a space
        starts = {block.start for block in blocks(normal, cut=article.cut)}
        assert {start for start in article.cut if normal[start].strip()} <= starts
        assert list(article.cut) == sorted(set(article.cut))


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
        ("<pre>One of\r\n  two.\r\n\r\n<b>Three</b>.\n\t\n\nFive.</pre>Six", "One of\ntwo.\n\nThree.\n\nFive.\n\nSix"),
        ("<p>He said: <q>We <b>lost</b>.</q> She left.", "He said: “We lost.” She left."),
        ("<p>He said: <q>«Non»</q>", "He said: «Non»"),
        (
            "<p>It closed.<sup>1</sup> We go<sup><a href='#n'>2</a></sup> now<sup>[3]</sup>.",
            "It closed. We go now.",
        ),
        ("<p>It is 5 km<sup>2</sup>, or 10<sup>6</sup> m<sup>2</sup>, 3<sup>rd</sup>.", "It is 5 km2, or 106 m2, 3rd."),
    ],
)
def test_of_a_short_page_all_visible_text_is_taken(page, text):
    assert [article.text for article in read(page)] == [text]


@pytest.mark.parametrize(
    "page", ["<html><head><title></title></head><body><img src=a.png></body></html>", "<!-- -->", "<frameset>"]
)
def test_a_page_without_words_has_no_text(page):
    assert not "".join(article.text for article in read(page))


@pytest.mark.parametrize("limits", [Limits(max_page_elements=5), Limits(max_page_words=10)])
def test_a_huge_page_is_taken_whole_instead_of_searched(limits):
    [article] = read(f"<html><body><nav>Menu</nav>{ARTICLE}</body></html>", limits)
    assert article.cut == ()
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


def test_elements_that_are_never_closed_lose_no_paragraph():
    paragraphs = [f"Paragraph {n} of the story says a thing or two." for n in range(900)]
    assert read("".join(f"<div><p>{each}</p>" for each in paragraphs))[0].text == "\n\n".join(paragraphs)


def test_a_page_that_nests_deeper_than_the_parser_goes_is_refused_and_overflows_nothing():
    with pytest.raises(IngestError, match=f"^{re.escape(TOO_DEEP)}$"):
        read("<p>Seen.</p>" + "<div>" * 100_000 + "x")


def test_a_very_long_line_is_no_reason_to_lose_the_rest():
    page = f"<body><p>{'word ' * 2_200_000}</p><p>{FIRST}</p></body>"
    assert read(page)[0].text.endswith(FIRST)


LINKED = """<html><head><script type="application/ld+json">
{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": "%s\\n\\n%s"}]}
</script></head><body><div id="root"></div>%s</body></html>"""


def test_an_article_that_a_page_does_not_show_may_be_in_its_linked_data():
    assert read(LINKED % (FIRST, THIRD, ""))[0].text == f"{FIRST}\n\n{THIRD}"
    assert read(LINKED % (FIRST, THIRD, f"<p>{SECOND}</p>"))[0].text.endswith(SECOND)


@pytest.mark.parametrize("data", ["", "{", "[" * 100_000, '{"articleBody": 5}', "null"])
def test_linked_data_that_is_none_says_nothing(data):
    [article] = read(f"<script type='application/ld+json'>{data}</script><body><p></p></body>")
    assert article.text == ""


LOADING = "<header><a href='/'>Daily</a></header><div>Loading…</div><footer>© 2018 Daily</footer>"


@pytest.mark.parametrize("body", [LOADING, "<div id='root'>Please wait</div>"])
def test_a_page_that_shows_no_prose_yet_may_say_its_article_in_its_linked_data(body):
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{FIRST}\n{SECOND}\n{THIRD}"})
    head = f"<head><title>Bridge closed</title><script type='application/ld+json'>{data}</script></head>"
    [article] = read(f"<html>{head}<body>{body}</body></html>")
    assert article.text == f"Bridge closed\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert article.cut == ()


def test_a_teaser_that_a_page_shows_is_not_replaced_by_what_it_does_not_show():
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{FIRST} {SECOND} {THIRD}"})
    page = f"<script type='application/ld+json'>{data}</script><body><p>{FIRST}</p><p>Subscribe to read on.</p></body>"
    assert SECOND not in read(page)[0].text


@pytest.mark.parametrize(
    ("before", "after"),
    [("//<![CDATA[\n", "\n//]]>"), ("<![CDATA[", "]]>"), ("/* <![CDATA[ */", "/* ]]> */"), ("", "")],
)
def test_linked_data_may_be_hidden_from_old_parsers(before, after):
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "author": {"name": "Ada Roe"}})
    head = f"<head><title>Bridge</title><script type='application/ld+json'>{before}{data}{after}</script></head>"
    assert read(f"<html>{head}<body>{ARTICLE}</body></html>")[0].author == "Ada Roe"


@pytest.mark.parametrize("mark", ["shadowrootmode='open'", "shadowroot='open'"])
def test_a_component_that_a_browser_saved_as_a_template_is_shown(mark):
    body = f"<p>{FIRST}</p><p>{SECOND}</p>"
    [article] = read(f"<body><h1>Bridge</h1><x-story><template {mark}>{body}</template></x-story></body>")
    assert FIRST in article.text
    assert "Unseen" not in read(f"<body><p>{FIRST}</p><template><p>Unseen words.</p></template></body>")[0].text
