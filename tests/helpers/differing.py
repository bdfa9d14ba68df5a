"""Scores of made-up articles that are compared, and what came of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.compare.difference import differences
from lib.metrics import columns
from lib.score import articles_frame, score_frame

EMPTY = score_frame(articles_frame([]))


def table(values: list[float], groups: str, events: list[str | None] | None = None, **others: object) -> pd.DataFrame:
    """Scores of articles, all measures undefined but loaded terms in own words."""
    scores = pd.DataFrame(
        {name: np.nan if name in columns() else None for name in EMPTY.columns}, index=range(len(values))
    ).astype(EMPTY.dtypes.drop(["n_words", "n_words_own", "n_words_quoted", "n_sentences"]).to_dict())
    return scores.assign(loaded_terms_own=values, outlet=list(groups), event=events or [None] * len(values), **others)


def compared(scores: pd.DataFrame, **options: bool) -> pd.DataFrame:
    rows = differences(scores, scores["outlet"], **options)
    return rows[(rows["measure"] == "loaded_terms") & (rows["voice"] == "own")]


def normal(n: int, shift: float = 0.0, seed: int = 0) -> list[float]:
    return list(np.random.default_rng(seed).normal(10 + shift, 1, n))
