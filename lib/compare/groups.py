"""What is compared: outlets, or the groups of any other column."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lib.metrics import columns
from lib.score import ARTICLE_COLUMNS, COUNT_COLUMNS, STATUS_COLUMNS

OUTLET = "outlet"
PERIODS = {"year": 4, "month": 7}  # characters of an ISO date that name the period
NAMED = ("outlet", "author", "event")
_NO_GROUPS = frozenset([*ARTICLE_COLUMNS, *COUNT_COLUMNS, *STATUS_COLUMNS, "lexicon_version", "settings_version"])


def group_of(scores: pd.DataFrame, by: str) -> pd.Series[str]:
    """The group of each article, missing where it is unknown; `by` is one of `group_columns`."""
    if by in PERIODS:
        known = scores["published"].where(scores["published"].str.len() >= PERIODS[by])
        return known.str.slice(0, PERIODS[by])
    return scores[by]


def group_columns(scores: pd.DataFrame) -> list[str]:
    """What articles can be grouped by: the columns that hold at least two different values, outlet always."""
    extra = [name for name in scores.columns if name not in _NO_GROUPS and name not in _SCORES]
    candidates: Sequence[str] = [*NAMED, *PERIODS, *extra]
    return [name for name in candidates if name == OUTLET or group_of(scores, name).nunique() > 1]


_SCORES = frozenset(columns())


def missing_events(table: pd.DataFrame) -> dict[str, list[str]]:
    """The events that a group has no article on, by group, where others have. `table`: group, event."""
    counts = pd.crosstab(table["group"], table["event"])
    return {
        str(name): [str(event) for event in counts.columns[row == 0]]
        for name, row in counts.iterrows()
        if 0 in set(row)
    }
