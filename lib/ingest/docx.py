"""Word documents: what a reader sees in the body, in the order of the document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from types import MappingProxyType

from lxml import etree

from lib.ingest.grid import Grid, Item, document, only_paragraphs
from lib.ingest.mime import PAGES, content, is_message
from lib.ingest.package import Package, refuse_compound_file
from lib.ingest.page import paragraphs, parsed
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

# Word writes the first; "Strict Open XML" the second.
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

NO_CHUNKS: Mapping[str, list[str]] = MappingProxyType({})
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OTHER = (b"PK", b"{\\rtf")  # Word's own formats
_OFF = frozenset({"0", "false", "off"})  # of a property
# Deleted and moved text, phonetic guides; properties hold tab stops, which are no tabs.
_UNSEEN = frozenset({"del", "moveFrom", "rt", "pPr"})


def read_docx(source: Source) -> Iterator[Article]:
    """One article, or those of a table: paragraphs and cells, text boxes, content controls, links and insertions.

    Pages that programs put whole into the body for Word to convert are read where they stand.

    Headers, footers, notes and comments are no part of the body. The title is that of the document's properties, which
    is often a template's, so it does not enter the text. Their date is when the file was made, not published.
    """
    refuse_compound_file(source.data, "document", "Word", ".docx")
    package = Package(source)
    main = _main_part(package)
    body = package.xml(main)
    if body.tag not in {f"{namespace}document" for namespace in _WORD}:
        raise IngestError("malformed", DAMAGED)
    yield from document(_items(body, _chunks(package, main)), _title(package))


def _main_part(package: Package) -> str:
    for relationship in package.xml("_rels/.rels"):
        if relationship.get("Type", "").endswith("/officeDocument"):
            return str(relationship.get("Target", ""))
    raise IngestError("malformed", DAMAGED)


def _chunks(package: Package, main: str) -> dict[str, list[str]]:
    """The paragraphs of each page that the main part holds as a part of its own, by the name of their relationship."""
    folder, name = posixpath.split(main)
    relationships = f"{folder}/_rels/{name}.rels"
    found = {}
    for each in package.xml(relationships) if relationships in package else ():
        target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
        if each.get("Type", "").endswith("/aFChunk") and target in package:
            found[each.get("Id", "")] = _paragraphs_of_page(package.read(target))
    return found


def _paragraphs_of_page(data: bytes) -> list[str]:
    if data.startswith(_OTHER):
        return []
    if is_message(data):
        parts = (part for part in message_from_bytes(data).walk() if part.get_content_type() in PAGES)
        data = next(map(content, parts), b"")
    page = parsed(data)
    return [] if page is None else paragraphs(page)


def _title(package: Package) -> str | None:
    if "docProps/core.xml" not in package:
        return None
    title: str = package.xml("docProps/core.xml").findtext(_TITLE, "")
    return title.strip() or None


def _items(body: etree._Element, chunks: Mapping[str, list[str]] = NO_CHUNKS) -> list[Item]:
    """Paragraphs and tables in the order in which they begin; what a text box holds follows where it is anchored.

    A table with tables in it lays out the page: its paragraphs are those of the body.
    """
    found: list[list[str]] = []
    grids: dict[int, Grid] = {}  # by their places among them
    open_paragraphs: list[list[str]] = []
    # The walk is flat: a document may nest deeper than Python's stack.
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "end":
            if name == "p":
                open_paragraphs.pop()
        elif name in _UNSEEN or _is_duplicate(element) or (name == "r" and _is_hidden(element)):
            walk.skip_subtree()
        elif name == "tbl" and not _holds_tables(element):
            grids[len(found)] = _grid(element)
            found.append([])
            walk.skip_subtree()
        elif name == "altChunk":
            found += [[paragraph] for paragraph in chunks.get(element.get(_RELATIONSHIP, ""), ())]
        elif name == "p":
            open_paragraphs.append([])
            found.append(open_paragraphs[-1])
        elif open_paragraphs:
            open_paragraphs[-1].append((element.text or "") if name == "t" else _CHARACTERS.get(name, ""))
    items: Iterator[Item] = (grids.get(place) or _text(parts) for place, parts in enumerate(found))
    return [each for each in items if each]


def _text(parts: list[str]) -> str:
    text = "".join(parts)
    return text if text.strip() else ""


def _holds_tables(table: etree._Element) -> bool:
    return any(_name(each) == "tbl" for each in table.iterdescendants("{*}tbl"))


def _grid(table: etree._Element) -> Grid:
    rows = (row for row in table.iterdescendants("{*}tr") if _name(row))
    return [[only_paragraphs(_items(cell)) for cell in row.iterdescendants("{*}tc") if _name(cell)] for row in rows]


def _name(element: etree._Element) -> str:
    """The local name of an element of Word's own vocabulary; empty for any other."""
    tag = str(element.tag)
    return next((tag.removeprefix(namespace) for namespace in _WORD if tag.startswith(namespace)), "")


def _is_hidden(run: etree._Element) -> bool:
    """Whether a stretch of text is formatted as hidden."""
    properties = (each for each in run.iterfind("{*}rPr/{*}vanish") if _name(each))
    return any(not _OFF & {str(value) for value in each.attrib.values()} for each in properties)


def _is_duplicate(element: etree._Element) -> bool:
    """A text box for old programs, beside the same one for new programs."""
    if element.tag != f"{_COMPATIBILITY}Fallback":
        return False
    parent = element.getparent()
    return parent is not None and parent.find(f"{_COMPATIBILITY}Choice") is not None
