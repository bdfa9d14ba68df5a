"""docs/security.md and docs/deployment.md say what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bench.limits import COMMAND, limits_table
from bench.page import SECURITY as PAGE
from bench.page import part
from lib.ingest.limits import MB, Limits
from lib.pages.access import SHORTEST_SECRET, AllowList, read_allow_list
from lib.pages.guard import LOCAL_NAMES

ROOT = Path(__file__).parents[1]
SECURITY = PAGE.read_text(encoding="utf-8")
DEPLOYMENT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SECURITY)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_of_the_threat_model_exists(path, name):
    assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_every_threat_has_a_test():
    rows = re.findall(r"^\| (?!threat|limit|---).*\|$", SECURITY.split("## Limits")[0], re.MULTILINE)
    assert len(rows) >= 12
    assert all("::" in row for row in rows)


def test_the_table_of_limits_is_that_of_the_settings():
    assert part(PAGE, COMMAND) == limits_table()


def test_the_settings_are_the_safe_ones():
    server, client = SETTINGS["server"], SETTINGS["client"]
    assert server["address"] == "127.0.0.1"
    assert tuple(server["allowedHosts"]) == LOCAL_NAMES
    assert server["enableXsrfProtection"] is True
    assert not {"enableCORS", "enableAgentApi", "enableStaticServing", "trustedUserHeaders"} & set(server)
    assert (client["showErrorDetails"], client["disableDataExport"]) == ("type", True)
    assert SETTINGS["browser"]["gatherUsageStats"] is False


def test_the_browser_may_send_what_is_read_and_not_much_more():
    """What is a little too large gets our own sentence, which stays on the page; Streamlit's goes away."""
    largest = SETTINGS["server"]["maxUploadSize"] * MB
    assert Limits().max_bytes < largest <= 5 * Limits().max_bytes


def test_the_proxies_take_what_framescope_takes():
    megabytes = SETTINGS["server"]["maxUploadSize"] + 1  # with what the browser puts around the file
    assert f"client_max_body_size {megabytes}m;" in DEPLOYMENT
    assert f"max_size {megabytes}MB" in DEPLOYMENT


def test_the_example_of_secrets_is_one():
    lines = [line[4:] for line in DEPLOYMENT.split("## 2.")[0].splitlines() if line.startswith("    ")]
    example = tomllib.loads("\n".join(lines))
    example["auth"]["cookie_secret"] = "s" * SHORTEST_SECRET
    assert read_allow_list(example) == AllowList(
        frozenset({"ann@example.org"}), frozenset({"newsroom.example.org"}), 12.0
    )
