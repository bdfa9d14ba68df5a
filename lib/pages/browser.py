"""What runs in the browser: it keeps the history, copies the link, begins pages at their top, listens to keys."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib.pages.component import component

_FOLDER = Path(__file__).parent / "scripts"
_BUTTON = '<button type="button" title="Copy the address of this view">Copy link</button>'


def in_browser(data: Mapping[str, Any]) -> Any:
    """The button that copies the link, with the script; stands on every page.

    `data`: page (its name), slide (its number, None if none is presented), of (so many), chart (its key), width (px).
    What comes back has `go`: the number of the slide that the user turns to, 0 to end; None if nothing was pressed.
    """
    return component("browser", _FOLDER, _BUTTON)(
        key="browser", data=dict(data), on_go_change=_again, on_scheme_change=_again
    )


def _again() -> None:
    """What happens in the browser is answered by the run that follows."""
