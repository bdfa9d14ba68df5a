"""Page furniture: running heads, feet and page numbers, known by coming back on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lib.ingest.pdf.columns import rows
from lib.ingest.pdf.layout import Word

_OUTERMOST = 4  # rows at the head and at the foot of a page that may be furniture
_SAME_PLACE = 4.0  # points
_NEAR = 2  # pages: left and right pages have heads of their own
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(r"\W*(?:page )?(?:\d+|[ivxlc]+)(?: ?(?:/|of) ?\d+)?\W*", re.IGNORECASE)
_PAGE_OF_PAGES = re.compile(r"\W*page (\d+)(?: ?(?:/|of) ?\d+)?\W*|(\d+) ?(?:/|of) ?\d+", re.IGNORECASE)
# What browsers print at the head and at the foot of a page: when it was printed, from where, and which page it is.
_ADDRESS = r"(?:https?://|www\.)\S+"
_PRINTED = re.compile(
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}},? \d{{1,2}}:\d{{2}}\b.*|{_ADDRESS} \d+ ?/ ?\d+|\d+ ?/ ?\d+ {_ADDRESS}"
)

Row = list[Word]


def without_furniture(pages: Sequence[Sequence[Word]]) -> tuple[list[list[Word]], list[str]]:
    """The words of each page without its furniture, and the furniture that has words, each piece once.

    A row at the head or foot of a page is furniture if it comes back on one of the next two pages at the same place
    with the same words, numbers aside, and either has words or is a page number; also if it says "Page 2 of 3" or is
    what a browser prints there.
    """
    by_row = [rows(page) for page in pages]
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(by_row):
        for row in (*page[:_OUTERMOST], *page[-_OUTERMOST:]):
            seen[_key(row)].append((number, _place(row)))
    kept, furniture = [], []
    for number, page in enumerate(by_row):
        first, last = 0, len(page)
        while first < min(last, _OUTERMOST) and _is_furniture(page[first], number, seen):
            first += 1
        while last > max(first, len(page) - _OUTERMOST) and _is_furniture(page[last - 1], number, seen):
            last -= 1
        furniture += [row for row in (*page[:first], *page[last:]) if not _PAGE_NUMBER.fullmatch(_text(row))]
        kept.append([word for row in page[first:last] for word in row])
    return kept, list({_key(row): _text(row) for row in reversed(furniture)}.values())[::-1]


def _is_furniture(row: Row, number: int, seen: dict[str, list[tuple[int, float]]]) -> bool:
    text = _text(row)
    if _PAGE_OF_PAGES.fullmatch(text) or _PRINTED.fullmatch(text):
        return True
    if not _PAGE_NUMBER.fullmatch(text) and not any(map(str.isalpha, _key(row))):
        return False  # figures of a table
    place = _place(row)
    return any(
        0 < abs(other - number) <= _NEAR and abs(there - place) <= _SAME_PLACE for other, there in seen[_key(row)]
    )


def _key(row: Row) -> str:
    return _NUMBER.sub("", _text(row).casefold())


def _text(row: Row) -> str:
    return " ".join(word.text for word in sorted(row, key=lambda word: word.left))


def _place(row: Row) -> float:
    return max(word.bottom for word in row)
