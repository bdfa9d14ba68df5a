"""The views that are presented one after another: where each stands in the dashboard, kept with the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.pages.links import LONGEST_VALUE, PARTS

MOST_SLIDES = 60
LONGEST_TITLE = 200  # characters
_KEY = re.compile(r"[a-z_0-9]{1,120}")


@dataclass(frozen=True)
class Slide:
    """One chart: its title, the page it stands on, what the page's address says, and the chart's key there."""

    title: str
    page: str
    params: tuple[tuple[str, str], ...]
    chart: str


def json_of(slides: tuple[Slide, ...]) -> str:
    """The slides as a text; `slides_of` gives them back."""
    return json.dumps([[each.title, each.page, dict(each.params), each.chart] for each in slides])


def slides_of(text: str) -> tuple[Slide, ...]:
    """The slides that a text stands for. Raises ValueError or TypeError for any other text."""
    found = json.loads(text)
    if not isinstance(found, list) or len(found) > MOST_SLIDES:
        raise ValueError("no list of slides")
    return tuple(_slide(*each) for each in found)


def moved(slides: tuple[Slide, ...], place: int, by: int) -> tuple[Slide, ...]:
    """The slides with one of them so many places further on, as far as there are places."""
    rest = [*slides[:place], *slides[place + 1 :]]
    rest.insert(max(0, min(len(rest), place + by)), slides[place])
    return tuple(rest)


def without(slides: tuple[Slide, ...], place: int) -> tuple[Slide, ...]:
    """The slides without one of them."""
    return (*slides[:place], *slides[place + 1 :])


def checked_params(page: object, params: Any) -> Mapping[str, str]:
    """What the address of a page says. Raises ValueError for what no page's address can say."""
    if page not in PARTS or not isinstance(params, dict):
        raise ValueError("no page of this dashboard")
    names = {part.name for part in PARTS[str(page)]}
    for name, value in params.items():
        if name not in names or not isinstance(value, str) or len(value) > LONGEST_VALUE:
            raise ValueError("no choice that this page has")
    return params


def _slide(title: object, page: object, params: object, chart: object) -> Slide:
    if not isinstance(title, str) or not isinstance(chart, str) or not _KEY.fullmatch(chart):
        raise ValueError("no slide")
    return Slide(title[:LONGEST_TITLE], str(page), tuple(checked_params(page, params).items()), chart)
