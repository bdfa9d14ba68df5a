"""An article on its way into a run over many."""

from __future__ import annotations

from dataclasses import dataclass

from lib.model import Article


@dataclass(frozen=True)
class Entry:
    """An article of the input, or one that is not to be scored, and why."""

    article: Article
    fault: str = ""
    position: int = 0  # in its file, once it is read: rows of a Parquet file, bytes of others
