"""What the tests of terms are made of: the articles of a contrast with their counts, and which are the target's.

All that does not depend on the target is made once for all contrasts of the same articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.term_ranks import Ranked, ranked

MOST_RATES = 2_000_000  # that are ranked together

Table = Any  # of terms and strata: an array of numbers, or a sparse one that is multiplied and squared like it


@dataclass(frozen=True)
class Articles:
    """The articles of a contrast: how often each has each term (a row a term), its stratum, its number of words.

    Strata are numbered from 0 without gaps.
    """

    counts: sparse.csr_array
    stratum: Numbers
    n_words: Values

    @cached_property
    def present(self) -> sparse.csr_array:
        """1 where an article has the term."""
        return self._like_counts(np.ones_like(self.counts.data))

    @cached_property
    def total(self) -> Values:
        """How often each term occurs."""
        found: Values = self.counts @ np.ones(len(self.stratum))
        return found

    @cached_property
    def n_having(self) -> Numbers:
        """How many articles have each term."""
        return np.diff(self.counts.indptr)

    @cached_property
    def sizes(self) -> Numbers:
        """How many articles each stratum has."""
        return np.bincount(self.stratum)

    @cached_property
    def found(self) -> Table:
        """The occurrences of each term in each stratum."""
        return self._in_strata(self.counts.data)

    @cached_property
    def squares(self) -> Table:
        """The sum of the squares of the counts of each term in each stratum."""
        return self._in_strata(self.counts.data**2)

    @cached_property
    def found_squared(self) -> Table:
        """The squares of `found`."""
        return self.found**2

    @cached_property
    def found_by_length(self) -> Table:
        """`found` times the sum of occurrences by the words of their articles."""
        by_length = self._in_strata(self.counts.data * self.n_words[self.counts.indices])
        return self.found * by_length

    def having_in_strata(self, rows: Numbers) -> Numbers:
        """In how many articles of each stratum some terms are."""
        having = self._having[rows]
        dense: Values = having if isinstance(having, np.ndarray) else having.toarray()
        return dense.astype(np.int64)

    def ranks(self, rows: Numbers) -> Sequence[Ranked]:
        """The ranks of the rates of some terms."""
        missing = np.array([row for row in rows.tolist() if row not in self._ranked], np.int64)
        for part in np.array_split(missing, 1 + len(missing) * len(self.stratum) // MOST_RATES):
            self._ranked.update(
                zip(part.tolist(), ranked(self.counts[part].toarray() / self.n_words, self.stratum), strict=True)
            )
        return [self._ranked[row] for row in rows.tolist()]

    @cached_property
    def _ranked(self) -> dict[int, Ranked]:
        return {}

    @cached_property
    def _having(self) -> Table:
        return self._in_strata(self.present.data)

    def _in_strata(self, values: Values) -> Table:
        """Sums by term and stratum of a value for each count: sparse if full tables would be larger than the counts."""
        shape = len(self.n_having), len(self.sizes)
        if shape[0] * shape[1] <= len(values):
            full: Values = np.bincount(self._cell, weights=values, minlength=shape[0] * shape[1]).astype(float)
            return full.reshape(shape)
        n = len(self.stratum)
        members = sparse.csr_array((np.ones(n), self.stratum, np.arange(n + 1)), shape=(n, shape[1]))
        summed: sparse.csr_array = self._like_counts(values) @ members
        return summed

    @cached_property
    def _cell(self) -> Numbers:
        """The place of each count in a full table of terms and strata."""
        n_strata = len(self.sizes)
        first: Numbers = np.repeat(np.arange(len(self.n_having)) * n_strata, self.n_having)
        return first if n_strata == 1 else first + self.stratum[self.counts.indices]

    def _like_counts(self, values: Values) -> sparse.csr_array:
        counts = self.counts
        return sparse.csr_array((values, counts.indices, counts.indptr), shape=counts.shape)


@dataclass(frozen=True)
class Sides:
    """Which articles of a contrast are the target's; every stratum has articles of both sides."""

    articles: Articles
    target: Flags

    @cached_property
    def in_target(self) -> Values:
        """How often the target's articles have each term."""
        found: Values = self.articles.counts @ self.target.astype(float)
        return found

    @cached_property
    def having_in_target(self) -> Values:
        """How many of the target's articles have each term."""
        found: Values = self.articles.present @ self.target.astype(float)
        return found

    @cached_property
    def n_target(self) -> Numbers:
        """How many of the target's articles each stratum has."""
        return np.bincount(self.articles.stratum, weights=self.target).astype(np.int64)

    @cached_property
    def spread(self) -> Values:
        """By stratum: what the sum of squared scores is multiplied with to give the variance of the target's sum."""
        n, m = self.articles.sizes, self.n_target
        return m * (n - m) / (n * (n - 1.0))
