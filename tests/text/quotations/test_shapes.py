from __future__ import annotations

from importlib import import_module

import pytest

from lib.model import Span
from lib.text.quotations import quotations
from lib.text.quotations.shapes import said_beside

speakers = import_module("lib.text.quotations.speakers")

PLAIN = [
    " he said.",
    " she told reporters.",
    " said Ruiz.",
    " said Igor Petrov, who came late.",
    " said Sen. Ana B. Ruiz, the chairwoman.",
    " Mr. Lane said in a statement.",
    " the president said.",
    " White House spokesman Igor Petrov said Tuesday.",
    ", Lane added",
]
DOUBTFUL = [
    " which he said",
    " the report",
    " said yesterday",
    " said Lane Jr. of Leeds.",
    " Lane, a nurse, said.",
    " Lane rejected and said.",
    " said in Rome.",
    "",
]


@pytest.mark.parametrize("after", PLAIN)
def test_a_plain_shape_is_told_at_a_glance(after: str) -> None:
    assert said_beside(after, 0, len(after)) is not None


@pytest.mark.parametrize("after", DOUBTFUL)
def test_what_is_in_doubt_is_left_to_the_rules(after: str) -> None:
    assert said_beside(after, 0, len(after)) is None


@pytest.mark.parametrize("after", PLAIN + DOUBTFUL)
@pytest.mark.parametrize("end", [",", ".", "?", "!"])
def test_a_glance_finds_what_the_rules_find(monkeypatch: pytest.MonkeyPatch, after: str, end: str) -> None:
    text = f'"We will all go there now{end}"{after} It was late.'
    told = quotations(text, [Span(0, len(text))])
    monkeypatch.setattr(speakers, "said_beside", lambda *_: None)
    assert told == quotations(text, [Span(0, len(text))])
