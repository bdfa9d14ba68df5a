"""Direct quotations per 1,000 words."""

from __future__ import annotations

from lib.metrics.passages import short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def quotation_rate(doc: Document) -> Score:
    """Direct quotations per 1,000 words.

    0 and up. Undefined without words.
    """
    if not doc.n_words:
        return UNDEFINED
    return Score(1000 * len(doc.speech) / doc.n_words, short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return doc.speech


METRIC = Metric(
    name="quotation_rate",
    label="Quotations",
    family="quotations",
    unit="per 1,000 words",
    higher="more quotations",
    more="has {} more quotations per 1,000 words",
    less="has {} fewer quotations per 1,000 words",
    bounds=(0, 1000),
    formula="1,000 x direct quotations / words",
    source="Direct speech between quotation marks",
    limits="A quotation interrupted by its attribution counts as two.",
    score=quotation_rate,
    evidence=_evidence,
    listed="direct quotations. Each counts once, however long it is",
    lists_words=False,
    english_only=False,
    voices=("all",),
)
