"""The headline of a page where its head says it with the site's name, says the site's name, or says nothing."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lib.ingest.source import levelled

# What programs write for a title that nobody gave.
_NO_TITLE = re.compile(
    r"\W*(?:no title specified|untitled(?: (?:document|page))?|new page \d*|page title)\W*", re.IGNORECASE
)
_FEWEST_WORDS = 3
_MOST_HEADINGS = 100
_MARKS = tuple("|–—-·•:»")


def headline(page: Any, title: str | None) -> str | None:
    """The title that was found for the page, unless it is part of that in its head and a heading says it better.

    That is a heading with which the title in the head begins, before a mark and the name of the site or of a section:
    if the title found is all of that, or if it is shorter, as the name of the site is. None for what programs fill in.
    """
    if not title or _NO_TITLE.fullmatch(title):
        return None
    head, found = levelled(page.findtext(".//title") or ""), levelled(title)
    if found not in head:
        return title  # said elsewhere, for others to show
    lines = [" ".join(each.text_content().split()) for each in islice(page.iter("h1", "h2"), _MOST_HEADINGS)]
    is_heading = found in map(levelled, lines)
    better = [
        line
        for line in lines
        if _begins(head, levelled(line))
        and (len(line) > len(title) or (not is_heading and found.startswith(levelled(line))))
    ]
    return max(better, key=len, default=title)


def _begins(head: str, heading: str) -> bool:
    """Whether the page's title is the heading, a mark and more."""
    rest = head.removeprefix(heading).lstrip()
    return head.startswith(heading) and len(heading.split()) >= _FEWEST_WORDS and rest.startswith(_MARKS)
