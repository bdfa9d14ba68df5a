"""What a sign of boilerplate is, and what the tables of signs share: reasons, places in a line, common words.

Phrases are those that web pages use the world over. Each is bound to the place where only boilerplate has it: the
whole line, its beginning, or beside other phrases, and to a length, so that an article may speak of newsletters,
copyright and cookies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

ACCESS = "login or subscription line"
ADDRESS = "web or e-mail address"
ADVERTISEMENT = "advertisement label"
APPEAL = "membership or donation appeal"
BOOK = "book advertisement"
CONTROLS = "buttons and menus"
COPYRIGHT = "copyright notice"
EXPORT = "label of a database"
FORM = "form or mailing list"
OFFER = "newsletter or subscription offer"
PHOTO = "photo credit"
PLAYER = "player or text tools"
RELATED = "link to other articles"
SHARE = "share or follow buttons"
TOPICS = "topic labels"


class Sign(NamedTuple):
    """Evidence that a paragraph of at most so many words is boilerplate: every finder finds something in it."""

    reason: str
    most_words: int
    cues: tuple[str, ...]  # lower case; every paragraph that bears the sign holds one of them; "": any does
    finders: tuple[Callable[[str], object], ...]


# What a narrator says and a page does not: a sentence that holds such a word is the article's.
_TOLD = r"\A(?!.*\b(said|says|told|asked|wrote|was|were|had|he|she|his|her)\b)"

_NARRATED = r"\A(?!.*\b(said|says|told|asked|he|she|his|her)\b)"  # the page may tell of itself


def sign(about: tuple[str, int, str], *patterns: str) -> Sign:
    """A sign of reason, most words and cues (parted by |), all of whose patterns must be found, in any case."""
    reason, most_words, cues = about
    return Sign(reason, most_words, tuple(cues.split("|")), tuple(map(_finder, patterns)))


def _finder(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """What looks for a pattern: at the beginning only if that is where it must stand, which is much faster."""
    compiled = re.compile(pattern, re.I)
    return compiled.match if pattern.startswith(r"\A") else compiled.search


def untold(about: tuple[str, int, str], *patterns: str) -> Sign:
    """A sign that no sentence bears which tells of somebody: pages address their readers."""
    return sign(about, *patterns, _TOLD)


def agreeing(about: tuple[str, int, str], least: int, *patterns: str, needs: Sequence[str]) -> Sign:
    """A sign of what tells of nobody, bears all patterns that it `needs` and at least so many of some weak ones."""
    reason, most_words, cues = about
    finders = tuple(map(_finder, patterns))

    def agree(plain: str) -> bool:
        return sum(find(plain) is not None for find in finders) >= least

    return Sign(reason, most_words, tuple(cues.split("|")), (*map(_finder, needs), agree, _finder(_NARRATED)))


def opens(*phrases: str) -> str:
    """A pattern: a paragraph that begins with one of the phrases."""
    return rf"\A[\W_]*(?:{'|'.join(phrases)})"


def whole(*phrases: str) -> str:
    """A pattern: a paragraph that is one of the phrases."""
    return rf"\A[\W_]*(?:{'|'.join(phrases)})[\W_]*\Z"


def says(*phrases: str) -> str:
    """A pattern: one of the phrases anywhere in a paragraph."""
    return rf"\b(?:{'|'.join(phrases)})"


def either(*patterns: str) -> str:
    """A pattern: any of the patterns."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return rf"\A(?:{joined})" if all(pattern.startswith(r"\A") for pattern in patterns) else f"(?:{joined})"


EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}\.\w"
MEDIUM = r"(facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|tiktok|reddit|bluesky|mastodon|pinterest)\b"
PICTURE = r"(image|photo|photograph|picture|illustration|graphic)s?"
PIECE = r"(article|story|post|piece|essay|column|interview|report|commentary|page|material|content|publication)"
NAMED = r"(?-i:[A-Z])"  # the next word is a name
