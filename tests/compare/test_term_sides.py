"""Sums of counts by term and stratum, whether most of them are zero or few."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from lib.compare.term_sides import Articles


@pytest.mark.parametrize("n_strata", [1, 3, 40])  # of 40 the tables are sparse
def test_sums_in_strata_are_those_of_their_articles(n_strata):
    rng = np.random.default_rng(n_strata)
    stratum, n_words = np.arange(120) % n_strata, rng.integers(50, 900, 120).astype(float)
    counts = rng.poisson(0.2, (30, 120)).astype(float)
    articles = Articles(sparse.csr_array(counts), stratum, n_words)
    members = stratum[:, None] == np.arange(n_strata)
    assert isinstance(articles.found, np.ndarray) == (n_strata < 40)
    full = [each if isinstance(each, np.ndarray) else each.toarray() for each in parts(articles)]
    found = counts @ members
    expected = [found, counts**2 @ members, found**2, found * ((counts * n_words) @ members)]
    for one, other in zip(full, expected, strict=True):
        assert one == pytest.approx(other)
    assert (articles.having_in_strata(np.array([3, 7])) == (counts[[3, 7]] > 0) @ members.astype(int)).all()


def parts(articles):
    return articles.found, articles.squares, articles.found_squared, articles.found_by_length
