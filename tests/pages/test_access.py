"""Who may use the dashboard, and when nobody is asked."""

from __future__ import annotations

import pytest
from page_harness import AppTest

from lib.pages import access
from lib.pages.access import (
    LOCAL,
    LOG_IN,
    NO_ADDRESS,
    NO_TIME,
    OVER,
    UNVERIFIED,
    AccessError,
    AllowList,
    address,
    read_allow_list,
    read_host,
)
from lib.pages.guard import is_local, objection

NOW = 1_800_000_000
ANN = {"is_logged_in": True, "email": "ann@example.org", "email_verified": True, "iat": NOW - 60, "exp": NOW + 3600}
LISTED = AllowList(frozenset({"bob@other.example"}), frozenset({"example.org"}))
AUTH = {"redirect_uri": "https://framescope.example.org/oauth2callback", "cookie_secret": "s" * 32}
ACCESS = {"domains": ["example.org"]}


def not_listed(email: str) -> str:
    return f"{email} may not use this server. Ask who runs it to add you, or log in as somebody else."


@pytest.mark.parametrize(
    ("claims", "refusal"),
    [
        ({}, None),
        ({"email": "Ann@EXAMPLE.org"}, None),
        ({"email": "BOB@other.example"}, None),
        ({"email_verified": None}, UNVERIFIED),
        ({"email_verified": False}, UNVERIFIED),
        ({"email_verified": "true"}, UNVERIFIED),
        ({"is_logged_in": False}, LOG_IN),
        ({"is_logged_in": "yes"}, LOG_IN),
        ({"email": None}, NO_ADDRESS),
        ({"email": ""}, NO_ADDRESS),
        ({"email": ["ann@example.org"]}, NO_ADDRESS),
        ({"email": "example.org"}, NO_ADDRESS),
        ({"email": "@example.org"}, NO_ADDRESS),
        ({"email": "ann@example.org\n"}, NO_ADDRESS),
        ({"email": " ann@example.org"}, NO_ADDRESS),
        ({"email": "ann@evil.example@example.org"}, NO_ADDRESS),
        ({"email": '"ann@evil.example"@example.org'}, NO_ADDRESS),
        ({"email": "ann@example.org."}, NO_ADDRESS),
        ({"email": "ann@exаmple.org"}, NO_ADDRESS),  # a Cyrillic letter
        ({"email": "ann@ｅxample.org"}, NO_ADDRESS),  # a wide letter
        ({"email": "ann@e\u200bxample.org"}, NO_ADDRESS),
        ({"email": "ann@sub.example.org"}, not_listed("ann@sub.example.org")),
        ({"email": "ann@notexample.org"}, not_listed("ann@notexample.org")),
        ({"email": "ann@example.org.evil.example"}, not_listed("ann@example.org.evil.example")),
        ({"email": "ann@example.0rg"}, not_listed("ann@example.0rg")),
        ({"email": "carl@other.example"}, not_listed("carl@other.example")),
        ({"email": "bob@example.org@other.example"}, NO_ADDRESS),
        ({"exp": NOW + 1}, None),
        ({"exp": NOW}, OVER),
        ({"exp": NOW - 1}, OVER),
        ({"exp": None}, NO_TIME),
        ({"exp": "tomorrow"}, NO_TIME),
        ({"exp": True}, NO_TIME),
    ],
)
def test_who_is_let_in(claims, refusal):
    assert LISTED.refusal(ANN | claims, NOW) == refusal


def test_an_address_that_becomes_ascii_in_lower_case_is_none():
    assert "\u212a".lower() == "k"
    kiosk = AllowList(domains=frozenset({"kiosk.example"}))
    assert kiosk.refusal(ANN | {"email": "ann@kiosk.example"}, NOW) is None
    assert kiosk.refusal(ANN | {"email": "ann@\u212aiosk.example"}, NOW) == NO_ADDRESS


def test_without_a_word_on_verification_the_provider_is_believed():
    assert LISTED.refusal({name: value for name, value in ANN.items() if name != "email_verified"}, NOW) is None


@pytest.mark.parametrize(
    ("begun", "refusal"),
    [
        (NOW, None),
        (NOW - 2 * 3600 + 1, None),
        (NOW - 2 * 3600, OVER),
        (NOW + 60, None),
        (NOW + 3600, NO_TIME),
        (None, NO_TIME),
    ],
)
def test_hours_count_from_the_log_in_whatever_the_provider_says(begun, refusal):
    allowed = AllowList(domains=frozenset({"example.org"}), hours=2)
    assert allowed.refusal(ANN | {"iat": begun, "exp": NOW - 1}, NOW) == refusal


def test_nobody_logs_in_where_nothing_is_configured():
    assert read_allow_list({}) is None
    assert read_allow_list({"database": {"url": "sqlite://"}}) is None


def test_the_list_is_read_in_lower_case():
    listed = {"emails": [" Ann@Example.org"], "domains": ["Other.Example"], "hours": 8}
    assert read_allow_list({"auth": AUTH, "access": listed}) == AllowList(
        frozenset({"ann@example.org"}), frozenset({"other.example"}), 8.0
    )


@pytest.mark.parametrize(
    ("secrets", "message"),
    [
        ({"access": ACCESS}, "[auth] with redirect_uri and the provider is missing."),
        ({"auth": {}, "access": ACCESS}, "[auth] with redirect_uri and the provider is missing."),
        ({"auth": AUTH | {"cookie_secret": "s" * 31}, "access": ACCESS},
         "cookie_secret under [auth] needs 32 random characters."),
        ({"auth": AUTH}, "[access] with emails or domains is missing: nobody may log in yet."),
        ({"auth": AUTH, "access": {}}, "[access] names neither emails nor domains: nobody may log in yet."),
        ({"auth": AUTH, "access": {"domains": "example.org"}}, 'domains under [access] is no list like ["…", "…"].'),
        ({"auth": AUTH, "access": {"domains": [""]}}, 'domains under [access] is no list like ["…", "…"].'),
        ({"auth": AUTH, "access": {"domains": ["@example.org"]}},
         "under [access], '@example.org' is no e-mail address, or no domain."),
        ({"auth": AUTH, "access": {"emails": ["example.org"]}},
         "under [access], 'example.org' is no e-mail address, or no domain."),
        ({"auth": AUTH, "access": ACCESS | {"hours": 0}}, "hours under [access] is no number above 0."),
        ({"auth": AUTH, "access": ACCESS | {"hours": "8"}}, "hours under [access] is no number above 0."),
    ],
)  # fmt: skip
def test_half_a_configuration_opens_nothing(secrets, message):
    with pytest.raises(AccessError) as error:
        read_allow_list(secrets)
    assert str(error.value) == f"secrets.toml: {message}"


@pytest.mark.parametrize(
    ("redirect", "host"),
    [
        ("https://Framescope.Example.org/oauth2callback", "framescope.example.org"),
        ("http://127.0.0.1:8501/oauth2callback", "127.0.0.1"),
        ("http://[::1]:8501/oauth2callback", "::1"),
    ],
)
def test_the_address_to_come_back_to_names_the_server(redirect, host):
    assert read_host(redirect) == host


@pytest.mark.parametrize(
    "redirect",
    ["framescope.example.org", "https:///oauth2callback", "https://*/oauth2callback", "https://*.example.org/o",
     "https://[::1/o", "ftp://framescope.example.org/o", "https://exаmple.org/o", 8501],
)  # fmt: skip
def test_an_address_that_names_no_server_opens_nothing(redirect):
    with pytest.raises(AccessError) as error:
        read_allow_list({"auth": AUTH | {"redirect_uri": redirect}, "access": ACCESS})
    told = "secrets.toml: redirect_uri under [auth] is no address like https://HOST/oauth2callback."
    assert str(error.value) == told


@pytest.mark.parametrize("local", ["127.0.0.1", "127.0.0.2", "localhost", "LOCALHOST", "::1", "[::1]"])
def test_the_machine_itself(local):
    assert is_local(local)
    assert objection(local, ["localhost", local], log_in=False) is None


@pytest.mark.parametrize(
    "address",
    [None, "", "0.0.0.0", "0", "::", "192.168.1.5", "10.0.0.1", "framescope.example.org", "localhost.evil.io"],
)
def test_an_address_that_others_reach_needs_log_in(address):
    where = f"server.address is {address!r}" if address else "server.address is empty, which means all"
    assert objection(address, [], log_in=False) == (
        f"Framescope does not start: others could reach it ({where}) and nobody has to log in. Set server.address to "
        "127.0.0.1, or configure log-in: docs/deployment.md says how."
    )
    assert objection(address, ["framescope.example.org"], log_in=True) is None


@pytest.mark.parametrize("name", ["framescope.example.org", "*", "*.example.org", "192.168.1.5"])
def test_a_name_under_which_a_proxy_is_reached_needs_log_in(name):
    assert objection("127.0.0.1", ["localhost", name], log_in=False) == (
        f"Framescope does not start: server.allowedHosts lets others reach it ({name}) and nobody has to log in. Take "
        "them out, or configure log-in: docs/deployment.md says how."
    )


APP = (
    "from lib.pages import access, login\nif login.admitted():\n    import streamlit as st\n    st.text(access.user())"
)


def shown(monkeypatch, claims, allowed=LISTED) -> AppTest:
    monkeypatch.setattr(access, "allow_list", lambda: allowed)
    monkeypatch.setattr(access, "time", lambda: NOW)
    monkeypatch.setattr(access, "_claims", lambda: claims)
    app = AppTest.from_string(APP).run()
    assert not app.exception
    return app


def test_a_stranger_sees_a_sentence_and_the_way_in(monkeypatch):
    app = shown(monkeypatch, {})
    assert [text.value for text in app.text] == [LOG_IN]
    assert [button.label for button in app.button] == ["Log in"]


def test_who_is_not_let_in_sees_a_sentence_and_the_way_out(monkeypatch):
    app = shown(monkeypatch, ANN | {"email": "carl@evil.example"})
    assert [text.value for text in app.text] == [not_listed("carl@evil.example")]
    assert [button.label for button in app.button] == ["Log out"]


def test_expiry_counts_at_every_run(monkeypatch):
    app = shown(monkeypatch, ANN)
    assert [text.value for text in app.text] == ["ann@example.org"]
    monkeypatch.setattr(access, "time", lambda: NOW + 3600)
    assert [text.value for text in app.run().text] == [OVER]


def test_the_user_is_who_is_let_in_and_nobody_else(monkeypatch):
    assert shown(monkeypatch, {}, allowed=None).text[0].value == LOCAL
    shown(monkeypatch, ANN | {"email": "Ann@Example.org"})
    assert access.user() == "ann@example.org"
    for refused in ({}, ANN | {"email": "ann@evil.example"}, ANN | {"exp": NOW}, ANN | {"email_verified": False}):
        shown(monkeypatch, refused)
        with pytest.raises(PermissionError):
            access.user()


def test_a_file_of_secrets_that_cannot_be_read_is_no_reason_to_let_everybody_in(monkeypatch, tmp_path):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n", encoding="utf-8")
    monkeypatch.setattr(access.st.secrets, "load_if_toml_exists", lambda: False)
    monkeypatch.setattr(access.config, "get_option", lambda name: {"secrets.files": [str(broken)]}[name])
    with pytest.raises(AccessError, match=r"cannot be read\. Correct it"):
        access._secrets()
    broken.unlink()
    assert access._secrets() == {}


def test_an_address_is_compared_in_lower_case():
    assert address({"email": "ANN@Example.ORG"}) == "ann@example.org"
