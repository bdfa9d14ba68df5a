"""Number, mean and spread of the articles of each group and event: what a difference of two sides is computed from.

The articles of a corpus are gone through once; after that, each comparison is arithmetic on groups and events, however
many articles they have. What comes out is the contrast of `lib.compare.contrast`, measure by measure.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.contrast import NO_SPREAD
from lib.compare.side_errors import error_and_df
from lib.compare.skewness import lean_of_difference


class Moments(NamedTuple):
    """A row for each cell (a group's articles on one event, or more groups'), a column for each measure.

    Articles where a measure is undefined do not count in its column.
    """

    event: Numbers  # of each row
    n: Values
    mean: Values  # 0 where n is 0
    squares: Values  # sum of the squares of the distances from the mean
    cubes: Values  # the same of their cubes
    lowest: Values  # NaN where n is 0
    highest: Values


class SidesCompared(NamedTuple):
    """Target minus reference within the events that both have, for each measure; NaN where undefined."""

    n_target: Numbers
    n_reference: Numbers
    n_events: Numbers
    mean_target: Values
    mean_reference: Values
    difference: Values
    error: Values
    df: Values
    spread: Values  # standard deviation within sides and events
    residual_df: Numbers  # of `spread`
    lean: Values  # of the difference: see `lib.compare.skewness`
    size: Values  # of difference / error, as in `contrast.studentised`
    alike: Flags  # all articles have the same value


def moments(values: Values, cell: Numbers, event: Numbers) -> Moments:
    """The moments of articles (rows of `values`, NaN where undefined) by their cell; `event` is that of each cell.

    Cells are numbered without gaps.
    """
    order = np.argsort(cell, kind="stable")
    begins = np.searchsorted(cell[order], np.arange(len(event)))
    columns = [_column(values[order, place], begins) for place in range(values.shape[1])]
    return Moments(event, *(np.column_stack(each) for each in zip(*columns, strict=True)))


def _column(values: Values, begins: Numbers) -> tuple[Values, ...]:
    """The moments of one measure, of articles in the order of their cells."""
    defined = np.isfinite(values)
    n = np.add.reduceat(defined.astype(np.float64), begins)
    mean = np.add.reduceat(np.where(defined, values, 0.0), begins) / np.maximum(n, 1)
    far = np.where(defined, values - np.repeat(mean, np.diff(begins, append=len(values))), 0.0)
    known = np.where(defined, values, np.nan)
    squares = far * far
    sums = (np.add.reduceat(powers, begins) for powers in (squares, squares * far))
    return n, mean, *sums, np.fmin.reduceat(known, begins), np.fmax.reduceat(known, begins)


def joined(cells: Moments, chosen: Flags) -> Moments:
    """The chosen cells joined event by event, in the order of events."""
    rows = np.flatnonzero(chosen)
    rows = rows[np.argsort(cells.event[rows], kind="stable")]
    event, begins = np.unique(cells.event[rows], return_index=True)
    if len(event) == len(rows):
        return _of_rows(cells, rows)
    lengths = np.diff(begins, append=len(rows))
    parts = _of_rows(cells, rows)
    n = np.add.reduceat(parts.n, begins)
    mean = np.add.reduceat(parts.n * parts.mean, begins) / np.maximum(n, 1)
    away = parts.mean - np.repeat(mean, lengths, axis=0)
    squares = parts.squares + parts.n * away**2
    cubes = parts.cubes + 3 * away * parts.squares + parts.n * away**3
    return Moments(
        event,
        n,
        mean,
        np.add.reduceat(squares, begins),
        np.add.reduceat(cubes, begins),
        np.fmin.reduceat(parts.lowest, begins),
        np.fmax.reduceat(parts.highest, begins),
    )


class _Within(NamedTuple):
    """What the sides (target, reference) are in the events: of each side a row for each event."""

    share: tuple[Values, Values]  # the target's indicator less its mean in the event
    left: tuple[Values, Values]  # sum of the squares that difference and events leave unexplained
    free: tuple[Values, Values]  # one minus the leverage of an article
    total: Values  # sum of the squares of the shares, over articles


def compared(target: Moments, reference: Moments) -> SidesCompared:
    """The contrast of two sides, both `joined` by event."""
    one, other = _in_common(target, reference)
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = one.n * other.n / np.maximum(one.n + other.n, 1)
        difference = (weight * (one.mean - other.mean)).sum(axis=0) / weight.sum(axis=0)
        within = _within(one, other, weight, difference)
        variances = _variances(within)
        counts = one.n.sum(axis=0), other.n.sum(axis=0)
        means = [(side.n * side.mean).sum(axis=0) / n for side, n in zip((one, other), counts, strict=True)]
    n_events = (weight > 0).sum(axis=0)
    n_target, n_reference = (count.astype(np.int64) for count in counts)
    residual_df = n_target + n_reference - n_events - 1
    squares = within.left[0].sum(axis=0) + within.left[1].sum(axis=0)
    spread = np.sqrt(np.divide(squares, residual_df, out=np.full_like(squares, np.nan), where=residual_df > 0))
    ends = [_ends(side) for side in (one, other)]
    lowest, highest = np.fmin(ends[0][0], ends[1][0]), np.fmax(ends[0][1], ends[1][1])
    alike = [low == high for low, high in ends]
    small = NO_SPREAD * np.fmax(np.abs(lowest), np.abs(highest))
    spread = np.where(spread <= small, 0.0, spread)
    error, found_df = error_and_df((one.n, other.n), variances, (alike[0], alike[1]), spread)
    df = np.where(error == 0, residual_df, found_df)  # any will do where sides do not vary
    size = _size(difference, np.sqrt(variances[0] + variances[1]), small)
    sums = (one.squares + other.squares).sum(axis=0), (one.cubes + other.cubes).sum(axis=0)
    lean = lean_of_difference((one.n, other.n), *sums)
    return SidesCompared(
        n_target, n_reference, n_events, means[0], means[1], difference, error, df, spread, residual_df, lean, size,
        lowest == highest,
    )  # fmt: skip


def _within(one: Moments, other: Moments, weight: Values, difference: Values) -> _Within:
    n = np.maximum(one.n + other.n, 1)
    pooled = (one.n * one.mean + other.n * other.mean) / n
    total = weight.sum(axis=0)
    share = other.n / n, -one.n / n
    left = tuple(
        side.squares + side.n * (side.mean - pooled - difference * x) ** 2
        for side, x in zip((one, other), share, strict=True)
    )
    free = tuple(np.where(weight > 0, 1 - 1 / n - x**2 / total, 1.0) for x in share)
    return _Within(share, (left[0], left[1]), (free[0], free[1]), total)


def _variances(within: _Within) -> tuple[Values, Values]:
    """What each side adds to the variance of the difference."""
    found = []
    for x, left, free in zip(*within[:3], strict=True):
        weights = np.where(free > NO_SPREAD, x**2 / free / within.total**2, np.nan)
        found.append((weights * left).sum(axis=0))
    return found[0], found[1]


def _in_common(target: Moments, reference: Moments) -> tuple[Moments, Moments]:
    """Both sides in the events that both have; where one has no value of a measure, neither counts."""
    _, *rows = np.intersect1d(target.event, reference.event, assume_unique=True, return_indices=True)
    one, other = (_of_rows(side, chosen) for side, chosen in zip((target, reference), rows, strict=True))
    both = (one.n > 0) & (other.n > 0)
    return _where(both, one), _where(both, other)


def _of_rows(side: Moments, rows: Numbers) -> Moments:
    return Moments(side.event[rows], *(each[rows] for each in side[1:]))


def _where(counts: Flags, side: Moments) -> Moments:
    """The cells that count; the others as if they were empty."""
    sums = (np.where(counts, each, 0.0) for each in side[1:5])
    return Moments(side.event, *sums, *(np.where(counts, each, np.nan) for each in side[5:]))


def _ends(side: Moments) -> tuple[Values, Values]:
    """The lowest and the highest value of each measure; NaN where there is none."""
    none = np.full((1, side.n.shape[1]), np.nan)
    lowest = np.fmin.reduce(np.concatenate([side.lowest, none]))
    return lowest, np.fmax.reduce(np.concatenate([side.highest, none]))


def _size(difference: Values, error: Values, small: Values) -> Values:
    """Infinite where sides differ that do not vary, 0 where nothing differs."""
    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.abs(difference) / np.where(error <= small, 0.0, error)
    return np.where(np.abs(difference) <= small, 0.0, size)
