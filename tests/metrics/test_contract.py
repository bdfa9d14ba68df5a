"""What holds for every measure, whichever are installed."""

from __future__ import annotations

from math import isfinite

import pytest

from lib.ingest.folder import sample_articles
from lib.metrics import FAMILIES, MAIN, columns, metrics
from lib.text import parse

METRICS = list(metrics().values())
ARTICLES = [article.text for article in sample_articles()[::7]]
ODD = [
    "",
    " \n\n ",
    "!!! ???",
    "# ## -",
    "😀",
    '"',
    '""',
    "1",
    "A",
    '"A',
    "«»",
    "a" * 500,
    "'",
    "— – …",
    "\u0000\ud800",
    '"___," Ana Ruiz said.',
]


@pytest.fixture(params=METRICS, ids=lambda metric: metric.name)
def metric(request):
    return request.param


def documents(metric, text):
    doc = parse(text)
    return [doc.in_voice(voice) for voice in metric.voices]


def test_declares_what_a_reader_must_know(metric):
    for told in (metric.label, metric.unit, metric.higher, metric.formula, metric.source, metric.limits, metric.listed):
        assert told.strip()
    assert metric.bounds[0] < metric.bounds[1]
    assert metric.family in FAMILIES
    assert metric.score.__doc__


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_undefined_on_empty_text(metric, text):
    for doc in documents(metric, text):
        assert metric.score(doc).value is None
        assert metric.evidence(doc) == ()


@pytest.mark.parametrize("text", ODD + ARTICLES)
def test_inside_its_bounds_on_any_text(metric, text):
    low, high = metric.bounds
    for doc in documents(metric, text):
        value = metric.score(doc).value
        assert value is None or (isfinite(value) and low <= value <= high)


@pytest.mark.parametrize("text", ODD + ARTICLES)
def test_evidence_lies_in_the_text(metric, text):
    for doc in documents(metric, text):
        for span in metric.evidence(doc):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", ARTICLES)
def test_saying_everything_twice_keeps_a_rate(metric, text):
    if not metric.is_rate:
        pytest.skip("no rate")
    body = text.split("\n\n", 3)[-1]  # without headline and byline, which stand once
    once, twice = documents(metric, body), documents(metric, f"{body}\n\n{body}")
    for single, double in zip(once, twice, strict=True):
        assert metric.score(double).value == pytest.approx(metric.score(single).value)


def test_the_words_that_a_formula_counts_are_those_it_shows():
    counted = {"gunning_fog": "complex", "smog_index": "polysyllables", "dale_chall": "difficult", "lix": "long"}
    for text in [*ARTICLES, '"Investigators met the governor," he said.']:
        doc = parse(text)
        for name, count in counted.items():
            assert len(metrics()[name].evidence(doc)) == getattr(doc.counts, count), (name, text[:40])


def test_every_family_has_its_main_measure_first():
    names = {family: next(metric.name for metric in METRICS if metric.family == family) for family in FAMILIES}
    assert names == MAIN


def test_one_column_per_measure_and_voice():
    assert len(columns()) == len(set(columns())) == sum(len(metric.voices) for metric in METRICS)
    assert {"sentiment", "sentiment_own", "lix_quoted", "quote_density"} <= set(columns())
    assert "quote_density_own" not in columns()
