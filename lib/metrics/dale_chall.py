"""Dale-Chall."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import readability
from lib.model import Counts, Document, Metric, Score, Span


def _formula(counts: Counts, sentences: int) -> float:
    return 0.1579 * 100 * counts.difficult / counts.words + 0.0496 * counts.words / sentences + 3.6365


def dale_chall(doc: Document) -> Score:
    """A raw score that grows with words that are not among those that Dale and Chall call easy.

    Inflections and names count as difficult, as in textstat.

    0.1579 x % difficult words + 0.0496 x words / sentences + 3.6365. Undefined without words.

    Source: Dale & Chall (1948). A formula for predicting readability. Educational Research Bulletin 27.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.difficult)


METRIC = Metric(
    name="dale_chall",
    label="Dale-Chall",
    family="readability",
    unit="raw score",
    higher="harder to read",
    bounds=(3.63, inf),
    formula="0.1579 x % difficult words + 0.0496 x words / sentences + 3.6365",
    source="Dale & Chall (1948). A formula for predicting readability. Educational Research Bulletin 27",
    limits="Inflections and names count as difficult, as in textstat: do not read it as Dale and Chall's grades.",
    score=dale_chall,
    evidence=_evidence,
)
