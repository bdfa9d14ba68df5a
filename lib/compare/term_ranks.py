"""Whether the target uses a term at higher rates, article by article: ranks of rates instead of the rates themselves.

In one stratum that is Wilcoxon's rank sum test (1945), in more van Elteren's (1960).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lib.compare.arrays import Flags, Numbers, Values


class Ranked(NamedTuple):
    """Ranks of a term's rates in their strata, less their mean, over one more than the stratum has articles."""

    scores: Values  # one an article
    squares: Values  # their sum of squares, one a stratum
    step: float  # the smallest mean distance between different scores in a stratum; infinite if none differ


def ranked(rates: Values, stratum: Numbers) -> Iterator[Ranked]:
    """The ranks of each row of `rates`, which has a column for each article."""
    sizes = np.bincount(stratum)
    scores, squares = np.empty(rates.shape), np.empty((len(rates), len(sizes)))
    steps = np.full(len(rates), np.inf)
    for number in range(len(sizes)):
        inside = np.flatnonzero(stratum == number)
        own, step = _in_stratum(rates[:, inside])
        scores[:, inside], squares[:, number] = own, (own**2).sum(axis=1)
        steps = np.fmin(steps, step)
    yield from map(Ranked, scores, squares, steps.tolist())


def _in_stratum(rates: Values) -> tuple[Values, Values]:
    """The scores of each row, and the mean distance between different ones; NaN if there is one only."""
    n_rows, n = rates.shape
    order = np.argsort(rates, axis=1)
    ordered = np.take_along_axis(rates, order, axis=1)
    new = np.ones(rates.shape, np.bool_)
    np.not_equal(ordered[:, 1:], ordered[:, :-1], out=new[:, 1:])
    begins = np.flatnonzero(new)  # of equal rates, which share their mean rank
    lengths = np.diff(begins, append=new.size)
    # Van Elteren's weight of a stratum.
    centred = (begins % n + (lengths - 1) / 2 - (n - 1) / 2) / (n + 1)
    in_order = np.repeat(centred, lengths).reshape(n_rows, n)
    n_steps = new.sum(axis=1) - 1
    step: Values = (in_order[:, -1] - in_order[:, 0]) / np.where(n_steps > 0, n_steps, np.nan)
    scores = np.empty(rates.shape)
    np.put_along_axis(scores, order, in_order, axis=1)
    return scores, step


def rank_sums(ranks: Sequence[Ranked], target: Flags, spread: Values) -> tuple[Values, Values]:
    """The target's sum of scores of each term, nearer to zero by half a step, and its variance.

    One stratum: the normal approximation of the Mann-Whitney test, corrected for ties, and for continuity by half the
    mean step between ranks. Half a rank, the usual correction, gives too small a p where there are many ties.
    """
    own = np.flatnonzero(target)
    excess = np.array([each.scores[own].sum() for each in ranks])
    variance = np.array([each.squares @ spread for each in ranks])
    steps = np.array([each.step for each in ranks])
    return np.sign(excess) * np.maximum(0, np.abs(excess) - steps / 2), variance
