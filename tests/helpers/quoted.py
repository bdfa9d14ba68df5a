"""The quotations of a text without blocks: every line is a paragraph."""

from __future__ import annotations

from lib.model import Quotation, Span
from lib.text.normalise import normalise
from lib.text.quotations import quotations


def found(text: str) -> tuple[Quotation, ...]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return quotations(normalise(text), spans, text)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def sources(text: str) -> list[tuple[str | None, str | None]]:
    """(speaker, cue) of each speech quotation that is not inside another."""
    return [(words(text, q.speaker), words(text, q.cue)) for q in found(text) if q.kind == "speech" and not q.nested]
