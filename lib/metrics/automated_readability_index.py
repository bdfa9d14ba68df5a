"""Automated readability index."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import LONG_WORD


def _formula(counts: Counts, sentences: int) -> float:
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / sentences - 21.43


def automated_readability_index(doc: Document) -> Score:
    """A US school grade from letters and digits per word and words per sentence.

    Undefined without words.

    Source: Smith & Senter (1967). AMRL-TR-66-220.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.letters >= LONG_WORD)


METRIC = Metric(
    name="automated_readability_index",
    label="Automated readability index",
    family="readability",
    unit="US school grade",
    higher="harder to read",
    more="is {} grades harder to read by ARI",
    less="is {} grades easier to read by ARI",
    bounds=(-22, inf),
    formula="4.71 x characters / words + 0.5 x words / sentences - 21.43",
    source="Smith & Senter (1967). AMRL-TR-66-220",
    limits=LIMITS,
    score=automated_readability_index,
    evidence=_evidence,
    listed="words of seven letters and more. The formula counts all characters and the words of a sentence",
)
