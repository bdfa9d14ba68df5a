"""OpenDocument texts: what a reader sees in the body, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lib.ingest.grid import Grid, Item, document, only_paragraphs
from lib.ingest.package import Package
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _OFFICE, _TABLE, _MANIFEST = (_NAMES % name for name in ("text", "office", "table", "manifest"))
_SVG, _STYLE = _NAMES % "svg-compatible", _NAMES % "style"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"

_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
# Notes, comments, deleted text, phonetic guides, what is called hidden, cells under others, names of pictures.
_UNSEEN = frozenset(
    {
        *(f"{_TEXT}{name}" for name in ("note", "tracked-changes", "ruby-text", "hidden-text", "index-title-template")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "binary-data")),
        *(f"{_SVG}title", f"{_SVG}desc", f"{_TABLE}covered-table-cell"),
    }
)
_SPACES, _COUNT = f"{_TEXT}s", f"{_TEXT}c"
_CHARACTERS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 40  # for one element, which may ask for any number
_HIDDEN = (f"{_TEXT}display", "none")
_SPACE = re.compile(r"[ \t\r\n]+")  # what OpenDocument collapses


def read_odt(source: Source) -> Iterator[Article]:
    """One article, or those of a table: headings, paragraphs, list items, table cells and text boxes.

    Headers, footers, notes, comments and deleted text are no part of the body. The title is that of the document's
    properties, which is often a template's, so it does not enter the text.
    """
    package = Package(source)
    if _is_encrypted(package):
        raise IngestError("encrypted", "the document is protected by a password. Save it without one.")
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise IngestError("malformed", DAMAGED)
    _mark_hidden(content, body)
    yield from document(_items(body), _title(package))


def _mark_hidden(content: etree._Element, body: etree._Element) -> None:
    """Says of all text in a style that hides it that it is hidden."""
    properties = content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style/{_STYLE}text-properties")
    hiding = [each.getparent() for each in properties if each.get(_HIDDEN[0]) == _HIDDEN[1]]
    names = {style.get(f"{_STYLE}name") for style in hiding if style is not None}
    for element in body.iter() if names else ():
        if element.get(f"{_TEXT}style-name") in names:
            element.set(*_HIDDEN)


def _is_encrypted(package: Package) -> bool:
    if "META-INF/manifest.xml" not in package:
        return False
    return package.xml("META-INF/manifest.xml", typed=True).find(f".//{_MANIFEST}encryption-data") is not None


def _title(package: Package) -> str | None:
    if "meta.xml" not in package:
        return None
    title: str = package.xml("meta.xml").findtext(f".//{_TITLE}", "")
    return " ".join(title.split()) or None


def _items(body: etree._Element) -> list[Item]:
    """Paragraphs and tables in the order in which they begin; what a text box holds follows where it is anchored.

    A table with tables in it lays out the page: its paragraphs are those of the body.
    """
    found: list[list[str]] = []
    grids: dict[int, Grid] = {}  # by their places among them
    open_paragraphs: list[list[str]] = []
    # The walk is flat: a document may nest deeper than Python's stack.
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _UNSEEN or element.get(_HIDDEN[0]) == _HIDDEN[1]:
                walk.skip_subtree()
                open_paragraphs += [[]] if element.tag in _PARAGRAPHS else []  # it ends as others do
            elif element.tag == f"{_TABLE}table" and next(element.iterdescendants(f"{_TABLE}table"), None) is None:
                grids[len(found)] = _grid(element)
                found.append([])
                walk.skip_subtree()
            elif element.tag in _PARAGRAPHS:
                open_paragraphs.append([_collapsed(element.text)])
                found.append(open_paragraphs[-1])
            elif open_paragraphs:
                open_paragraphs[-1].append(_character(element) or _collapsed(element.text))
            continue
        if element.tag in _PARAGRAPHS:
            open_paragraphs.pop()
        if open_paragraphs:
            open_paragraphs[-1].append(_collapsed(element.tail))
    items: Iterator[Item] = (grids.get(place) or _levelled("".join(parts)) for place, parts in enumerate(found))
    return [each for each in items if each]


def _grid(table: etree._Element) -> Grid:
    rows = table.iterdescendants(f"{_TABLE}table-row")
    return [[only_paragraphs(_items(cell)) for cell in row.iterchildren(f"{_TABLE}table-cell")] for row in rows]


def _character(element: etree._Element) -> str:
    if element.tag != _SPACES:
        return _CHARACTERS.get(str(element.tag), "")
    count = element.get(_COUNT, "1")
    return _KEPT * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)


_KEPT = "\0"  # a space that is not collapsed; XML cannot hold this character


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _levelled(text: str) -> str:
    return re.sub(" ?([\n\t]) ?", r"\1", re.sub(" +", " ", text)).replace(_KEPT, " ").strip()
