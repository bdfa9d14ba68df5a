"""The dashboard with log-in, and a provider of OpenID Connect on this machine that it asks."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

ROOT = Path(__file__).parents[2]
CLIENT = "framescope"
# What the provider says of who logs in under a name; the last two are not let in.
PEOPLE = {
    "ann": {"email": "Ann@example.org", "email_verified": True},
    "bob": {"email": "bob@example.org", "email_verified": True},
    "carl": {"email": "carl@evil.example", "email_verified": True},
    "dora": {"email": "dora@example.org", "email_verified": False},
}
SECONDS = 3600  # that a log-in holds


class Provider:
    """An OpenID provider (authorization code flow, OpenID Connect Core, 3.1) that asks for no password."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict[str, object]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.configuration),
                Route("/authorize", self.authorize),
                Route("/choose/{name}", self.choose),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
            ]
        )

    async def configuration(self, request):
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def authorize(self, request):
        """Who are you?"""
        query = urlencode(dict(request.query_params))
        return HTMLResponse("".join(f'<p><a href="/choose/{name}?{query}">{name}</a>' for name in PEOPLE))

    async def choose(self, request):
        asked = request.query_params
        code, now = secrets.token_urlsafe(), int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": request.path_params["name"], "iat": now}
        self.codes[code] = claims | {"exp": now + SECONDS, "nonce": asked["nonce"]} | PEOPLE[claims["sub"]]
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    async def token(self, request):
        claims = self.codes.pop((await request.form())["code"])
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": SECONDS, "id_token": signed}
        )

    async def keys(self, request):
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def provider() -> Iterator[str]:
    """The provider's address while it runs, in a thread of its own."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    server = uvicorn.Server(uvicorn.Config(Provider(issuer).app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield issuer
    finally:
        server.should_exit = True
        thread.join()


def write_secrets(path: Path, issuer: str, app: str) -> None:
    path.write_text(
        f"""
[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{secrets.token_hex()}"
client_id = "{CLIENT}"
client_secret = "{secrets.token_hex()}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"

[access]
domains = ["example.org"]
""",
        encoding="utf-8",
    )


class LogInServer(NamedTuple):
    """The dashboard's address, and how somebody of PEOPLE opens it."""

    url: str
    chromium: object

    @contextlib.contextmanager
    def opened_by(self, name: str):
        """A page of a new browser session whose user has logged in under a name."""
        context = self.chromium.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(self.url)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name=name).click()
        page.get_by_role("button", name="Log out").wait_for()
        try:
            yield page
        finally:
            context.close()


@pytest.fixture(scope="session")
def login_server(chromium, tmp_path_factory):
    """The dashboard with log-in, for those of PEOPLE whose address is at example.org and verified."""
    from conftest import _wait_for

    folder, port = tmp_path_factory.mktemp("login"), free_port()
    path = folder / "secrets.toml"
    url = f"http://127.0.0.1:{port}"
    with provider() as issuer:
        write_secrets(path, issuer, url)
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        process = subprocess.Popen(
            [*command, "--secrets.files", str(path)],
            cwd=ROOT,
            env={**os.environ, "FRAMESCOPE_DATA": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"{url}/_stcore/health")
            yield LogInServer(url, chromium)
        finally:
            process.terminate()
            process.wait(timeout=20)
