"""Installed packages by name and version."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def installed(name: str) -> str:
    """The version of a package; empty where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def versioned(name: str) -> str:
    """A package with the version that values are made with, such as "vaderSentiment 3.3.2"."""
    return f"{name} {installed(name)}".strip()
