"""Share of the words that stand inside direct speech."""

from __future__ import annotations

from lib.metrics.passages import short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def _caution(doc: Document) -> str | None:
    if any(not quotation.closed for quotation in doc.speech):
        return "a quotation mark is missing"
    return short_text(doc.n_words)


def quote_density(doc: Document) -> Score:
    """Share of the words that stand inside direct speech.

    0 (nothing quoted) to 1 (all quoted). Undefined without words, and in a document that is one voice already.
    """
    if not doc.n_words or doc.quoted is None:
        return UNDEFINED
    return Score(doc.quoted.n_words / doc.n_words, _caution(doc))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return doc.speech


METRIC = Metric(
    name="quote_density",
    label="Quote density",
    family="quotations",
    unit="share of words",
    higher="more of the text is quoted speech",
    more="has a share of quoted words {} larger",
    less="has a share of quoted words {} smaller",
    bounds=(0, 1),
    formula="words inside direct speech / words",
    source="Direct speech between quotation marks, partial quotations included; scare quotes and titles do not count",
    limits="Says how much is quoted, not whose words or whether fairly. Indirect speech is not counted.",
    score=quote_density,
    evidence=_evidence,
    listed="direct quotations. The measure counts their words",
    lists_words=False,
    english_only=False,
    voices=("all",),
)
