"""Web pages that a browser saved as a single file (MHTML, RFC 2557): the page is one part, its pictures are others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from lib.ingest.encoding import decode
from lib.ingest.html import read_html
from lib.ingest.source import IngestError, Source
from lib.model import Article

_ADDRESS = "Snapshot-Content-Location"  # where the browser was when it saved the page


def read_mhtml(source: Source) -> Iterator[Article]:
    """The article of the saved page, as `read_html` finds it. Other parts, such as pictures, are left out."""
    message = message_from_bytes(source.data)
    page = _page(message)
    if page is None:
        raise IngestError("malformed", "the file holds no web page. Save the page again as 'Webpage, HTML only'.")
    # A long header is folded; one that is no ASCII is no string.
    address = "".join(str(message.get(_ADDRESS, "")).split())
    for article in read_html(replace(source, data=_content(page))):
        yield replace(article, url=article.url or address or None)


def _page(message: Message) -> Message | None:
    return next((part for part in message.walk() if part.get_content_type() == "text/html"), None)


def _content(page: Message) -> bytes:
    """The page in UTF-8 and marked so: the part's header knows its encoding better than the page itself."""
    data = page.get_payload(decode=True)
    charset = page.get_content_charset()
    content = data if isinstance(data, bytes) else b""
    return decode(content, [charset]).encode("utf-8-sig") if content and charset else content
