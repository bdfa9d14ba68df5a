"""Long computations say how far they are, and end when whoever listens raises."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from lib.compare.difference import differences
from lib.compare.duplicates import near_copies
from lib.compare.index import WordIndex
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.naming import default_naming, mentions
from lib.compare.naming import differences as naming_differences
from lib.compare.telling import Tell, within
from lib.compare.trace import trace
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text import parse_article
from lib.text.settings import Settings

OUTLETS = ("Post", "Wire", "Times")
ARTICLES = [
    Article(f"The rebels held town {n}. The militants left road {n}.", outlet=OUTLETS[n % 3]) for n in range(18)
]
INDEX = WordIndex.of({each.id: trace(parse_article(each)) for each in ARTICLES})
GROUPS = pd.Series([each.outlet for each in ARTICLES], [each.id for each in ARTICLES])


def _of_scores(tell: Tell) -> None:
    differences(score_frame(articles_frame(ARTICLES), Settings()), GROUPS.reset_index(drop=True), tell=tell)


def _of_terms(tell: Tell) -> None:
    terms(INDEX, GROUPS.reset_index(drop=True), each_against_the_rest(GROUPS), tell=tell)


def _of_mentions(tell: Tell) -> None:
    mentions(INDEX, default_naming(), tell=tell)


def _of_naming(tell: Tell) -> None:
    naming_differences(mentions(INDEX, default_naming()), GROUPS, tell=tell)


def _of_copies(tell: Tell) -> None:
    near_copies(INDEX, tell=tell)


WORK: tuple[Callable[[Tell], None], ...] = (_of_scores, _of_terms, _of_mentions, _of_naming, _of_copies)


@pytest.mark.parametrize("work", WORK)
def test_steps_are_told_in_order_and_the_work_ends_when_told(work):
    heard: list[tuple[int, int]] = []
    work(lambda done, of: heard.append((done, of)))
    done, of = zip(*heard, strict=True)
    assert done[0] == 0
    assert list(done) == sorted(done)
    assert set(of) == {of[0]}
    assert done[-1] < of[0]

    def ends(done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        work(ends)


def test_a_part_of_the_work_goes_from_its_beginning_to_its_end():
    heard: list[tuple[int, int]] = []
    part = within(lambda done, of: heard.append((done, of)), 40, 100)
    for done in np.arange(4).tolist():
        part(done, 3)
    assert heard == [(40, 100), (60, 100), (80, 100), (100, 100)]
