"""Measures and what they say of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lib.model.document import ENGLISH, VOICES, Document, Voice
from lib.model.span import Span


class Score(NamedTuple):
    """A value, or None where it is undefined, and what weakens it, if anything does."""

    value: float | None
    caution: str | None = None


UNDEFINED = Score(None)

Family = Literal["sentiment", "loaded_terms", "quotations", "readability"]


@dataclass(frozen=True)
class Metric:
    """A measure and what a reader must know of it; the methods page, the selectors and the contract tests read this."""

    name: str
    label: str
    family: Family
    unit: str
    higher: str  # what a higher value means
    more: str  # what a text does that has {} more than another, and
    less: str  # {} less, as a sentence goes on after "X" and before "than Y"
    bounds: tuple[float, float]
    formula: str
    source: str
    limits: str  # what not to conclude
    score: Callable[[Document], Score]
    evidence: Callable[[Document], tuple[Span, ...]]
    listed: str  # what the evidence is, and how the measure counts it
    voices: tuple[Voice, ...] = VOICES
    english_only: bool = True  # made, or calibrated, for English
    lists_words: bool = True  # False: the evidence is sentences, quotations or names
    is_rate: bool = True  # False: grows with the length of the text
    version: int = 1

    def of(self, doc: Document) -> Score:
        """The score of a document; undefined in a language that the measure is not made for."""
        if self.english_only and doc.language != ENGLISH:
            return Score(None, f"written in {doc.language}, and the measure is made for English")
        return self.score(doc)

    @property
    def can_count_names(self) -> bool:
        """Whether a name among its evidence may be a mistake: "hope" may be a Ms Hope."""
        return self.lists_words and self.family in ("sentiment", "loaded_terms")

    @property
    def is_share(self) -> bool:
        """Whether the value is a part of one, shown as a percentage."""
        return self.bounds == (0, 1)
