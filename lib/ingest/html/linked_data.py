"""The article of a page that shows nothing until a program fills it: some say it in linked data, for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lib.ingest.markup import without_markup

_MOST_OBJECTS = 10_000  # that are looked through
_WRAPPING = re.compile(r"\A\s*(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|(?://|/\*)?\s*\]\]>\s*(?:\*/)?\s*\Z")


def unwrap(page: Any) -> None:
    """Takes from the page's linked data what hides it from the parsers of old pages, as `//<![CDATA[` does."""
    for script in page.iter("script"):
        if _is_linked_data(script) and "CDATA" in (script.text or ""):
            script.text = _WRAPPING.sub("", script.text)


def article_body(page: Any) -> list[str]:
    """The paragraphs of the longest `articleBody` of schema.org, or none."""
    bodies = [body for script in page.iter("script") for body in _bodies(script)]
    longest = max(bodies, key=len, default="")
    return [line for each in without_markup(longest).split("\n") if (line := each.strip())]


def _is_linked_data(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _bodies(script: Any) -> Iterator[str]:
    if not _is_linked_data(script):
        return
    try:
        todo = [json.loads(script.text or "", strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_OBJECTS):
        if not todo:
            return
        each = todo.pop()
        if isinstance(each, list):
            todo.extend(each)
        elif isinstance(each, dict):
            todo.extend(value for value in each.values() if isinstance(value, list | dict))
            if isinstance(body := each.get("articleBody"), str):
                yield body
