"""Gunning fog."""

from __future__ import annotations

from math import inf

from lib.metrics.readability import LIMITS, readability, without_names
from lib.model import Counts, Document, Metric, Score, Span
from lib.text.words import is_complex


def _formula(counts: Counts, sentences: int) -> float:
    return 0.4 * (counts.words / sentences + 100 * counts.complex / counts.words)


def gunning_fog(doc: Document) -> Score:
    """Complex words have three and more syllables, names, compounds of short words and -es, -ed endings left out.

    Undefined without words.

    Source: Gunning (1952). The technique of clear writing.
    """
    return readability(doc, _formula)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return without_names(doc, lambda word, text: is_complex(text, word.syllables))


METRIC = Metric(
    name="gunning_fog",
    label="Gunning fog",
    family="readability",
    unit="years of schooling",
    higher="harder to read",
    more="is {} grades harder to read by Gunning fog",
    less="is {} grades easier to read by Gunning fog",
    bounds=(0, inf),
    formula="0.4 x (words / sentences + 100 x complex words / words)",
    source="Gunning (1952). The technique of clear writing",
    limits=LIMITS,
    score=gunning_fog,
    evidence=_evidence,
    listed="complex words, of three syllables and more. The formula counts them and the words of a sentence",
)
