"""What a page that loads nothing carries inside: plotly.js, the typeface, data as JSON, hashes of its scripts."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

import plotly

from lib.charts import typeface

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@cache
def plotly_script() -> str:
    """plotly.js as the plotly package brings it."""
    return PLOTLY.read_text(encoding="utf-8")


@cache
def typeface_address() -> str:
    """The typeface as an address that holds it."""
    return f"data:font/woff2;base64,{base64.b64encode(typeface.file().read_bytes()).decode()}"


def typeface_rule() -> str:
    """The rule of a style sheet that makes the typeface known, in all its weights."""
    return (
        f'@font-face {{ font-family: "{typeface.FAMILY}"; font-weight: 200 900; '
        f'src: url("{typeface_address()}") format("woff2"); }}'
    )


def policy_hash(text: str) -> str:
    """How a content security policy names a script or style sheet that it allows."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def without_tags(written: str) -> str:
    """JSON in which no tag begins, so that it can stand in a page."""
    return written.replace("<", "\\u003c")
