"""The files that go with a picture: what it shows as a table, and every setting that makes it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lib.charts.picture import Format, Picture
from lib.charts.theme import Theme, Words, file_name

HASH_LENGTH = 8  # characters in a file name
EDITABLE = ("title", "subtitle", "note", "source", "alt")  # what the page writes around a picture, and users rewrite


@dataclass(frozen=True)
class View:
    """Where in the dashboard a picture stands: a page and what its address says of it, and what its numbers are of."""

    page: str
    params: Mapping[str, str]
    made_with: Mapping[str, Any]  # tool, versions, lists of words
    chart: str  # which of the page's charts: its key
    made_of: Callable[[], Mapping[str, Any]] = dict  # the corpus and how it is compared; asked for when it is saved


@dataclass(frozen=True)
class Edition:
    """A picture as it is saved: in a theme, in a format, with these words."""

    picture: Picture
    theme: Theme
    form: Format
    words: Words
    alt: str

    def settings(self, view: View) -> dict[str, Any]:
        """Every setting in plain values: {"page", "params", "chart", "picture", "made_with", "made_of"}."""
        words = asdict(self.words)
        words["logo"] = hashlib.sha256(words["logo"].encode()).hexdigest() if words["logo"] else ""
        picture = {"kind": self.picture.kind, "theme": self.theme.name, "format": self.form.name}
        return {
            "page": view.page,
            "params": dict(view.params),
            "chart": view.chart,
            "picture": {**picture, **words, "alt": self.alt, "edited": self._edited()},
            "made_with": dict(view.made_with),
            "made_of": dict(view.made_of()),
        }

    def _edited(self) -> list[str]:
        """The fields in which the user has other words than the page."""
        own = {**asdict(self.picture.words), "alt": self.picture.alt}
        wanted = {**asdict(self.words), "alt": self.alt}
        return [name for name in EDITABLE if wanted[name] != own[name]]

    def name(self, view: View, day: date) -> str:
        """Event, measure, kind, date and a hash of all settings: the same picture has the same name."""
        return file_name(*self.picture.name, self.picture.kind, day.isoformat(), self._hash(view))

    def _hash(self, view: View) -> str:
        written = json.dumps(self.settings(view), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]

    def json(self, view: View) -> str:
        """The settings as a file beside the image."""
        return json.dumps(self.settings(view), indent=2, ensure_ascii=False) + "\n"
