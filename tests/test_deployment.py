"""The recipe for containers names files that are there, and lets in no more than it must."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlsplit

from ruamel.yaml import YAML
from starlette.datastructures import Headers
from streamlit import config
from streamlit.runtime.secrets import Secrets

from lib import __version__
from lib.pages.access import read_host
from lib.pages.guard import objection, refusal
from lib.store import default_url
from lib.store.place import DATABASE_VARIABLE

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
SERVICES = YAML(typ="safe").load(COMPOSE)["services"]
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
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"proxy"}
    assert not any("networks" in service for service in SERVICES.values())


def test_framescope_may_be_restarted_without_cutting_off_the_proxy():
    """Who lends its network namespace to another one must not go: what shares it is left in the old one."""
    assert SERVICES["framescope"]["network_mode"] == "service:proxy"
    assert "network_mode" not in SERVICES["proxy"]


def test_the_health_check_asks_by_a_name_that_is_known():
    (asked,) = re.findall(r"urlopen\('(http://[^']+)'", RECIPE)
    assert refusal(Headers({"host": urlsplit(asked).netloc}), CONFIG["server"]["allowedHosts"]) is None
    assert "--server.allowedHosts" not in RECIPE


def test_the_line_for_the_cloud_starts_with_log_in_only_and_the_name_is_that_of_the_log_in():
    cloud = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8").split("Community Cloud")[1]
    changed = tomllib.loads(dedent(re.search(r"    \[server\]\n(?:    .+\n)+", cloud).group()))["server"]
    assert set(changed) == {"address"}
    server = CONFIG["server"] | changed
    assert objection(server["address"], server["allowedHosts"], log_in=True) is None
    assert objection(server["address"], server["allowedHosts"], log_in=False)
    name = read_host(re.search(r"`(https://\S+/oauth2callback)`", cloud).group(1))
    asked = {"host": name, "origin": f"https://{name}"}
    assert refusal(Headers(asked), [*server["allowedHosts"], name]) is None
    assert refusal(Headers(asked), server["allowedHosts"])


def test_the_database_may_stand_among_the_secrets(monkeypatch, tmp_path):
    """As on the Cloud, which gives a program no other environment."""
    cloud = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8").split("Community Cloud")[1]
    (line,) = re.findall(rf"`({DATABASE_VARIABLE} = .+)`", cloud)
    monkeypatch.setenv(DATABASE_VARIABLE, "")  # gone again after the test
    (tmp_path / "secrets.toml").write_text(line, encoding="utf-8")
    secrets = Secrets()
    files, others = [str(tmp_path / "secrets.toml")], config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: files if name == "secrets.files" else others(name))
    assert secrets.load_if_toml_exists()
    assert default_url() == "postgresql://user:password@host/database"


def test_the_citation_names_this_version():
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
