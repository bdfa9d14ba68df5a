"""Who uses the dashboard, and who may: people on a list, for some hours after they logged in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config

LOCAL = ""
SHORTEST_SECRET = 32  # characters: whoever guesses it can be anybody
AHEAD = 300  # seconds by which the provider's clock may be ahead of ours

# Printable ASCII, one "@" and a plain domain: among all of Unicode there are letters that look like others, and some
# that become them in lower case.
_ADDRESS = re.compile(r"[!-?A-~]{1,64}@(?P<domain>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)")
_HOST = re.compile(r"[a-z0-9.:-]+")  # no "*", which would stand for many names

LOG_IN = "Log in to see your articles."
NO_ADDRESS = "Your log-in names no e-mail address that can be checked. Ask who runs this server."
UNVERIFIED = "Your log-in says that your e-mail address is not verified. Verify it there, then log in again."
NOT_LISTED = "{} may not use this server. Ask who runs it to add you, or log in as somebody else."
OVER = "Your log-in is over. Log in again."
NO_TIME = "Your log-in does not say for how long it holds. Ask who runs this server to set hours under [access]."


class AccessError(ValueError):
    """The file of secrets does not say who may log in."""


@dataclass(frozen=True)
class AllowList:
    """The e-mail addresses and domains of those who may log in, in lower case, and for how long."""

    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    hours: float | None = None  # after the log-in; None: until the time that the provider states

    def refusal(self, claims: Mapping[str, Any], now: float) -> str | None:
        """Why somebody with these claims (OpenID Connect Core, 2 and 5.1) is not let in, None if they are.

        `now` is in seconds since 1970. Without "email_verified" the provider is believed; a sub-domain is another
        domain.
        """
        if claims.get("is_logged_in") is not True:
            return LOG_IN
        email = address(claims)
        if email is None:
            return NO_ADDRESS
        if claims.get("email_verified", True) is not True:
            return UNVERIFIED
        if email not in self.emails and email.rpartition("@")[2] not in self.domains:
            return NOT_LISTED.format(email)
        return self._over(claims, now)

    def _over(self, claims: Mapping[str, Any], now: float) -> str | None:
        if self.hours is None:
            end = _seconds(claims.get("exp"))
        else:
            begun = _seconds(claims.get("iat"))
            end = None if begun is None or begun > now + AHEAD else begun + 3600 * self.hours
        if end is None:
            return NO_TIME
        return OVER if now >= end else None


def address(claims: Mapping[str, Any]) -> str | None:
    """The e-mail address among the claims in lower case, None where there is none that can be compared."""
    email = claims.get("email")
    if not isinstance(email, str) or not email.isascii():
        return None
    lowered = email.lower()
    return lowered if _ADDRESS.fullmatch(lowered) else None


def _seconds(claim: object) -> float | None:
    return float(claim) if isinstance(claim, int | float) and not isinstance(claim, bool) else None


@cache
def allow_list() -> AllowList | None:
    """Who may log in, None where nobody has to. Read once: what becomes of the file later opens no door.

    Raises AccessError if the file of secrets cannot be read or does not say.
    """
    return read_allow_list(_secrets())


@cache
def public_host() -> str | None:
    """The name by which browsers ask for a server with log-in, None where nobody has to log in. Read once.

    It is that of the address to which the provider sends them back. Raises AccessError as `allow_list` does.
    """
    return None if allow_list() is None else read_host(_secrets()["auth"]["redirect_uri"])


def read_host(address: object) -> str:
    """The host of an address in lower case. Raises AccessError if it names none."""
    try:
        parts = urlsplit(str(address))
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        raise AccessError("secrets.toml: redirect_uri under [auth] is no address like https://HOST/oauth2callback.")
    return str(parts.hostname)


def read_allow_list(secrets: Mapping[str, Any]) -> AllowList | None:
    """The allow-list of the file of secrets: its tables [auth], which Streamlit reads too, and [access].

    Raises AccessError if only one of them is there, or if it lacks something.
    """
    auth, access = secrets.get("auth"), secrets.get("access")
    if auth is None and access is None:
        return None
    if not isinstance(auth, Mapping) or not auth.get("redirect_uri"):
        raise AccessError("secrets.toml: [auth] with redirect_uri and the provider is missing.")
    read_host(auth["redirect_uri"])
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST_SECRET:
        raise AccessError(f"secrets.toml: cookie_secret under [auth] needs {SHORTEST_SECRET} random characters.")
    if not isinstance(access, Mapping):
        raise AccessError("secrets.toml: [access] with emails or domains is missing: nobody may log in yet.")
    emails, domains = _names(access, "emails"), _names(access, "domains")
    if not emails and not domains:
        raise AccessError("secrets.toml: [access] names neither emails nor domains: nobody may log in yet.")
    if bad := [*(each for each in emails if "@" not in each), *(each for each in domains if "@" in each)]:
        raise AccessError(f"secrets.toml: under [access], {bad[0]!r} is no e-mail address, or no domain.")
    return AllowList(emails, domains, _hours(access.get("hours")))


def _names(access: Mapping[str, Any], key: str) -> frozenset[str]:
    names = access.get(key, [])
    if isinstance(names, str) or not all(isinstance(name, str) and name.strip() for name in names):
        raise AccessError(f'secrets.toml: {key} under [access] is no list like ["…", "…"].')
    return frozenset(name.strip().lower() for name in names)


def _hours(hours: object) -> float | None:
    if hours is None:
        return None
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not hours > 0:
        raise AccessError("secrets.toml: hours under [access] is no number above 0.")
    return float(hours)


def _secrets() -> Mapping[str, Any]:
    if st.secrets.load_if_toml_exists():
        return st.secrets.to_dict()
    unread = [path for path in config.get_option("secrets.files") if Path(path).exists()]
    if unread:
        raise AccessError(f"{unread[0]} cannot be read. Correct it.")
    return {}


def refusal() -> str | None:
    """Why the person at the browser is not let in, None if they are, or if nobody has to log in."""
    allowed = allow_list()
    return allowed.refusal(_claims(), time()) if allowed else None


def user() -> str:
    """The user whose corpora are shown: the e-mail address of who logged in, LOCAL where nobody has to.

    Raises PermissionError for somebody who is not let in.
    """
    if allow_list() is None:
        return LOCAL
    email = address(_claims())
    if email is None or refusal() is not None:
        raise PermissionError("This page is for people who are logged in.")
    return email


def _claims() -> Mapping[str, Any]:
    return st.user.to_dict()
