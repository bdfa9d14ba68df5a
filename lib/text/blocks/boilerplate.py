"""Boilerplate: what stands on a page beside the article.

A paragraph is boilerplate only on evidence: a sign of its own, or its place between or after paragraphs that bear one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from lib.text.blocks.signs import NOTICES, SIGNS
from lib.text.blocks.signs.sign import ADDRESS, ADVERTISEMENT, BOOK, PHOTO, RELATED, TOPICS, Sign

LINK = "link"
FOOT = "foot of the page"

_CHARACTERS = 15  # to a word, at most: bounds the work on hostile input
_LONGEST = _CHARACTERS * max(sign.most_words for sign in SIGNS)  # a longer paragraph bears no sign
_LINE = 12  # words at most of a sentence that may be a label, a button or a credit; longer ones are prose
_BESIDE_LINKS = 0.4  # of the letters and digits of a line of links may stand outside them
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
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
    lines: list[int] = []
    prose: list[int] = []
    for i, text in enumerate(paragraphs):
        # A paragraph that opens with a quotation mark is someone speaking, whatever is said.
        if len(text) <= _LONGEST and text[0] not in "\"'":
            (prose if n_words(text) > _LINE and ends_sentence(text) else lines).append(i)
    found = [_link_reason(text) if "](" in text else "" for text in paragraphs]
    for at, cues in zip((lines, prose), _cues(), strict=True):
        for i, sign in cues.suspicions([paragraphs[i].lower() for i in at]):
            if not found[at[i]] and _bears(paragraphs[at[i]], sign):
                found[at[i]] = sign.reason
    return _in_context(paragraphs, found) if any(found) else found


class _Cues:
    """The cues of some signs, looked for all at once: a search for each would read the page as often as there are."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = signs
        self._cueless = [number for number, sign in enumerate(signs) if "" in sign.cues]
        cues = [(cue, number) for number, sign in enumerate(signs) for cue in sign.cues if cue]
        self._of_cue = [number for _, number in cues]
        self._automaton = AhoCorasick([cue for cue, _ in cues], implementation=Implementation.DFA)

    def suspicions(self, lower: Sequence[str]) -> Iterator[tuple[int, Sign]]:
        """Every paragraph in which a cue of a sign occurs, in the order of the signs: few patterns are tried."""
        ends = list(accumulate(len(text) + 1 for text in lower))
        found = {(number, i) for number in self._cueless for i in range(len(lower))}
        page = "\n".join(lower).encode("utf-8", "replace").decode()  # it takes no half of a character
        for cue, start, _ in self._automaton.find_matches_as_indexes(page, overlapping=True):
            found.add((self._of_cue[cue], bisect_right(ends, start)))
        for number, i in sorted(found):
            yield i, self._signs[number]


@cache
def _cues() -> tuple[_Cues, _Cues]:
    """Those of lines and those of prose."""
    return _Cues(SIGNS), _Cues(NOTICES)


def _bears(paragraph: str, sign: Sign) -> bool:
    plain = unlinked(paragraph)
    words = max(n_words(plain), len(plain) // _CHARACTERS)
    return words <= sign.most_words and all(pattern.search(plain) for pattern in sign.patterns)


def _link_reason(paragraph: str) -> str:
    """Reason of a line that is made of links. A sentence that is one whole link is left alone."""
    plain = unlinked(paragraph)
    if (ends_sentence(plain) and n_words(plain) > _LINE) or len(paragraph) > _LONGEST:
        return ""
    if _LABELLED_LINKS.fullmatch(paragraph.strip()):
        return TOPICS
    outside = sum(map(str.isalnum, _LINK.sub("", paragraph)))
    return LINK if outside <= _BESIDE_LINKS * sum(map(str.isalnum, plain)) else ""


# What sellers say; a reviewer who "presents the book" is not selling it.
_OFFER = re.compile(
    r"\b(announces? the (release|publication|launch)|(pleased|proud|delighted) to (announce|present|offer)|introducing"
    r"|(order|buy|get) your|now available|out now|new from)\b"
    r".{0,90}\b(book|paperback|hardback|hardcover|edition|e-?book|copy|volume|publication|title)\b",
    re.I,
)
_LABEL = re.compile(r"[A-Z][\w -]{2,30}: \S+(?: \S+){0,2}")  # a topic is named in three words; a headline says more
_OFFER_WORDS = 45
_BLURB = 6  # paragraphs that an advertisement has at most between the offer and the terms of sale
_SHORT = 12  # words of a line at the foot of a page: a headline, a name, a label


def _in_context(paragraphs: Sequence[str], found: list[str]) -> list[str]:
    """The reasons, with those of paragraphs that only their neighbours give away."""
    plain = [unlinked(text) for text in paragraphs]
    for reason, completed in ((BOOK, _advertised), (RELATED, _after_label), (TOPICS, _beside_topics)):
        if reason in found:
            found = completed(plain, found)
    return _foot(plain, found)


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
        if beside and not result[i] and _LABEL.fullmatch(text) and not ends_sentence(text):
            result[i] = TOPICS
    return result


def _foot(plain: Sequence[str], found: list[str]) -> list[str]:
    """Short lines after the article's last sentence, from the first sign of boilerplate on."""
    backwards = range(len(plain) - 1, -1, -1)
    last = next((i for i in backwards if not found[i] and _is_prose(plain[i])), len(plain))
    starts = [i for i in range(last + 1, len(plain)) if found[i] not in ("", ADDRESS, ADVERTISEMENT, PHOTO)]
    if not starts:
        return found
    result = list(found)
    for i in range(starts[0], len(plain)):
        if not found[i] and _is_short_line(plain[i]):
            result[i] = FOOT
    return result


def _is_prose(plain: str) -> bool:
    return n_words(plain) > 3 and (ends_sentence(plain) or n_words(plain) > _SHORT)


def _is_short_line(plain: str) -> bool:
    return n_words(plain) <= _SHORT and not ends_sentence(plain)
