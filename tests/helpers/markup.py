"""What stands in a piece of HTML, or in a chart, that we did not write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

# Elements that our own HTML has, and the attributes of each.
OURS = {
    "article": {"class", "lang"},
    "details": set(),
    "summary": set(),
    "p": {"class", "title", "lang"},
    "h2": set(),
    "div": {"class", "lang"},
    "span": {"class", "title", "id"},
    "a": {"href"},
    "style": set(),
    "ul": {"class", "style"},
    "li": {"class"},
    "table": {"class", "border"},
    "thead": set(),
    "tbody": set(),
    "tr": {"style"},
    "th": set(),
    "td": set(),
}
OUR_VALUES = {
    "class": re.compile(r"fs-[a-z-]+(?: fs-[a-z-]+)*|dataframe fs-files"),
    "lang": re.compile("en"),
    "id": re.compile("passage-found"),
    "href": re.compile("#passage-found"),
    "border": re.compile("0"),
    "style": re.compile("text-align: right;|margin:0;padding-left:1.2rem;line-height:1.7"),
    "title": re.compile(".*", re.DOTALL),
}
OUR_CHART_TAGS = re.compile(r"</?(?:b|i|sup)>|<br>|</span>|<span style='[a-z0-9:;#.(), %-]*'>|<extra></extra>")


def unknown_markup(written: str) -> list[str]:
    """Elements, attributes and comments of the HTML that are none of ours, as a browser's parser finds them."""
    found = []
    for element in html.fragment_fromstring(written, create_parent="div").iterdescendants():
        if not isinstance(element.tag, str) or element.tag not in OURS:
            found.append(str(element.tag))
            continue
        if element.tag == "style" and ("url(" in element.text or "@import" in element.text or "<" in element.text):
            found.append("style sheet")
        for name, value in element.attrib.items():
            if name not in OURS[element.tag] or not OUR_VALUES[name].fullmatch(value):
                found.append(f"{element.tag} {name}={value}")
    return found


def unknown_tags(chart: object, mark: str, *, skip: tuple[str, ...] = ()) -> list[str]:
    """Texts of charts, as JSON has them, with a tag that is none of ours, or with one that begins right after a mark.

    The mark is that of texts from documents; what stands under the keys to `skip` is not looked at.
    """
    return [text for text in _texts(chart, skip) if "<" in OUR_CHART_TAGS.sub("", text) or f"{mark}<" in text]


def _texts(value: object, skip: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in skip:
                yield from _texts(each, skip)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, skip)
