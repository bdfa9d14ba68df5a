"""Who is quoted, and how much."""

from __future__ import annotations

from collections import Counter

from lib.model import Document, Span
from lib.text import words


def n_words(doc: Document, quotation: Span) -> int:
    """The words of a quotation."""
    return words.n_words(doc.normal[quotation.start : quotation.end])


def words_by_speaker(doc: Document) -> Counter[str]:
    """Words of direct speech by speaker, all mentions of one person together.

    Speech without a speaker, or with a pronoun that stays unclear, is left out.
    """
    found: Counter[str] = Counter()
    for speaker in doc.speakers:
        for quotation in speaker.quotations:
            found[speaker.name] += n_words(doc, quotation)
    return found
