"""What charts say about the check by hand of their measure."""

from __future__ import annotations

import streamlit as st

from lib.compare.handcheck.check import Check, Question
from lib.compare.handcheck.result import Values, badge, values_now
from lib.model import Family, Metric
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles, cards, version
from lib.pages.state.memory import kept
from lib.pages.state.settings import settings

QUESTION_OF: dict[Family, Question] = {"sentiment": "tone", "loaded_terms": "loadedness"}


def badge_line(metric: Metric) -> str:
    """A line of a chart's note, with the line break before it; empty for a measure that nobody can check by hand."""
    question = QUESTION_OF.get(metric.family)
    if question is None:
        return ""
    check = corpus().checks.get(question)
    said = badge(check, present_values(check) if check else (), metric.name)
    return f"\n{said[0].upper()}{said[1:]}."


def present_values(check: Check) -> Values:
    """The values that the drawn sentences have in this session's corpus with its present settings."""
    held = corpus()
    drawn_from = dict.fromkeys(drawn.article for drawn in check.sentences)
    ids = [each for each in drawn_from if each in cards(held)]
    key = ("check", version(held), check.sentences, settings().version)

    def made() -> Values:
        with st.spinner("Measuring the sentences of the check", show_time=True):
            return values_now(check, documents(articles(held, ids)))

    return kept(key, made)
