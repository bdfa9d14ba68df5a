"""Markup where plain text is expected: in cells of tables, in text files, and in pages that escape it twice."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from html.entities import html5

from lib.ingest.mojibake import repaired
from lib.ingest.source import IngestError

_SEVERAL = 2  # tags of blocks or character references that are no accident
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|[ou]l|li|blockquote|section|article|figure|table|t[rdh])(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ANY_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_KEPT = 0.9  # of the letters outside tags
_CUT_SHORT, _LONGEST_NOTE = re.compile(r"\s*\[\+\d+ chars\]\s*\Z"), 40
# Line ends as programs write them into a cell that may have none, after a sentence, a blank or another of them.
_WRITTEN_END = re.compile(r"(?<=[\s.,;:!?\"'”’)\]])(?:\\r\\n|\\[nr])(?![a-z]*\\)|(?<=\\[nr])\\[nr]")
_ESCAPED = {"\\n": "\n", "\\r\\n": "\n", "\\r": "\n", "\\t": "\t", '\\"': '"', "\\'": "'"}
_ESCAPE = re.compile(r"\\r\\n|\\[nrt\"']")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def text_of(cell: str | None) -> str:
    """The text that is meant by the cell of a table."""
    return _whole(without_markup(with_line_ends(repaired(cell)))) if cell else ""


def _whole(text: str) -> str:
    """The text without the note that archives write where they cut one."""
    note = _CUT_SHORT.search(text, max(0, len(text) - _LONGEST_NOTE))
    return text[: note.start()] if note else text


def with_line_ends(cell: str) -> str:
    """The cell with the line ends that are written as a backslash and a letter, unless it has real ones."""
    if "\\" not in cell or "\n" in cell or not _WRITTEN_END.search(cell):
        return cell
    return _ESCAPE.sub(lambda written: _ESCAPED[written[0]], cell)


def without_markup(text: str) -> str:
    """The text with its HTML read as such: paragraphs for tags of blocks, characters for references.

    A single tag or reference may be what the text is about, and stays.
    """
    if "<" in text and _several(_TAG, text):
        return _shown(text)
    return with_characters(text)


def with_characters(text: str) -> str:
    """The text with the characters that are meant by references such as "&ldquo;", if there are several."""
    return _with_characters(text) if _has_references(text) else text


def all_with_characters(paragraphs: Sequence[str]) -> list[str]:
    """The same for paragraphs of one text."""
    return [*map(_with_characters, paragraphs)] if _has_references("\n".join(paragraphs)) else [*paragraphs]


def _has_references(text: str) -> bool:
    """Whether the text holds several references to characters."""
    return "&" in text and _several(_REFERENCE, text)


def _with_characters(text: str) -> str:
    return _REFERENCE.sub(_character, text)


def _several(pattern: re.Pattern[str], text: str) -> bool:
    known = (match for match in pattern.finditer(text) if match[0][0] == "<" or _character(match) != match[0])
    return next((True for n, _ in enumerate(known, start=1) if n == _SEVERAL), False)


def _character(reference: re.Match[str]) -> str:
    written = reference[0]
    return html.unescape(written) if written[1] == "#" or written[1:] in html5 else written


def _shown(text: str) -> str:
    from lib.ingest.page import paragraphs, parsed  # not above: lxml is slow to import, and the worker has done it

    try:
        # Blogs keep the blank lines between paragraphs and write tags only for the rest.
        page = parsed(_BLANK_LINE.sub("\n<p>\n", text).encode("utf-8-sig", "replace"))
    except IngestError:  # nests too deeply: the text is still there
        return text
    shown = [] if page is None else paragraphs(page)
    # A list of markup, as programmers keep, would lose its words to what a browser does with broken tags.
    if _n_letters("".join(shown)) < _KEPT * _n_letters(_REFERENCE.sub(" ", _ANY_TAG.sub(" ", text))):
        return text
    return "\n\n".join(all_with_characters(shown))


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, text))
