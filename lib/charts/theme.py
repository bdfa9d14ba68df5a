"""Colour and type of every chart, and the words that stand around it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lib.charts.direction import in_order

TITLE_SIZE, TEXT_SIZE, SMALL_SIZE, NOTE_SIZE = 18, 14, 13, 12  # px
LINE_HEIGHT = 1.3  # of the font size, as Plotly has it

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "triangle-down")


@dataclass(frozen=True)
class Theme:
    """The colours of one background. Text reaches 4.5:1 and marks 3:1 on `background`."""

    name: str
    background: str
    text: str
    muted: str
    grid: str
    marks: tuple[str, ...]  # after Okabe & Ito (2008), shifted where a colour was too pale or too dark for the ground

    @property
    def positive(self) -> str:
        """Green: the direction is always shown by place or sign as well."""
        return self.marks[2]

    @property
    def negative(self) -> str:
        """Vermillion: with green it stays apart for the colour-blind."""
        return self.marks[1]


LIGHT = Theme(
    name="light",
    background="#ffffff",
    text="#1b1f24",
    muted="#5a626b",
    grid="#e3e1dc",
    marks=("#0072b2", "#c25500", "#00805d", "#b0568a", "#1b1f24", "#8a6d00", "#3a86a8", "#7a5c3e"),
)
DARK = Theme(
    name="dark",
    background="#15181d",
    text="#eceae5",
    muted="#a5abb3",
    grid="#2d323a",
    marks=("#56b4e9", "#f08a3c", "#2fbf95", "#e08fc0", "#eceae5", "#f0e442", "#8fb8de", "#c8a27c"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def faint(colour: str, opacity: float) -> str:
    """A colour such as "#0072b2" that lets through what lies below."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgba({red},{green},{blue},{opacity})"


@dataclass(frozen=True)
class Words:
    """What is written around the chart, as plain text, and the logo beside it as a data URI."""

    title: str
    subtitle: str  # measure, unit, direction, voice; then, on a new line, event and dates
    note: str  # what the marks are
    source: str = ""  # what the numbers were made with
    byline: str = ""
    logo: str = ""


def escaped(text: str) -> str:
    """Text from a document, safe in Plotly, which renders a subset of HTML in titles, labels and hover boxes."""
    return html.escape(in_order(text), quote=False)


def shortened(text: str, length: int) -> str:
    """At most `length` characters, with an ellipsis where something was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def file_name(*parts: str) -> str:
    """A name for an exported image: letters, digits and hyphens of every part, joined by underscores."""
    return "_".join(filter(None, (re.sub(r"[^a-z0-9]++", "-", part.lower()).strip("-")[:60] for part in parts)))
