"""How often distinctive terms are a false alarm: outlets are dealt out at random, so that there is nothing to find."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.compare.index import WordIndex
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.trace import Trace

OUTLETS = ("A", "B", "C")
LEVEL = 0.05


def false_alarms(traces: Mapping[str, Trace], n_per_outlet: int, runs: int, seed: int = 0) -> float:
    """Share of runs in which any term of any outlet against the rest has a q below `LEVEL`.

    Every run draws `n_per_outlet` articles for each of three outlets. Raises ValueError if there are too few.
    """
    rng = np.random.default_rng(seed)
    groups = pd.Series(np.repeat(OUTLETS, n_per_outlet))
    alarms = 0
    for _ in range(runs):
        drawn = rng.choice(list(traces), size=len(groups), replace=False)
        index = WordIndex.of({article_id: traces[article_id] for article_id in drawn})
        alarms += bool((terms(index, groups, each_against_the_rest(groups))["q"] < LEVEL).any())
    return alarms / runs
