"""What a difference says, in a sentence that claims no more than its figures."""

from __future__ import annotations

from math import floor, isfinite, isnan, log10
from typing import Any

import pandas as pd

from lib.compare.difference import ALIKE, FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.figures import LEVEL, chance_shown, with_minus
from lib.metrics import metrics
from lib.model import Metric

FINDING, ONE_MEASURE, NONE = "finding", "for this measure", "none"  # the surest first
MOST_DECIMALS = 4  # but of a number that they would show as zero
NO_MORE_THAN_ROUNDING = 1e-12
VOICES = {"all": "", "own": " in its own words", "quoted": " in the words it quotes"}


def with_sentences(table: pd.DataFrame) -> pd.DataFrame:
    """A table of differences with the columns sentence and certainty."""
    return table.assign(sentence=sentences(table), certainty=certainty(table))


def sentences(table: pd.DataFrame) -> pd.Series[str]:
    """One sentence for each row of a table of differences."""
    n_tests = int(table["q"].notna().sum())
    known = table.assign(certainty=certainty(table))
    return pd.Series([_sentence(row, n_tests) for row in known.itertuples()], index=table.index, dtype=object)


def certainty(table: pd.DataFrame) -> pd.Series[str]:
    """What each row of a table of differences supports: FINDING, ONE_MEASURE or NONE.

    All but NONE need zero outside the interval. A FINDING has q below LEVEL among all comparisons of the table; where
    that holds only among those of its measure and voice, it is a finding for who asked about this measure beforehand.
    """
    apart = (table["low"] > 0) | (table["high"] < 0)
    alone = pd.Series(NONE, index=table.index).mask(apart & (table["q_measure"] < LEVEL), ONE_MEASURE)
    return alone.mask(apart & (table["q"] < LEVEL), FINDING)


def against_the_others(table: pd.DataFrame) -> pd.DataFrame:
    """The differences of each group from all others; those of the pairs where there are only pairs."""
    others = table[table["reference"] == THE_OTHERS]
    return others if len(others) else table


def surest_first(table: pd.DataFrame, then: str, *, ascending: bool = True) -> pd.DataFrame:
    """Findings, then what holds for one measure, then the rest; in each by the column `then`."""
    order = table["certainty"].map({FINDING: 0, ONE_MEASURE: 1, NONE: 2})
    return table.assign(order=order).sort_values(["order", then], ascending=[True, ascending])


def finding_title(rows: pd.DataFrame, metric: Metric, noun: str) -> str:
    """What a chart of these differences of one measure shows, as far as it is a finding; empty if none is."""
    found = rows[rows["certainty"] == FINDING]
    if found.empty:
        return ""
    if len(found) == 1:
        return _claim(found.iloc[0], metric).partition(", 95 % interval")[0]
    sides = "the others" if found["reference"].nunique() == 1 else "each other"
    return f"{len(found)} of {len(rows)} {noun}s differ from {sides} in {_named(metric)}"


def _sentence(row: Any, n_tests: int) -> str:
    metric = metrics()[row.measure]
    what = _named(metric)
    sides = f"{row.target} and {row.reference}"
    if not row.n_target:
        return f"{sides}: no event of which both have an article with a value for {what}{VOICES[row.voice]}."
    fewest = min(row.n_target, row.n_reference)
    numbers = f"{row.n_target:,} and {row.n_reference:,} articles"
    if fewest < FEWEST_FOR_TEST:
        shown = amounts(metric, (row.difference,), row.high - row.low, bare=True)[0]
        said = f"{sides}: difference in {what}{VOICES[row.voice]} {shown} ({_unit(metric)})"
        return f"{said}, {numbers}: described, not tested."
    if row.test == ALIKE:
        return f"{sides}: {what}{VOICES[row.voice]} is the same in all {numbers}."
    if isnan(row.low):
        where = "either on any one event" if row.n_events > 1 else "either"
        return f"{sides}: {what}{VOICES[row.voice]} differs but does not vary within {where}, {numbers}: look at them."
    if said := _claimed(row, f"{_claim(row, metric)}, {numbers}", n_tests):
        return said
    return f"{sides}: no difference in {what}{VOICES[row.voice]} that {numbers} could show ({_interval(row, metric)})."


def _claimed(row: Any, claim: str, n_tests: int) -> str:
    """The claim with how sure it is; empty where neither test nor interval bears it out."""
    q = chance_shown("q", row.q)
    if row.certainty == FINDING:
        return f"{claim}."
    if row.certainty == ONE_MEASURE:
        return (
            f"{claim}. This holds if you asked about this measure beforehand ({chance_shown('q', row.q_measure)}); as "
            f"one of {n_tests:,} comparisons it may be chance ({q})."
        )
    if row.q < LEVEL:
        return f"Uncertain: {claim}; the test finds a difference ({q}), but the interval does not leave zero out."
    if row.p < LEVEL:
        return f"Uncertain: {claim}; with {n_tests:,} comparisons made that is within what chance brings ({q})."
    if row.low > 0 or row.high < 0:
        p = chance_shown("p", row.p)
        return f"Uncertain: {claim}; the interval leaves zero out, but the test does not bear it out ({p})."
    return ""


def _named(metric: Metric) -> str:
    """The measure inside a sentence: formulas of readability are proper names."""
    return metric.label if metric.family == "readability" else metric.label[0].lower() + metric.label[1:]


def _statement(row: Any, metric: Metric) -> str:
    """Who has more of what than whom."""
    phrase = metric.more if row.difference > 0 else metric.less
    amount = amounts(metric, (abs(row.difference),), row.high - row.low)[0]
    return f"{row.target} {phrase.format(amount)}{VOICES[row.voice]} than {row.reference}"


def _claim(row: Any, metric: Metric) -> str:
    sign = 1 if row.difference > 0 else -1
    ends = amounts(metric, sorted((sign * row.low, sign * row.high)), row.high - row.low, bare=True)
    return f"{_statement(row, metric)}, 95 % interval {ends[0]} to {ends[1]}"


def _interval(row: Any, metric: Metric) -> str:
    shown = amounts(metric, (row.difference, row.low, row.high), row.high - row.low, bare=True)
    return f"{shown[0]}, 95 % interval {shown[1]} to {shown[2]}; {_unit(metric)}"


def _unit(metric: Metric) -> str:
    return "percentage points" if metric.is_share else metric.unit


def amounts(metric: Metric, values: Any, width: float, *, bare: bool = False) -> list[str]:
    """Differences as they are written: with two digits of the interval's width, shares as percentage points.

    Without an interval they have two digits of their own. There are more decimals where one would else be written as
    zero that is none.
    """
    factor = 100 if metric.is_share else 1
    decimals = 1
    if isfinite(width) and width > 0:
        decimals = _decimals(factor * width)
    elif isfinite(largest := max(map(abs, values))) and largest > 0:
        decimals = max(1, _decimals(factor * largest))
    while decimals < MOST_DECIMALS and any(value and not round(factor * value, decimals) for value in values):
        decimals += 1
    unit = " percentage points" if metric.is_share and not bare else ""
    return [with_minus(_written(factor * value, decimals)) + unit for value in values]


def _written(value: float, decimals: int) -> str:
    """With these decimals, or with as many as show that it is not zero: an interval must not seem to end there."""
    if abs(value) > NO_MORE_THAN_ROUNDING and not round(value, decimals):
        decimals = -floor(log10(abs(value)))
        decimals += not round(value, decimals)
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"


def _decimals(size: float) -> int:
    """Those that show two digits of a number of this size."""
    return max(0, min(MOST_DECIMALS, 1 - floor(log10(size))))
