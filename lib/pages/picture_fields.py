"""What the user writes around a chart before it is saved: kept for the session, put back from a file of settings."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, replace

from lib.charts.picture import Picture
from lib.charts.theme import Words
from lib.pages.sidecar import Saved
from lib.pages.state.imprint import logo
from lib.pages.state.places import begin_with, forget_all, remember, remembered, say
from lib.report.picture import EDITABLE

BYLINE, FORMAT = "export_byline", "export_format"  # keys of what holds for all charts of a session


def field_keys(picture: Picture, key: str) -> dict[str, str]:
    """The keys of the widgets by field. Other words from the page have fields of their own."""
    written = repr(astuple(picture.words)).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(written).hexdigest()[:8]
    return {name: f"{key}_export_{digest}_{name}" for name in (*EDITABLE, "theme")}


def begin_fields(picture: Picture, keys: dict[str, str], ground: str) -> None:
    """Before the widgets are drawn: the page's own words where the user has written nothing."""
    for name, own in own_fields(picture).items():
        begin_with(keys[name], own)
    begin_with(keys["theme"], ground)


def own_fields(picture: Picture) -> dict[str, str]:
    """The words that the page has for a picture, by field."""
    words = picture.words
    found = words.title, words.subtitle, words.note, words.source, picture.alt
    return dict(zip(EDITABLE, found, strict=True))


def written(picture: Picture, key: str) -> tuple[Words, str]:
    """The words around a picture and its alt text, as the user wants them."""
    keys = field_keys(picture, key)
    found = {name: _written(keys[name], own) for name, own in own_fields(picture).items()}
    alt = found.pop("alt")
    return replace(picture.words, **found, byline=remembered(BYLINE) or "", logo=logo()), alt


def _written(key: str, own: str) -> str:
    said = remembered(key)
    return own if said is None else said


def is_edited(picture: Picture, key: str) -> bool:
    """Whether the user has other words for a picture than the page."""
    words, alt = written(picture, key)
    return (replace(words, byline="", logo=""), alt) != (replace(picture.words, byline="", logo=""), picture.alt)


def forget_edits(picture: Picture, key: str) -> None:
    """Takes the page's own words again."""
    keys = field_keys(picture, key)
    forget_all([keys[name] for name in EDITABLE])


def fill_fields(picture: Picture, saved: Saved, *, key: str) -> None:
    """Writes into the fields what a picture was saved with; words that were the page's own stay the page's own."""
    keys = field_keys(picture, key)
    for name, text in saved.edited.items():
        remember(keys[name], text)
    remember(keys["theme"], saved.theme)
    remember(FORMAT, saved.format)
    remember(BYLINE, saved.byline)
    if saved.had_logo and not logo():
        say("The image had a logo, which is not in the file of settings: add it again.")
