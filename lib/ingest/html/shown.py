"""What a page holds but does not show, and what it shows as a table of figures: neither is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from lib.ingest.grid import are_figures, figures
from lib.ingest.page import paragraphs

_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
# What is there for programs that read a page aloud; the names are those of the common style sheets.
_READ_ALOUD = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-visually-hidden"})


def open_shadows(page: Any) -> None:
    """Makes what a browser shows of a component part of the page: some save it as a template with a mark."""
    for template in [each for each in page.iter("template") if each.get("shadowrootmode") or each.get("shadowroot")]:
        template.tag = "div"


def drop_hidden(page: Any) -> None:
    """Takes out of the page what a browser would not show, unless that is most of its text.

    Some pages hide their article until a program has asked who reads it.
    """
    hidden = list(_hidden(page))
    n_hidden, n_all = (sum(map(_n_words, each)) for each in (hidden, [page]))
    if 2 * n_hidden < n_all:
        for element in hidden:
            element.drop_tree()


def _hidden(page: Any) -> Iterator[Any]:
    """The outermost elements that are hidden."""
    walk = etree.iterwalk(page.find("body"), events=("start",))
    for _, element in walk:
        said = element.get("hidden", "until-found").lower() != "until-found"
        classes = (element.get("class") or "").lower().split()
        if said or _HIDING.search(element.get("style") or "") or not _READ_ALOUD.isdisjoint(classes):
            walk.skip_subtree()
            if element.tag != "body":
                yield element


def _n_words(element: Any) -> int:
    return sum(len(text.split()) for text in paragraphs(element))


def level_tables(page: Any) -> set[str]:
    """Makes each row of a table of figures one paragraph, and returns these. Tables that lay out a page stay."""
    found: set[str] = set()
    for table in [each for each in page.iter("table") if each.getparent() is not None]:
        if next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
            continue  # it lays out a page
        rows = [[_line(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
        if not are_figures(rows):
            continue
        levelled = lxml_html.Element("div")
        for caption in table.iter("caption"):
            etree.SubElement(levelled, "p").text = _line(caption)
        for row in rows:
            if line := figures(row):
                etree.SubElement(levelled, "p").text = line
                found.add(line)
        levelled.tail = table.tail
        table.getparent().replace(table, levelled)
    return found


def _line(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())
