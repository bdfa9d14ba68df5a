"""Number of different speakers of direct speech."""

from __future__ import annotations

from math import inf

from lib.model import UNDEFINED, Document, Metric, Score, Span


def speakers(doc: Document) -> Score:
    """Number of different speakers of direct speech.

    0 (nobody is quoted) and up; grows with the length of the article. Undefined without words, and when there is
    direct speech but no speaker is known.
    """
    if not doc.n_words:
        return UNDEFINED
    unnamed = sum(quotation.speaker is None for quotation in doc.speech)
    caution = f"{unnamed} of {len(doc.speech)} quotations without a speaker in the text" if unnamed else None
    n_speakers = len({speaker.name for speaker in doc.speakers})
    return Score(None if doc.speech and not n_speakers else float(n_speakers), caution)


def _evidence(doc: Document) -> tuple[Span, ...]:
    return tuple(q.speaker for q in doc.speech if q.speaker)


METRIC = Metric(
    name="speakers",
    label="Distinct speakers",
    family="quotations",
    unit="speakers per article",
    higher="more people quoted",
    more="quotes {} more speakers an article",
    less="quotes {} fewer speakers an article",
    bounds=(0, inf),
    formula="different speakers named at direct quotations",
    source="Speakers found by rule; names, descriptions and pronouns of one person are joined where it is clear",
    limits="Found by rule: a speaker who is named only far from the quotation can be missed.",
    score=speakers,
    evidence=_evidence,
    listed="what speakers are called at their quotations. The measure counts different speakers, each once an article",
    lists_words=False,
    voices=("all",),
    is_rate=False,
)
