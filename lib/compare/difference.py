"""Which groups of articles differ, by how much, and whether their number of articles can show it.

Each group is compared with all others together and with each other one, in every measure and voice, within events where
there are several (`lib.compare.contrast`). What a number of articles allows, for the smaller side:

    1 to 4        the difference, described: no interval, no test
    5 and more    Student's t interval with an error for each side; the p-value of shuffling the articles

Articles are shuffled between the sides within each event, and the studentised difference compared with what comes out
(Janssen 1997): exact where outlets do not differ, whatever the shape of the values. Beyond MOST_FOR_SHUFFLING articles,
where the two agree, the t test stands alone. q is Benjamini and Hochberg's (1995), over all comparisons of a table;
q_measure is the same over those of one measure and voice, for whoever asked about this measure alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb, prod
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.compare.contrast import Contrast, Flags, Numbers, Values, comparable, contrast, studentised
from lib.compare.discovery import q_values
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.metrics import column, metrics

FEWEST_FOR_TEST = FEWEST_FOR_INTERVAL  # articles on the smaller side
MOST_FOR_SHUFFLING = 400  # articles on both sides
SHUFFLES, FIRST_SHUFFLES = 1_999, 199
MOST_REACHED = 10  # of the first shuffles: p is above .05 then, and more shuffles would not change what is said
MOST_FOR_PAIRS = 12  # groups: beyond that each is compared with all others together only
THE_OTHERS = "the others"
DESCRIBED = f"none: fewer than {FEWEST_FOR_TEST} articles"
ALIKE = "none: all articles have the same value"
SHUFFLED, STUDENT = "permutation of articles, t interval", "t test and interval"
WITHIN = " within events"
COLUMNS = (
    *("measure", "voice", "target", "reference", "n_target", "n_reference", "n_events", "mean_target"),
    *("mean_reference", "difference", "low", "high", "effect_size", "test", "p"),
)


class Sides(NamedTuple):
    """Who is compared with whom: articles of the target, of the reference, and the event of each."""

    target: str
    reference: str
    is_target: Flags  # of the articles of both sides
    rows: Numbers  # their places in the table
    event: Numbers


def differences(
    scores: pd.DataFrame,
    groups: pd.Series[str],
    *,
    by_event: bool = True,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """All differences between groups, one row per measure, voice and pair of sides.

    `groups` names the group of each row of the scores table; rows without one do not count. Columns: measure, voice,
    target, reference (a group, or THE_OTHERS), n_target, n_reference (articles with a value, in events that both have),
    n_events, mean_target, mean_reference, difference (target minus reference, within events, so not always that of the
    means), low, high, effect_size (Hedges' g), test, p, q_measure, q. NaN where undefined.
    Groups in alphabetical order; those against all others first. Articles without an event form one together.
    """
    names = [(metric.name, voice) for metric in metrics().values() for voice in metric.voices]
    values = scores[[column(*name) for name in names]].to_numpy(np.float64)
    events = scores["event"] if by_event else pd.Series(None, index=scores.index, dtype=object)
    alike = _defined_alike(np.isfinite(values))
    rows: list[tuple[object, ...]] = []
    for sides in _sides(groups, events):
        rows += _rows(values[sides.rows], sides, names, alike, level, np.random.default_rng(seed))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    of_measure = table.groupby(["measure", "voice"], sort=False)["p"].transform(q_values)
    return table.assign(q_measure=of_measure, q=q_values(table["p"]))


def _sides(groups: pd.Series[str], events: pd.Series[str]) -> Iterator[Sides]:
    """Each group against all others, if there are more than two; then each against each."""
    numbers = pd.factorize(events, use_na_sentinel=False)[0].astype(np.int64)
    known = groups.notna().to_numpy()
    names = sorted(groups.dropna().unique())
    if len(names) > 2:
        for name in names:
            yield _between(name, THE_OTHERS, (groups == name).to_numpy(), known, numbers)
    if len(names) <= MOST_FOR_PAIRS:
        for target, reference in combinations(names, 2):
            yield _between(
                target, reference, (groups == target).to_numpy(), groups.isin([target, reference]).to_numpy(), numbers
            )


def _between(target: str, reference: str, is_target: Flags, known: Flags, events: Numbers) -> Sides:
    rows = np.flatnonzero(known)
    return Sides(target, reference, is_target[rows], rows, events[rows])


def _defined_alike(defined: Flags) -> list[Numbers]:
    """Columns that are defined for the same articles: they are computed together."""
    found: dict[bytes, list[int]] = {}
    for place, pattern in enumerate(defined.T):
        found.setdefault(pattern.tobytes(), []).append(place)
    return [np.array(places) for places in found.values()]


def _rows(
    values: Values,
    sides: Sides,
    names: Sequence[tuple[str, str]],
    alike: Sequence[Numbers],
    level: float,
    rng: np.random.Generator,
) -> Iterator[tuple[object, ...]]:
    """A row per measure."""
    found: dict[int, tuple[object, ...]] = {}
    for places in alike:
        found |= dict(zip(places, _compared(values[:, places], sides, level, rng), strict=True))
    for place, (measure, voice) in enumerate(names):
        yield measure, voice, sides.target, sides.reference, *found[place]


def _compared(values: Values, sides: Sides, level: float, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    """From n_target to p, for each column of values that are defined for the same articles."""
    kept = np.flatnonzero(np.isfinite(values[:, 0]))
    kept = kept[comparable(sides.is_target[kept], sides.event[kept])]
    target = sides.is_target[kept]
    event = np.unique(sides.event[kept], return_inverse=True)[1].astype(np.int64)
    n_target, n_reference, n_events = int(target.sum()), int((~target).sum()), len(np.unique(event))
    if not n_target:
        for _ in range(values.shape[1]):
            yield 0, 0, 0, *[np.nan] * 6, DESCRIBED, np.nan
        return
    found = contrast(values[kept], target, event)
    means = values[kept][target].mean(axis=0), values[kept][~target].mean(axis=0)
    tested = _tested(values[kept], target, event, found, level, rng)
    for place, (low, high, effect, test, p) in enumerate(tested):
        row = n_target, n_reference, n_events, means[0][place], means[1][place], found.difference[place]
        yield *row, low, high, effect, test, p


def _tested(
    values: Values, target: Flags, event: Numbers, found: Contrast, level: float, rng: np.random.Generator
) -> Iterator[tuple[float, float, float, str, float]]:
    """Interval, effect size, name of the test and p for each measure."""
    from scipy import stats

    few = min(target.sum(), (~target).sum()) < FEWEST_FOR_TEST
    observed = studentised(values, target[np.newaxis], event)[0]
    # Hedges (1981): the bias of Cohen's d in small samples.
    correction = 1 - 3 / (4 * found.residual_df - 1) if found.residual_df > 0 else np.nan
    half = found.error * np.asarray(stats.t.ppf((1 + level) / 2, found.df))
    p = 2 * np.asarray(stats.t.sf(observed, found.df))
    by_shuffling = not few and len(target) <= MOST_FOR_SHUFFLING
    if by_shuffling:
        p = _shuffled(values, target, event, observed, p, rng)
    within = WITHIN if event.max() else ""
    for place, difference in enumerate(found.difference):
        if few:
            yield np.nan, np.nan, np.nan, DESCRIBED, np.nan
        elif not np.ptp(values[:, place]):
            yield np.nan, np.nan, np.nan, ALIKE, np.nan
        else:
            effect = correction * difference / found.spread[place] if found.spread[place] > 0 else np.nan
            low, high = difference - half[place], difference + half[place]
            if not np.isfinite(observed[place]):
                low, high, effect = np.nan, np.nan, np.nan  # the sides differ and do not vary
            yield low, high, effect, (SHUFFLED if by_shuffling else STUDENT) + within, p[place]


def _shuffled(
    values: Values, target: Flags, event: Numbers, observed: Values, student: Values, rng: np.random.Generator
) -> Values:
    """How often shuffled articles differ as much as the real ones.

    Measures that many of the first shuffles reach are done then (Besag & Clifford 1991). Where none of all does, p is
    below 1 / (SHUFFLES + 1); how far below is read from Student's t, but p is never less than one of all ways to
    divide the articles.
    """
    reached = _reached(values, target, event, observed, FIRST_SHUFFLES, rng)
    p: Values = (reached + 1) / (FIRST_SHUFFLES + 1)
    close = np.flatnonzero(reached < MOST_REACHED)
    if len(close):
        n_more = SHUFFLES - FIRST_SHUFFLES
        total = reached[close] + _reached(values[:, close], target, event, observed[close], n_more, rng)
        n_ways = prod(comb(int((event == each).sum()), int(target[event == each].sum())) for each in set(event))
        below = np.clip(student[close], 1 / n_ways, 1 / (SHUFFLES + 1))
        p[close] = np.where(total > 0, (total + 1) / (SHUFFLES + 1), below)
    return p


def _reached(
    values: Values, target: Flags, event: Numbers, observed: Values, n_shuffles: int, rng: np.random.Generator
) -> Numbers:
    """In how many shuffles of the articles within events the sides differ at least as much as they do."""
    targets = np.empty((n_shuffles, len(target)), np.bool_)
    for number in range(int(event.max()) + 1):
        inside = np.flatnonzero(event == number)
        targets[:, inside] = rng.permuted(np.tile(target[inside], (n_shuffles, 1)), axis=1)
    reached: Numbers = (studentised(values, targets, event) >= observed * (1 - 1e-9)).sum(axis=0)
    return reached
