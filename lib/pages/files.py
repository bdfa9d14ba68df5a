"""Files go to and come from people who are let in. Streamlit asks only for an address that is hard to guess."""

from __future__ import annotations

import json
from time import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_auth_routes import _get_cookie_value_from_request
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from lib.pages.access import LOG_IN, allow_list

PATHS = ("/_stcore/upload_file/", "/media/")  # of uploads and of downloads, under whatever address the app has


class FilesForMembers:
    """Refuses uploads and downloads of those who are not let in, where people have to log in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; those that are not for files pass."""
        is_file = scope["type"] == "http" and any(path in scope["path"] for path in PATHS)
        refused = _refusal(Request(scope)) if is_file else None
        answer = self.app if refused is None else PlainTextResponse(refused, 403)
        await answer(scope, receive, send)


def _refusal(request: Request) -> str | None:
    allowed = allow_list()
    if allowed is None:
        return None
    claims = _get_cookie_value_from_request(request, USER_COOKIE_NAME)  # None unless our own signature is on it
    return allowed.refusal(json.loads(claims), time()) if claims else LOG_IN
