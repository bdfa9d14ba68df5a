"""Lists of hostile strings that lie beside the project; they are read where they are, never copied."""

from __future__ import annotations

from pathlib import Path

import pytest

PAYLOADS = Path(__file__).parents[3] / "shared" / "hostile" / "payloads"


def payloads(name: str) -> list[str]:
    """The lines of a list, without its comments; the test is skipped where the list is not there."""
    if not PAYLOADS.is_dir():
        pytest.skip(f"the lists of hostile strings ({PAYLOADS}) are not here")
    return payloads_if_here(name)


def payloads_if_here(name: str) -> list[str]:
    """The lines of a list, without its comments; none where the list is not there."""
    path = PAYLOADS / name
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    return [line.encode(errors="replace").decode() for line in lines if line and not line.startswith("#\t")]


def markup_payloads() -> list[str]:
    """Strings that are markup, or odd in other ways."""
    return [*payloads("xss.txt"), *payloads("naughty_strings.txt")]
