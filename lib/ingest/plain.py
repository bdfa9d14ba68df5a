"""Plain text and Markdown: the whole file is one article, verbatim."""

from __future__ import annotations

import re

from lib.ingest.encoding import decode
from lib.ingest.source import Source
from lib.model import Article

_HEADING = re.compile(r"\s*# +(?P<title>[^\n]*?)[ #]*(?:\n|$)")


def read_plain(source: Source) -> list[Article]:
    """One article without a title: a first line may be a headline, a dateline or text."""
    return [Article(text=decode(source.data))]


def read_markdown(source: Source) -> list[Article]:
    """One article with all its marks. Its title is a heading of the first level on the first line, if there is one."""
    text = decode(source.data)
    heading = _HEADING.match(text)
    return [Article(text=text, title=heading["title"] or None if heading else None)]
