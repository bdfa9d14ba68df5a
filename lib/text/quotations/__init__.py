"""Quotations: what is between the marks, what kind it is and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lib.model import Quotation, QuotationKind, Span
from lib.text.quotations.cues import cues as reporting_verbs
from lib.text.quotations.marks import Stretch, stretches
from lib.text.quotations.speakers import NOTHING, Attribution, attributions
from lib.text.quotations.word_classes import word_class

SHORT = 5  # words of a scare quote at most
CLOSE = 5  # words between a reporting verb and the speech inside speech
LONGEST_TITLE = 100  # characters; what is longer is no scare quote either

_WORD = re.compile(r"\w+(?:[-'&.]\w+)*")
_PLAIN_WORD = re.compile(r"\b[a-z]{4}")
_INNER_STOP = re.compile(r"\w[.!?]\s+\w")
_UNCAPITALISED = word_class(
    "a an the of in on at to for and or but nor with by from as vs via de la le les el los las du des von van y et"
)
_WORKS = word_class(
    """book books novel memoir memoirs autobiography film films movie movies documentary song songs hit single anthem
    album play musical opera show series sitcom program programme podcast article articles essay op-ed column editorial
    report paper study poem painting headline headlines episode game magazine newspaper website blog ad segment
    chapter"""
)
_ENTITLED = word_class("titled entitled headlined")
_NAMED = word_class("is was called named") | _ENTITLED
# Where a noun stands, not speech: on "Meet the Press", CNN's "State of the Union", an account called "True Facts".
_NOUN_PLACE = re.compile(
    r"(?:\b(?:on|in|of|with|to|from|for|at|by|told|watch(?:ed|ing)?)|\w's"
    r"|\b(?i:an?|the)\s(?:[\w-]+\s){1,3}(?:called|named|titled|entitled))\s+\Z"
)
_MENTIONED = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:terms?|words?|phrases?|nicknames?|acronym) \Z"
)
_MADE = re.compile(r"\b(?:directed|authored|co-wrote|composed|recorded|sang|starred in) \Z")
_NAMING = re.compile(
    r"\b(?:(?:calls?|called|calling)\b(?!\s(?:to|for|on|with))|dub|dubs|dubbed|dubbing|label(?:l?ed|s)?|brand(?:ed|s)?"
    r"|nicknam(?:ed|es)|known|referred|referring|refers)\b[^.!?]{0,40}\Z"
)


def quotations(text: str, paragraphs: Sequence[Span], original: str | None = None) -> tuple[Quotation, ...]:
    """The quotations of the scored paragraphs, nested ones included, by start.

    `text` has its typography levelled; `original` is the same text before that, for the direction of curly marks.
    """
    found = stretches(text, paragraphs, original)
    made = []
    sources = attributions(_with_breaks(text, original or text), paragraphs, found)
    for paragraph, row, attributed in zip(paragraphs, found, sources, strict=True):
        if not row:
            continue
        attributed_to = iter(attributed)
        for stretch in row:
            source = NOTHING if stretch.depth else next(attributed_to)
            kind = _kind(text, paragraph, stretch, source)
            if kind != "speech":
                source = NOTHING
            speaker, cue, cue_class, _ = source
            made.append(
                Quotation(stretch.start, stretch.end, kind, speaker, cue, cue_class, stretch.depth > 0, stretch.closed)
            )
    return tuple(made)


def _with_breaks(text: str, original: str) -> str:
    """The text with a comma for a dash between words, which levelling makes a space: the mayor, a nurse, said."""
    places = []
    for dash in "—", "--":
        at = original.find(dash)
        while at >= 0:
            end = at + len(dash)
            if original[max(0, at - 2) : at].rstrip()[-1:].isalnum() and original[end : end + 2].lstrip()[:1].isalpha():
                places.append(at)
            at = original.find(dash, end)
    if not places:
        return text
    edges = [-1, *sorted(places), len(text)]
    return ",".join([text[left + 1 : right] for left, right in pairwise(edges)])


def _kind(text: str, paragraph: Span, stretch: Stretch, source: Attribution) -> QuotationKind:
    """Speech unless it is short and nobody says it, or reads like the title of a work."""
    if stretch.continues or stretch.end - stretch.start > LONGEST_TITLE:
        return "speech"
    words = _WORD.findall(text, stretch.start, stretch.end)
    if _is_title(text, paragraph, stretch, words, source.link == "beside"):
        return "title"
    if stretch.depth:
        return "scare" if len(words) <= SHORT and not _is_said_inside(text, stretch) else "speech"
    if source.link not in ("beside", "before") and len(words) <= SHORT and _MENTIONED.search(text, *_before(stretch)):
        return "scare"
    if source.link in ("beside", "before") or len(words) > SHORT:
        return "speech"
    # In a sentence that somebody says as a whole, one word in marks is as likely held at a distance as it is quoted.
    if source.link == "around" and len(words) > 1:
        return "speech"
    # British papers put the full stop of a short sentence after its mark.
    ends = source.link == "away" or (source.link == "earlier" and text.startswith(".", stretch.end))
    return "speech" if _is_utterance(text, paragraph, stretch, ends) else "scare"


def _before(stretch: Stretch) -> tuple[int, int]:
    """The place of the few words before a quotation."""
    return max(0, stretch.start - 40), stretch.start


def _is_said_inside(text: str, stretch: Stretch) -> bool:
    """Whether a speaker quotes speech: "He told me, 'Go.'"."""
    if not text[stretch.start : stretch.end].strip("\"' ")[:1].isupper():
        return False
    before = text[slice(*_before(stretch))].rstrip()
    return before.endswith((",", ":")) and not reporting_verbs().keys().isdisjoint(_WORD.findall(before)[-CLOSE:])


def _is_title(text: str, paragraph: Span, stretch: Stretch, words: list[str], said: bool) -> bool:
    """Whether a quotation is capitalised like a title and stands where a title may stand."""
    if not words or not all(word[0].isupper() or word[0].isdigit() or word in _UNCAPITALISED for word in words):
        return False
    before = text[max(paragraph.start, stretch.start - 60) : stretch.start]
    if _names_work(before):
        return True
    content = text[stretch.start : stretch.end]
    if not content.strip("\"'")[:1].isupper() or _INNER_STOP.search(content):
        return False
    if _is_headline(text, paragraph, stretch) or _is_utterance(text, paragraph, stretch, False):
        return False
    if _NOUN_PLACE.search(before):
        return True
    return len(words) > 1 and not said and not content.isupper() and not _NAMING.search(before)


def _names_work(before: str) -> bool:
    """Whether a title is announced: the film "…", a book called "…", entitled "…"."""
    words = before.rstrip("[( ").lower().replace(",", " ").split()[-2:]
    if not words:
        return False
    if _MADE.search(before):
        return True
    return words[-1] in _WORKS or words[-1] in _ENTITLED or (words[-1] in _NAMED and words[0] in _WORKS)


def _is_headline(text: str, paragraph: Span, stretch: Stretch) -> bool:
    """Whether the words around are capitalised like those of a title, too."""
    around = (
        text[max(paragraph.start, stretch.start - 60) : stretch.start],
        text[stretch.end : min(paragraph.end, stretch.end + 60)],
    )
    return not any(_PLAIN_WORD.search(side) for side in around)


def _is_utterance(text: str, paragraph: Span, stretch: Stretch, said: bool) -> bool:
    """Whether a quotation begins a sentence, and also ends it or is said to be somebody's words by its end.

    "Never." alone, and "People were dancing" before the match, she said. Also "We were warned": a headline.
    """
    before = text[max(paragraph.start, stretch.start - 3) : stretch.start].rstrip()
    content = text[stretch.start : stretch.end].strip("\"' ")
    said = said or (not before and " " in content and text.startswith(":", stretch.end))
    return (not before or before[-1] in ".!?:\"'") and content[:1].isupper() and (said or content[-1:] in ".!?")
