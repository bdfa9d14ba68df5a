"""Median length of the direct quotations."""

from __future__ import annotations

from math import inf
from statistics import median

from lib.model import Document, Metric, Score, Span


def quotation_length(doc: Document) -> Score:
    """Median length of the direct quotations.

    In words. Undefined without a direct quotation.
    """
    if not doc.speech:
        return Score(None, "no direct quotation")
    return Score(float(median(doc.n_spoken)))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return doc.speech


METRIC = Metric(
    name="quotation_length",
    label="Median quotation length",
    family="quotations",
    unit="words",
    higher="longer quotations",
    more="has quotations {} words longer (median)",
    less="has quotations {} words shorter (median)",
    bounds=(0, inf),
    formula="median of words per direct quotation",
    source="Direct speech between quotation marks",
    limits="Short quotations may be partial quotations inside a sentence.",
    score=quotation_length,
    evidence=_evidence,
    listed="direct quotations. The measure is the median of their words",
    lists_words=False,
    english_only=False,
    voices=("all",),
)
