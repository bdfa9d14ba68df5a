"""Weight of the loaded terms per 1,000 words."""

from __future__ import annotations

from lib.metrics.passages import short_text
from lib.model import UNDEFINED, Document, Metric, Score, Span


def loaded_weight(doc: Document) -> Score:
    """Summed weights of the lexicon's hits per 1,000 words.

    A weight (0 to 1) says how strongly a term by itself carries evaluation in news prose. Undefined without words.
    """
    if not doc.n_words:
        return UNDEFINED
    weight = sum(term.weight for term in doc.loaded_terms)
    return Score(1000 * weight / doc.n_words, short_text(doc.n_words))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return doc.loaded_terms


METRIC = Metric(
    name="loaded_weight",
    label="Weighted loaded terms",
    family="loaded_terms",
    unit="weight per 1,000 words",
    higher="more, or more strongly, evaluative wording",
    more="uses loaded terms of {} more weight per 1,000 words",
    less="uses loaded terms of {} less weight per 1,000 words",
    bounds=(0, 1000),
    formula="1,000 x sum of term weights / words",
    source="Framescope lexicon (data/lexicons), or the user's own",
    limits="The weights are the lexicon's judgement. Compare with the unweighted rate before you rely on a difference.",
    score=loaded_weight,
    evidence=_evidence,
    listed="terms of the lexicon. Each counts by its weight wherever it stands",
)
