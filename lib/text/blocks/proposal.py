"""Proposals: what the page itself says of its headline, outlet, date and author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.model import Article, Block
from lib.text.blocks import BYLINE, blocks
from lib.text.blocks.bylines import byline, is_names, without_role
from lib.text.blocks.dates import WIRES, YEAR, date_in_year, dateline, dates, source_beside_date
from lib.text.blocks.lines import unlinked
from lib.text.normalise import normalise

_OUTLET = re.compile(
    r"(The|Daily|Radio) .+|.*\b(News|Times|Post|Herald|Tribune|Press|Journal|Gazette|Wire|Review|Radio|TV|Media"
    r"|Guardian|Chronicle|Observer|Agency|Network|Magazine|Weekly|Telegraph|Star|Sun|Independent|Standard|Mail|Express"
    r"|Globe|Courier|Bulletin|Dispatch|Examiner|Inquirer|Monitor|Register|Sentinel|Mirror|Ledger|Today|Online|Research"
    r"|Broadcasting|Newspapers?|Daily|Television|[\w-]+\.(com|org|net|info))"
)
_CHANGED = re.compile(r"\b(updated|modified)\b", re.I)
_AROUND = " \t*_#,;|"  # marks around a name or headline in Markdown and between the parts of a line


def proposal(article: Article) -> Article:
    """The article with its empty fields filled from its text, as far as they can be seen there.

    Nothing is invented: a date without a year, and a name that may be a place, leave their field empty. `published` is
    a whole day. Fields that are known stay as they are.
    """
    if None not in (article.title, article.outlet, article.published, article.author):
        return article
    text = normalise(article.text)
    page = blocks(text, normalise(article.title) if article.title else None, article.cut)
    author, outlet = _author(text, page), _outlet(text, page)
    return replace(
        article,
        title=_title(article.text, page) if article.title is None else article.title,
        outlet=outlet if article.outlet is None else article.outlet,
        published=_published(text, page, outlet) if article.published is None else article.published,
        author=author if article.author is None else article.author,
    )


def _title(original: str, page: Sequence[Block]) -> str | None:
    first = next((block for block in page if block.kind == "title"), None)
    return unlinked(" ".join(original[first.start : first.end].split())).strip(_AROUND) if first else None


def _lines(text: str, page: Sequence[Block], kind: str) -> list[str]:
    """The blocks of a kind, each on one line. A byline that credits colleagues is none."""
    found = [block for block in page if block.kind == kind and (kind != "byline" or block.reason == BYLINE[1])]
    return [unlinked(text[block.start : block.end]) for block in found]


def _author(text: str, page: Sequence[Block]) -> str | None:
    for line in _lines(text, page, "byline"):
        found = byline(line)
        if found:
            others = found.rest.strip(_AROUND)
            listed = is_names(others) and " and " in others and not _OUTLET.fullmatch(others)
            return f"{found.author}, {others}" if listed else found.author
        if is_names(line):
            return line
    return None


def _outlet(text: str, page: Sequence[Block]) -> str | None:
    """The outlet that published, before the one that wrote: sites run agency copy under their own name."""
    author = _author(text, page)
    candidates = [*_sources(text, page), *_affiliations(text, page), *_agencies(text, page)]
    if author and WIRES.fullmatch(author):
        candidates.append(author)
    return next((name for name in candidates if name != author), candidates[0] if candidates else None)


def _sources(text: str, page: Sequence[Block]) -> Iterator[str]:
    """Outlets beside a date: "Global Research, October 24, 2017". A name that the page's foot repeats is no place."""
    foot = "\n".join(_lines(text, page, "boilerplate"))
    for line in _lines(text, page, "dateline"):
        source = source_beside_date(line).strip(_AROUND)
        if source and (_OUTLET.fullmatch(source) or WIRES.fullmatch(source) or source in foot):
            yield source


def _affiliations(text: str, page: Sequence[Block]) -> Iterator[str]:
    """Outlets behind the author's name: "By Ann Reed, Harbour Post"."""
    for line in _lines(text, page, "byline"):
        found = byline(line)
        for part in re.split(r"[,|·•]|\b(?:for|of)\b", found.rest if found else line):
            name = re.sub(r"^the (?=[A-Z])", "", without_role(part.strip(_AROUND)))
            if _OUTLET.fullmatch(name) or WIRES.fullmatch(name):
                yield name


def _agencies(text: str, page: Sequence[Block]) -> Iterator[str]:
    for block in page:
        wire = dateline(text[block.start : block.start + 200], opening=True) if block.kind == "dateline" else None
        if wire and wire.agency:
            yield wire.agency


def _published(text: str, page: Sequence[Block], outlet: str | None) -> str | None:
    lines = [line for line in _lines(text, page, "dateline") if not _CHANGED.search(line)]
    lines.sort(key=lambda line: outlet is None or outlet not in line)  # the outlet's own date first
    lines += _lines(text, page, "byline")
    whole = [day for line in lines for day in dates(line)]
    if whole:
        return whole[0]
    years = {year for line in lines for year in YEAR.findall(line)}
    if len(years) != 1:
        return None
    return next((day for line in lines if (day := date_in_year(line, *years))), None)
