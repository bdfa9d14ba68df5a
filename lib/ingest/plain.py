"""Plain text and Markdown: the whole file is one article, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.encoding import decode
from lib.ingest.source import Source
from lib.model import Article

_HEADING = re.compile(r"\s*# +(?P<title>[^\n]*?)[ #]*(?:\n|$)")


def read_plain(source: Source) -> Iterator[Article]:
    """One article without a title: a first line may be a headline, a dateline or text."""
    yield Article(text=decode(source.data))


def read_markdown(source: Source) -> Iterator[Article]:
    """One article with all its marks. Its title is a heading of the first level on the first line, if there is one."""
    text = decode(source.data)
    heading = _HEADING.match(text)
    yield Article(text=text, title=heading["title"] or None if heading else None)
