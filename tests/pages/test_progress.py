from __future__ import annotations

import pytest

from lib.pages.progress import measuring_line
from lib.store.measuring import Progress

LINES = [
    (Progress("starting"), "Beginning to measure"),
    (Progress("scoring", 0, 5000), "Scoring: 5,000 articles"),
    (Progress("scoring", 1200, 5000, 40.0), "Scoring 1,200 of 5,000 articles, 40 a second, about 2 minutes left"),
    (Progress("scoring", 4990, 5000, 40.0), "Scoring 4,990 of 5,000 articles, 40 a second, less than a minute left"),
    (Progress("scoring", 100, 100_000, 0.5), "Scoring 100 of 100,000 articles, 0.5 a second, about 56 hours left"),
    (Progress("copies", 0, 5000), "Looking for near-copies: 5,000 articles"),
]


@pytest.mark.parametrize(("said", "line"), LINES)
def test_the_line_says_how_far_how_fast_how_long(said, line):
    assert measuring_line(said) == line
