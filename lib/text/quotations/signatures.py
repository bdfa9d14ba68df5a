"""The name that alone follows a quotation: "Never." - Igor Konashenkov; "We lost it all" - Rosa Mena, 40, farmer."""

from __future__ import annotations

from lib.model import Span
from lib.text.quotations.passages import Passage
from lib.text.quotations.word_classes import BREAKING, CALENDAR, PRONOUNS

LONGEST = 6  # words of the name
LONGEST_ROLE = 8  # words after it: age, occupation, place

_NO_ROLE = BREAKING | PRONOUNS


def signature(passage: Passage, i: int, ended: bool) -> Span | None:
    """Who signs the last quotation of a paragraph; `ended` if that ends a sentence, or else a dash must part them."""
    if i + 1 < len(passage.quotations) or passage.is_empty(i + 1):
        return None
    start, end = passage.edges(i + 1)
    if not (ended or _is_dash(passage.text[start:end])) or len(passage.gap(i + 1).stops) > 2:
        return None
    tail = passage.gap(i + 1).tail
    words = tail.words
    first = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    comma = next((at for at in range(first, len(words)) if words[at] == ","), len(words))
    name = [word for word in words[first:comma] if word[0].isalnum()]
    if not 0 < len(name) <= LONGEST or name[0] in CALENDAR or not all([word[0].isupper() for word in name]):
        return None
    return tail.span(first, comma) if _is_role(words[comma + 1 :]) else None


def _is_dash(after: str) -> bool:
    """Whether words after a quotation begin with a dash, which levelled typography has as white space or a hyphen."""
    return after.startswith((" - ", "-", "  ")) and bool(after.strip(" -"))


def _is_role(words: list[str]) -> bool:
    """Whether nothing but an age, an occupation and a place follow a name, or nothing at all."""
    return len(words) <= LONGEST_ROLE and not any([word.lower() in _NO_ROLE or word.endswith("ed") for word in words])
