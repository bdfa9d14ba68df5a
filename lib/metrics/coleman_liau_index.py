"""Coleman-Liau."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import words_where
from lib.metrics.readability import LIMITS, readability
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import LONG_WORD


def _formula(counts: Counts, sentences: int) -> float:
    letters = 100 * counts.letters / max(1, counts.lettered)
    return 0.0588 * letters - 0.296 * 100 * sentences / counts.words - 15.8


def coleman_liau_index(doc: Document) -> Score:
    """A US school grade from letters and sentences per 100 words.

    Numbers have no letters and do not count for letters per word. textstat counts digits as letters and rounds 0.0588
    to 0.058.

    Undefined without words.

    Source: Coleman & Liau (1975). A computer readability formula. Journal of Applied Psychology 60.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return words_where(doc, lambda word: word.letters >= LONG_WORD)


METRIC = Metric(
    name="coleman_liau_index",
    label="Coleman-Liau",
    family="readability",
    unit="US school grade",
    higher="harder to read",
    more="is {} grades harder to read by Coleman-Liau",
    less="is {} grades easier to read by Coleman-Liau",
    bounds=(-45.5, inf),
    formula="0.0588 x letters per 100 words with a letter - 0.296 x sentences per 100 words - 15.8",
    source="Coleman & Liau (1975). A computer readability formula. Journal of Applied Psychology 60",
    limits=LIMITS,
    score=coleman_liau_index,
    evidence=_evidence,
    listed="words of seven letters and more. The formula counts all letters and the words of a sentence",
)
