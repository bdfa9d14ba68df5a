"""Share of the quoted words that belong to the most quoted speaker."""

from __future__ import annotations

from lib.metrics.speech import words_by_speaker
from lib.model import Document, Metric, Score, Span


def top_speaker(doc: Document) -> Score:
    """Share of the quoted words that belong to the most quoted speaker.

    Above 0, up to 1 (one voice only). Of the words whose speaker is known; undefined when none is.
    """
    by_speaker = words_by_speaker(doc)
    if not any(by_speaker.values()):
        return Score(None, "no quotation with a speaker")
    return Score(max(by_speaker.values()) / sum(by_speaker.values()))


def _evidence(doc: Document) -> tuple[Span, ...]:
    return tuple(q for q in doc.speech if q.speaker)


METRIC = Metric(
    name="top_speaker",
    label="Top speaker's share",
    family="quotations",
    unit="share of attributed quoted words",
    higher="one voice dominates",
    more="gives its top speaker a share {} larger",
    less="gives its top speaker a share {} smaller",
    bounds=(0, 1),
    formula="words of the most quoted speaker / words of all known speakers",
    source="Speakers found by rule",
    limits="One official at length can be a whole agency report. Quotations without a known speaker do not count.",
    score=top_speaker,
    evidence=_evidence,
    listed="quotations with a known speaker. The measure compares the words of the most quoted one with all of these",
    lists_words=False,
    voices=("all",),
    is_rate=False,  # a pronoun can be resolved once a text has gone before
)
