"""EPUB publications: one article per chapter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from lib.ingest.dates import iso_date
from lib.ingest.labels import labels
from lib.ingest.package import Package
from lib.ingest.page import heading, paragraphs, parsed
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OPF, _DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}"
# Scrambled fonts are no encryption of the text.
_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})

_APART = re.compile(
    r"\b(toc|nav|cover|titlepage|title-page|halftitlepage|copyright-page|imprint|colophon|index|loi|lot)\b"
)
_DECLARES = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)  # in UTF-16, too
_FIELDS = ("title", "creator", "publisher")
_FEWEST_WORDS = 4  # of a chapter; fewer are a title page
_LINKED = 0.75  # of the words of a list of contents lead to other documents
_BAR = "calibre_navbar"
_CONVERTERS = frozenset({"calibre"})  # programs that put themselves down as the publisher


class _Document(NamedTuple):
    """A document of the publication: where it is in the package and what it is said to be."""

    path: str
    about: str


def read_epub(source: Source) -> Iterator[Article]:
    """One article for each document in the reading order that has text, with its heading as the title.

    Cover, title page, imprint, contents and index are left out if the publication says that they are such, as are lists
    of links. What calibre puts around the articles of a newspaper is cut.
    Author, date and publisher, as the outlet, are those of the publication, whose title becomes the label "book".
    """
    package = Package(source)
    path = _publication_path(package)
    publication = package.xml(path, typed=True)
    documents = [each for each in _reading_order(publication, posixpath.dirname(path)) if each.path in package]
    if not documents:
        raise IngestError("malformed", DAMAGED)
    if {document.path for document in documents} & _encrypted(package):
        raise IngestError("encrypted", "the publication is protected against copying. Save its text as plain text.")
    known = _about(publication)
    chapters = [chapter for each in documents if (chapter := _chapter(package, each, known))]
    proper = [article for article, is_apart in chapters if not is_apart]
    yield from proper or [article for article, _ in chapters]


def _publication_path(package: Package) -> str:
    for root in package.xml(_CONTAINER, typed=True).iter("{*}rootfile"):
        path = str(root.get("full-path", ""))
        if path in package:
            return path
    raise IngestError("malformed", DAMAGED)


def _reading_order(publication: etree._Element, folder: str) -> Iterator[_Document]:
    """The documents of the spine, each once. What lies outside the package is in no package."""
    guide = {_path(folder, each.get("href", "")): each.get("type", "") for each in publication.iter("{*}reference")}
    items = {item.get("id"): item for item in publication.iter("{*}item")}
    seen = set()
    for place in publication.iter("{*}itemref"):
        item = items.get(place.get("idref"))
        if item is None or str(item.get("media-type", "")).startswith("image/"):
            continue
        path = _path(folder, item.get("href", ""))
        if path not in seen:
            seen.add(path)
            yield _Document(path, f"{item.get('properties', '')} {guide.get(path, '')}")


def _path(folder: str, address: str) -> str:
    """The name of a member that an address in a folder leads to; empty if it leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def _encrypted(package: Package) -> set[str]:
    """The members that are encrypted; fonts that are only scrambled do not count."""
    if _ENCRYPTION not in package:
        return set()
    found = set()
    for data in package.xml(_ENCRYPTION).iter(f"{_ENCRYPTED}EncryptedData"):
        method, reference = data.find(f"{_ENCRYPTED}EncryptionMethod"), data.find(f".//{_ENCRYPTED}CipherReference")
        if reference is not None and (method is None or method.get("Algorithm") not in _FONTS):
            found.add(_path("", reference.get("URI", "")))
    return found


def _about(publication: etree._Element) -> Article:
    """What the publication says of itself, as an article without text."""
    said = {name: [_line(each.text) for each in publication.iter(f"{_DC}{name}")] for name in _FIELDS}
    outlets = [name for name in said["publisher"] if name and name.lower() not in _CONVERTERS]
    days = [
        iso_date(_line(each.text))
        for each in publication.iter(f"{_DC}date")
        if each.get(f"{_OPF}event", "publication") == "publication"
    ]
    return Article(
        text="",
        title=next(filter(None, said["title"]), None),
        outlet=next(iter(outlets), None),
        published=next(filter(None, days), None),
        author=", ".join(filter(None, said["creator"])) or None,
        labels=labels([("book", next(filter(None, said["title"]), None))]),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _chapter(package: Package, document: _Document, known: Article) -> tuple[Article, bool] | None:
    """The article of a document, and whether it is no chapter but a title page or the like; None without a word."""
    data = package.read(document.path)
    if _DECLARES.search(data):
        sentence = f"{document.path} declares entities, which may be an attack. Save the text as plain text."
        raise IngestError("malformed", sentence)
    page = parsed(data)
    if page is None:
        return None
    shown = paragraphs(page)
    text = "\n\n".join(shown)
    if not any(map(str.isalnum, text)):
        return None
    n_words = len(text.split())
    is_apart = (
        bool(_APART.search(f"{document.about} {_types(page)}"))
        or n_words < _FEWEST_WORDS
        or _n_linked(page) >= _LINKED * n_words
    )
    found = replace(known, text=text, title=heading(page) or known.title, cut=_furniture(page, shown))
    return found, is_apart


def _furniture(page: etree._Element, shown: Sequence[str]) -> tuple[int, ...]:
    """Where the paragraphs of calibre's bars begin, with links to other articles and to the page."""
    bars = (each for each in page.iter("div") if (each.get("class") or "").startswith(_BAR))
    inside = {paragraph for bar in bars for paragraph in paragraphs(bar)}
    starts = accumulate((len(paragraph) + len("\n\n") for paragraph in shown), initial=0)
    return tuple(start for start, paragraph in zip(starts, shown, strict=False) if paragraph in inside)


def _n_linked(page: etree._Element) -> int:
    """The words that lead to other documents."""
    links = (link for link in page.iter("a") if link.get("href") and not link.get("href", "").startswith("#"))
    return sum(len("".join(link.itertext()).split()) for link in links)


def _types(page: etree._Element) -> str:
    """What the document says that it is: on its body, or on the only section in it."""
    body = page.find("body")
    parts = [] if body is None else [body, *(body if len(body) == 1 else ())]
    return " ".join([each.get("epub:type", "") for each in parts])
