"""What charts say about the check by hand of their measure."""

from __future__ import annotations

from collections.abc import Hashable

from lib.compare.handcheck.check import Check, Question
from lib.compare.handcheck.result import Values, badge, values_now
from lib.compare.telling import Tell
from lib.model import Family, Metric
from lib.pages.state.articles import corpus, documents
from lib.pages.state.cards import articles, cards, version
from lib.pages.state.settings import settings
from lib.pages.working import is_left, worked

QUESTION_OF: dict[Family, Question] = {"sentiment": "tone", "loaded_terms": "loadedness"}
STOPPED = "\nNot set beside the check by hand: that was stopped, and can be gone on with on the Check page."


def badge_line(metric: Metric) -> str:
    """A line of a chart's note, with the line break before it; empty for a measure that nobody can check by hand."""
    question = QUESTION_OF.get(metric.family)
    if question is None:
        return ""
    check = corpus().checks.get(question)
    if check and is_left(_key(check)):
        return STOPPED
    values = present_values(check) if check else None
    said = badge(check, values or (), metric.name)
    return f"\n{said[0].upper()}{said[1:]}."


def present_values(check: Check) -> Values | None:
    """The values that the drawn sentences have in this session's corpus now; None if the user has stopped measuring."""
    held = corpus()
    drawn_from = dict.fromkeys(drawn.article for drawn in check.sentences)
    ids = [each for each in drawn_from if each in cards(held)]

    def made(tell: Tell) -> Values:
        return values_now(check, documents(articles(held, ids), tell))

    return worked(_key(check), "Measuring the sentences of the check", made)


def _key(check: Check) -> tuple[Hashable, ...]:
    return "check", version(corpus()), check.sentences, settings().version
