"""PDF documents: their text in the order in which it is read, in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from lib.ingest.bundle import unbundled
from lib.ingest.pdf.columns import columns
from lib.ingest.pdf.furniture import without_furniture
from lib.ingest.pdf.layout import Word
from lib.ingest.pdf.library import Document, PdfError
from lib.ingest.pdf.paragraphs import paragraphs
from lib.ingest.pdf.words import page_words
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

_LOCKED = "the document is protected by a password. Save it without one."
_PICTURES = (
    "its pages are pictures without text, as a scanner makes them. Run text recognition (OCR) over it and retry."
)
_SCANNED = 20  # pages that are searched for pictures
_DEEPEST = 4  # drawings inside drawings
_NO_TITLE = re.compile(
    r"untitled|microsoft (?:word|powerpoint|office)|powerpoint presentation|\.\w{2,4}\b|[/\\_]", re.IGNORECASE
)
_TITLE_WORDS = range(3, 31)


def read_pdf(source: Source) -> Iterator[Article]:
    """One article: columns one after the other, paragraphs rebuilt from lines, without page numbers.

    Text that runs in another direction than most of its page comes after the rest, and then, cut, each running head
    once: it may name the outlet and the date. Annotations, form fields and attached files are no part of it. The title
    is that of the document's properties if it reads like one; their date is when the file was made, not published.
    """
    with _document(source.data) as document:
        if len(document) > source.limits.max_pages:
            most = f"{source.limits.max_pages:,} pages"
            raise IngestError("too_large", f"the document has more than {most}. Split it into smaller files.")
        pages, turned = _words(document, source.limits.max_characters)
        upright, heads = without_furniture(pages)
        article = [*_paragraphs(upright), *_paragraphs(turned)]
        if not article and _has_pictures(document):
            raise IngestError("empty", _PICTURES)
        text = "\n\n".join([*article, *heads])
        cut = _starts_of_last(text, heads) if article else ()
        yield from unbundled(Article(text=text, title=_title(document), cut=cut))


def _document(data: bytes) -> Document:
    try:
        return Document(data)
    except PdfError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise IngestError("encrypted", _LOCKED) from None
        raise IngestError("malformed", DAMAGED) from None


def _words(document: Document, most: int) -> tuple[list[list[Word]], list[list[Word]]]:
    """The words of each page as most of them run, and those of all pages that run otherwise."""
    pages: list[list[Word]] = []
    turned: list[list[Word]] = []
    n_characters = 0
    for page in _pages(document):
        words, *others = page_words(page) or [[]]
        pages.append(words)
        turned += others
        n_characters += sum([len(word.text) for each in (words, *others) for word in each])
        if n_characters > most:
            sentence = f"the document holds more than {most:,} characters. Split it into smaller files."
            raise IngestError("too_large", sentence)
    return pages, turned


def _pages(document: Document) -> Iterator[Any]:
    """The pages that can be loaded; the others of a damaged document are left out."""
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfError:
            continue
        yield page
        page.close()


def _paragraphs(pages: list[list[Word]]) -> list[str]:
    return paragraphs([column for words in pages for column in columns(words)])


def _starts_of_last(text: str, last: list[str]) -> tuple[int, ...]:
    """Where the last paragraphs of a text start."""
    start, starts = len(text) + len("\n\n"), []
    for paragraph in reversed(last):
        start -= len(paragraph) + len("\n\n")
        starts.append(start)
    return tuple(starts[::-1])


def _has_pictures(document: Document) -> bool:
    return any(
        next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST), None) is not None
        for page in islice(_pages(document), _SCANNED)
    )


def _title(document: Document) -> str | None:
    """The title of the properties, unless it is a file's name or what a program fills in by itself."""
    title = " ".join(document.get_metadata_value("Title").split())
    return title if len(title.split()) in _TITLE_WORDS and not _NO_TITLE.search(title) else None
