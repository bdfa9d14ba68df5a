"""Colour, type and the frame of every chart: title, subtitle, note and source stand inside the image."""

from __future__ import annotations

import html
import re
import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lib.charts.sheet import Sheet

# No family with a digit as a word of its own: unquoted, as Plotly writes it, it would make the whole list invalid.
FONT = "Source Sans, Helvetica, Arial, sans-serif"
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE, NOTE_SIZE = 18, 14, 13, 12  # px
LINE_HEIGHT = 1.3  # of the font size
# Of the font size, an average letter: that of Arial, which an image falls back to, so that no text is cut there.
CHARACTER_WIDTH = 0.52
LABEL_CHARACTER_WIDTH = 0.56  # short labels may be all wide letters
MARGIN_TOP, MARGIN_RIGHT = 10, 16  # px
WIDE = 700  # px: the narrowest that a chart over the whole page is shown at
TITLE_GAP = 28  # px between the words and the plot, where the pooled mean is labelled
AXIS_ROOM = 30  # px for the numbers below the horizontal axis

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
    marks=("#56b4e9", "#f08a3c", "#2fbf95", "#d995ba", "#eceae5", "#f0e442", "#8fb8de", "#c8a27c"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


@dataclass(frozen=True)
class Words:
    """What is written around the chart, as plain text."""

    title: str
    subtitle: str
    note: str


@dataclass(frozen=True)
class Frame:
    """The words around a chart, as plain text, and its measures in px."""

    title: str
    subtitle: str  # measure, unit, direction, voice; then, on a new line, event and dates
    note: str  # what the marks are; then, on a new line, the source
    plot_height: int
    left: int = 40  # room for the labels of the vertical axis
    right: int = MARGIN_RIGHT
    below: int = 0  # more room for labels of the horizontal axis that have two lines
    width: int = 480  # the narrowest it is shown at: words are broken to fit


def escaped(text: str) -> str:
    """Text from a document, safe in Plotly, which renders a subset of HTML in titles, labels and hover boxes."""
    return html.escape(text, quote=False)


def shortened(text: str, length: int) -> str:
    """At most `length` characters, with an ellipsis where something was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def label_width(labels: list[str]) -> int:
    """The room in px that the longest of these labels needs."""
    return 4 + round(LABEL_CHARACTER_WIDTH * TEXT_SIZE * max(map(len, labels), default=0))


def framed(figure: Sheet, theme: Theme, frame: Frame) -> go.Figure:
    """The complete figure with our type, colours and words around it; texts are broken into lines and escaped here."""
    title = _lines(frame.title, frame.width, TITLE_SIZE)
    subtitle = _lines(frame.subtitle, frame.width, TEXT_SIZE)
    note = _lines(frame.note, frame.width, NOTE_SIZE)
    # Plotly gives every line of an annotation the height of its base font, here the title's.
    top = round(LINE_HEIGHT * TITLE_SIZE * (len(title) + len(subtitle))) + TITLE_GAP + MARGIN_TOP
    bottom = AXIS_ROOM + frame.below + round(LINE_HEIGHT * NOTE_SIZE * len(note)) + 14
    figure.update_layout(
        template="none",
        paper_bgcolor=theme.background,
        plot_bgcolor=theme.background,
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.text},
        margin={"l": frame.left, "r": frame.right, "t": top, "b": bottom},
        height=top + frame.plot_height + bottom,
        showlegend=False,
        hoverlabel={
            "bgcolor": theme.background,
            "bordercolor": theme.muted,
            "font": {"color": theme.text, "family": FONT},
            "align": "left",
        },
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": theme.muted, "activecolor": theme.text, "orientation": "v"},
        dragmode=False,
    )
    axis: dict[str, Any] = {"gridcolor": theme.grid, "ticks": "", "linecolor": theme.grid, "fixedrange": True}
    figure.update_xaxes(tickfont={"color": theme.muted}, **axis)
    figure.update_yaxes(**axis)
    _add_words(figure, theme, (title, subtitle, note), left=frame.left, axis_room=AXIS_ROOM + frame.below)
    return figure.figure()


def _add_words(
    figure: Sheet, theme: Theme, lines: tuple[list[str], list[str], list[str]], *, left: int, axis_room: int
) -> None:
    """Title and subtitle above the plot, the note below it, all flush with the image's left edge."""
    title, subtitle, note = ("<br>".join(each) for each in lines)
    below = f"<span style='font-size:{TEXT_SIZE}px;color:{theme.muted}'>{subtitle}</span>"
    flush = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 2 - left, "yref": "paper", "align": "left"}
    figure.add_annotation(
        text=f"<b>{title}</b><br>{below}",
        y=1,
        yanchor="bottom",
        yshift=TITLE_GAP,
        showarrow=False,
        font={"size": TITLE_SIZE, "color": theme.text},
        **flush,
    )
    figure.add_annotation(
        text=note,
        y=0,
        yanchor="top",
        yshift=-axis_room,
        showarrow=False,
        font={"size": NOTE_SIZE, "color": theme.muted},
        **flush,
    )


def _lines(text: str, width: int, size: int) -> list[str]:
    """The text in lines that fit, escaped; its own line breaks stay."""
    most = int((width - MARGIN_RIGHT) / (CHARACTER_WIDTH * size))
    return [escaped(line) for each in text.split("\n") for line in textwrap.wrap(each, most) or [""]]


def file_name(*parts: str) -> str:
    """A name for an exported image: letters, digits and hyphens of every part, joined by underscores."""
    return "_".join(filter(None, (re.sub(r"[^a-z0-9]++", "-", part.lower()).strip("-")[:60] for part in parts)))


def downloads(file_name: str) -> dict[str, object]:
    """Plotly's own buttons: a PNG at twice the size under a telling name, and nothing that leaves the machine."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"],
        "toImageButtonOptions": {"format": "png", "filename": file_name, "scale": 2},
        "responsive": True,
    }
