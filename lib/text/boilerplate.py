"""Boilerplate: what stands on a page beside the article.

A paragraph is boilerplate only on evidence: a sign of its own, or its place between or after paragraphs that bear one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.text.signs import ADDRESS, ADVERTISEMENT, BOOK, PHOTO, RELATED, SIGNS, TOPICS, Sign

LINK = "link"
CHARACTERS = 15  # to a word, at most: bounds the work on hostile input

_LONGEST = CHARACTERS * max(sign.most_words for sign in SIGNS)  # a longer paragraph bears no sign
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LINK_SHARE = 0.6  # of the letters and digits of a line that is a link and little else
_LABELLED_LINKS = re.compile(r"[\w '/&-]{2,30}:(?:[\s,;|]*!?\[[^\[\]]*\]\([^()\s]*\))+\W*")


def unlinked(paragraph: str) -> str:
    """A paragraph on one line, with Markdown links read as their text."""
    plain = _LINK.sub(r"\1", paragraph) if "](" in paragraph else paragraph
    return " ".join(plain.split()) if "\n" in plain else plain


def ends_sentence(plain: str) -> bool:
    """Whether a paragraph ends as a sentence does, inside or outside closing marks."""
    return plain.rstrip("\"'”’)]* ")[-1:] in tuple(".!?")


def n_words(plain: str) -> int:
    """About the number of words; cheap."""
    return plain.count(" ") + 1


def reasons(paragraphs: Sequence[str]) -> list[str]:
    """For each paragraph of a page the reason why it is boilerplate, or an empty string."""
    lower = "\n".join(paragraphs).lower()
    # On most articles few cues occur, and no other sign is looked for.
    signs = [sign for sign in SIGNS if any(cue in lower for cue in sign.cues)]
    links = "](" in lower
    found = [_link_reason(text) if links and "](" in text else "" for text in paragraphs]
    found = [reason or _reason(text, signs) for reason, text in zip(found, paragraphs, strict=True)]
    return _in_context(paragraphs, found) if any(found) else found


def _reason(paragraph: str, signs: Sequence[Sign]) -> str:
    if len(paragraph) > _LONGEST or paragraph[0] in "\"'":
        return ""  # a paragraph that opens with a quotation mark is someone speaking, whatever is said
    plain = unlinked(paragraph)
    words, lower = max(n_words(plain), len(plain) // CHARACTERS), plain.lower()
    for sign in signs:
        if words > sign.most_words or not any(cue in lower for cue in sign.cues):
            continue
        if all(pattern.search(plain) for pattern in sign.patterns):
            return sign.reason
    return ""


def _link_reason(paragraph: str) -> str:
    """Reason of a line that is made of links. A sentence that is one whole link is left alone."""
    plain = unlinked(paragraph)
    if (ends_sentence(plain) and n_words(plain) > 12) or len(paragraph) > _LONGEST:
        return ""
    if _LABELLED_LINKS.fullmatch(paragraph.strip()):
        return TOPICS
    outside = sum(map(str.isalnum, _LINK.sub("", paragraph)))
    return LINK if outside <= (1 - _LINK_SHARE) * sum(map(str.isalnum, plain)) else ""


_OFFER = re.compile(
    r"\b(announces?|presents?|publishes|(pleased|proud|delighted) to (announce|present)|introducing|order|buy|new from"
    r"|now available)\b.{0,90}\b(book|paperback|hardback|hardcover|edition|e-?book|copy|volume|publication)\b",
    re.I,
)
_LABEL = re.compile(r"[A-Z][\w -]{2,30}: ")
_OFFER_WORDS = 45
_BLURB = 6  # paragraphs that an advertisement has at most between the offer and the terms of sale
_SHORT = 12  # words of a line at the foot of a page: a headline, a name, a label


def _in_context(paragraphs: Sequence[str], found: list[str]) -> list[str]:
    """The reasons, with those of paragraphs that only their neighbours give away."""
    plain = [unlinked(text) for text in paragraphs]
    return _foot(plain, _beside_topics(plain, _after_label(plain, _advertised(plain, found))))


def _advertised(plain: Sequence[str], found: list[str]) -> list[str]:
    """Blurbs and labels between the offer of a book and its terms of sale, and labels between these."""
    result, begins = list(found), -1
    for i, reason in enumerate(found):
        if reason == BOOK:
            between = [k for k in range(max(begins, 0), i) if not result[k]]
            for k in between if begins >= 0 and len(between) <= _BLURB + 1 else ():
                result[k] = BOOK
            begins = i
        elif not reason and n_words(plain[i]) <= _OFFER_WORDS and _OFFER.search(plain[i]):
            begins = i
    return result


def _after_label(plain: Sequence[str], found: list[str]) -> list[str]:
    """The headlines that follow a bare "Read more:" line. The line before a paragraph of prose may be a subhead."""
    result = list(found)
    for i in range(1, len(plain)):
        if result[i - 1] != RELATED or result[i] or not _is_short_line(plain[i]):
            continue
        follows_label = found[i - 1] == RELATED and n_words(plain[i - 1]) <= 4
        amid_others = found[i - 1] != RELATED and i + 1 < len(plain) and _is_short_line(plain[i + 1])
        if follows_label or amid_others:
            result[i] = RELATED
    return result


def _beside_topics(plain: Sequence[str], found: list[str]) -> list[str]:
    """Labels of any name ("In-depth report: Syria") next to those that sort an article under its topics."""
    result = list(found)
    for i, text in enumerate(plain):
        beside = TOPICS in (result[max(0, i - 1)], *found[i + 1 : i + 2])
        if beside and not result[i] and n_words(text) <= _SHORT and _LABEL.match(text) and not ends_sentence(text):
            result[i] = TOPICS
    return result


def _foot(plain: Sequence[str], found: list[str]) -> list[str]:
    """Short lines after the article's last sentence, from the first sign of boilerplate on."""
    last = max((i for i, text in enumerate(plain) if not found[i] and _is_prose(text)), default=len(plain))
    starts = [i for i in range(last + 1, len(plain)) if found[i] not in ("", ADDRESS, ADVERTISEMENT, PHOTO)]
    if not starts:
        return found
    foot = range(starts[0], len(plain))
    return [
        reason or ("foot of the page" if i in foot and _is_short_line(plain[i]) else "")
        for i, reason in enumerate(found)
    ]


def _is_prose(plain: str) -> bool:
    return n_words(plain) > 3 and (ends_sentence(plain) or n_words(plain) > _SHORT)


def _is_short_line(plain: str) -> bool:
    return n_words(plain) <= _SHORT and not ends_sentence(plain)
