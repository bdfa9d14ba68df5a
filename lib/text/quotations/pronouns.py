"""Whom "he" and "she" mean when they are quoted, so that speakers can be counted.

A pronoun is taken for the person named last, by a quotation or as the subject of a sentence,
about two paragraphs before at most. Where that does not fit (an institution, "Mrs. Lane" for "he") it stays a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.model import Quotation, Span
from lib.text.quotations.names import name_of
from lib.text.quotations.noun_phrases import nearest_name
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
_RELATIVE = re.compile(r",?\s(?:where|in which|at which|during which|in whose \w+)\s\Z")
_MISFIT = {
    "he": re.compile(
        rf"(?i:\b(?:{_INSTITUTION})\s*\Z)|{_HOUSE}|\b(?:Mrs|Ms|Miss|Lady|Queen|[A-Za-z]+woman|mother|wife|sister|daughter)\b"
    ),
    "she": re.compile(
        rf"(?i:\b(?:{_INSTITUTION})\s*\Z)|{_HOUSE}|\b(?:Mr|Sir|Lord|King|[A-Za-z]+sman|father|husband|brother)\b"
    ),
}
_SEX = {"he": "m", "his": "m", "she": "f", "her": "f"}
# The first letter stands before what must not precede it: the search then leaps from letter to letter.
_HONORIFIC = re.compile(
    r"([MSLDKQ](?<!\w.)(?:(?<=M)(?:rs?|s|iss)|(?<=S)ir|(?<=L)(?:ady|ord)|(?<=D)ame|(?<=K)ing|(?<=Q)ueen))\b"
    r"\.? ([A-Z][\w'-]*+)"
)
_APPOSITION = re.compile(r",\s([A-Z][\w'-]*+(?:\s[A-Z][\w'-]*+){1,2}),\s")
_FEMALE = frozenset(["Mrs", "Ms", "Miss", "Lady", "Dame", "Queen"])
_MISFIT |= {"his": _MISFIT["he"], "her": _MISFIT["she"]}

# A name, perhaps after a role: "Igor Konashenkov", "spokesman Igor Konashenkov", "the Rev. J. Lane".
_NAME = re.compile(
    r"(?:[a-z]+ ){0,3}(?!(?:The|A|An|This|Maybe|Perhaps|Every\w+|No\w+|Some|Many|Most)\b)(?:[A-Z][\w.'-]*+(?: |\Z))++\Z"
)


def antecedents(text: str, quotations: Sequence[Quotation]) -> dict[Span, Span]:
    """The words that "he" and "she" stand for, where it is clear who is meant, by the place of the pronoun.

    `text` has its typography levelled; the quotations are in order, as `quotations` gives them.
    """
    found: dict[Span, Span] = {}
    if not any([q.speaker and text[q.speaker.start : q.speaker.end].lower() in _MISFIT for q in quotations]):
        return found
    latest: Span | None = None
    mentioned = 0  # end of the last mention of `latest`
    sexes = _sexes(text)
    end = 0  # of the last quotation that is not inside another
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is not None and speaker not in found:
            pronoun = text[speaker.start : speaker.end].lower()
            misfit = _MISFIT.get(pronoun)
            subject = _subject(text, end, min(quotation.start, speaker.start), misfit) if misfit else speaker
            if subject is not None:
                latest, mentioned = subject, subject.end
            if misfit and (modified := _modified(text, end, speaker, misfit)) is not None:
                found[speaker] = modified
            elif (
                misfit
                and latest is not None
                and 0 <= speaker.start - mentioned <= REACH
                and _agrees(text, latest, misfit, sexes, _SEX[pronoun])
            ):
                found[speaker], mentioned = latest, speaker.end
        end = end if quotation.nested else quotation.end
    return found


def _agrees(text: str, name: Span, misfit: re.Pattern[str], sexes: dict[str, str], sex: str) -> bool:
    """Whether a pronoun of this sex can mean the name, after all that the article has told of its bearer so far."""
    words = text[name.start : name.end]
    return not misfit.search(words) and sexes.setdefault(words.split()[-1], sex) in (sex, "")


def _sexes(text: str) -> dict[str, str]:
    """What "Mr." and "Mrs." say of the bearers of a name: "m", "f", or "" for both."""
    found: dict[str, str] = {}
    for honorific, name in _HONORIFIC.findall(text):
        sex = "f" if honorific in _FEMALE else "m"
        found[name] = sex if found.get(name, sex) == sex else ""
    return found


def _modified(text: str, start: int, pronoun: Span, misfit: re.Pattern[str]) -> Span | None:
    """The person named last before a relative clause that the pronoun opens: "the note by Rex Lane, where he said".

    Whoever is the subject of the sentence goes on to be meant in the next.
    """
    if not (relative := _RELATIVE.search(text, max(start, pronoun.start - 40), pronoun.start)):
        return None
    sentence = sentences_in(text, max(start, pronoun.start - REACH), relative.start())[-1]
    name = nearest_name(sentence.words, 0, len(sentence.words))
    span = sentence.span(*name) if name else None
    words = text[span.start : span.end] if span else ""
    return span if name_of(words) and not misfit.search(words) else None


def _subject(text: str, start: int, end: int, misfit: re.Pattern[str]) -> Span | None:
    """The last person named as the subject of a sentence in the outlet's own words whom the pronoun may mean."""
    for sentence in reversed(sentences_in(text, max(start, end - REACH), end)):
        source = source_of(sentence)
        if source is None or source.speaker is None:
            continue
        words = text[source.speaker.start : source.speaker.end]
        if misfit.search(words):
            continue
        if _NAME.match(words) and not words.endswith("'s"):
            return source.speaker
        if apposition := _APPOSITION.match(text, source.speaker.end, end):  # Her brother, Rex Lane, stayed
            return Span(*apposition.span(1))
    return None
