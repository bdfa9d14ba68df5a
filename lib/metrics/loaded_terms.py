"""Loaded terms per 1,000 words."""

from __future__ import annotations

from lib.metrics.passages import short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def loaded_terms(doc: Document) -> Score:
    """Hits of the lexicon per 1,000 words; a phrase is one hit.

    0 and up; the weights do not enter. Undefined without words.
    """
    if not doc.n_words:
        return UNDEFINED
    return Score(1000 * len(doc.loaded_terms) / doc.n_words, short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return doc.loaded_terms


METRIC = Metric(
    name="loaded_terms",
    label="Loaded terms",
    family="loaded_terms",
    unit="per 1,000 words",
    higher="more evaluative wording",
    more="uses {} more loaded terms per 1,000 words",
    less="uses {} fewer loaded terms per 1,000 words",
    bounds=(0, 1000),
    formula="1,000 x lexicon hits / words",
    source="Framescope lexicon (data/lexicons), or the user's own",
    limits="A term counts wherever it stands, also where it is simply true. Read the passages before you say slant.",
    score=loaded_terms,
    evidence=_evidence,
    listed="terms of the lexicon. Each counts once wherever it stands",
)
