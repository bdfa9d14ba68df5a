"""Pages that read texts anew read all of a small corpus, and of a large one a random sample, and say so."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

MOST_READ = 300  # articles: read within a few seconds


def sampled(ids: Iterable[str]) -> list[str]:
    """All articles, or a random sample of MOST_READ, in their order; of the same articles always the same ones."""
    known = list(ids)
    if len(known) <= MOST_READ:
        return known
    return [known[place] for place in sorted(Random(0).sample(range(len(known)), MOST_READ))]


def sample_note(n_read: int, n: int) -> str:
    """What must be said where not all articles were read; empty where they were."""
    if n_read == n:
        return ""
    sample = f"a random sample of {n_read:,} of {n:,} articles"
    return f"Texts are read anew here, so below is {sample}: every count is of these."
