"""What the dashboard gives to whom, asked as browsers and others ask."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from conftest import ROOT
from login import free_port
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from lib.pages.assets import addresses
from lib.pages.headers import HEADERS, INDEX

SCRIPT = re.search(r'src="\.(/static/js/[^"]+)"', INDEX.read_text(encoding="utf-8")).group(1)
STRANGER = ["Framescope", "Log in to see your articles.", "Log in"]
PATHS = [
    ("/", 200),
    ("/overview", 200),
    (SCRIPT, 200),
    *((path, 200) for path in addresses().values()),
    ("/favicon.png", 200),
    ("/_stcore/health", 200),
    ("/_stcore/host-config", 200),
    ("/_stcore/agent/openapi.json", 200),
    ("/media/none.csv", 404),
    ("/component/none/index.html", 404),
    ("/static/none.js", 200),
    ("//evil.example/a", 400),
]


def asked(url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers (with names in lower case) of the answer."""
    request = urllib.request.Request(url, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {name.lower(): value for name, value in error.headers.items()}


def words(page) -> list[str]:
    """The lines of the page's main part."""
    return [line for line in page.locator('[data-testid="stMain"]').inner_text().split("\n") if line.strip()]


@pytest.mark.parametrize(("path", "status"), PATHS)
def test_every_answer_has_the_headers(server, path, status):
    answered, headers = asked(f"{server}{path}")
    assert answered == status
    assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_other_hosts_and_pages_of_other_sites_get_nothing(server, headers):
    assert asked(f"{server}/_stcore/health", **headers)[0] == 403
    with pytest.raises(InvalidStatus, match="HTTP 403"):
        stream(server, headers.get("Host", "127.0.0.1"), headers.get("Origin"))


def stream(server: str, host: str, origin: str | None):
    """A websocket to the server of somebody who asks for it by this name."""
    address = server.removeprefix("http://").split(":")
    return connect(f"ws://{host}:{address[1]}/_stcore/stream", origin=origin, sock=socket.create_connection(address))


def test_our_own_page_gets_a_websocket(server):
    with stream(server, "127.0.0.1", server):
        pass


def test_files_are_uploaded_with_a_token_only(server):
    assert asked(f"{server}/_stcore/upload_file/none/none", "PUT")[0] == 403


@pytest.mark.parametrize(
    "options", [["--server.address", "0.0.0.0"], ["--server.allowedHosts", "framescope.example.org"]]
)
def test_nobody_else_is_served_without_log_in(options):
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    (sentence,) = [line for line in done.stderr.splitlines() if line.startswith("Framescope does not start:")]
    assert sentence.endswith("or configure log-in: docs/deployment.md says how.")
    assert "Traceback" not in done.stderr


def test_half_a_configuration_serves_nobody(tmp_path):
    (tmp_path / "secrets.toml").write_text('[access]\ndomains = ["example.org"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    command += ["--secrets.files", str(tmp_path / "secrets.toml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    message = "secrets.toml: [auth] with redirect_uri and the provider is missing."
    assert done.stderr.splitlines()[-1] == f"Framescope does not start. {message}"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("carl", "carl@evil.example may not use this server. Ask who runs it to add you, or log in as somebody else."),
        ("dora", "Your log-in says that your e-mail address is not verified. Verify it there, then log in again."),
    ],
)
def test_who_is_not_let_in_sees_no_page(login_server, name, sentence):
    with login_server.opened_by(name) as page:
        for path in ("", "/overview"):
            page.goto(f"{login_server.url}{path}")
            page.get_by_role("button", name="Log out").wait_for()
            assert words(page) == ["Framescope", sentence, "Log out"]


def test_a_stranger_sees_no_page(login_server, chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{login_server.url}/overview")
    page.get_by_role("button", name="Log in").wait_for()
    assert words(page) == STRANGER
    context.close()


@pytest.mark.parametrize("cookies", [{}, {"Cookie": "_streamlit_user=e30="}, {"Cookie": '_streamlit_user="{}"'}])
def test_a_stranger_sends_and_gets_no_file(login_server, cookies):
    assert asked(f"{login_server.url}/media/none.csv", **cookies)[0] == 403
    for method in ("PUT", "DELETE"):
        assert asked(f"{login_server.url}/_stcore/upload_file/none/none", method, **cookies)[0] == 403
