"""The headline of a page where its head says it with other words or not at all."""

from __future__ import annotations

import pytest

from lib.ingest.html import read_html
from lib.ingest.html.headline import headline
from lib.ingest.limits import Limits
from lib.ingest.page import parsed
from lib.ingest.source import Source

BODY = "<p>The council met on Tuesday to discuss the bridge, and nobody outside the room was asked about it.</p>"
BRIDGE = "Old bridge closed for a year"


def read(title, body):
    page = f"<html><head><title>{title}</title></head><body>{body}{BODY}</body></html>"
    [article] = read_html(Source("a.html", page.encode(), Limits()))
    return article


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{BRIDGE} | News | The Wexcombe Daily Courier", f"<h2>The Wexcombe Daily Courier</h2><h1>{BRIDGE}</h1>"),
        (f"{BRIDGE} – The Courier", f"<h1>The Courier</h1><h2>{BRIDGE}</h2>"),
        (BRIDGE, f"<h1>{BRIDGE}</h1><h2>Old bridge</h2>"),
    ],
)
def test_of_a_title_with_the_name_of_the_site_the_headline_is_taken(title, body):
    assert read(title, body).title == BRIDGE


@pytest.mark.parametrize("title", ["- no title specified", "Untitled Document", "untitled", "New Page 1"])
def test_what_a_program_fills_in_is_no_headline_and_no_part_of_the_text(title):
    article = read(title, "")
    assert article.title is None
    assert title not in article.text


def test_a_headline_with_a_colon_is_not_shortened_to_another_heading():
    full = "The budget explained: what it means for the town"
    page = parsed(f"<title>{full}</title><body><h1>{full}</h1><h2>The budget explained</h2></body>".encode())
    assert headline(page, full) == full


def test_a_headline_behind_the_name_of_the_site_stays():
    page = parsed(f"<title>The Old Town Courier: {BRIDGE}</title><body><h1>The Old Town Courier</h1></body>".encode())
    assert headline(page, BRIDGE) == BRIDGE


def test_a_title_that_the_head_does_not_say_is_kept():
    page = parsed(f"<title>{BRIDGE} | Courier</title><body><h1>{BRIDGE}</h1></body>".encode())
    assert headline(page, "Bridge shut") == "Bridge shut"
    assert headline(page, None) is None
