"""Passages are cut so that their marks stay where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.highlight import Mark
from lib.report.document.evidence import shortened
from lib.report.document.parts import Excerpt

WORDS = "The dam held all night and the regime fell in the morning."


def marked(text: str, *words: str) -> Excerpt:
    starts = [text.index(word) for word in words]
    return Excerpt("", text, tuple(Mark(at, at + len(w), "fs-term", w) for at, w in zip(starts, words, strict=True)))


def shown(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[mark.start : mark.end] for mark in excerpt.marks]


def test_a_short_passage_stays():
    assert shortened(marked(WORDS, "regime")) == marked(WORDS, "regime")


@pytest.mark.parametrize(
    ("longest", "text"),
    [(30, "… regime fell in the …"), (40, "The dam held all night and the regime …")],
)
def test_a_long_passage_is_cut_at_blanks_around_its_evidence(longest, text):
    cut = shortened(marked(WORDS, "regime"), longest)
    assert shown(cut) == ["regime"]
    assert len(cut.text) <= longest + 4
    assert cut.text.strip("… ") in WORDS


def test_a_passage_without_blanks_is_cut_all_the_same():
    assert len(shortened(Excerpt("", "x" * 1000, ()), 100).text) == 102


@given(st.lists(st.sampled_from(["dam", "regime", "held", "x" * 30]), min_size=1, max_size=60), st.data())
def test_every_mark_that_is_left_stands_on_its_word_or_a_part_of_it(words, data):
    text = " ".join(words)
    place = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:place])
    cut = shortened(Excerpt("", text, (Mark(start, start + len(words[place]), "fs-term", ""),)), 80)
    assert cut.marks
    (found,) = shown(cut)
    assert found
    assert found in words[place]
    assert len(cut.text) <= 84
