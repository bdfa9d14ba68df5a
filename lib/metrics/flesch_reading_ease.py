"""Flesch reading ease."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import POLYSYLLABLE


def _formula(counts: Counts, sentences: int) -> float:
    return 206.835 - 1.015 * counts.words / sentences - 84.6 * counts.syllables / counts.words


def flesch_reading_ease(doc: Document) -> Score:
    """About 100 (very easy) to 0 (very hard); may leave this range.

    Undefined without words.

    Source: Flesch (1948). A new readability yardstick. Journal of Applied Psychology 32.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.syllables >= POLYSYLLABLE)


METRIC = Metric(
    name="flesch_reading_ease",
    label="Flesch reading ease",
    family="readability",
    unit="points",
    higher="easier to read",
    more="is {} points easier to read by Flesch reading ease",
    less="is {} points harder to read by Flesch reading ease",
    bounds=(-inf, 206.835 - 1.015 - 84.6),
    formula="206.835 - 1.015 x words / sentences - 84.6 x syllables / words",
    source="Flesch (1948). A new readability yardstick. Journal of Applied Psychology 32",
    limits=LIMITS,
    score=flesch_reading_ease,
    evidence=_evidence,
    listed="words of three syllables and more. The formula counts all syllables and the words of a sentence",
)
