"""Messages of several parts or in a transfer encoding (MIME, RFC 2045): e-mail, and web pages saved as one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from lib.ingest.bundle import unbundled
from lib.ingest.disguise import refuse_feed
from lib.ingest.encoding import decode
from lib.ingest.fields import article
from lib.ingest.head import decoded, with_head, without_answer
from lib.ingest.html import read_html
from lib.ingest.mime import PAGES, content, is_message
from lib.ingest.source import IngestError, Source
from lib.model import Article

_ADDRESS = "Snapshot-Content-Location"  # where the browser was when it saved the page
_MOST_FRAMES = 10  # that are looked at
_EMPTY = "the message holds no text. Open it and save its text as plain text (.txt), or save it as a page (.html)."


def read_web_page(source: Source) -> Iterator[Article]:
    """The article of a web page, or of a message that was saved under the name of one."""
    refuse_feed(source.data)
    yield from read_message(source) if is_message(source.data) else read_html(source)


def read_message(source: Source) -> Iterator[Article]:
    """The article of a saved web page, or the text of an e-mail with its subject and date. Attachments are left out."""
    message = message_from_bytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"))
    if _ADDRESS in message or message.get_content_type() == "multipart/related":
        yield from page_of(message, source)
    else:
        yield from _mail(message, source)


def page_of(message: Message, source: Source) -> Iterator[Article]:
    """The article of the page that a message of several parts is about, or of its frames if that shows nothing.

    Raises IngestError if no part is a page.
    """
    first, *frames = _pages(message)
    # A long header is folded; one that is no ASCII is no string.
    address = "".join(str(message.get(_ADDRESS, "")).split())
    found = [*read_html(replace(source, data=content(first)))]
    if not found:
        others = [[*read_html(replace(source, data=content(part)))] for part in frames[:_MOST_FRAMES]]
        found = max(others, key=lambda articles: sum(len(each.text) for each in articles), default=[])
    for each in found:
        yield replace(each, url=each.url or address or None)


def _pages(message: Message) -> list[Message]:
    """The parts that are pages; first the one that the message names as its own, if it does."""
    found = [part for part in message.walk() if part.get_content_type() in PAGES]
    if not found:
        raise IngestError("malformed", "the file holds no web page. Save the page again as 'Webpage, HTML only'.")
    start, address = str(message.get_param("start") or ""), str(message.get(_ADDRESS, ""))
    named = (part for part in found if start and str(part.get("Content-ID", "")).strip() == start)
    there = (part for part in found if address and str(part.get("Content-Location", "")) == address)
    main = next(named, None) or next(there, found[0])
    return [main, *(part for part in found if part is not main)]


def _mail(message: Message, source: Source) -> Iterator[Article]:
    known = {"title": without_answer(_words(message, "Subject")), "published": _words(message, "Date")}
    shown = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    plain = next((part for part in shown if part.get_content_type() == "text/plain"), None)
    page = next((part for part in shown if part.get_content_type() in PAGES), None)
    text = decode(content(plain)).strip("\n") if plain else ""
    found = [*read_html(replace(source, data=content(page)))] if page else []
    # The plain text of a newsletter is often no more than the address of its page.
    if 2 * len(text.split()) > sum(len(each.text.split()) for each in found):
        mail = Article(text, title=known["title"] or None, published=known["published"])
        headed = with_head(mail)
        yield from unbundled(article({**known, "text": text}) if headed is mail else headed)
        return
    if not found:
        raise IngestError("empty", _EMPTY)
    said = article({**known, "text": ""})
    for each in found:
        yield replace(each, title=each.title or said.title, published=each.published or said.published)


def _words(message: Message, name: str) -> str:
    return decoded(" ".join(str(message.get(name, "")).split()))
