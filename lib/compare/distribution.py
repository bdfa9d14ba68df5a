"""How the articles of each group spread: quantiles, cumulative shares and bins. All describe, none tests."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.compare.arrays import Values

QUANTILES = {"lowest": 0.0, "lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75, "highest": 1.0}
MOST_BINS = 30


def with_value(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """The articles with a group and a value: id, title, published, group, value; in the table's order.

    Raises KeyError if `column` is no column of `table`.
    """
    values = table[["id", "title", "published", "group"]].assign(value=table[column])
    return values.dropna(subset=["group", "value"]).reset_index(drop=True)


def quantiles(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per group of these articles, the highest median first: group, n, mean, and the columns of QUANTILES.

    Between two articles a quantile is interpolated (type 7 of Hyndman & Fan 1996).
    """
    rows = [
        (group, len(values), float(np.mean(values)), *np.quantile(values, list(QUANTILES.values())))
        for group, values in by_group(articles)
    ]
    table = pd.DataFrame(rows, columns=["group", "n", "mean", *QUANTILES])
    return table.sort_values(["median", "group"], ascending=[False, True], ignore_index=True)


def cumulative(values: Values, most: int) -> pd.DataFrame:
    """The share of articles at or below each value: value, share (0 to 1); at most `most` rows, from lowest to highest.

    More articles than that are thinned by rank, so that every row still is an article and its exact share.
    """
    ordered = np.sort(values)
    ranks = np.arange(1, len(ordered) + 1)
    if len(ordered) > most:
        ranks = np.unique(np.linspace(1, len(ordered), most).round().astype(int))
    return pd.DataFrame({"value": ordered[ranks - 1], "share": ranks / max(1, len(ordered))})


def edges(values: Values, most: int = MOST_BINS, *, least_width: float = 0.0) -> Values:
    """The edges of equal bins from the lowest value to the highest, as many as Freedman & Diaconis (1981) advise.

    At least one bin, at most `most`, and as few as have the least width. Values that are as good as equal get one bin
    around them.
    """
    if not len(values):
        return np.array([0.0, 1.0])
    low, high = float(values.min()), float(values.max())
    quarter, three_quarters = np.quantile(values, [0.25, 0.75])
    width = 2 * (three_quarters - quarter) / np.cbrt(len(values))
    n_bins = int(min(most, np.ceil((high - low) / width))) if width > 0 else most
    n_bins = min(n_bins, int((high - low) / least_width)) if least_width > 0 else n_bins
    found = np.linspace(low, high, max(1, n_bins) + 1)
    half = least_width or 0.5
    return found if (np.diff(found) > least_width / 2).all() else np.array([low - half, high + half])


def binned(articles: pd.DataFrame, at: Values) -> pd.DataFrame:
    """The articles of each group in each bin: group, low, high, n, share (0 to 1, of the group's articles).

    A bin holds its lower edge, the last one both.
    """
    rows = []
    for group, values in by_group(articles):
        counts, _ = np.histogram(values, bins=at)
        rows += [
            (group, low, high, n, n / len(values))
            for low, high, n in zip(at[:-1], at[1:], counts.tolist(), strict=True)
        ]
    return pd.DataFrame(rows, columns=["group", "low", "high", "n", "share"])


def by_group(articles: pd.DataFrame) -> list[tuple[str, Values]]:
    """The values of each group, in alphabetical order."""
    of_each = articles.groupby("group", sort=True)["value"]  # not of whole rows, which would be copied
    return [(str(group), values.to_numpy(float)) for group, values in of_each]
