"""Share of the reporting verbs that judge what is said."""

from __future__ import annotations

from lib.model import Document, Metric, Score, Span

FEW_CUES = 5


def evaluative_cues(doc: Document) -> Score:
    """Share of the reporting verbs that judge what is said.

    0 (said, told) to 1 (claimed, admitted). Of the direct quotations with a reporting verb; undefined without one.
    """
    cues = [quotation for quotation in doc.speech if quotation.cue]
    if not cues:
        return Score(None, "no reporting verb")
    evaluative = sum(quotation.cue_class == "evaluative" for quotation in cues)
    return Score(evaluative / len(cues), f"fewer than {FEW_CUES} reporting verbs" if len(cues) < FEW_CUES else None)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return tuple(q.cue for q in doc.speech if q.cue and q.cue_class == "evaluative")


METRIC = Metric(
    name="evaluative_cues",
    label="Evaluative reporting verbs",
    family="quotations",
    unit="share of reporting verbs",
    higher="more judgement in how speech is reported",
    more="has a share of evaluative reporting verbs {} higher",
    less="has a share of evaluative reporting verbs {} lower",
    bounds=(0, 1),
    formula="evaluative verbs / reporting verbs of direct quotations",
    source="Classes after Caldas-Coulthard (1994): neutral structuring against evaluative verbs",
    limits="An admission can be one. Look at who claims and who says before you compare outlets.",
    score=evaluative_cues,
    evidence=_evidence,
    listed="reporting verbs that judge. The measure is their share of all reporting verbs of direct quotations",
    voices=("all",),
)
