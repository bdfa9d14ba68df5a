"""The difference between the articles of a target and those of a reference, event by event.

Within an event both sides tell the same story, so only differences within events count. The estimate is the target's
coefficient in a regression of the measure on the target and the events: the differences of means in each event,
averaged with the weights n_t n_r / (n_t + n_r). Its variance is estimated for each side by itself (HC2: MacKinnon &
White 1985); `lib.compare.side_errors` says how well, and what becomes of a side that does not vary.

With one event error and degrees of freedom are those of Welch's t test, to the last digit; with one article a side in
each event they are those of the paired t test. `lib.compare.skewness` says how far an interval reaches beyond that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.side_errors import error_and_df
from lib.compare.skewness import lean_of_difference

NO_SPREAD = 1e-7  # of the largest value: squares are summed with 16 digits, so a smaller error is rounding


class Contrast(NamedTuple):
    """Difference target minus reference with its standard error, for each measure; NaN where there is none."""

    difference: Values
    error: Values
    df: Values
    spread: Values  # standard deviation within sides and events
    residual_df: int  # of `spread`
    lean: Values  # of the difference: see `lib.compare.skewness`


def comparable(target: Flags, event: Numbers) -> Flags:
    """The articles of the events that both sides have; the others say nothing about a difference within events."""
    n_events = int(event.max()) + 1 if len(event) else 0
    both = (np.bincount(event[target], minlength=n_events) > 0) & (np.bincount(event[~target], minlength=n_events) > 0)
    kept: Flags = both[event]
    return kept


def contrast(values: Values, target: Flags, event: Numbers) -> Contrast:
    """The contrast of each column of `values` (articles x measures, no NaN), all events `comparable`."""
    differences, variances = _differences(values, target[np.newaxis], event)
    difference = differences[0]
    residuals = _centred(values, event) - np.outer(_centred(target[:, np.newaxis], event)[:, 0], difference)
    n_events = int(event.max()) + 1
    residual_df = len(values) - len(np.unique(event)) - 1
    with np.errstate(invalid="ignore", divide="ignore"):
        squares = (residuals**2).sum(axis=0)
        spread = np.sqrt(squares / residual_df) if residual_df > 0 else np.full_like(squares, np.nan)
    sides = target, ~target
    n = [np.bincount(event[side], minlength=n_events)[:, np.newaxis].astype(np.float64) for side in sides]
    alike = [np.ptp(values[side], axis=0) == 0 for side in sides]
    error, df = error_and_df((n[0], n[1]), (variances[0, 0], variances[1, 0]), (alike[0], alike[1]), spread)
    away = _centred(values, 2 * event + target)
    lean = lean_of_difference((n[0], n[1]), (away**2).sum(axis=0), (away**2 * away).sum(axis=0))
    return Contrast(difference, error, df, spread, residual_df, lean)


def studentised(values: Values, targets: Flags, event: Numbers) -> Values:
    """The size of difference / error for each row of `targets` (ways to divide the articles) and each measure.

    The error is that of both sides as they vary, also where one does not: all divisions are judged alike. Infinite
    where sides differ that do not vary, 0 where nothing differs.
    """
    return in_errors(*_differences(values, targets, event), np.abs(values).max(axis=0, initial=0.0))


def in_errors(difference: Values, variances: Values, largest: Values) -> Values:
    """The size of differences in standard errors: `variances` by target and reference, `largest` value of a measure."""
    error = np.sqrt(variances.sum(axis=0))
    small = NO_SPREAD * largest
    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.abs(difference) / np.where(error <= small, 0.0, error)
    return np.where(np.abs(difference) <= small, 0.0, size)


def _differences(values: Values, targets: Flags, event: Numbers) -> tuple[Values, Values]:
    """Differences (divisions x measures), and their variances by target and reference (first axis)."""
    sizes = np.bincount(event)
    share = (np.bincount(event, targets[0]) / sizes)[event]  # the same in every division: sides keep their numbers
    x = targets - share
    total = (x[0] ** 2).sum()
    centred = _centred(values, event)
    difference = x @ centred / total
    free = 1 - 1 / sizes[event] - x**2 / total  # one minus the leverage
    with np.errstate(invalid="ignore", divide="ignore"):
        weights = np.where(free > NO_SPREAD, x**2 / free / total**2, np.nan)
    sides = np.stack([targets, ~targets])
    # Residuals are centred - difference * x; their weighted squares, multiplied out, are products of matrices.
    weighted = sides * weights
    squares = weighted @ centred**2 - 2 * difference * ((weighted * x) @ centred)
    variances = squares + difference**2 * (weighted * x**2).sum(axis=2)[:, :, np.newaxis]
    return difference, np.maximum(variances, 0.0)


def _centred(values: Values | Flags, event: Numbers) -> Values:
    """The values less their mean in each event."""
    sides = (event == np.arange(event.max() + 1)[:, np.newaxis]).astype(np.float64)  # events x articles
    means = sides @ values / np.maximum(np.bincount(event), 1)[:, np.newaxis]
    centred: Values = values - means[event]
    return centred
