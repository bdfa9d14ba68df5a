"""False alarms of every test that the pages show: articles dealt at random to outlets that cannot differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.compare.difference import differences
from lib.compare.index import WordIndex
from lib.compare.keyness import each_against_the_rest, terms
from lib.compare.naming import default_naming, mentions
from lib.compare.naming import differences as naming_differences
from lib.compare.trace import Trace

OUTLETS = ("A", "B", "C")
LEVEL = 0.05

Draw = tuple[Sequence[str], pd.Series]  # ids of articles, and the outlet that each was dealt to


class Alarms(NamedTuple):
    """What tests said in runs in which nothing was to be found."""

    runs: int
    n_tests: int
    any_q: float  # share of runs in which any q is below LEVEL
    p: float  # share of all tests with p below LEVEL; NaN without a test
    worst: float  # the same of the measure, or concept, with the most


def alarms_of_differences(scores: pd.DataFrame, sizes: Sequence[int], runs: int, seed: int = 0) -> Alarms:
    """Differences in every measure and voice, of outlets with so many articles drawn from a table of scores."""

    def tested(draw: Draw) -> pd.DataFrame:
        table = scores[scores["id"].isin(draw[0])].reset_index(drop=True)
        found = differences(table, draw[1])
        return found.assign(what=found["measure"] + " " + found["voice"])

    return _alarms(list(scores["id"]), sizes, runs, seed, tested)


def alarms_of_terms(traces: Mapping[str, Trace], sizes: Sequence[int], runs: int, seed: int = 0) -> Alarms:
    """Distinctive terms of each outlet against the others."""

    def tested(draw: Draw) -> pd.DataFrame:
        index = WordIndex.of({article_id: traces[article_id] for article_id in draw[0]})
        return terms(index, draw[1], each_against_the_rest(draw[1])).assign(what="terms")

    return _alarms(list(traces), sizes, runs, seed, tested)


def alarms_of_naming(traces: Mapping[str, Trace], sizes: Sequence[int], runs: int, seed: int = 0) -> Alarms:
    """Words for each concept of the list that ships."""
    named = mentions(WordIndex.of(traces), default_naming())

    def tested(draw: Draw) -> pd.DataFrame:
        outlets = pd.Series(draw[1].to_numpy(), index=pd.Index(draw[0]))
        found = naming_differences(named[named["id"].isin(draw[0])], outlets)
        return found.assign(what="naming")

    return _alarms(list(traces), sizes, runs, seed, tested)


def _alarms(
    ids: Sequence[str], sizes: Sequence[int], runs: int, seed: int, tested: Callable[[Draw], pd.DataFrame]
) -> Alarms:
    tables = [tested(draw) for draw in _draws(ids, sizes, runs, seed)]
    every = pd.concat([table[["what", "p", "q"]].dropna(subset="p") for table in tables])
    hits = every["p"] < LEVEL
    return Alarms(
        runs=runs,
        n_tests=len(every),
        any_q=float(np.mean([(table["q"] < LEVEL).any() for table in tables])),
        p=float(hits.mean()) if len(every) else float("nan"),
        worst=float(hits.groupby(every["what"]).mean().max()) if len(every) else float("nan"),
    )


def _draws(ids: Sequence[str], sizes: Sequence[int], runs: int, seed: int) -> Iterator[Draw]:
    """Raises ValueError if there are too few articles."""
    rng = np.random.default_rng([seed, *sizes])
    dealt = np.repeat(OUTLETS[: len(sizes)], sizes)
    for _ in range(runs):
        chosen = rng.choice(len(ids), len(dealt), replace=False)
        # In the order of the corpus, which the tables keep: so the outlets are dealt, not the articles.
        yield [ids[place] for place in sorted(chosen)], pd.Series(rng.permutation(dealt))
