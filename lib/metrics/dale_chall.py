"""Dale-Chall."""

from __future__ import annotations

from math import inf

from lib.metrics.readability import readability, without_names
from lib.model import Counts, Document, Metric, Score, Span


def _formula(counts: Counts, sentences: int) -> float:
    return 0.1579 * 100 * counts.difficult / counts.words + 0.0496 * counts.words / sentences + 3.6365


def dale_chall(doc: Document) -> Score:
    """A raw score that grows with the words that Dale and Chall do not call familiar.

    Familiar are the words of their list, its regular inflections, names and numerals (see `lib.text.familiar`).
    textstat counts only the listed words themselves as familiar, so its values are higher.

    Undefined without words.

    Source: Dale & Chall (1948). A formula for predicting readability. Educational Research Bulletin 27.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return without_names(doc, lambda word, _: word.difficult)


METRIC = Metric(
    name="dale_chall",
    label="Dale-Chall",
    family="readability",
    unit="raw score",
    higher="harder to read",
    more="is {} points harder to read by Dale-Chall",
    less="is {} points easier to read by Dale-Chall",
    bounds=(3.63, inf),
    formula="0.1579 x % difficult words + 0.0496 x words / sentences + 3.6365",
    source="Dale & Chall (1948). A formula for predicting readability. Educational Research Bulletin 27",
    limits="The list is of 1948: words that all know today may count as difficult. A raw score, no school grade.",
    score=dale_chall,
    evidence=_evidence,
    listed="words that are not on the list of familiar words. The formula counts them and the words of a sentence",
)
