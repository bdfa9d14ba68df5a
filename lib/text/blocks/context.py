"""Boilerplate that only its neighbours give away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.text.blocks.bylines import LONGEST, byline
from lib.text.blocks.dates import is_date_line
from lib.text.blocks.labelled import beside_labels, repeated, sponsored
from lib.text.blocks.lines import ends_sentence, n_words, unlinked
from lib.text.blocks.signs.exports import among_exports, beside_export
from lib.text.blocks.signs.menus import may_be_entry, may_be_figure
from lib.text.blocks.signs.sign import (
    ADDRESS,
    ADVERTISEMENT,
    BOOK,
    CONTROLS,
    COPYRIGHT,
    EXPORT,
    PHOTO,
    PLAYER,
    RELATED,
    SHARE,
    TOPICS,
)

# What sellers say; a reviewer who "presents the book" is not selling it.
_OFFER = re.compile(
    r"\b(announces? the (release|publication|launch)|(pleased|proud|delighted) to (announce|present|offer)|introducing"
    r"|(order|buy|get) your|now available|out now|new from)\b"
    r".{0,90}\b(book|paperback|hardback|hardcover|edition|e-?book|copy|volume|publication|title)\b",
    re.I,
)
FOOT = "foot of the page"
_REQUEST = 14  # words of a sentence that asks something of the reader, at most
_AMID = 3  # lines before it, of which all but one are boilerplate
_READER = re.compile(r"\b(please|your|us|our|this (site|story|article|page))\b", re.I)
_TOLD = re.compile(r"\b(said|says|told|asked|was|were|had|he|she|they|his|her|their)\b", re.I)
OUTLET = "name of the outlet"
_BUTTONS = (CONTROLS, SHARE, PLAYER)
_FIGURES = 3  # figures that stand beside buttons, at most
_ENTRIES = 3  # lines that make a menu without a button
_NAME_LENGTH, _NOTICE_LENGTH = 50, 120  # characters of an outlet's name and of a copyright notice, at most
_BESIDE_NAME = re.compile(
    r"©|\(c\)|\bcopyright\b|\b\d{4}\b|\ball rights reserved.*|\([^()]*\)|\bthe\b|\b(company|ltd|limited|inc|llc|plc"
    r"|corp|corporation|media|group|newspapers?|publishing|publications|co|l\.p)\b\.?|[^\w']+",
    re.I,
)
_LABEL = re.compile(r"[A-Z][\w -]{2,30}: \S+(?: \S+){0,2}")  # a topic is named in three words; a headline says more
_OFFER_WORDS = 45
_BLURB = 6  # paragraphs that an advertisement has at most between the offer and the terms of sale
_SENTENCE_WITHIN = re.compile(r"(?:\w+ ){3}\w{3,}[.!?] [A-Z]")  # a full stop that is none of an abbreviation
_SHORT = 12  # words of a line at the foot of a page: a headline, a name, a label


def in_context(paragraphs: Sequence[str], found: list[str]) -> list[str]:
    """The reasons, with those of paragraphs that only their neighbours give away."""
    plain = [unlinked(text) for text in paragraphs]
    found = beside_labels(plain, found)
    for reason, completed in _COMPLETED:
        if reason in found:
            found = completed(plain, found)
    return foot(plain, repeated(plain, found))


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
        if result[i - 1] != RELATED or result[i] or not _is_short_line(plain[i]) or _opens_article(plain, i):
            continue
        follows_label = found[i - 1] == RELATED and n_words(plain[i - 1]) <= 4
        amid_others = found[i - 1] != RELATED and i + 1 < len(plain) and _is_short_line(plain[i + 1])
        if follows_label or amid_others:
            result[i] = RELATED
    return result


def _opens_article(plain: Sequence[str], i: int) -> bool:
    """Whether a line stands above a byline or date, as a headline does."""
    below = plain[i + 1] if i + 1 < len(plain) else ""
    return len(below) <= LONGEST and (byline(below) is not None or is_date_line(below))


def _beside_topics(plain: Sequence[str], found: list[str]) -> list[str]:
    """Labels of any name ("In-depth report: Syria") next to those that sort an article under its topics."""
    result = list(found)
    for i, text in enumerate(plain):
        beside = TOPICS in (result[max(0, i - 1)], *found[i + 1 : i + 2])
        if beside and not result[i] and _LABEL.fullmatch(text) and not ends_sentence(text):
            result[i] = TOPICS
    return result


def foot(plain: Sequence[str], found: list[str]) -> list[str]:
    """Short lines after the article's last sentence, and what tells the reader to do, from the first sign on."""
    result = list(found)
    for i in range(_AMID, len(plain)):
        if found[i - 1] and not found[i] and _is_request(plain, found, i):
            result[i] = FOOT
    last = next((i for i in range(len(plain) - 1, -1, -1) if not result[i] and _is_prose(plain[i])), len(plain))
    starts = [i for i in range(last + 1, len(plain)) if found[i] not in ("", ADDRESS, ADVERTISEMENT, PHOTO)]
    if not starts or last >= len(plain):
        return found
    for i in range(starts[0], len(plain)):
        if not found[i] and _is_short_line(plain[i]):
            result[i] = FOOT
    return [*found[: last + 1], *result[last + 1 :]]


def _is_request(plain: Sequence[str], found: Sequence[str], i: int) -> bool:
    """Whether a short sentence speaks to the reader amid boilerplate: "Please enter your name."."""
    if n_words(plain[i]) > _REQUEST or plain[i][0] in "\"'":
        return False
    amid = sum(map(bool, found[i - _AMID : i])) >= _AMID - 1 and (i + 1 == len(plain) or any(found[i + 1 : i + 3]))
    return amid and bool(_READER.search(plain[i])) and not _TOLD.search(plain[i])


def _is_prose(plain: str) -> bool:
    if n_words(plain) <= 3:
        return False
    return ends_sentence(plain) or n_words(plain) > _SHORT or _SENTENCE_WITHIN.search(plain) is not None


def _is_short_line(plain: str) -> bool:
    return n_words(plain) <= _SHORT and not ends_sentence(plain)


def _beside_exports(plain: Sequence[str], found: list[str]) -> list[str]:
    """Labels of a database that could be anything elsewhere, from those that tell by themselves outwards."""
    result = [
        EXPORT if not reason and among_exports(text) else reason for text, reason in zip(plain, found, strict=True)
    ]
    for order in (range(len(plain)), range(len(plain) - 1, -1, -1)):
        beside = False
        for i in order:
            if result[i]:
                beside = beside or result[i] in (EXPORT, COPYRIGHT, OUTLET)
            elif beside and beside_export(plain[i]):
                result[i] = EXPORT
            elif not _is_dated_or_signed(plain[i]):
                beside = False
    return result


def _is_dated_or_signed(line: str) -> bool:
    return len(line) <= LONGEST and (is_date_line(line) or byline(line) is not None)


def _outlet(plain: Sequence[str], found: list[str]) -> list[str]:
    """Lines that hold only the name of whom the copyright notice names."""
    notices = [text for text, reason in zip(plain, found, strict=True) if reason == COPYRIGHT]
    holders = {_holder(text) for text in notices if len(text) <= _NOTICE_LENGTH} - {""}
    result = list(found)
    for i, text in enumerate(plain):
        if not found[i] and len(text) <= _NAME_LENGTH and text[0].isupper() and _holder(text) in holders:
            result[i] = OUTLET
    return result


def _holder(text: str) -> str:
    """The name in a copyright notice, or in a line that may be that name."""
    return " ".join(_BESIDE_NAME.sub(" ", text).lower().split())


def _menus(plain: Sequence[str], found: list[str]) -> list[str]:
    """Runs of lines that may be entries of a menu or figures beside a button, before, after or beside what is one.

    Amid the article three such lines may be a list, and the last of them a subheading.
    """
    result = list(found)
    first = next((i for i, text in enumerate(plain) if not found[i] and _is_long_prose(text)), len(plain))
    last = next((i for i in range(len(plain) - 1, -1, -1) if not found[i] and _is_long_prose(plain[i])), -1)
    for run in _runs([_may_be_button(text, reason) for text, reason in zip(plain, found, strict=True)]):
        amid = first < run[0] and run[-1] < last
        figures = sum(may_be_figure(plain[i]) for i in run)  # more than a few are a table
        entries = [i for i in run if not found[i] and (figures <= _FIGURES or not may_be_figure(plain[i]))]
        sections = sum(may_be_entry(plain[i]) for i in entries)
        if any(found[i] in _BUTTONS for i in run) or (sections >= _ENTRIES and not amid):
            for i in entries[:-1] if amid and may_be_entry(plain[run[-1]]) else entries:
                result[i] = CONTROLS
    return result


def _may_be_button(text: str, reason: str) -> bool:
    return reason in _BUTTONS or (not reason and (may_be_entry(text) or may_be_figure(text)))


def _runs(marked: Sequence[bool]) -> list[range]:
    """The longest stretches of marked lines."""
    ends = [i for i in range(len(marked) + 1) if (i < len(marked) and marked[i]) != (i > 0 and marked[i - 1])]
    return [range(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _is_long_prose(plain: str) -> bool:
    return n_words(plain) > _SHORT and ends_sentence(plain)


_COMPLETED = (
    (ADVERTISEMENT, sponsored),
    (BOOK, _advertised),
    (RELATED, _after_label),
    (TOPICS, _beside_topics),
    (COPYRIGHT, _outlet),
    (EXPORT, _beside_exports),
    (CONTROLS, _menus),
)
