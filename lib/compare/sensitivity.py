"""Does the comparison hold under other reasonable choices? The same comparison under each specification.

Texts are parsed again only for other settings, once for each, and of a large corpus only a random sample of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.compare.average import average, difference, ranks
from lib.compare.difference import FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.skewness import skew_of_groups
from lib.compare.specification import Specification
from lib.metrics import metrics
from lib.model import Article, Document
from lib.score import articles_frame, score_frame
from lib.text.settings import Settings

MOST_PARSED = 400  # articles that are parsed again under each settings
BATCH = 25  # articles between two steps of progress
RANKS_UNIT = "ranks"
DESCRIPTION = ["specification", "factor", "instead_of"]
DIFFERENCE_COLUMNS = (
    *DESCRIPTION,
    *("unit", "target", "reference", "n_target", "n_reference", "difference", "low", "high"),
    *("effect", "effect_low", "effect_high"),
)
ESTIMATE_COLUMNS = (*DESCRIPTION, "unit", "group", "n", "estimate", "low", "high", "method")


class Rescored(NamedTuple):
    """The scores of articles under other settings: `lib.score.score_frame` by article id."""

    settings_version: str
    scores: pd.DataFrame


class Outcome(NamedTuple):
    """What the specifications give.

    `differences`: a row per specification and group, against the others together, of two groups the first against the
    second. Columns: DIFFERENCE_COLUMNS and rank. `effect` is the difference as a multiple of that specification's own
    standard deviation within groups (Hedges' g), so that measures with other units can stand beside each other.
    Differences and effects point where those of the main measure point: up is what is higher there. `rank` is the
    group's place by its difference among all groups, 1 for the highest; NaN of two groups.

    `estimates`: a row per specification and group. Columns: ESTIMATE_COLUMNS; `estimate` is in the specification's unit
    and points as its own measure does. NaN where undefined.
    """

    differences: pd.DataFrame
    estimates: pd.DataFrame


def sample(table: pd.DataFrame, *, seed: int = 0, most: int = MOST_PARSED) -> tuple[str, ...]:
    """The ids of the articles that are parsed again: all, or of many a random sample with as many of each group."""
    known = table[table["group"].notna()]
    if len(known) <= most:
        return tuple(known["id"])
    of_each = max(FEWEST_FOR_TEST, most // known["group"].nunique())
    drawn = known.sample(frac=1, random_state=seed).groupby("group").head(of_each)
    return tuple(drawn.sort_index()["id"])


def with_sample(
    specifications: Sequence[Specification], table: pd.DataFrame, ids: Sequence[str]
) -> tuple[Specification, ...]:
    """The specifications and, where texts are only sampled, the main one on the sample: what sampling alone does."""
    main, *others = specifications
    known = table.loc[table["group"].notna(), "id"]
    if len(ids) == len(known):
        return tuple(specifications)
    name = f"random sample of {len(ids):,} of {len(known):,}"
    left_out = frozenset(known).difference(ids)
    alike = replace(main, name=name, factor="Articles", instead_of="all articles", left_out=left_out)
    return main, *others, alike


def other_settings(specifications: Sequence[Specification]) -> tuple[Settings, ...]:
    """The settings under which texts must be parsed again, each once."""
    main = specifications[0].settings
    found = {each.settings.version: each.settings for each in specifications}
    return tuple(settings for version, settings in found.items() if version != main.version)


def rescored(articles: Sequence[Article], settings: Settings) -> Iterator[pd.DataFrame]:
    """The scores of articles under these settings by id, a batch at a time."""
    for start in range(0, len(articles), BATCH):
        yield score_frame(articles_frame(articles[start : start + BATCH]), settings).set_index("id")


def categories(docs: Iterable[tuple[str, Document]]) -> tuple[str, ...]:
    """The lexicon's categories that these documents have hits of, the one with most first."""
    hits = Counter(term.category for _, doc in docs for term in doc.loaded_terms)
    return tuple(sorted(hits, key=lambda category: (-hits[category], category)))


def outcome(
    table: pd.DataFrame, specifications: Sequence[Specification], known: Sequence[Rescored], *, seed: int = 0
) -> Outcome:
    """The comparison under each specification whose scores are known; the main one's are those of `table`.

    `table` is a scores table with the column "group"; rows without a group do not count.
    """
    rows = table[table["group"].notna()]
    names = sorted(rows["group"].unique())
    found = {each.settings_version: each.scores for each in known}
    found[specifications[0].settings.version] = rows.set_index("id")
    differences: list[tuple[object, ...]] = []
    estimates: list[tuple[object, ...]] = []
    for each in specifications:
        scores = found.get(each.settings.version)
        if scores is not None:
            values = _values(rows, scores, each)
            description = each.name, each.factor, each.instead_of, _unit(each)
            differences += [(*description, *row) for row in _differences(values, each, names, seed)]
            estimates += [(*description, *row) for row in _estimates(values, each, names, seed)]
    made = pd.DataFrame(differences, columns=list(DIFFERENCE_COLUMNS))
    return Outcome(made.assign(rank=_places(made)), pd.DataFrame(estimates, columns=list(ESTIMATE_COLUMNS)))


def _unit(each: Specification) -> str:
    return RANKS_UNIT if each.statistic == "ranks" else metrics()[each.measure].unit


def _values(rows: pd.DataFrame, scores: pd.DataFrame, each: Specification) -> pd.DataFrame:
    """Group, event and value of the articles that count."""
    kept = rows.loc[~rows["id"].isin(each.left_out), ["id", "group", "event"]]
    return kept.assign(value=kept["id"].map(scores[each.column])).dropna(subset="value")


def _differences(
    values: pd.DataFrame, each: Specification, names: Sequence[str], seed: int
) -> Iterator[tuple[object, ...]]:
    event = pd.factorize(values["event"], use_na_sentinel=False)[0] if each.by_event else np.zeros(len(values))
    sides = [(name, THE_OTHERS) for name in names] if len(names) > 2 else [tuple(names)] * (len(names) == 2)
    for target, reference in sides:
        is_target = (values["group"] == target).to_numpy(bool)
        found = difference(
            each.sign * values["value"].to_numpy(float), is_target, event.astype(np.int64), each.statistic, seed=seed
        )
        yield target, reference, *found


def _estimates(
    values: pd.DataFrame, each: Specification, names: Sequence[str], seed: int
) -> Iterator[tuple[object, ...]]:
    measured = values["value"].to_numpy(float)
    measured = ranks(measured) if each.statistic == "ranks" else measured
    groups = [measured[(values["group"] == name).to_numpy(bool)] for name in names]
    skew = skew_of_groups(groups)
    for name, own in zip(names, groups, strict=True):
        yield name, *average(own, each.statistic, skew, seed=seed)


def _places(differences: pd.DataFrame) -> pd.Series[float]:
    ranked = differences.groupby("specification")["difference"].rank(ascending=False)
    return ranked.where(differences["reference"] == THE_OTHERS)
