"""What a difference says, in a sentence that claims no more than its figures."""

from __future__ import annotations

from math import isnan
from typing import Any

import pandas as pd

from lib.compare.difference import ALIKE, FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.figures import LEVEL, amounts, chance_shown
from lib.metrics import metrics
from lib.model import Metric

FINDING, ONE_MEASURE, NONE = "finding", "for this measure", "none"  # the surest first
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
        shown = _written(row, metric)[0]
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
    phrase, sign = (metric.more, 1) if row.difference > 0 else (metric.less, -1)
    unit = " percentage points" if metric.is_share else ""
    amount = _written(row, metric, sign)[0] + unit
    return f"{row.target} {phrase.format(amount)}{VOICES[row.voice]} than {row.reference}"


def _claim(row: Any, metric: Metric) -> str:
    sign = 1 if row.difference > 0 else -1
    ends = _written(row, metric, sign)[1:][::sign]
    return f"{_statement(row, metric)}, 95 % interval {ends[0]} to {ends[1]}"


def _interval(row: Any, metric: Metric) -> str:
    shown = _written(row, metric)
    return f"{shown[0]}, 95 % interval {shown[1]} to {shown[2]}; {_unit(metric)}"


def _written(row: Any, metric: Metric, sign: int = 1) -> list[str]:
    """The difference and the ends of its interval, shares as percentage points, as charts write them."""
    factor = sign * (100 if metric.is_share else 1)
    known = [factor * value for value in (row.difference, row.low, row.high) if not isnan(value)]
    return amounts(known, abs(factor) * (row.high - row.low))


def _unit(metric: Metric) -> str:
    return "percentage points" if metric.is_share else metric.unit
