"""Downloads of news databases: many articles in one text, each between lines that no article has."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from lib.ingest import database
from lib.ingest.database import Line, Lines
from lib.ingest.source import levelled
from lib.model import Article

_PROSE = 15  # words of a line that belongs to an article
_COVER = re.compile(
    r"(?:user name|date and time|job number|documents? \(\d+\)|client/matter|search terms)\b", re.IGNORECASE
)
_LISTED = re.compile(r"\d+\.\s+(?P<title>.+)")
_OF_NEXIS = re.compile(r"(?:length\s?: *\d[\d,]* words|load-date\s?:.*)", re.IGNORECASE)


class Database(NamedTuple):
    """How the articles of a database are told apart."""

    mark: re.Pattern[str]  # a line between articles, above or below each
    telling: re.Pattern[str]  # a line that every article has
    read: Callable[[Lines], Article]


_DATABASES = (
    Database(re.compile(r"end of document", re.IGNORECASE), _OF_NEXIS, database.nexis),
    Database(re.compile(r"\d+ of \d+ DOCUMENTS?"), _OF_NEXIS, database.nexis),
    Database(
        re.compile(r"Document \d+ of \d+"),
        re.compile(r"(?:proquest document id\s?:|full text\s?:).*", re.IGNORECASE),
        database.proquest,
    ),
    Database(
        re.compile(r"(?:AN\s+)?Document [A-Z]{2,12}\w{0,20}\d{8}\w{1,24}"),
        re.compile(r"(?:WC\s+)?\d[\d,.]* words?", re.IGNORECASE),
        lambda lines: database.coded(lines) or database.factiva(lines),
    ),
)
# Lines that only an article of Nexis has, where nothing says that it ends.
_ALONE = (re.compile("Body"), re.compile(r"Length: *\d[\d,]* words"), re.compile(r"Load-Date: .+"))


def unbundled(article: Article) -> list[Article]:
    """The articles of a text that is a download of Nexis, Factiva or ProQuest, with what it says of each.

    Any other text is the one article that it was. So is one of which a part with prose does not look like an article
    of that database: nothing is left out but lists of hits, notices and the fields of the database.
    """
    lines = _lines(article.text)
    for each in _DATABASES:
        if parts := _parts(lines, each):
            return [each.read(part) for part in parts]
    is_alone = all(sum(each.fullmatch(line.text) is not None for line in lines) == 1 for each in _ALONE)
    return [database.nexis(_without_cover(lines))] if is_alone else [article]


def _lines(text: str) -> list[Line]:
    found, apart = [], True
    for raw in text.split("\n"):
        if line := raw.strip():
            found.append(Line(line, apart))
        apart = not line
    return found


def _parts(lines: Lines, kind: Database) -> list[Lines]:
    """The lines of each article, without the marks; none if the text is no download of this kind."""
    marks = [place for place, line in enumerate(lines) if kind.mark.fullmatch(line.text)]
    if not marks:
        return []
    bounds = [-1, *marks, len(lines)]
    parts = [lines[above + 1 : below] for above, below in pairwise(bounds)]
    found = []
    for part in parts:
        if any(kind.telling.fullmatch(line.text) for line in part):
            found.append(_without_cover(part))
        elif any(len(line.text.split()) >= _PROSE for line in part):
            return []
    return found


def _without_cover(lines: Lines) -> Lines:
    """The lines below the cover page of a download, which says what was searched for and lists what was found."""
    covers = [place for place, line in enumerate(lines) if _COVER.match(line.text)]
    if not covers:
        return lines
    titles = {levelled(listed["title"]) for line in lines if (listed := _LISTED.fullmatch(line.text))}
    places = [place for place in range(covers[-1], len(lines)) if levelled(lines[place].text) in titles]
    return lines[places[0] if places else covers[-1] + 1 :]
