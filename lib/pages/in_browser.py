"""The part of the dashboard that runs in the browser: it draws a picture as it will be saved, and saves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lib import report
from lib.pages.component import component

FOLDER = Path(report.__file__).parent / "browser"
HTML = """
<div class="fs-picture">
  <figure><img data-part="preview" alt="" /></figure>
  <p data-part="note" role="status">Drawing the preview …</p>
  <div class="fs-buttons">
    <button type="button" data-part="png" disabled>Save as PNG</button>
    <button type="button" data-part="svg" class="fs-second" disabled>Save as SVG</button>
  </div>
</div>
"""


def picture_in_browser(data: dict[str, Any], *, key: str) -> None:
    """Shows the image and buttons that save it."""
    component("picture", FOLDER, HTML)(data=data, key=key)
