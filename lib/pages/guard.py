"""Who may reach the server: this machine alone, unless people log in; and no page of another site."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
GUIDE = "docs/deployment.md says how"
_POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1


def objection(address: str | None, allowed_hosts: Sequence[str], *, log_in: bool) -> str | None:
    """Why the server may not start, if it may not: others could reach it, and nobody has to log in.

    `address`: where it listens; none stands for every address of the machine. `allowed_hosts`: the names under which
    browsers may ask for it; a proxy on this machine makes it reachable under others than the machine's own.
    """
    if log_in:
        return None
    if not is_local(address or ""):
        where = f"server.address is {address!r}" if address else "server.address is empty, which means all"
        return (
            f"Framescope does not start: others could reach it ({where}) and nobody has to log in. Set server.address "
            f"to 127.0.0.1, or configure log-in: {GUIDE}."
        )
    foreign = [name for name in allowed_hosts if not is_local(name)]
    if foreign:
        return (
            f"Framescope does not start: server.allowedHosts lets others reach it ({', '.join(foreign)}) and nobody "
            f"has to log in. Take them out, or configure log-in: {GUIDE}."
        )
    return None


def is_local(address: str) -> bool:
    """Whether an address, or the name of a host, is the machine's own."""
    if address.lower() == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


class Doorkeeper:
    """Refuses requests for another host than ours (DNS rebinding) and those that a page of another site makes.

    Streamlit checks both for its websocket only, and asks a service on the internet for the machine's own address
    before it refuses an origin. No such request gets that far.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request or connection."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refused = refusal(Headers(scope=scope), config.get_option("server.allowedHosts") or LOCAL_NAMES)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(_POLICY_VIOLATION)(scope, receive, send)
        else:
            await PlainTextResponse(refused, 403)(scope, receive, send)


def refusal(headers: Headers, allowed_hosts: Sequence[str]) -> str | None:
    """Why a request is refused, if it is."""
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or _name(hosts[0]) not in {name.lower().strip("[]") for name in allowed_hosts}:
        return f"This server does not go by that name. Add it to server.allowedHosts: {GUIDE}."
    if origins and [_host(origin) for origin in origins] != [hosts[0].lower()]:
        return "This request comes from a page of another site."
    return None


def _name(host: str) -> str | None:
    """The host's name without its port, None where it is no such thing."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _host(origin: str) -> str:
    """The host of an origin with its port; nothing of what is none, such as "null"."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""
