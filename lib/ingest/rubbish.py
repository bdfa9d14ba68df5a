"""Files that nobody means when a folder or an archive is given: hidden ones, and what operating systems add."""

from __future__ import annotations

_ADDED = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def is_rubbish(name: str) -> bool:
    """Whether a file, by its name with the folders inside what was given, is one of them, or lies in one."""
    return any(_is_rubbish(part) for part in name.split("/"))


def _is_rubbish(part: str) -> bool:
    # "./a.txt" is how some programs name a file of the folder itself; Word keeps "~$a.docx" while "a.docx" is open.
    return (part.startswith(".") and part != ".") or part.startswith("~$") or part.casefold() in _ADDED
