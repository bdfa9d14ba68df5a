"""Tests of outlets that do not differ: on real news where it is here, else on the sample; fewer runs than in bench."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from bench.shuffled import alarms_of_differences, alarms_of_naming, alarms_of_terms
from bench.texts import NEWS, news_texts
from lib.compare.trace import Trace, trace
from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.score import articles_frame, scored, scores_table
from lib.text.settings import default_settings

SIZES = [3, 5, 10, 30]
RUNS = 20
N_ARTICLES = 120


@pytest.fixture(scope="module")
def corpus() -> tuple[pd.DataFrame, dict[str, Trace]]:
    articles = [Article(text) for text in news_texts(NEWS, N_ARTICLES)] if NEWS.is_file() else sample_articles()
    frame = articles_frame(articles)
    rows, docs = zip(*scored(frame, default_settings()), strict=True)
    traces = dict(zip(frame["id"], map(trace, docs), strict=True))
    return scores_table(rows, default_settings()), traces


def most(rate: float, n: int) -> float:
    """What a rate comes out at in n tries, but for one in 1,000 times."""
    return rate + 3.1 * math.sqrt(rate * (1 - rate) / n)


def fits(corpus: tuple[pd.DataFrame, dict[str, Trace]], n: int) -> None:
    if 3 * n > len(corpus[0]):
        pytest.skip("the sample corpus has fewer articles")


@pytest.mark.parametrize("n", SIZES)
def test_differences_raise_no_more_false_alarms_than_promised(corpus, n):
    fits(corpus, n)
    alarms = alarms_of_differences(corpus[0], (n,) * 3, RUNS)
    assert (alarms.n_tests == 0) == (n < 5)
    # The tests of a run hang together: the runs count, not the tests.
    assert not alarms.n_tests or alarms.p <= most(0.05, RUNS)
    assert alarms.any_q <= most(0.05, RUNS)


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize(("alarms_of", "runs"), [(alarms_of_terms, RUNS), (alarms_of_naming, 8)])
def test_words_raise_no_more_false_alarms_than_promised(corpus, alarms_of, runs, n):
    fits(corpus, n)
    alarms = alarms_of(corpus[1], (n,) * 3, runs)
    assert alarms.any_q <= most(0.05, runs)
    assert n >= 5 or not alarms.n_tests


def test_a_test_that_takes_words_for_independent_would_be_found_out(corpus, monkeypatch):
    from scipy import special

    from lib.compare import keyness

    honest = keyness.terms

    def naive(*arguments, **options):
        table = honest(*arguments, **options)
        p = 2 * special.ndtr(-table["log_odds_z"].abs())
        return table.assign(p=p, q=keyness.q_values(p))

    monkeypatch.setattr("bench.shuffled.terms", naive)
    assert alarms_of_terms(corpus[1], (10,) * 3, 10).any_q > 0.5
