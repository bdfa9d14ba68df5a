"""In how many specifications a difference points the same way, and in how many the order of the groups is the same."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from lib.compare.difference import FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.figures import with_minus
from lib.compare.specification import MAIN

COLUMNS = (
    *("target", "reference", "n_target", "n_reference", "difference"),
    *("n_specifications", "n_same_sign", "n_with_interval", "n_clear", "n_clearly_opposite"),
)


class Order(NamedTuple):
    """How often the groups stand in the main comparison's order; Kendall's tau with it, 1 (same) to -1 (reversed).

    All other specifications in which each group has a difference; tau is NaN where there is none.
    """

    n_groups: int
    n_specifications: int
    n_same: int
    tau_median: float
    tau_lowest: float


def verdicts(differences: pd.DataFrame) -> pd.DataFrame:
    """A row per difference of `lib.compare.sensitivity.outcome`.

    Columns: target, reference; n_target, n_reference and difference in the main specification; n_specifications (in
    which it is defined, the main one among them), n_same_sign (as in the main one), n_with_interval, n_clear (of the
    same sign, and the interval without zero), n_clearly_opposite.
    """
    groups = differences.groupby(["target", "reference"], sort=False)
    rows = [(*sides, *_verdict(rows)) for sides, rows in groups]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _verdict(rows: pd.DataFrame) -> tuple[float, ...]:
    main = rows[rows["specification"] == MAIN].iloc[0]
    sign = np.sign(main["difference"])
    same = np.sign(rows["difference"]) == sign
    clear = (rows["low"] > 0) | (rows["high"] < 0)
    return (
        main["n_target"],
        main["n_reference"],
        main["difference"],
        rows["difference"].notna().sum(),
        same.sum(),
        rows["low"].notna().sum(),
        (clear & same).sum(),
        (clear & ~same).sum(),
    )


def sentences(found: pd.DataFrame) -> pd.Series[str]:
    """One plain sentence for each row of `verdicts`; it claims nothing beyond the counts."""
    return pd.Series([_sentence(row) for row in found.itertuples()], index=found.index, dtype=object)


def _sentence(row: Any) -> str:
    sides = f"{row.target} and {row.reference}"
    if not row.n_specifications or np.isnan(row.difference):
        return f"{sides}: nothing to compare, in no event do both have an article with a value."
    if not row.difference:
        return f"{sides}: no difference in the main comparison."
    where = f"{'above' if row.difference > 0 else 'below'} {row.reference}"
    count = f"{row.target}: {where} in {row.n_same_sign} of {row.n_specifications} specifications"
    fewest = min(row.n_target, row.n_reference)
    if fewest < FEWEST_FOR_TEST:
        articles = "1 article is" if fewest == 1 else f"{fewest} articles are"
        return f"{count}. A description: {articles} too few for an interval."
    return f"{count}, {_intervals(row)}."


def _intervals(row: Any) -> str:
    """In how many specifications the interval leaves zero out, and on which side."""
    if not row.n_with_interval:
        return "in none with an interval"
    opposite = f"on the other side in {row.n_clearly_opposite}"
    if row.n_clear:
        same = f"with an interval without zero in {row.n_clear}"
        return f"{same}, {opposite}" if row.n_clearly_opposite else same
    return f"with an interval without zero only {opposite}" if row.n_clearly_opposite else "no interval without zero"


def order(differences: pd.DataFrame) -> Order | None:
    """How stable the order of the groups is by their difference from the others; None of two groups and fewer."""
    from scipy import stats

    ranked = differences[differences["reference"] == THE_OTHERS]
    places = ranked.pivot(index="specification", columns="target", values="difference").dropna()
    if MAIN not in places.index:
        return None
    main = places.loc[MAIN]
    others = places.drop(index=MAIN)
    taus = [float(stats.kendalltau(main, each).statistic) for _, each in others.iterrows()]
    same = [bool((each.rank() == main.rank()).all()) for _, each in others.iterrows()]
    known = [tau for tau in taus if np.isfinite(tau)]
    middle, lowest = (float(np.median(known)), min(known)) if known else (np.nan, np.nan)
    return Order(len(main), len(others), sum(same), middle, lowest)


def order_sentence(found: Order) -> str:
    """How stable the order is, in a sentence."""
    if not found.n_specifications:
        return (
            f"In no other specification do all {found.n_groups} groups have a difference: their order is not followed."
        )
    count = (
        f"All {found.n_groups} groups stand in the main comparison's order in {found.n_same} of "
        f"{found.n_specifications} other specifications"
    )
    if np.isnan(found.tau_median):
        return f"{count}."
    middle, lowest = (with_minus(f"{tau:.2f}") for tau in (found.tau_median, found.tau_lowest))
    return f"{count} (Kendall's tau: median {middle}, lowest {lowest})."
