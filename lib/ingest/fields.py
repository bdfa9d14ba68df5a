"""Columns of a table and keys of an object to articles: which name means what."""

from __future__ import annotations

import json
import re
from ast import literal_eval
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import isfinite

from lib.ingest.dates import iso_date
from lib.ingest.labels import labels
from lib.ingest.source import levelled
from lib.model import Article

# Synonyms in order of preference, in lower case and without spaces and punctuation: "Full text" is "fulltext".
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "fulltext", "articletext", "articlebody", "articlecontent", "maintext", "bodytext", "body"),
        *("storytext", "newstext", "fullarticle", "articlefulltext", "documenttext"),
        *("content", "contents", "rawtext", "plaintext", "textcontent", "transcript", "article"),
        *("contenttext", "contenthtml", "postcontent", "posttext"),
    ),
    "title": (
        "title",
        "headline",
        "heading",
        "articletitle",
        "articleheadline",
        "head",
        "headlinemain",
        "webtitle",
        "newsheadline",
        "newstitle",
        "storytitle",
        "storyheadline",
        "posttitle",
    ),
    "outlet": (
        *("outlet", "outletname", "newsoutlet", "publication", "publisher", "newspaper", "paper"),
        *("source", "sourcename", "newssource", "sitename", "site", "media", "medium"),
        *(
            "medianame",
            "mediaoutlet",
            "sourcedomain",
            "domain",
            "pubtitle",
            "publicationtitle",
            "publicationname",
            "hostname",
        ),
    ),
    "published": (
        *("published", "publishedat", "publishedon", "datepublished", "publisheddate", "publishdate"),
        *("publicationdate", "pubdate", "firstpublished", "dateofpublication", "date", "datetime", "timestamp", "day"),
        *("datepublish", "webpublicationdate", "dt", "alphapubdate", "articledate", "publishedtime"),
        *("newsdate", "postdate", "firstcreated", "versioncreated", "createdat"),
    ),
    "author": (
        *("author", "authors", "byline", "writer", "journalist", "reporter"),
        *("authorname", "authornames", "creator", "postauthor"),
    ),
    "url": ("url", "link", "weburl", "articleurl", "storyurl", "permalink", "uri", "href"),
    "event": ("event", "eventname", "topic", "story"),
}


_LEADS = frozenset({"leadparagraph", "hlead"})
# Keys of an object that is named, of a headline or byline with variants, and of a date in a database.
NAMES_OF_OBJECTS = ("name", "main", "title", "original", "rendered", "$date", "$numberLong")
# Whole cells that say that nothing is there, in lower case: what programs and archives write for it.
_NOTHING = frozenset(
    {
        *("nan", "null", "none", "nil", "na", "n/a", "n.a.", "#n/a", "<na>", "undefined", "\\n"),
        *("[deleted]", "[removed]", "[none]"),
    }
)
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+)", re.IGNORECASE)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_LISTED = re.compile(rf"\[\s*(?:(?:{_QUOTED.pattern})\s*+,?\s*+)*+\]")
_LONGEST_OBJECT = 2000  # characters of a cell into which a program wrote an object or a list
_BESIDE_NAME = re.compile(r"^\s*\d{1,2}\s*[.):]\s|\([^()]*\)\s*$")  # a number before a name, a note behind it
_LONGEST_NOTHING = 20  # characters, with blanks around
_LINE_BREAK = re.compile(r"[\t\r\n\v\f\x85]+ *")
_DASHES = frozenset({"-", "--", "---", "–", "—"})  # the same in cells that are not the text


@lru_cache(maxsize=1024)
def fields(names: tuple[str, ...]) -> dict[str, int]:
    """Which of the names stands for which field of an article, as positions; fields without a name are left out."""
    known = [squeezed(name) for name in names]
    plain = [squeezed(_BESIDE_NAME.sub("", name)) for name in names]
    found = {}
    for field, synonyms in FIELDS.items():
        for each in (known, plain):
            if field not in found and (name := next((synonym for synonym in synonyms if synonym in each), None)):
                found[field] = each.index(name)
    return found


def texts(names: Sequence[str]) -> tuple[int, ...]:
    """Positions of all names that stand for the text, the best one first."""
    return places(names, "text")


def places(names: Sequence[str], field: str) -> tuple[int, ...]:
    """Positions of all names that stand for a field, the best one first."""
    return _places(tuple(names), field)


@lru_cache(maxsize=1024)
def _places(names: tuple[str, ...], field: str) -> tuple[int, ...]:
    known = [squeezed(name) for name in names]
    return tuple(place for synonym in FIELDS[field] for place, name in enumerate(known) if name == synonym)


def lead(names: Sequence[str]) -> int | None:
    """Position of the name that stands for the beginning of the text, which is all that some archives give."""
    return next((place for place, name in enumerate(names) if squeezed(name) in _LEADS), None)


def squeezed(name: str) -> str:
    """A name in lower case and without spaces and punctuation."""
    return re.sub(r"[\W_]+", "", name.lower())


def article(
    values: Mapping[str, str | None],
    others: Iterable[tuple[str, str | None]] = (),
    day_first: bool | None = None,
) -> Article:
    """The article of one row or object: its fields, and name and value of its other cells.

    Its text is the headline, a blank line and the text, unless the text has the headline already, so that a headline
    is measured whatever the format. Everything else is metadata and stands on one line; the short ones of the other
    cells become labels. `day_first` is the order of numeric dates, as for `iso_date`.
    """
    known = {field: _metadata(value) for field, value in values.items() if field in FIELDS and field != "text"}
    others = [*others]
    return Article(
        text=with_headline(known.get("title"), written(values.get("text"))),
        title=known.get("title"),
        outlet=_host(_named(known.get("outlet"))),
        published=iso_date(known.get("published"), day_first) or _date_of_parts(known.get("published"), others),
        event=known.get("event"),
        author=_named(known.get("author")),
        url=known.get("url"),
        labels=labels(others),
    )


def _date_of_parts(day: str | None, others: Iterable[tuple[str, str | None]]) -> str | None:
    """The date of a row that has its year, month and day, or the first two, in columns of their own."""
    parts = {squeezed(name): value for name, value in others if value}
    if "year" not in parts or "month" not in parts:
        return None
    year, month = parts["year"], parts["month"].zfill(2)
    return iso_date(f"{year}-{month}-{day}") or iso_date(f"{year}-{month}") or iso_date(f"{month} {year}")


def written(cell: str | None) -> str:
    """The cell, or nothing if it only says that nothing is there, as "NaN" or "[deleted]" do."""
    if not cell or (len(cell) <= _LONGEST_NOTHING and cell.strip().casefold() in _NOTHING):
        return ""
    return cell


def _metadata(cell: str | None) -> str | None:
    value = _LINE_BREAK.sub(" ", written(cell)).strip()
    return None if value in _DASHES else value or None


def _host(outlet: str | None) -> str | None:
    """The outlet; of an address, as some archives give it, the name of its site."""
    address = _ADDRESS.match(outlet) if outlet else None
    return address["host"].lower() if address else outlet


def _named(cell: str | None) -> str | None:
    """The cell, or the names in an object or list that a program wrote into it: ['Jane Roe'], {'name': 'Courier'}."""
    if not cell or len(cell) > _LONGEST_OBJECT or cell[0] + cell[-1] not in ("[]", "{}"):
        return cell
    if _LISTED.fullmatch(cell):
        return ", ".join(match[1] or match[2] for match in _QUOTED.finditer(cell)) or None
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        try:
            value = literal_eval(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return cell
    return string_of(value) or (cell if value else None) if isinstance(value, dict | list) else cell


def with_headline(headline: str | None, text: str) -> str:
    """The text under its headline; unchanged if it begins with it or has it on a line of its own, or if it is blank."""
    if not headline or not text.strip() or levelled(text[: 2 * len(headline) + 100]).startswith(levelled(headline)):
        return text
    # Only a line that holds the headline's first word can be the headline.
    first = headline.split()[0]
    if first in text and any(first in line and levelled(line) == levelled(headline) for line in text.split("\n")):
        return text
    return f"{headline}\n\n{text}"


def string_of(value: object) -> str | None:
    """A value as text: lists of names, as of authors, are joined; an object is its name, as archives give an outlet's.

    Other values that are no number are no text.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next(filter(None, map(_name, _named_values(value))), None)
    if isinstance(value, list):
        names = (string_of(each) for each in value if isinstance(each, str | dict))
        return ", ".join(name for name in names if name) or None
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return str(value) if is_number else None


def _named_values(record: Mapping[str, object]) -> list[object]:
    """The values of an object by which it may be named, the best one first."""
    known = {str(key).lower(): value for key, value in record.items()}
    return [known.get(key.lower()) for key in NAMES_OF_OBJECTS]


def _name(value: object) -> str | None:
    """A name, or that of an object in its place, as {"$date": {"$numberLong": "1770768000000"}} has it."""
    if isinstance(value, dict):
        value = next((each for each in _named_values(value) if isinstance(each, str)), None)
    return value if isinstance(value, str) else None
