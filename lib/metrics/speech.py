"""Who is quoted, and how much."""

from __future__ import annotations

from collections import Counter

from lib.model import Document, Quotation


def n_words(doc: Document, quotation: Quotation) -> int:
    """The words of direct speech."""
    return doc.spoken[quotation.start]


def words_by_speaker(doc: Document) -> Counter[str]:
    """Words of direct speech by speaker, all mentions of one person together.

    Speech without a speaker, or with a pronoun that stays unclear, is left out.
    """
    found: Counter[str] = Counter()
    for speaker in doc.speakers:
        for quotation in speaker.quotations:
            found[speaker.name] += n_words(doc, quotation)
    return found
