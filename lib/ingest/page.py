"""The parsed page and what a browser would show of it, paragraph by paragraph."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from lib.ingest.encoding import decode
from lib.ingest.source import TOO_DEEP, IngestError

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
_VERBATIM = frozenset({"pre", "listing", "xmp"})
_BLANK_LINES = re.compile(r"\n[ \t\r\f]*\n\s*")
_OWN_MARKS = frozenset("\"'“”„«»‘‚‹")
_NOTE = re.compile(r"\[?\d{1,3}\]?|\[\w{1,8} ?\d{0,3}\]|[*†‡§]")
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?\"”’)])$")  # a word that is no unit, or a mark
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space stays


def parsed(data: bytes) -> Any:
    """The page, or None if it has no body. Nothing that it links to or declares is loaded or expanded.

    Raises IngestError if it nests deeper than the parser goes, which would lose the rest in silence.
    """
    text = decode(data, [label.decode("ascii") for label in _DECLARED.findall(data[:_HEAD])])
    # The text is decoded already, so that what the page says of its encoding counts no more.
    # Elements that are never closed, as in old pages, pile up above the usual limit of 256.
    options: dict[str, Any] = {"remove_comments": True, "remove_pis": True, "collect_ids": False, "huge_tree": True}
    parser = lxml_html.HTMLParser(encoding="utf-8", **options)
    try:
        page = lxml_html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # an empty document
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise IngestError("malformed", TOO_DEEP)
    return page if page.find("body") is not None else None


def paragraphs(root: Any) -> list[str]:
    """The paragraphs of an element and below, as a browser would show them; a line break stays one."""
    found: list[list[str]] = [[]]
    body = root.find("body")
    walk = etree.iterwalk(root if body is None else body, events=("start", "end"))
    n_verbatim = 0  # elements around that keep their line ends
    for event, element in walk:
        if element.tag in _BLOCKS:
            found.append([])
        if event == "end":
            n_verbatim -= element.tag in _VERBATIM
            found[-1].append(_mark(element, "”"))
            _add(found, element.tail, n_verbatim)
        elif element.tag in _UNSEEN or (element.tag == "sup" and _is_note(element, "".join(found[-1][-2:]))):
            walk.skip_subtree()
        else:
            n_verbatim += element.tag in _VERBATIM
            found[-1].append("\n" if element.tag in _LINE_BREAKS else _mark(element, "“"))
            _add(found, element.text, n_verbatim)
    texts = (re.sub(r" ?\n ?", "\n", re.sub(" +", " ", "".join(parts))).strip() for parts in found)
    return [text for text in texts if text]


def _add(found: list[list[str]], text: str | None, n_verbatim: int) -> None:
    """Adds a text as it is shown: white space as one blank or, in a text set as it was typed, as its lines."""
    if not n_verbatim:
        found[-1].append(_collapsed(text))
        return
    first, *more = _BLANK_LINES.split(text or "")
    found[-1].append(first.replace("\r", ""))
    found.extend([each] for each in more)


def _mark(element: Any, mark: str) -> str:
    """The quotation mark that a browser shows at the border of a short quotation, unless it has its own."""
    if element.tag != "q":
        return ""
    first = next((text.strip()[0] for text in element.itertext() if text.strip()), "")
    return "" if first in _OWN_MARKS else mark


def _is_note(element: Any, before: str) -> bool:
    """Whether a raised number refers to a note: it is no part of the word before it, as that of km² is."""
    text = "".join(element.itertext()).strip()
    if not _NOTE.fullmatch(text):
        return False
    is_link = any((link.get("href") or "").startswith("#") for link in element.iter("a"))
    return is_link or text[0] == "[" or _BEFORE_NOTE.search(before) is not None


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def heading(page: Any) -> str | None:
    """The first heading in the body, on one line."""
    first = next(page.find("body").iter("h1", "h2", "h3"), None)
    return None if first is None else " ".join(first.text_content().split()) or None


def marked_article(page: Any) -> list[str]:
    """The paragraphs of the only element that the page marks as an article, or else as its main part; else none."""
    for name in ("article", "main"):
        if len(found := list(islice(page.iter(name), 2))) == 1:
            return paragraphs(found[0])
    return []
