"""The recipe for containers names files that are there, and lets in no more than it must."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import dedent

from starlette.datastructures import Headers

from lib import __version__
from lib.pages.guard import objection, refusal

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
SENT = [line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]


def test_every_file_that_is_copied_is_there_and_is_sent_to_the_builder():
    copied = [name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", RECIPE, re.MULTILINE) for name in line.split()]
    assert {"app.py", "lib", "data"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    assert set(copied) <= set(SENT)


def test_it_runs_without_rights_on_a_file_system_it_cannot_change():
    assert re.search(r"^USER \d{4,}$", RECIPE, re.MULTILINE)
    assert "read_only: true" in COMPOSE
    assert "cap_drop: [ALL]" in COMPOSE


def test_no_service_but_the_proxy_is_reached_from_outside():
    assert re.findall(r'^      - "(\d+:\d+)"$', COMPOSE, re.MULTILINE) == ["80:80", "443:443"]  # the proxy's


def test_the_lines_for_the_cloud_let_in_its_name_and_no_other_and_start_with_log_in_only():
    guide = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    lines = re.search(r"    \[server\]\n(?:    .+\n)+", guide).group()
    server = tomllib.loads(dedent(lines))["server"]
    assert set(server) <= set(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"])
    assert objection(server["address"], server["allowedHosts"], log_in=True) is None
    assert objection(server["address"], server["allowedHosts"], log_in=False)
    name = server["allowedHosts"][0]
    asked = {"host": name, "origin": f"https://{name}"}
    assert f"https://{name}/oauth2callback" in guide
    assert refusal(Headers(asked), server["allowedHosts"]) is None
    assert refusal(Headers(asked | {"host": "evil.example"}), server["allowedHosts"])
    assert refusal(Headers(asked | {"origin": "https://evil.example"}), server["allowedHosts"])


def test_the_citation_names_this_version():
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
