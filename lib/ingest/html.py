"""Web pages: the article without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.settings import use_config

from lib.ingest.encoding import decode
from lib.ingest.fields import article
from lib.ingest.source import Source
from lib.model import Article

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 1 << 14  # bytes in which a page declares its encoding

# Elements that begin and end a paragraph: those of HTML, then those that trafilatura puts in their place.
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *("cell", "head", "item", "list", "quote", "row"),
    }
)
_LINE_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "textarea", "select", "title"}
)
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space stays

# An extraction of less than a tenth of the page has missed the article; one of a few words must be most of it.
_TOO_SMALL_SHARE = 0.1
_SHORT = 50  # words
_TOO_SMALL_SHARE_OF_SHORT = 0.8

# Below this size trafilatura would give the whole page as one paragraph; our visible text keeps the paragraphs.
_CONFIG = use_config()
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")


def read_html(source: Source) -> Iterator[Article]:
    """One article: trafilatura's extraction, or all visible text where that finds too little of it.

    Its headline is in the text, as in `fields.article`. Nothing that the page links to is loaded.
    """
    page = _page(decode(source.data, _declared(source.data)))
    if page is None:
        return
    visible = _text(page)
    # Extraction takes time that grows faster than the page; nothing of this size is an article.
    is_huge = sum(1 for _ in page.iter()) > source.limits.max_page_elements
    extracted = "" if is_huge else _extracted(page)
    values: dict[str, str | None] = {} if is_huge else _metadata(page)
    yield article({**values, "text": visible if _is_too_little(extracted, visible) else extracted})


def _declared(data: bytes) -> list[str]:
    return [label.decode("ascii") for label in _DECLARED.findall(data[:_HEAD])]


def _page(text: str) -> Any:
    """The parsed page, or None if it has no body."""
    # The text is decoded already, so that what the page says of its encoding counts no more.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        page = lxml_html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # an empty document
        return None
    return page if page.find("body") is not None else None


def _extracted(page: Any) -> str:
    try:
        extraction = bare_extraction(page, include_comments=False, config=_CONFIG)
    except MemoryError:
        raise
    except Exception:
        # Whatever a strange page does to it, the visible text is still there.
        return ""
    body = getattr(extraction, "body", None)  # nothing is extracted from a page without words
    return "" if body is None else _text(body)


def _metadata(page: Any) -> dict[str, str | None]:
    try:
        found = extract_metadata(page, extensive=False)  # a date found in the text is not that of publication
    except MemoryError:
        raise
    except Exception:
        return {}
    return {
        "title": found.title,
        "outlet": found.sitename,
        "published": found.date,
        "author": found.author,
        "url": found.url,
    }


def _is_too_little(extracted: str, visible: str) -> bool:
    n_words, n_visible = len(extracted.split()), len(visible.split())
    if n_words < _SHORT and n_words < _TOO_SMALL_SHARE_OF_SHORT * n_visible:
        return True
    return n_words < _TOO_SMALL_SHARE * n_visible


def _text(root: Any) -> str:
    """The paragraphs of an element and below, with a blank line between them, as a browser would show them."""
    paragraphs: list[list[str]] = [[]]
    body = root.find("body")
    walk = etree.iterwalk(root if body is None else body, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            paragraphs.append([])
        if event == "end":
            paragraphs[-1].append(_collapsed(element.tail))
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            paragraphs[-1].append("\n" if element.tag in _LINE_BREAKS else "")
            paragraphs[-1].append(_collapsed(element.text))
    texts = (re.sub(r" ?\n ?", "\n", re.sub(" +", " ", "".join(parts))).strip() for parts in paragraphs)
    return "\n\n".join(text for text in texts if text)


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


# The first extraction of a short page reads the word lists of a hundred languages: better before the worker forks.
bare_extraction(_page("<p>A short page.</p>"))
