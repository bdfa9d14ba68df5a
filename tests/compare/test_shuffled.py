"""Distinctive terms of outlets that do not differ: in real news where it is here, else in the sample corpus."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from lib.compare.shuffled import false_alarms
from lib.compare.trace import Trace, trace
from lib.ingest.folder import sample_articles
from lib.text import parse, parse_article

NEWS = Path(__file__).parents[3] / "shared" / "validity" / "data" / "news_abp.jsonl.gz"
N_ARTICLES = 150
RUNS = 25


@pytest.fixture(scope="module")
def traces() -> dict[str, Trace]:
    if not NEWS.exists():
        return {article.id: trace(parse_article(article)) for article in sample_articles()}
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        articles = [json.loads(row) for row in islice(rows, 0, 1500, 1500 // N_ARTICLES)]
    return {article["id"]: trace(parse(article["text"])) for article in articles}


@pytest.mark.parametrize("n_per_outlet", [3, 5, 10, 30])
def test_shuffled_outlets_have_no_distinctive_terms(traces, n_per_outlet):
    if 3 * n_per_outlet > len(traces):
        pytest.skip("the sample corpus has fewer articles")
    # With alarms in 5 % of runs, 5 and more of 25 would come up once in 140 times.
    assert false_alarms(traces, n_per_outlet, RUNS, seed=7) <= 4 / RUNS


def test_too_few_articles_to_deal_are_refused(traces):
    with pytest.raises(ValueError, match="larger"):
        false_alarms(dict(islice(traces.items(), 8)), 3, 1)
