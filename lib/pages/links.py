"""What of a page stands in the browser's address: one table for each page, plain words for the values.

A value is never shown as it comes from an address: it either names one of the options that a page offers, or it is
passed over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.metrics import FAMILIES
from lib.model import Card, Span

CORPUS, PRESENT = "corpus", "present"  # names in every address: which corpus, and whether one chart fills the page
LONGEST_TERM = 100  # characters of a search
LONGEST_VALUE = 300  # characters of anything else in an address
ID_LENGTH = 16  # characters of an article's id that stand for it

SEPARATOR, NOTHING = ".", "none"  # of several options in an address
LONGEST_LIST = 2_000  # characters of these

Kind = Literal["choice", "several", "term", "article", "place"]


@dataclass(frozen=True)
class Part:
    """A name in the address, and the widget whose value it says.

    choice: one of the options that the widget offers · several: any number of them · term: what was typed into a search
    box · article: the beginning of its id · place: start and end of a passage of the article.
    """

    name: str
    key: str
    kind: Kind = "choice"


def _choices(page: str, *names: str) -> tuple[Part, ...]:
    """Parts whose widgets are called by page and name."""
    return tuple(Part(name, f"{page}_{name}") for name in names)


PARTS: Mapping[str, tuple[Part, ...]] = {
    "overview": _choices("overview", "voice", "event", *FAMILIES),
    "compare": (
        *_choices("compare", "by", "event"),
        Part("measure", "compare_metric"),
        *_choices("compare", "voice", "view", "form", "period"),
    ),
    "words": (
        *_choices("words", "by", "event", "target", "reference", "voice", "kind", "strength"),
        Part("term", "words_query", "term"),
        *_choices("words", "order"),
    ),
    "naming": _choices("naming", "by", "event", "voice", "concept", "word", "group"),
    "quotes": _choices("quotes", "by", "event", "reach", "speaker"),
    "article": (
        Part("article", "article_first", "article"),
        Part("place", "article_found", "place"),
        Part("beside", "article_second", "article"),
        *_choices("article", "voice"),
    ),
    "audit": (Part("measure", "audit_metric"), *_choices("audit", "voice", "outlet", "event", "order")),
    "lexicon": _choices("lexicon", "category"),
    "check": _choices("check", "question"),
    "report": (
        *_choices("report", "by", "event"),
        *(Part(name, f"report_{name}", "several") for name in ("measures", "contents")),
        *_choices("report", "texts", "format", "theme"),
    ),
}


def parts_of(page: str) -> Mapping[str, Part]:
    """The parts of a page by the keys of their widgets."""
    return {part.key: part for part in PARTS.get(page, ())}


def slug(option: str, options: Sequence[str]) -> str:
    """An option as it stands in an address: its letters and digits, with a digest where another one has the same."""
    plain = _plain(option)
    if plain and sum(_plain(each) == plain for each in options) <= 1:
        return plain
    return _digested(option)


def option_of(wanted: str, options: Sequence[str]) -> str | None:
    """The option that an address means, None if there is none such."""
    if len(wanted) > LONGEST_VALUE:
        return None
    same = [each for each in options if _plain(each) == wanted]
    if len(same) == 1 and wanted:
        return same[0]
    return next((each for each in options if _digested(each) == wanted), None)


def slugs(chosen: Sequence[str], options: Sequence[str]) -> str:
    """Several options as they stand in an address."""
    return SEPARATOR.join(slug(each, options) for each in chosen) or NOTHING


def options_of(wanted: str, options: Sequence[str]) -> list[str] | None:
    """The options that an address means, in the order of the widget; None if one of them is not there."""
    if len(wanted) > LONGEST_LIST:
        return None
    found = [] if wanted == NOTHING else [option_of(each, options) for each in wanted.split(SEPARATOR)]
    return None if None in found else [each for each in options if each in found]


def _plain(option: str) -> str:
    return re.sub(r"[^\w]+", "-", option.casefold())[: LONGEST_VALUE // 3].strip("-")


def _digested(option: str) -> str:
    digest = hashlib.sha256(option.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{_plain(option)}-{digest}".lstrip("-")


def term_of(wanted: str) -> str | None:
    """What an address searches for, None for what nobody would type."""
    return wanted if len(wanted) <= LONGEST_TERM and wanted.isprintable() else None


def article_of(wanted: str, cards: Mapping[str, Card]) -> str | None:
    """The id of the article that an address means, None if the corpus has none such, or several."""
    if not re.fullmatch(f"[0-9a-f]{{{ID_LENGTH},64}}", wanted):
        return None
    found = [each for each in cards if each.startswith(wanted)]
    return found[0] if len(found) == 1 else None


def written(place: Span) -> str:
    """A passage as it stands in an address."""
    return f"{place.start}-{place.end}"


def place_of(wanted: str, card: Card) -> Span | None:
    """The passage of an article that an address means, None if the article has none there."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", wanted)
    if not found:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(start, end) if start < end <= card.n_characters else None
