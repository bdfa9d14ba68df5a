"""Files that nobody means when a folder or an archive is given: hidden ones, and what operating systems add."""

from __future__ import annotations

_ADDED = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def is_rubbish(name: str) -> bool:
    """Whether a file, by its name with the folders inside what was given, is one of them, or lies in one."""
    return any(part.startswith(".") or part.casefold() in _ADDED for part in name.split("/"))
