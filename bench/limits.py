"""Writes the table of limits into docs/security.md: python -m bench.limits."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from bench.page import SECURITY, table, write_part
from lib.ingest import limits

ROOT = Path(__file__).parents[1]
COMMAND = "bench.limits"
NOTE = re.compile(r"^    (\w+): \w+ = [^#\n]+  # (.+)$", re.MULTILINE)


def limits_table() -> str:
    """Every limit with its value and what the code says of it, as a table in Markdown."""
    notes = dict(NOTE.findall(Path(limits.__file__).read_text(encoding="utf-8")))
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    rows = [
        (field.name, _written(field.name, getattr(limits.Limits(), field.name)), notes.get(field.name, ""))
        for field in fields(limits.Limits)
    ]
    rows.append(("server.maxUploadSize", f"{settings['server']['maxUploadSize']} MB", "of a file in the browser"))
    return table(("limit", "value", "of what"), rows, n_texts=3)


def _written(name: str, value: float) -> str:
    if name.endswith("_bytes"):
        return f"{value / limits.MB:g} MB"
    return f"{value:g} s" if name.endswith("_seconds") else f"{value:,}"


def main() -> None:
    """Writes the table in place of the one that is there."""
    write_part(SECURITY, COMMAND, limits_table())


if __name__ == "__main__":
    main()
