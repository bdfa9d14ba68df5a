"""LIX."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import LONG_WORD


def _formula(counts: Counts, sentences: int) -> float:
    return counts.words / sentences + 100 * counts.long / counts.words


def lix(doc: Document) -> Score:
    """Läsbarhetsindex: about 20 (children's books) to 60 (legal prose). Long words have more than six letters.

    Undefined without words.

    Source: Björnsson (1968). Läsbarhet. Stockholm: Liber.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.letters >= LONG_WORD)


METRIC = Metric(
    name="lix",
    label="LIX",
    family="readability",
    unit="index",
    higher="harder to read",
    more="is {} points harder to read by LIX",
    less="is {} points easier to read by LIX",
    bounds=(1, inf),
    formula="words / sentences + 100 x long words / words",
    source="Björnsson (1968). Läsbarhet. Stockholm: Liber",
    limits=LIMITS,
    score=lix,
    evidence=_evidence,
    listed="words of seven letters and more. The formula counts them and the words of a sentence",
    english_only=False,
)
