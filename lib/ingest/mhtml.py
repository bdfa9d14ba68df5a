"""Web pages that a browser saved as a single file (MHTML, RFC 2557): the page is one part, its pictures are others."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes

from lib.ingest.disguise import is_page
from lib.ingest.encoding import decode
from lib.ingest.html import read_html
from lib.ingest.message import page_of
from lib.ingest.source import Source
from lib.model import Article


def read_mhtml(source: Source) -> Iterator[Article]:
    """The article of the saved page, as `read_html` finds it. Other parts, such as pictures, are left out."""
    message = message_from_bytes(source.data)
    # Some programs save no more than the page under this name.
    if not message.keys() and is_page(decode(source.data)):
        yield from read_html(source)
    else:
        yield from page_of(message, source)
