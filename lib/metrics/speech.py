"""Who is quoted, and how much."""

from __future__ import annotations

from collections import Counter

from lib.model import Document, Span
from lib.text.words import WORD


def speaker_name(doc: Document, speaker: Span) -> str:
    """The name that stands for a speaker: the last capitalised word ("Artyom Kozhin", "Kozhin"), else the phrase."""
    phrase = doc.normal[speaker.start : speaker.end]
    names = [word for word in WORD.findall(phrase) if word[0].isupper()]
    return names[-1] if names and not phrase[0].islower() else phrase.lower()


def words_by_speaker(doc: Document) -> Counter[str]:
    """Words of direct speech by speaker; speech without a known speaker is left out."""
    found: Counter[str] = Counter()
    for quotation in doc.speech:
        if quotation.speaker:
            n_words = sum(1 for _ in WORD.finditer(doc.normal, quotation.start, quotation.end))
            found[speaker_name(doc, quotation.speaker)] += n_words
    return found
