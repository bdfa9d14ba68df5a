"""Plain text and Markdown: the whole file is one article, verbatim unless it is markup or data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.bundle import unbundled
from lib.ingest.disguise import is_page, refuse_data
from lib.ingest.encoding import decode
from lib.ingest.html import read_html
from lib.ingest.markup import with_characters, without_markup
from lib.ingest.source import Source
from lib.model import Article

_HEADING = re.compile(r"\s*# +(?P<title>[^\n]*?)[ #]*(?:\n|$)")


def read_plain(source: Source) -> Iterator[Article]:
    """One article without a title: a first line may be a headline, a dateline or text. A web page is read as such."""
    text = decode(source.data)
    refuse_data(text, "plain text")
    yield from read_html(source) if is_page(text) else unbundled(Article(text=without_markup(text)))


def read_markdown(source: Source) -> Iterator[Article]:
    """One article with all its marks. Its title is a heading of the first level on the first line, if there is one."""
    text = with_characters(decode(source.data))
    refuse_data(text, "Markdown")
    if is_page(text):
        yield from read_html(source)
        return
    heading = _HEADING.match(text)
    yield Article(text=text, title=heading["title"] or None if heading else None)
