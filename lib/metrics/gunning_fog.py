"""Gunning fog."""

from __future__ import annotations

from math import inf

from lib.metrics.readability import LIMITS, complex_words, readability
from lib.model import Counts, Document, Metric, Score, Span


def _formula(counts: Counts, sentences: int) -> float:
    return 0.4 * (counts.words / sentences + 100 * counts.complex / counts.words)


def gunning_fog(doc: Document) -> Score:
    """Complex words have three and more syllables, names, compounds of short words and -es, -ed, -ing endings left out.

    0.4 x (words / sentences + 100 x complex words / words). Undefined without words.

    Source: Gunning (1952). The technique of clear writing.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return complex_words(doc)


METRIC = Metric(
    name="gunning_fog",
    label="Gunning fog",
    family="readability",
    unit="years of schooling",
    higher="harder to read",
    bounds=(0, inf),
    formula="0.4 x (words / sentences + 100 x complex words / words)",
    source="Gunning (1952). The technique of clear writing",
    limits=LIMITS,
    score=gunning_fog,
    evidence=_evidence,
)
