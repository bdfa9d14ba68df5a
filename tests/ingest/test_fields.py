"""Names of columns and keys, and what an article is made of."""

from __future__ import annotations

import pytest

from lib.ingest.fields import FIELDS, article, fields
from lib.model import Article


def test_no_name_stands_for_two_fields():
    names = [synonym for synonyms in FIELDS.values() for synonym in synonyms]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Title", "Full text", "Source", "pub-date"), {"title": 0, "text": 1, "outlet": 2, "published": 3}),
        (("HEADLINE", "articleBody", "byline", "web_url"), {"title": 0, "text": 1, "author": 2, "url": 3}),
        (("article", "text"), {"text": 1}),
        (("id", "amount"), {}),
        (("story", " Body "), {"event": 0, "text": 1}),
        (("webTitle", "bodyText", "webPublicationDate"), {"title": 0, "text": 1, "published": 2}),
        (("source_domain", "maintext", "date_publish"), {"outlet": 0, "text": 1, "published": 2}),
        (("domain", "media_name", "dt"), {"outlet": 1, "published": 2}),
    ],
)
def test_names_are_recognised_whatever_their_case_and_punctuation(names, found):
    assert fields(names) == found


def test_the_headline_is_part_of_the_text():
    assert article({"title": " Bridge closed ", "text": "The council met."}) == Article(
        "Bridge closed\n\nThe council met.", title="Bridge closed"
    )


@pytest.mark.parametrize(
    "text",
    ["Bridge closed\nThe council met.", "BRIDGE  CLOSED. The council met.", "By Jane Roe\n\nBridge closed\n\nThe end."],
)
def test_a_headline_that_the_text_has_already_is_not_repeated(text):
    assert article({"title": "Bridge closed", "text": text}).text == text


def test_a_headline_does_not_make_an_article_of_an_empty_text():
    assert article({"title": "Bridge closed", "text": "  "}).text == "  "
    assert article({"title": "Bridge closed", "text": None}).text == ""


def test_metadata_is_stripped_dated_and_none_where_blank():
    values = {
        "text": " Kept. ",
        "outlet": " Daily ",
        "published": "June 6, 2018",
        "author": " ",
        "event": "Bridge",
        "url": "u",
    }
    assert article(values) == Article(
        " Kept. ", outlet="Daily", published="2018-06-06", author=None, event="Bridge", url="u"
    )


@pytest.mark.parametrize("cell", ["NaN", "null", "None", "N/A", "[deleted]", "\\N", " #N/A "])
def test_a_cell_that_says_that_nothing_is_there_is_empty(cell):
    assert article({"title": cell, "text": "It rained.", "outlet": cell, "author": cell}) == Article("It rained.")
    assert article({"title": "Bridge closed", "text": cell}).text == ""


@pytest.mark.parametrize("cell", ["-", " — ", "--"])
def test_a_dash_is_no_headline_and_no_outlet(cell):
    assert article({"title": cell, "text": "It rained.", "outlet": cell}) == Article("It rained.")


@pytest.mark.parametrize("cell", ["No", "None of it.", "Null and void", "5", "Nan said so"])
def test_a_cell_that_says_something_is_none(cell):
    assert article({"text": cell}) == Article(cell)


def test_what_is_known_of_an_article_stands_on_one_line():
    found = article({"text": "The dam held.", "outlet": "Valley\nWire ", "event": "Dam\r\n break", "author": "A\tB"})
    assert (found.outlet, found.event, found.author) == ("Valley Wire", "Dam break", "A B")


@pytest.mark.parametrize(
    ("written", "outlet"),
    [
        ("https://www.Example.org/news/a.html", "example.org"),
        ("http://news.example.org", "news.example.org"),
        ("www.example.org", "www.example.org"),
        ("Daily (https://example.org)", "Daily (https://example.org)"),
    ],
)
def test_an_outlet_that_is_an_address_is_its_site(written, outlet):
    assert article({"text": "It rained.", "outlet": written}).outlet == outlet


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("['Jane Roe', 'John Doe']", "Jane Roe, John Doe"),
        ('["Jane O\'Roe"]', "Jane O'Roe"),
        ("[]", None),
        ("[Jane Roe]", "[Jane Roe]"),
        ("['" + " " * 50_000, "['" + " " * 50_000),
    ],
)
def test_authors_may_be_a_list_as_programs_write_it(written, author):
    assert article({"text": "It rained.", "author": written}).author == (author.strip() if author else None)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("1. Title", "2. Outlet", "3) Text"), {"title": 0, "outlet": 1, "text": 2}),
        (("Date (YYYY-MM-DD)", "Article text (full)"), {"published": 0, "text": 1}),
        (("Title (translated)", "Title", "Text"), {"title": 1, "text": 2}),
        (
            ("post_title", "post_content", "post_date", "AUTHOR_NAME"),
            {"title": 0, "text": 1, "published": 2, "author": 3},
        ),
        (("creator", "content_html", "created_at"), {"author": 0, "text": 1, "published": 2}),
        (("2 texts", "title 2"), {}),
    ],
)
def test_numbers_and_notes_beside_a_name_and_names_of_blogs_do_not_hide_it(names, found):
    assert fields(names) == found


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("{'id': None, 'name': 'The Courier'}", "The Courier"),
        ('{"Id": 5, "Name": "The Courier"}', "The Courier"),
        ("[{'name': 'The Courier', 'type': 'outlet'}, {'name': 'The Post'}]", "The Courier, The Post"),
        ("['The Courier' 'The Post']", "The Courier, The Post"),
        ("[]", None),
        ("{'id': 5}", "{'id': 5}"),
        ("{The Courier}", "{The Courier}"),
        ("[" * 500 + "]" * 500, "[" * 500 + "]" * 500),
        ("{'name': '" + "x" * 3000 + "'}", "{'name': '" + "x" * 3000 + "'}"),
    ],
)
def test_an_object_that_a_program_wrote_into_a_cell_is_its_name(cell, name):
    found = article({"text": "It rained.", "outlet": cell, "author": cell})
    assert (found.outlet, found.author) == (name, name)


@pytest.mark.parametrize(
    ("day", "others", "published"),
    [
        ("7", [("Year", "2026"), ("Month", "3")], "2026-03-07"),
        (None, [("year", "2026"), ("month", "03")], "2026-03"),
        (None, [("year", "2026"), ("month", "March")], "2026-03"),
        ("2025-01-02", [("year", "2026"), ("month", "3")], "2025-01-02"),
        (None, [("year", "2026")], None),
        (None, [("year", "2026"), ("month", "13")], None),
    ],
)
def test_a_date_may_stand_in_columns_of_its_own(day, others, published):
    assert article({"text": "It rained.", "published": day}, others).published == published
