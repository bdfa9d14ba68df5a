"""Which groups of articles differ, by how much, and whether their number of articles can show it.

Each group is compared with all others together and with each other one, in every measure and voice, within events where
there are several (`lib.compare.contrast`). What a number of articles allows, for the smaller side:

    1 to 4        the difference, described: no interval, no test
    5 and more    Student's t interval with an error for each side, reaching further towards the long tail of skewed
                  values (`lib.compare.skewness`); the p-value of shuffling the articles

Articles are shuffled between the sides within each event, and the studentised difference compared with what comes out
(Janssen 1997): exact where outlets do not differ, whatever the shape of the values. Where both sides have more than
MOST_FOR_SHUFFLING articles the t test stands alone, and on one event also where both have FEWEST_BALANCED and neither
twice as many as the other: the two agree then. q is Benjamini and Hochberg's (1995), over all comparisons of a table;
q_measure is the same over those of one measure and voice, for whoever asked about this measure alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb, prod
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.compare import drawing
from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.contrast import comparable, studentised
from lib.compare.discovery import q_values
from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.moments import Moments, compared, joined, moments
from lib.compare.skewness import ends
from lib.compare.telling import Tell, unheard
from lib.metrics import column, metrics

FEWEST_FOR_TEST = FEWEST_FOR_INTERVAL  # articles on the smaller side
MOST_FOR_SHUFFLING = 400  # articles on the smaller side
# Of 312,000 t tests of 100 or 200 articles (600 words of resampled news) against up to twice as many, drawn at random,
# 4.9 % had p below .05 and .5 % p below .005, of no measure more than 6.3 and 1 %. Skewed values mislead the test where
# the sides are unequal.
FEWEST_BALANCED, BALANCED = 100, 2
MOST_DIVIDED = 400  # articles on both sides together: of more only the smaller side is drawn
SHUFFLES, FIRST_SHUFFLES = 1_999, 199
MOST_REACHED = 10  # of the first shuffles: p is above .05 then, and more shuffles would not change what is said
# From so many articles on the smaller side a p of Student's t as small as this is believed where none of the first
# shuffles differs as much: of 124,800 tests of such articles, 100 of them against 100 and 4,700, none was so small.
FEWEST_FOR_SURE, SURE = 100, 1e-6
MOST_FOR_PAIRS = 12  # groups: beyond that each is compared with all others together only
THE_OTHERS = "the others"
UNTESTED = "none: "  # how the test of a difference without one begins
DESCRIBED = f"{UNTESTED}fewer than {FEWEST_FOR_TEST} articles"
ALIKE = f"{UNTESTED}all articles have the same value"
SHUFFLED, STUDENT = "permutation of articles, t interval", "t test and interval"
WITHIN = " within events"
COLUMNS = (
    *("measure", "voice", "target", "reference", "n_target", "n_reference", "n_events", "mean_target"),
    *("mean_reference", "difference", "low", "high", "effect_size", "test", "p"),
)


class Sides(NamedTuple):
    """Who is compared with whom; reference None: all other groups together. Groups by their number."""

    target: int
    reference: int | None


class _Table(NamedTuple):
    """The articles that are compared."""

    values: Values  # articles x measures
    group: Numbers  # -1: unknown
    event: Numbers
    cells: Moments  # of each group and event
    cell_group: Numbers  # of each cell


def differences(
    scores: pd.DataFrame,
    groups: pd.Series[str],
    *,
    by_event: bool = True,
    level: float = 0.95,
    seed: int = 0,
    tell: Tell = unheard,
) -> pd.DataFrame:
    """All differences between groups, one row per measure, voice and pair of sides.

    `groups` names the group of each row of the scores table; rows without one do not count. Columns: measure, voice,
    target, reference (a group, or THE_OTHERS), n_target, n_reference (articles with a value, in events that both have),
    n_events, mean_target, mean_reference, difference (target minus reference, within events, so not always that of the
    means), low, high, effect_size (Hedges' g), test, p, q_measure, q. NaN where undefined.
    Groups in alphabetical order; those against all others first. Articles without an event form one together. Intervals
    end where no difference of the measure can lie.
    """
    names = [(metric.name, voice) for metric in metrics().values() for voice in metric.voices]
    values = scores[[column(*name) for name in names]].to_numpy(np.float64)
    events = scores["event"] if by_event else pd.Series(None, index=scores.index, dtype=object)
    alike = _defined_alike(np.isfinite(values))
    labels = sorted(groups.dropna().unique())
    table = _table(values, pd.Categorical(groups, labels).codes, events)
    rows: list[tuple[object, ...]] = []
    all_sides = list(_sides(len(labels)))
    for number, sides in enumerate(all_sides):
        tell(number, len(all_sides))
        reference = THE_OTHERS if sides.reference is None else labels[sides.reference]
        found = _compared(table, sides, alike, level, np.random.default_rng(seed))
        rows += [(*name, labels[sides.target], reference, *row) for name, row in zip(names, found, strict=True)]
    compared_all = _within_bounds(pd.DataFrame(rows, columns=list(COLUMNS)))
    of_measure = compared_all.groupby(["measure", "voice"], sort=False)["p"].transform(q_values)
    return compared_all.assign(q_measure=of_measure, q=q_values(compared_all["p"]))


def _table(values: Values, group: NDArray[Any], events: pd.Series[str]) -> _Table:
    event = pd.factorize(events, use_na_sentinel=False)[0].astype(np.int64)
    known = np.flatnonzero(group >= 0)
    n_events = int(event.max(initial=0)) + 1
    codes, cell = np.unique(group[known].astype(np.int64) * n_events + event[known], return_inverse=True)
    cells = moments(values[known], cell, codes % n_events)
    return _Table(values, group.astype(np.int64), event, cells, codes // n_events)


def _within_bounds(table: pd.DataFrame) -> pd.DataFrame:
    """Differences with intervals that end at the width of their measure's range."""
    widths = {name: metric.bounds[1] - metric.bounds[0] for name, metric in metrics().items()}
    most = table["measure"].map(widths).astype(np.float64)
    return table.assign(low=table["low"].clip(lower=-most), high=table["high"].clip(upper=most))


def _sides(n_groups: int) -> Iterator[Sides]:
    """Each group against all others, if there are more than two; then each against each."""
    if n_groups > 2:
        for target in range(n_groups):
            yield Sides(target, None)
    if n_groups <= MOST_FOR_PAIRS:
        for target, reference in combinations(range(n_groups), 2):
            yield Sides(target, reference)


def _defined_alike(defined: Flags) -> list[Numbers]:
    """Columns that are defined for the same articles: they are computed together."""
    found: dict[bytes, list[int]] = {}
    for place, pattern in enumerate(defined.T):
        found.setdefault(pattern.tobytes(), []).append(place)
    return [np.array(places) for places in found.values()]


def _compared(
    table: _Table, sides: Sides, alike: Sequence[Numbers], level: float, rng: np.random.Generator
) -> Iterator[tuple[object, ...]]:
    """From n_target to p, for each measure."""
    from scipy import stats

    own = table.cell_group == sides.target
    others = ~own if sides.reference is None else table.cell_group == sides.reference
    found = compared(joined(table.cells, own), joined(table.cells, others))
    half = found.error * np.asarray(stats.t.ppf((1 + level) / 2, found.df))
    low, high = ends(found.difference, half, found.lean, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.where(found.error > 0, np.abs(found.difference) / found.error, found.size)
    p = 2 * np.asarray(stats.t.sf(apart, found.df))
    smaller, larger = np.minimum(found.n_target, found.n_reference), np.maximum(found.n_target, found.n_reference)
    few = smaller < FEWEST_FOR_TEST
    is_balanced = (found.n_events <= 1) & (smaller >= FEWEST_BALANCED) & (larger <= BALANCED * smaller)
    by_shuffling = ~few & (smaller <= MOST_FOR_SHUFFLING) & ~is_balanced
    for places in alike:
        if by_shuffling[places[0]]:
            p[places] = _shuffled(*_articles(table, sides, places), found.size[places], p[places], rng)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Hedges (1981): the bias of Cohen's d in small samples.
        correction = 1 - 3 / (4 * found.residual_df - 1)
        effect = np.where(found.spread > 0, correction * found.difference / found.spread, np.nan)
    for place, row in enumerate(zip(*found[:6], strict=True)):
        if few[place]:
            yield *row, np.nan, np.nan, np.nan, DESCRIBED, np.nan
        elif found.alike[place]:
            yield *row, np.nan, np.nan, np.nan, ALIKE, np.nan
        else:
            test = (SHUFFLED if by_shuffling[place] else STUDENT) + (WITHIN if found.n_events[place] > 1 else "")
            shown = low[place], high[place], effect[place]
            if not np.isfinite(found.size[place]):
                shown = np.nan, np.nan, np.nan  # the sides differ and do not vary
            yield *row, *shown, test, p[place]


def _articles(table: _Table, sides: Sides, places: Numbers) -> tuple[Values, Flags, Numbers]:
    """The articles of both sides with a value of these measures, which are the target's, and their events."""
    is_side = table.group >= 0 if sides.reference is None else np.isin(table.group, [sides.target, sides.reference])
    rows = np.flatnonzero(is_side & np.isfinite(table.values[:, places[0]]))
    rows = rows[comparable(table.group[rows] == sides.target, table.event[rows])]
    event = np.unique(table.event[rows], return_inverse=True)[1].astype(np.int64)
    return table.values[np.ix_(rows, places)], table.group[rows] == sides.target, event


def _shuffled(
    values: Values, target: Flags, event: Numbers, observed: Values, student: Values, rng: np.random.Generator
) -> Values:
    """How often shuffled articles differ as much as the real ones.

    Measures that many of the first shuffles reach are done then (Besag & Clifford 1991), and of large sides those that
    differ beyond doubt. Where none of all does, p is below 1 / (SHUFFLES + 1); how far below is read from Student's t,
    but p is never less than one of all ways to divide the articles.
    """
    reached = _reached(values, target, event, observed, FIRST_SHUFFLES, rng)
    n_ways = prod(comb(int((event == each).sum()), int(target[event == each].sum())) for each in set(event))
    below: Values = np.clip(student, 1 / n_ways, 1 / (SHUFFLES + 1))
    is_sure = (reached == 0) & (student < SURE) & (min(target.sum(), (~target).sum()) >= FEWEST_FOR_SURE)
    p: Values = np.where(is_sure, below, (reached + 1) / (FIRST_SHUFFLES + 1))
    close = np.flatnonzero((reached < MOST_REACHED) & ~is_sure)
    if len(close):
        n_more = SHUFFLES - FIRST_SHUFFLES
        total = reached[close] + _reached(values[:, close], target, event, observed[close], n_more, rng)
        p[close] = np.where(total > 0, (total + 1) / (SHUFFLES + 1), below[close])
    return p


def _reached(
    values: Values, target: Flags, event: Numbers, observed: Values, n_shuffles: int, rng: np.random.Generator
) -> Numbers:
    """In how many shuffles of the articles within events the sides differ at least as much as they do."""
    if len(target) > MOST_DIVIDED:
        return drawing.reached(values, target, event, observed, n_shuffles, rng)
    targets = np.empty((n_shuffles, len(target)), np.bool_)
    for number in range(int(event.max()) + 1):
        inside = np.flatnonzero(event == number)
        targets[:, inside] = rng.permuted(np.tile(target[inside], (n_shuffles, 1)), axis=1)
    reached: Numbers = (studentised(values, targets, event) >= observed * (1 - 1e-9)).sum(axis=0)
    return reached
