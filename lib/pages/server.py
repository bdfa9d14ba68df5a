"""The dashboard as a web application: what stands before Streamlit, and when there is none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit import config

from lib.pages.access import AccessError, allow_list, public_host
from lib.pages.ahead import ReadAhead
from lib.pages.assets import served_at
from lib.pages.files import FilesForMembers
from lib.pages.guard import LOCAL_NAMES, Doorkeeper, objection
from lib.pages.headers import SecurityHeaders, broken

MIDDLEWARE: Final = tuple([Middleware(each) for each in (SecurityHeaders, Doorkeeper, FilesForMembers, ReadAhead)])
EXCEPTION_HANDLERS: Final[Mapping[Any, Any]] = {Exception: broken}


def to_first_page(name: str) -> Route:
    """Leads from the name of the first page, which stands at the root, to there, with all that the address says."""
    root = served_at("/")

    async def led(request: Request) -> RedirectResponse:
        return RedirectResponse(f"{root}?{request.url.query}" if request.url.query else root)

    return Route(served_at(f"/{name}"), led)


def refuse_open_server() -> None:
    """Ends the process with a sentence where others could reach the dashboard and nobody has to log in."""
    try:
        log_in = allow_list() is not None
    except AccessError as error:
        sys.exit(f"Framescope does not start. {error}")
    sentence = objection(
        config.get_option("server.address"), config.get_option("server.allowedHosts") or (), log_in=log_in
    )
    if sentence:
        sys.exit(sentence)


def take_public_name() -> None:
    """Lets browsers ask for a server with log-in by the name that its log-in gives it, beside those of the settings."""
    if host := public_host():
        names = config.get_option("server.allowedHosts") or LOCAL_NAMES
        config.set_option("server.allowedHosts", list(dict.fromkeys([*names, host])))
