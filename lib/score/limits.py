"""Every limit on a run over many articles, by name."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True)
class RunLimits:
    """How much one article, one chunk and one process may cost. What breaks a limit is a row with a status."""

    chunk_articles: int = 250  # scored at once, and written as one part
    chunk_characters: int = 2_000_000  # of their texts; a longer text is a chunk of its own
    article_seconds: float = 120.0  # by the clock, for one article
    deaths: int = 2  # of processes at the same article: a process may die of something else once
    start_seconds: float = 120.0  # for a process to start, on a slow disk
    starts: int = 3  # that may fail one after the other
    idle_seconds: float = 60.0  # after which a process without work leaves
    memory_bytes: int = 2048 * MB  # of address space, above what a process holds when it has started
    process_articles: int = 20_000  # after which a process is replaced by a new one
