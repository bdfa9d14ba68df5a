"""What the user gave: articles, what is known of each, and the files that they come from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.model.value import value

Status = Literal[
    "ok", "empty", "encrypted", "unsupported", "malformed", "too_large", "timeout", "out_of_memory", "crashed"
]

ARTICLE_ID = re.compile("[0-9a-f]{64}")  # SHA-256 in hexadecimal
KNOWN_FIELDS = ("title", "outlet", "published", "event", "author", "url")  # what is known of an article, if anything is


@dataclass(frozen=True)
class Article:
    """One text as the user gave it, with what is known about it. The text is never changed."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601, "2018-06-06", or as much of it as is known
    event: str | None = None
    author: str | None = None
    url: str | None = None
    cut: tuple[int, ...] = ()  # starts of paragraphs that its file's reader or the analyst takes for no part of it
    restored: tuple[int, ...] = ()  # starts of blocks called boilerplate that the analyst took back
    labels: tuple[tuple[str, str], ...] = ()  # name and value of what else its table says of it, sorted

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, in hexadecimal: the same text is the same article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


SHARED_FIELDS = (*KNOWN_FIELDS, "cut", "restored", "labels")  # of an article and its card
NO_TITLE, NO_OUTLET = "(no title)", "(no outlet)"  # what stands on screen for what is missing
BEGINNING = 120  # characters of a text that stand for its missing title


@value()
class Card:
    """What is known of an article, without its text."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    event: str | None = None
    author: str | None = None
    url: str | None = None
    cut: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    beginning: str = ""  # of a text without title, on one line
    n_characters: int = 0

    @classmethod
    def of(cls, article: Article) -> Card:
        """The card of an article."""
        known = {name: getattr(article, name) for name in SHARED_FIELDS}
        beginning = "" if article.title else " ".join(article.text[:BEGINNING].split())
        return cls(article.id, **known, beginning=beginning, n_characters=len(article.text))

    def article(self, text: str) -> Article:
        """The article that this is the card of."""
        return Article(text, **{name: getattr(self, name) for name in SHARED_FIELDS})


@dataclass(frozen=True)
class Reading:
    """What became of one file: its articles, or one plain sentence that says why there are none."""

    file: str
    status: Status
    message: str  # empty if, and only if, the status is "ok"
    articles: tuple[Article, ...] = ()  # of an archive: those of all its files
    parts: tuple[Reading, ...] = ()  # what became of each file of an archive, in its order
