"""The settings saved beside a chart: its page, what the page's address says, the words and looks of the image."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.charts.picture import FORMATS
from lib.charts.theme import THEMES
from lib.pages.links import CORPUS, LONGEST_VALUE, PRESENT
from lib.pages.slides import checked_params
from lib.report.picture import EDITABLE

SUFFIX = ".json"
LARGEST = 1 << 20  # bytes
PARTS = ("page", "params", "picture", "made_with")
LONGEST = {"title": 300, "subtitle": 600, "note": 2_000, "source": 1_000, "byline": 200, "alt": 20_000}  # characters
NO_SETTINGS = "These are no settings of a chart. Choose the file that was saved beside a chart's image."


class SidecarError(ValueError):
    """A file that holds no settings of a chart: says what to do."""


@dataclass(frozen=True)
class Saved:
    """How the image of a chart was saved."""

    chart: str  # its key on its page
    theme: str
    format: str
    edited: Mapping[str, str]  # words by field, where they are not the page's own
    byline: str
    had_logo: bool


@dataclass(frozen=True)
class Sidecar:
    """The view that a chart was saved from."""

    page: str
    params: dict[str, str]  # of its address, without the corpus
    corpus: str  # that it was made of; empty if the file does not say
    saved: Saved | None  # None if the file does not say which chart it is of


def is_sidecar(name: str, content: bytes) -> bool:
    """Whether a file looks like the settings of a chart."""
    if not name.lower().endswith(SUFFIX) or len(content) > LARGEST:
        return False
    try:
        return set(PARTS) <= set(_object(content))
    except SidecarError:
        return False


def read_sidecar(content: bytes) -> Sidecar:
    """The view of a chart's settings. Raises SidecarError for anything else."""
    found = _object(content)
    params = found.get("params")
    if not isinstance(params, dict):
        raise SidecarError(NO_SETTINGS)
    corpus = params.get(CORPUS, "")
    wanted = {name: value for name, value in params.items() if name not in (CORPUS, PRESENT)}
    if not isinstance(corpus, str) or len(corpus) > LONGEST_VALUE:
        raise SidecarError(NO_SETTINGS)
    try:
        params = dict(checked_params(found.get("page"), wanted))
        return Sidecar(str(found.get("page")), params, corpus, _saved(found))
    except (ValueError, TypeError):
        raise SidecarError(
            "These settings name a page or a choice that this version does not have. Update Framescope, or set them "
            "by hand."
        ) from None


def _saved(found: dict[str, Any]) -> Saved | None:
    """Raises ValueError for an image that no page can make."""
    chart, picture = found.get("chart"), found.get("picture")
    if not isinstance(chart, str) or not isinstance(picture, dict):
        return None
    edited = picture.get("edited", [])
    if picture.get("theme") not in THEMES or picture.get("format") not in FORMATS or not isinstance(edited, list):
        raise ValueError("no theme or format that there is")
    fields = {name: _text(picture, name) for name in EDITABLE if name in edited}
    byline = _text({"byline": "", **picture}, "byline")
    return Saved(chart, picture["theme"], picture["format"], fields, byline, bool(picture.get("logo")))


def _text(picture: dict[str, Any], name: str) -> str:
    found = picture.get(name)
    if not isinstance(found, str) or len(found) > LONGEST[name]:
        raise ValueError("no words of a chart")
    return found


def _object(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise SidecarError(NO_SETTINGS)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise SidecarError(NO_SETTINGS) from None
    if not isinstance(found, dict):
        raise SidecarError(NO_SETTINGS)
    return found
