"""What the browser needs to make images, from the installed packages: plotly.js, and the typeface that goes into them.

Both are public, and are asked for only when somebody saves a chart.
"""

from __future__ import annotations

import plotly
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit import config

from lib.charts import typeface
from lib.report.embedded import PLOTLY

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # their addresses say their versions
PATHS = {
    "plotly": f"/framescope/plotly-{plotly.__version__}.min.js",
    "typeface": f"/framescope/{typeface.file().name}",
}


def addresses() -> dict[str, str]:
    """Where the browser finds them."""
    return {name: served_at(path) for name, path in PATHS.items()}


def served_at(path: str) -> str:
    """The address of a path, which begins with /, on a server that may serve below another one."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{path}" if base else path


async def _plotly(request: Request) -> FileResponse:
    return FileResponse(PLOTLY, media_type="text/javascript", headers=FOR_EVER)


async def _typeface(request: Request) -> FileResponse:
    return FileResponse(typeface.file(), media_type="font/woff2", headers=FOR_EVER)


def routes() -> list[Route]:
    """The routes of both."""
    found = addresses()
    return [Route(found["plotly"], _plotly), Route(found["typeface"], _typeface)]
