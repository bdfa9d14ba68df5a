"""Valences of words that vaderSentiment's lexicon, made for posts and comments, does not know.

They complete it for news prose on its own scale and enter the article's score only (`lib.text.tone`). A word of the
package's lexicon keeps the package's valence.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lib.text.lexicon.entry import exact

DEFAULT_PATH = Path(__file__).parents[2] / "data" / "lexicons" / "valences.csv"


@dataclass(frozen=True)
class AddedValences:
    """Words in their base form with how positive or negative they are, -4 to 4 and never 0, under a name."""

    name: str
    by_term: Mapping[str, float]

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of what can change a score: equal content, equal version."""
        rows = sorted(f"{term}\t{exact(valence)}" for term, valence in self.by_term.items())
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]


@cache
def default_valences() -> AddedValences:
    """The list that ships with Framescope."""
    with DEFAULT_PATH.open(encoding="utf-8", newline="") as file:
        return AddedValences("Framescope", {row["term"]: float(row["valence"]) for row in csv.DictReader(file)})
