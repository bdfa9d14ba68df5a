from __future__ import annotations

from bench.terms import documents, find, lexicon, times

ALLOWED = 4  # times as slow with fifty times the terms: twice what a quiet machine shows


def test_the_time_to_find_terms_hardly_grows_with_the_lexicon():
    small, large = times([lexicon(1_000), lexicon(50_000)], documents(5, 1_000), find)
    assert large < ALLOWED * small
