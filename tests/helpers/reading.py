"""The quotations of a text whose paragraphs are its lines, as the tests of marks and of kinds read them."""

from __future__ import annotations

from lib.model import Quotation, Span
from lib.text.normalise import normalise
from lib.text.quotations import quotations


def paragraphs(text: str) -> list[Span]:
    """The lines that hold anything, as paragraphs."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def found(original: str, *, with_original: bool = True) -> tuple[Quotation, ...]:
    text = normalise(original)
    return quotations(text, paragraphs(text), original if with_original else None)


def told(original: str, *, with_original: bool = True) -> list[tuple[str, str]]:
    """The quotations as (kind, words); the kind of a nested one begins with a plus sign."""
    return [("+" * q.nested + q.kind, original[q.start : q.end]) for q in found(original, with_original=with_original)]
