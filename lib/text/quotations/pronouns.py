"""Whom "he" and "she" mean when they are quoted, so that speakers can be counted.

Evidence shows the words that stand beside the quotation, and these are often a pronoun; who has how many quotations is
a question about persons. A pronoun is taken for the person named last, by a quotation or as the subject of a sentence,
about two paragraphs before at most. Where that does not fit (an institution, "Mrs. Lane" for "he") it stays a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lib.model import Quotation, Span
from lib.text.quotations.speakers import sentences_in, source_of

REACH = 1000  # characters from a name to its pronoun: about two paragraphs

# Words of those whom "he" and "she" do not mean: institutions and writings, other pronouns, the other sex.
_INSTITUTION = (
    r"ministry|department|agency|committee|commission|council|court|company|corporation|government|administration|office"
    r"|party|union|group|association|organi[sz]ation|institute|university|bank|police|army|embassy|campaign|report|study"
    r"|statement|letter|survey|poll|post|times|news|journal|it|they|we|i|you|he|she|who|this|that|these|those|there"
)
# "The" and nothing but capitalised words after it: a house or an office ("the Pentagon"), no person.
_HOUSE = r"\A[Tt]he(?: [A-Z][\w'-]*+)++\Z"
_MISFIT = {
    "he": re.compile(
        rf"(?i:\b(?:{_INSTITUTION})\s*\Z)|{_HOUSE}|\b(?:Mrs|Ms|Miss|Lady|Queen|[A-Za-z]+woman|mother|wife)\b"
    ),
    "she": re.compile(
        rf"(?i:\b(?:{_INSTITUTION})\s*\Z)|{_HOUSE}|\b(?:Mr|Sir|Lord|King|[A-Za-z]+sman|father|husband)\b"
    ),
}


# A name, perhaps after a role: "Igor Konashenkov", "spokesman Igor Konashenkov", "the Rev. J. Lane".
_NAME = re.compile(
    r"(?:[a-z]+ ){0,3}(?!(?:The|A|An|This|Maybe|Perhaps|Every\w+|No\w+|Some|Many|Most)\b)(?:[A-Z][\w.'-]*+(?: |\Z))++\Z"
)


def named(text: str, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with the name in place of "he" and "she", where it is clear who is meant.

    `text` has its typography levelled; the quotations are in order, as `quotations` gives them.
    """
    made: list[Quotation] = []
    latest: Span | None = None
    end = 0  # of the last quotation that is not inside another
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is not None:
            misfit = _MISFIT.get(text[speaker.start : speaker.end].lower())
            if misfit is None:
                latest = speaker
            else:
                latest = _subject(text, end, min(quotation.start, speaker.start), misfit) or latest
                if latest is not None and _fits(text, latest, speaker, misfit):
                    quotation = replace(quotation, speaker=latest)
        end = end if quotation.nested else quotation.end
        made.append(quotation)
    return tuple(made)


def _subject(text: str, start: int, end: int, misfit: re.Pattern[str]) -> Span | None:
    """The last person named as the subject of a sentence in the outlet's own words whom the pronoun may mean."""
    for sentence in reversed(sentences_in(text, max(start, end - REACH), end)):
        source = source_of(sentence)
        if source is None or source.speaker is None:
            continue
        words = text[source.speaker.start : source.speaker.end]
        if _NAME.match(words) and not words.endswith("'s") and not misfit.search(words):
            return source.speaker
    return None


def _fits(text: str, name: Span, pronoun: Span, misfit: re.Pattern[str]) -> bool:
    return 0 <= pronoun.start - name.end <= REACH and not misfit.search(text[name.start : name.end])
