"""Counts of terms are kept with the measured files of a workspace, under a key of what they depend on."""

from __future__ import annotations

import os

import pytest

from lib.compare.index import WordIndex
from lib.compare.term_counts import TermSettings, term_counts
from lib.compare.trace import trace
from lib.ingest.folder import sample_articles
from lib.store.measured import COUNTS_KEPT, Measured
from lib.store.measured.keys import counts_key, text_key
from lib.text import parse_article

ARTICLES = sample_articles()[:3]
KEYS = [text_key(article) for article in ARTICLES]


@pytest.fixture
def measured(tmp_path):
    return Measured(tmp_path / "measured" / "abc")


def test_counts_of_terms_survive_until_newer_ones_take_their_place(measured):
    index = WordIndex.of({each.id: trace(parse_article(each)) for each in ARTICLES})
    counted = term_counts(index, settings=TermSettings(1))
    assert measured.counts("k") is None
    measured.keep_counts("k", counted)
    found = measured.counts("k")
    assert found.terms.tolist() == counted.terms.tolist()
    assert (found.counts != counted.counts).nnz == 0
    os.utime(next(measured.folder.rglob("k")), (0, 0))
    for number in range(COUNTS_KEPT):
        measured.keep_counts(f"n{number}", counted)
    assert measured.counts("k") is None
    (measured.folder / "counts" / "n0" / "ends.npy").write_bytes(b"no array")
    assert measured.counts("n0") is None
    assert not (measured.folder / "counts" / "n0").exists()
    assert measured.counts("n1") is not None


def test_counts_of_terms_depend_on_the_articles_their_order_the_voice_and_what_a_term_is():
    key = counts_key(KEYS, "all", TermSettings())
    assert key == counts_key(iter(KEYS), "all", TermSettings())
    others = [
        counts_key(KEYS[1:], "all", TermSettings()),
        counts_key(KEYS[::-1], "all", TermSettings()),
        counts_key(KEYS, "own", TermSettings()),
        counts_key(KEYS, "all", TermSettings(1)),
    ]
    assert len({key, *others}) == 5
