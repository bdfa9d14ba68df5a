"""What is compared: outlets, or the groups of any other column.

Any column of the user's table may be offered, so a column that names the articles one by one, such as a number of the
row or an address, must not: see `MOST_GROUPS` and `FEWEST_PER_GROUP`.
"""

from __future__ import annotations

import pandas as pd

from lib.score import label_columns

OUTLET = "outlet"
PERIODS = {"year": 4, "month": 7}  # characters of an ISO date that name the period
NAMED = ("outlet", "author", "event")
MOST_GROUPS = 60  # of a label: more are no kinds of articles
FEWEST_PER_GROUP = 2  # articles in the mean group of a label: fewer, and it tells articles apart, not groups


def group_of(scores: pd.DataFrame, by: str) -> pd.Series[str]:
    """The group of each article, missing where it is unknown; `by` is one of `group_columns`.

    A label that is named like a period counts before the date of publication.
    """
    if by in PERIODS and by not in scores.columns:
        known = scores["published"].where(scores["published"].str.len() >= PERIODS[by])
        return known.str.slice(0, PERIODS[by])
    return scores[by]


def group_columns(scores: pd.DataFrame) -> list[str]:
    """What articles can be grouped by: the columns that hold at least two different values, outlet always.

    Of the labels those that make groups: see `MOST_GROUPS` and `FEWEST_PER_GROUP`.
    """
    said = label_columns(scores)
    own = [name for name in (*NAMED, *PERIODS) if name not in said]
    differing = [name for name in own if name == OUTLET or group_of(scores, name).nunique() > 1]
    return [*differing, *(name for name in said if _makes_groups(scores[name]))]


def _makes_groups(values: pd.Series[str]) -> bool:
    n_groups = values.nunique()
    return 1 < n_groups <= min(MOST_GROUPS, values.count() / FEWEST_PER_GROUP)


def missing_events(table: pd.DataFrame) -> dict[str, list[str]]:
    """The events that a group has no article on, by group, where others have. `table`: group, event."""
    counts = pd.crosstab(table["group"], table["event"])
    return {
        str(name): [str(event) for event in counts.columns[row == 0]]
        for name, row in counts.iterrows()
        if 0 in set(row)
    }
