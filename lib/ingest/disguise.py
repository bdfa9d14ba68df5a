"""Text files whose content is of another format than their name says."""

from __future__ import annotations

import json
import re

from lib.ingest.source import IngestError

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<[?!](?!doctype html)[^>]*>\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes


def refuse_feed(data: bytes) -> None:
    """Raises IngestError if the file is a feed or another list of pages in XML: it mostly holds their beginnings."""
    if _FEED.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        sentence = "the content is a feed, which lists pages and holds no articles. Open them and save each as a page."
        raise IngestError("unsupported", sentence)


def is_page(text: str) -> bool:
    """Whether the text is the source of a whole web page."""
    return _PAGE.match(text) is not None


def refuse_page(text: str, name: str) -> None:
    """Raises IngestError if the text is a web page. `name` is what the file's name says that it is."""
    if is_page(text):
        raise _refusal(name, "a web page", ".html")


def refuse_data(text: str, name: str) -> None:
    """Raises IngestError if the text is JSON, as a whole or line by line."""
    if text.lstrip()[:1] in {"{", "["} and (_is_json(text) or all(map(_is_json, filter(str.strip, text.split("\n"))))):
        raise _refusal(name, "JSON", ".jsonl")


def _refusal(name: str, content: str, suffix: str) -> IngestError:
    sentence = f"the name says {name}, but the content is {content}. Change the end of its name to {suffix}."
    return IngestError("unsupported", sentence)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
