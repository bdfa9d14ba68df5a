"""What stands before Streamlit: the headers of every answer, and who gets one."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import warnings

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from streamlit import config
from streamlit.web.server.starlette import starlette_auth_routes as auth
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from lib.pages import files, server
from lib.pages.access import LOG_IN, NOT_LISTED, OVER, AllowList
from lib.pages.guard import LOCAL_NAMES, refusal
from lib.pages.headers import HEADERS, INDEX, content_security_policy
from lib.pages.server import EXCEPTION_HANDLERS, MIDDLEWARE, take_public_name, to_first_page

EVIL = "http://evil.example"
STREAM = "ws://127.0.0.1:8501/stream"
ANN = {"is_logged_in": True, "email": "ann@example.org", "exp": 2**40}
OUTSIDE = "This request comes from a page of another site."
UNKNOWN = "This server does not go by that name. Add it to server.allowedHosts: docs/deployment.md says how."


async def _told(request):
    return PlainTextResponse("secret", headers={"Referrer-Policy": "unsafe-url"})


async def _file(request):
    return PlainTextResponse("file")


async def _broken(request):
    raise RuntimeError("secret")


async def _stream(websocket):
    await websocket.accept()
    await websocket.send_text("secret")


@pytest.fixture
def client(monkeypatch):
    def no_look_up(*args):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", no_look_up)
    paths = ("/media/a.csv", "/base/media/a.csv", "/_stcore/upload_file/a/b")
    routes = [
        Route("/", _told),
        *(Route(path, _file) for path in paths),
        Route("/broken", _broken),
        to_first_page("start"),
        WebSocketRoute("/stream", _stream),
    ]
    app = Starlette(routes=routes, middleware=MIDDLEWARE, exception_handlers=EXCEPTION_HANDLERS)
    return TestClient(app, base_url="http://127.0.0.1:8501", raise_server_exceptions=False)


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/none", 404), ("/broken", 500)])
def test_every_answer_has_the_headers(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "secret" not in answer.text or status == 200


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/start", "/"),
        ("/start?corpus=a%2Fb&event=%C3%A9", "/?corpus=a%2Fb&event=%C3%A9"),
        ("/start?//evil.example", "/?//evil.example"),
    ],
)
def test_the_name_of_the_first_page_leads_to_the_root(client, asked, led):
    answer = client.get(asked, follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == led


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        ({}, None),
        ({"host": "localhost"}, None),
        ({"host": "LocalHost:8501"}, None),
        ({"host": "[::1]:8501"}, None),
        ({"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}, None),
        ({"host": "127.0.0.1:8501", "origin": "https://127.0.0.1:8501"}, None),
        ({"host": "evil.example"}, UNKNOWN),
        ({"host": "localhost.evil.example"}, UNKNOWN),
        ({"host": "127.0.0.1.evil.example:8501"}, UNKNOWN),
        ({"host": "evil.example#localhost"}, UNKNOWN),
        ({"host": "evil.example@localhost"}, UNKNOWN),
        ({"host": "localhost/evil"}, UNKNOWN),
        ({"host": "localhost:evil"}, UNKNOWN),
        ({"host": "[::1"}, UNKNOWN),
        ({"host": ""}, UNKNOWN),
        ({"host": "127.0.0.1:8501", "origin": EVIL}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": "null"}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8502"}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": "http://127.0.0.1.evil.example:8501"}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": "file://127.0.0.1:8501"}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": "http://[127.0.0.1:8501"}, OUTSIDE),
        ({"host": "127.0.0.1:8501", "origin": ""}, OUTSIDE),
    ],
)
def test_a_request_for_another_host_or_from_another_site_gets_nothing(client, headers, sentence):
    answer = client.get("/", headers=headers)
    assert (answer.status_code, answer.text) == ((403, sentence) if sentence else (200, "secret"))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def names():
    """The names in the settings, as they were before."""
    before = config.get_option("server.allowedHosts")
    yield before
    config.set_option("server.allowedHosts", before)


def test_a_server_with_log_in_goes_by_the_name_that_its_log_in_gives_it_and_no_other(client, monkeypatch, names):
    ours, other = {"host": "framescope.example.org"}, {"host": "www.framescope.example.org"}
    monkeypatch.setattr(server, "public_host", lambda: "framescope.example.org")
    assert client.get("/", headers=ours).status_code == 403
    take_public_name()
    take_public_name()
    assert config.get_option("server.allowedHosts") == [*(names or LOCAL_NAMES), "framescope.example.org"]
    assert client.get("/", headers=ours).text == "secret"
    assert is_host_allowed("framescope.example.org")  # Streamlit's own check of its websocket
    assert client.get("/", headers={"host": "localhost"}).text == "secret"
    assert client.get("/", headers=other).status_code == 403


def test_a_server_without_log_in_takes_no_name(monkeypatch, names):
    monkeypatch.setattr(server, "public_host", lambda: None)
    take_public_name()
    assert config.get_option("server.allowedHosts") == names


@pytest.mark.parametrize("path", ["/media/a.csv", "/base/media/a.csv", "/_stcore/upload_file/a/b"])
@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (None, LOG_IN),
        (ANN, "file"),
        (ANN | {"email": "ann@evil.example"}, NOT_LISTED.format("ann@evil.example")),
        (ANN | {"exp": 1}, OVER),
    ],
)  # fmt: skip
def test_files_are_for_those_who_are_let_in(client, monkeypatch, path, claims, told):
    monkeypatch.setattr(files, "allow_list", lambda: AllowList(domains=frozenset({"example.org"})))
    monkeypatch.setattr(auth, "get_cookie_secret", lambda: "s" * 32)
    assert client.get("/").text == "secret"
    if claims:
        signed = create_signed_value("s" * 32, USER_COOKIE_NAME, json.dumps(claims)).decode()
        client.cookies.set(USER_COOKIE_NAME, signed)
    assert client.get(path).text == told
    client.cookies.set(USER_COOKIE_NAME, create_signed_value("t" * 32, USER_COOKIE_NAME, json.dumps(ANN)).decode())
    assert client.get(path).text == LOG_IN


def test_files_are_for_everybody_where_nobody_logs_in(client):
    assert client.get("/media/a.csv").text == "file"


def test_two_hosts_are_none():
    twice = Headers(raw=[(b"host", b"localhost"), (b"host", b"evil.example")])
    assert refusal(twice, LOCAL_NAMES) == refusal(Headers({}), LOCAL_NAMES) == UNKNOWN


def test_the_names_are_those_of_the_settings():
    headers = Headers({"host": "Framescope.example.org", "origin": "https://framescope.example.org"})
    assert refusal(headers, ["framescope.example.ORG"]) is None
    assert refusal(headers, LOCAL_NAMES) == UNKNOWN


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": EVIL}, {"origin": "null"}])
def test_a_websocket_of_another_site_is_closed_before_it_opens(client, headers):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(STREAM, headers=headers):
        pass


def test_a_websocket_of_our_own_page_opens(client):
    with client.websocket_connect(STREAM, headers={"origin": "http://127.0.0.1:8501"}) as connection:
        assert connection.receive_text() == "secret"


def test_the_policy_names_no_other_origin_and_only_the_script_that_streamlit_s_page_has():
    page = INDEX.read_text(encoding="utf-8")
    (inline,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    policy = dict(part.split(" ", 1) for part in content_security_policy(page).split("; "))
    assert policy.pop("script-src") == f"'self' 'sha256-{digest}'"
    assert policy.pop("style-src") == "'self' 'unsafe-inline'"
    assert policy["default-src"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert {source for value in policy.values() for source in value.split()} == {"'self'", "'none'", "data:", "blob:"}
