"""Whom "he" and "she" mean when they are quoted, so that speakers can be counted.

Evidence shows the words that stand beside the quotation, and these are often a pronoun; who has how many quotations is a
question about persons. A pronoun is taken for the person named last, by a quotation or as the subject of a sentence,
not more than about two paragraphs before. What does not fit (an institution, "Mrs. Lane" for "he") leaves it a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lib.model import Quotation, Span
from lib.text.noun_phrases import words_of
from lib.text.speakers import source_of

REACH = 1000  # characters from a name to its pronoun: about two paragraphs

_PERSONAL = frozenset(["he", "she"])
_NO_PERSON = re.compile(
    r"\b(?:it|they|we|i|you|who|this|that|there|ministry|department|agency|committee|commission|council|court|company"
    r"|corporation|government|administration|office|party|union|group|association|organi[sz]ation|institute|university"
    r"|bank|police|army|embassy|campaign|report|study|statement|letter|survey|poll|post|times|news|journal|agency)\b",
    re.IGNORECASE,
)
_TITLE_OF = {"he": re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Queen|spokeswoman)\b"), "she": re.compile(r"\b(?:Mr|Sir|Lord|King|spokesman)\b")}
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bMs)[.!?]\s")


def named(text: str, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with the name instead of "he" and "she", where it is clear who is meant.

    `text` has its typography levelled, and the quotations are in order, as `quotations` gives them.
    """
    made: list[Quotation] = []
    latest: Span | None = None
    end = 0  # of the last quotation that is not inside another
    for quotation in quotations:
        if quotation.speaker is not None:
            pronoun = text[quotation.speaker.start : quotation.speaker.end].lower()
            if pronoun in _PERSONAL:
                latest = _subject_between(text, end, quotation.speaker.start, pronoun) or latest
                if latest and _fits(text, latest, quotation.speaker, pronoun):
                    quotation = replace(quotation, speaker=latest)
            elif not _NO_PERSON.search(pronoun):
                latest = quotation.speaker
        if not quotation.nested:
            end = quotation.end
        made.append(quotation)
    return tuple(made)
