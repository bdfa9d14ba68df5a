"""Articles too many to draw each: the shape of their distribution, and the two at its ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.charts.sheet import Trace, scatter
from lib.charts.theme import faint
from lib.compare.distribution import binned, edges

MOST_ARTICLES = 600  # of a chart that are drawn one by one: each costs the browser as much as a letter
MOST_BINS = 80  # narrow ones: a few articles far out must not hide how the others spread
FILL = 0.3  # opacity
FEWEST_IN_A_SHAPE = 50  # of a group: each of a few articles is a large share, beside which all other shapes are flat
NOTE = "Shape: share of its articles at each value, on one scale. Dots: its lowest and highest article"
NOTE_OF_DOTS = "Dot: article."


def is_crowd(n_articles: int) -> bool:
    """Whether so many articles are drawn as shapes."""
    return n_articles > MOST_ARTICLES


def is_shape(n_articles: int) -> bool:
    """Whether a group of so many articles has a shape among shapes; of fewer every article is a dot."""
    return n_articles >= FEWEST_IN_A_SHAPE


def note(sizes: Sequence[int]) -> str:
    """What shapes and dots are, in a chart of groups of so many articles."""
    if not is_crowd(sum(sizes)) or not any(map(is_shape, sizes)):
        return NOTE_OF_DOTS
    few = "" if all(map(is_shape, sizes)) else f", of fewer than {FEWEST_IN_A_SHAPE} every article"
    return f"{NOTE}{few}."


def shares(articles: pd.DataFrame) -> pd.DataFrame:
    """`binned` articles (group, value) of all groups in the same bins, shares as parts of the largest of them.

    Empty without articles.
    """
    table = binned(articles, edges(articles["value"].to_numpy(float), MOST_BINS))
    return table.assign(share=table["share"] / table["share"].max())


def ends(articles: pd.DataFrame) -> pd.DataFrame:
    """Of each group's articles the lowest and the highest, the first of equal ones."""
    by_group = articles.groupby("group", sort=False)["value"]
    return articles.loc[np.unique([*by_group.idxmin(), *by_group.idxmax()])]


def shape(bins: pd.DataFrame, ground: float, height: float, colour: str) -> Trace:
    """The bins of one group as a filled line of steps; the largest share of all groups is as high as `height`."""
    low, high, share = (bins[name].to_numpy() for name in ("low", "high", "share"))
    steps = np.repeat(share, 2)
    across = np.column_stack([low, high]).ravel()
    return scatter(
        x=_closed(across, across[0], across[-1]),
        y=_closed(ground + height * steps, ground, ground),
        mode="lines",
        line={"color": colour, "width": 1},
        fill="toself",
        fillcolor=faint(colour, FILL),
        hoverinfo="skip",
    )


def _closed(line: Sequence[float] | np.ndarray, first: float, last: float) -> np.ndarray:
    return np.array([first, *line, last], np.float32)
