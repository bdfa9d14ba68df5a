"""A corpus is read while the browser still loads the page that is going to show it.

Between the request for a page and the first run of its session lie a second or two in which the browser loads our
scripts and the server has nothing to do. A corpus of 100,000 articles takes about as long to read.
"""

from __future__ import annotations

from threading import Lock, Thread

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.pages.access import allow_list
from lib.pages.loading import all_is_loaded, page_module

_ONE_AT_A_TIME = Lock()


class ReadAhead:
    """Begins to read the corpus that a request for a page names, where nobody has to log in.

    Elsewhere only the session knows who asks, and reads it itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; those that are not for a page pass."""
        if scope["type"] == "http" and scope["method"] == "GET" and allow_list() is None:
            request = Request(scope)
            if "text/html" in request.headers.get("accept", ""):  # which a browser says of pages alone
                Thread(target=_read, args=(request.query_params.get("corpus"),), daemon=True).start()
        await self.app(scope, receive, send)


def _read(corpus_id: str | None) -> None:
    """Reads a corpus, unless one is being read: whoever loads a page again and again makes no more work by it.

    A server that has only begun loads its modules first, one thread alone.
    """
    if _ONE_AT_A_TIME.acquire(blocking=False):
        try:
            all_is_loaded.wait()
            page_module("state.ahead").read_ahead(corpus_id)
        finally:
            _ONE_AT_A_TIME.release()
