"""SMOG."""

from __future__ import annotations

from math import inf, sqrt

from lib.metrics.passages import FEW_SENTENCES, words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import POLYSYLLABLE


def _formula(counts: Counts, sentences: int) -> float:
    return 1.0430 * sqrt(30 * counts.polysyllables / sentences) + 3.1291


def smog_index(doc: Document) -> Score:
    """A US school grade. McLaughlin used 30 sentences; with fewer it is less certain.

    Undefined without words.

    Source: McLaughlin (1969). SMOG grading: a new readability formula. Journal of Reading 12.
    """
    return readability(doc, _formula, few_sentences=FEW_SENTENCES)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.syllables >= POLYSYLLABLE)


METRIC = Metric(
    name="smog_index",
    label="SMOG",
    family="readability",
    unit="US school grade",
    higher="harder to read",
    more="is {} grades harder to read by SMOG",
    less="is {} grades easier to read by SMOG",
    bounds=(3.12, inf),
    formula="1.0430 x sqrt(30 x polysyllables / sentences) + 3.1291",
    source="McLaughlin (1969). SMOG grading: a new readability formula. Journal of Reading 12",
    limits=LIMITS,
    score=smog_index,
    evidence=_evidence,
    listed="words of three syllables and more. The formula counts them and the sentences",
)
