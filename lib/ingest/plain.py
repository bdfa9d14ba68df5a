"""Plain text and Markdown: the whole file is one article, verbatim unless it is markup or data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.bundle import unbundled
from lib.ingest.disguise import is_page, refuse_data, refuse_feed
from lib.ingest.encoding import decode
from lib.ingest.head import with_head
from lib.ingest.html import read_html
from lib.ingest.markup import with_characters, without_markup
from lib.ingest.message import read_message
from lib.ingest.mime import is_message
from lib.ingest.source import Source
from lib.ingest.subtitles import without_times
from lib.model import Article

_HEADING = re.compile(r"\s*# +(?P<title>[^\n]*?)[ #]*(?:\n|$)")
_UNDERLINED = re.compile(r"\s*(?P<title>[^\n]+?) *\n=+ *(?:\n|$)")
_FRONT = re.compile(
    r"\s*(?:---\s*\n(?:.*\n){0,60}?(?:---|\.\.\.)|\+\+\+\s*\n(?:.*\n){0,60}?\+\+\+)\s*\n"
)  # fields between fences


def read_plain(source: Source) -> Iterator[Article]:
    """One article, or those of a download; a web page and an encoded e-mail are read as such.

    Without fields above it, it has no title: a first line may be a headline, a dateline or text.
    """
    refuse_feed(source.data)
    if is_message(source.data):
        yield from read_message(source)
        return
    text = decode(source.data)
    refuse_data(text, "plain text")
    if is_page(text):
        yield from read_html(source)
    else:
        yield from unbundled(without_times(with_head(Article(text=without_markup(text)))))


def read_markdown(source: Source) -> Iterator[Article]:
    """One article with all its marks. Its title is a heading of the first level on the first line, or a field above."""
    refuse_feed(source.data)
    text = with_characters(decode(source.data))
    refuse_data(text, "Markdown")
    if is_page(text):
        yield from read_html(source)
        return
    front = _FRONT.match(text)
    start = front.end() if front else 0
    heading = _HEADING.match(text, start) or _UNDERLINED.match(text, start)
    yield with_head(Article(text=text, title=heading["title"] or None if heading else None))
