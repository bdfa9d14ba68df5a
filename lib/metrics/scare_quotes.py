"""Scare quotes per 1,000 words."""

from __future__ import annotations

from math import inf

from lib.metrics.passages import short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def scare_quotes(doc: Document) -> Score:
    """Scare quotes per 1,000 words.

    Short, unattributed words in quotation marks, the outlet's own and those inside quoted speech.
    Undefined without words.
    """
    if not doc.n_words:
        return UNDEFINED
    return Score(1000 * len(_evidence(doc)) / doc.n_words, short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return tuple(q for q in doc.quotations if q.kind == "scare")


METRIC = Metric(
    name="scare_quotes",
    label="Scare quotes",
    family="quotations",
    unit="per 1,000 words",
    higher="more words held at a distance",
    more="has {} more scare quotes per 1,000 words",
    less="has {} fewer scare quotes per 1,000 words",
    bounds=(0, inf),
    formula="1,000 x scare quotes / words",
    source="Quotations of up to five words that nobody in the text is said to say",
    limits="A term in marks may be distance, irony, or just a term that is introduced. Read the passages.",
    score=scare_quotes,
    evidence=_evidence,
    listed="scare quotes. Each counts once",
    lists_words=False,
    voices=("all",),
)
