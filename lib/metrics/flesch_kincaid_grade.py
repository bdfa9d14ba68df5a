"""Flesch-Kincaid grade."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import POLYSYLLABLE


def _formula(counts: Counts, sentences: int) -> float:
    return 0.39 * counts.words / sentences + 11.8 * counts.syllables / counts.words - 15.59


def flesch_kincaid_grade(doc: Document) -> Score:
    """A US school grade.

    Undefined without words.

    Source: Kincaid, Fishburne, Rogers & Chissom (1975). Naval Technical Training Command report 8-75.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.syllables >= POLYSYLLABLE)


METRIC = Metric(
    name="flesch_kincaid_grade",
    label="Flesch-Kincaid grade",
    family="readability",
    unit="US school grade",
    higher="harder to read",
    more="is {} grades harder to read by Flesch-Kincaid",
    less="is {} grades easier to read by Flesch-Kincaid",
    bounds=(-3.41, inf),
    formula="0.39 x words / sentences + 11.8 x syllables / words - 15.59",
    source="Kincaid, Fishburne, Rogers & Chissom (1975). Naval Technical Training Command report 8-75",
    limits=LIMITS,
    score=flesch_kincaid_grade,
    evidence=_evidence,
    listed="words of three syllables and more. The formula counts all syllables and the words of a sentence",
)
