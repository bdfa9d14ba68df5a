"""How large a part of a group's mentions of a concept each rival word has, with an interval over articles."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.compare.interval import FEWEST_FOR_INTERVAL
from lib.compare.naming.rivals import Naming

COLUMNS = ("concept", "word", "group", "n", "n_articles", "share", "low", "high", "of_mentions", "of_articles")


def shares(found: pd.DataFrame, naming: Naming, groups: pd.Series[str], *, level: float = 0.95) -> pd.DataFrame:
    """Which group calls what by which word, of mentions as `mentions` makes them and each article's group by its id.

    One row a concept, word and group, in the order of the naming list, groups by name: concept, word, group, n
    (mentions), n_articles (with the word), share (of the group's mentions of the concept), low, high (its interval),
    of_mentions and of_articles (the group's, of the concept by any word). A group that does not mention the concept
    has n = 0 and no share. Below 5 articles that mention it there is no interval. Articles without a group are left
    out.
    """
    names = sorted(groups.dropna().astype(str).unique())
    known = found.assign(group=found["id"].map(groups)).dropna(subset=["group"]).astype({"group": str})
    by_article = known.groupby(["concept", "word", "group", "id"], sort=False).size().rename("x").reset_index()
    by_article["m"] = by_article.groupby(["concept", "group", "id"], sort=False)["x"].transform("sum")
    rows = pd.DataFrame(
        [(rival.concept, rival.word, group) for rival in naming.rivals for group in names],
        columns=["concept", "word", "group"],
    )
    table = rows.join(_of_words(by_article), on=["concept", "word", "group"])
    table = table.join(_of_concepts(by_article), on=["concept", "group"])
    counts = ["n", "n_articles", "of_mentions", "of_articles"]
    table[["xx", "xm", "mm", *counts]] = table[["xx", "xm", "mm", *counts]].fillna(0)
    table["share"] = table["n"] / table["of_mentions"].where(table["of_mentions"] > 0)
    table["low"], table["high"] = _interval(table, level)
    return table.astype(dict.fromkeys(counts, np.int64))[list(COLUMNS)]


def _of_words(by_article: pd.DataFrame) -> pd.DataFrame:
    squares = by_article.assign(xx=by_article["x"] ** 2, xm=by_article["x"] * by_article["m"])
    sums = squares.groupby(["concept", "word", "group"])
    return sums.agg(n=("x", "sum"), n_articles=("id", "size"), xx=("xx", "sum"), xm=("xm", "sum"))


def _of_concepts(by_article: pd.DataFrame) -> pd.DataFrame:
    once = by_article.drop_duplicates(["concept", "group", "id"])
    sums = once.assign(mm=once["m"] ** 2).groupby(["concept", "group"])
    return sums.agg(of_mentions=("m", "sum"), of_articles=("id", "size"), mm=("mm", "sum"))


def _interval(table: pd.DataFrame, level: float) -> tuple[pd.Series[float], pd.Series[float]]:
    """Clopper and Pearson's interval at the effective number of mentions: those of one article are not independent.

    Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive
    counts estimated from survey data. Survey Methodology, 24, 193-201. Where every article has the word always or
    never, nothing tells how alike an article's mentions are: each article counts as one.
    """
    from scipy import stats

    wanted = table["of_articles"] >= FEWEST_FOR_INTERVAL
    chosen = table[wanted]
    k, total, share = chosen["of_articles"], chosen["of_mentions"], chosen["share"]
    spread = chosen["xx"] - 2 * share * chosen["xm"] + share**2 * chosen["mm"]
    variance = k / (k - 1) * spread.clip(lower=0) / total**2
    tail = (1 - level) / 2
    allowance = (stats.t.ppf(tail, np.maximum(total - 1, 1)) / stats.t.ppf(tail, k - 1)) ** 2
    effective = (share * (1 - share) / variance.where(variance > 0) * allowance).fillna(k).clip(upper=total)
    successes = share * effective
    low = stats.beta.ppf(tail, successes, effective - successes + 1)
    high = stats.beta.ppf(1 - tail, successes + 1, effective - successes)
    lows = pd.Series(np.where(share > 0, low, 0.0), chosen.index)
    highs = pd.Series(np.where(share < 1, high, 1.0), chosen.index)
    return lows.reindex(table.index), highs.reindex(table.index)
