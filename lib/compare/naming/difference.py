"""Do groups choose different words for the same thing? A test over articles, concept by concept.

Mentions within one article are not independent: a chi-square test on mentions raises false alarms. So every article
counts once, with the shares that the rival words have in it, and articles change places between groups.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.compare.arrays import Numbers, Values
from lib.compare.difference import FEWEST_FOR_TEST
from lib.compare.discovery import q_values
from lib.compare.telling import Tell, unheard

COLUMNS = ("concept", "n", "n_articles", "n_groups", "difference", "p", "q", "reason")
MOST_PERMUTATIONS = 9_999
MOST_PLACES = 20_000_000  # permutations times articles: fewer permutations where there are very many articles
FEWEST_PERMUTATIONS = 999
BATCH = 250  # permutations
ENOUGH = 100  # permutations as extreme as the observed grouping: p is then known to a tenth of itself
TOO_FEW = f"fewer than two with {FEWEST_FOR_TEST} articles that name it"
ONE_WORD = "all use the same word"
NO_COMMON_EVENT = "no event in which two of them name it"


class Wording(NamedTuple):
    """How the articles that name a concept name it; all arrays are as long as there are such articles."""

    articles: Numbers
    shares: Values  # of each rival word among the article's mentions: one column a word, rows sum to 1
    n: Numbers  # mentions


class Outcome(NamedTuple):
    """What the test of one concept gives; `difference` and `p` are NaN where there is a reason for no test."""

    n_groups: int
    difference: float
    p: float
    reason: str


def differences(
    found: pd.DataFrame,
    groups: pd.Series[str],
    events: pd.Series[str] | None = None,
    *,
    seed: int = 0,
    tell: Tell = unheard,
) -> pd.DataFrame:
    """How much groups differ in the word for each concept, the largest difference first, untested ones after.

    `found` are mentions, `groups` and `events` each article's by its id. One row a concept: concept, n (mentions),
    n_articles (that name it), n_groups (tested: those with at least 5 such articles), difference, p, q, reason.

    `difference` is the share of the differences between articles' wording that the groups explain: adjusted R², from 0
    (no more than chance would) to 1 (each group has a word of its own, and never another). p is the share of random
    groupings of the articles, within their events, that differ as much: a permutation test of between-group distances
    (Anderson, M. J. (2001). A new method for non-parametric multivariate analysis of variance. Austral Ecology, 26,
    32-46). q is Benjamini and Hochberg's, over the concepts tested. All three are NaN where `reason` says why.
    """
    ids = pd.Index(groups.dropna().index)
    group = pd.factorize(groups.dropna(), sort=True)[0].astype(np.int64)
    event = _codes(events, ids)
    wordings = _wordings(found, ids)
    rows: list[tuple[object, ...]] = []
    for concept, wording in wordings.items():
        tell(len(rows), len(wordings))
        outcome = _outcome(wording, group, event, _rng(seed, concept))
        rows.append((concept, int(wording.n.sum()), len(wording.n), *outcome))
    table = pd.DataFrame(rows, columns=[name for name in COLUMNS if name != "q"])
    table.insert(COLUMNS.index("q"), "q", q_values(table["p"].to_numpy(np.float64)))
    return table.sort_values(
        ["difference", "p", "n"], ascending=[False, True, False], na_position="last", kind="stable", ignore_index=True
    )


def _wordings(found: pd.DataFrame, ids: pd.Index[str]) -> dict[str, Wording]:
    """How each article of `ids` that names a concept names it, by concept; articles are numbered by their place."""
    known = found.assign(article=ids.get_indexer(pd.Index(found["id"])))
    known = known[known["article"] >= 0]
    return {str(concept): _wording(rows) for concept, rows in known.groupby("concept", sort=False)}


def _wording(rows: pd.DataFrame) -> Wording:
    articles, article = np.unique(rows["article"].to_numpy(np.int64), return_inverse=True)
    words, word = np.unique(rows["word"].to_numpy(str), return_inverse=True)
    counts = np.zeros((len(articles), len(words)))
    np.add.at(counts, (article, word), 1)
    n = counts.sum(axis=1)
    return Wording(articles, counts / n[:, None], n.astype(np.int64))


def _outcome(wording: Wording, group: Numbers, event: Numbers, rng: np.random.Generator) -> Outcome:
    """Tests the groups with enough articles. `group` and `event` are those of every article, -1 for no group."""
    mine = group[wording.articles]
    sizes = np.bincount(mine[mine >= 0])
    tested = np.flatnonzero(sizes >= FEWEST_FOR_TEST)
    if len(tested) < 2:
        return Outcome(len(tested), np.nan, np.nan, TOO_FEW)
    rows = np.isin(mine, tested)
    labels, blocks = np.searchsorted(tested, mine[rows]), event[wording.articles][rows]
    order = np.argsort(blocks, kind="stable")
    labels, blocks = labels[order], np.unique(blocks[order], return_inverse=True)[1]
    values = wording.shares[rows][order]
    if not np.ptp(values, axis=0).any():
        return Outcome(len(tested), np.nan, np.nan, ONE_WORD)
    if all(len(set(labels[blocks == block])) == 1 for block in range(blocks[-1] + 1)):
        return Outcome(len(tested), np.nan, np.nan, NO_COMMON_EVENT)
    centred = _centred(values, blocks)
    return Outcome(len(tested), _adjusted_r2(centred, labels, blocks), _p(centred, labels, blocks, rng), "")


def _centred(values: Values, blocks: Numbers) -> Values:
    """The values as distances from the mean of their block."""
    sums = np.zeros((blocks[-1] + 1, values.shape[1]))
    np.add.at(sums, blocks, values)
    means: Values = sums / np.bincount(blocks)[:, None]
    return values - means[blocks]


def _adjusted_r2(centred: Values, labels: Numbers, blocks: Numbers) -> float:
    """The explained share of the variance, less what as many random groups would explain; never below 0."""
    total = float((centred**2).sum())
    free = len(labels) - (int(blocks[-1]) + 1)
    left = free - int(labels.max())
    if total <= np.finfo(float).eps or left <= 0:
        return 0.0
    explained = float(_between(centred, labels[None, :])[0]) / total
    return max(0.0, 1 - (1 - explained) * free / left)


def _between(centred: Values, labelings: Numbers) -> Values:
    """The sum of squares between groups, for each row of labels."""
    sizes = np.bincount(labelings[0])
    cells = (labelings + len(sizes) * np.arange(len(labelings))[:, None]).ravel()
    total = np.zeros(len(labelings))
    for shares in centred.T:
        sums = np.bincount(cells, np.tile(shares, len(labelings)), len(labelings) * len(sizes))
        total += (sums.reshape(-1, len(sizes)) ** 2 / sizes).sum(axis=1)
    return total


def _p(centred: Values, labels: Numbers, blocks: Numbers, rng: np.random.Generator) -> float:
    """The share of random labelings within blocks whose groups lie as far apart; sequential, exact at any level.

    Stops when `ENOUGH` are found: Besag, J., & Clifford, P. (1991). Sequential Monte Carlo p-values. Biometrika, 78,
    301-304. Without a stop the observed labeling counts as one: Phipson & Smyth (2010).
    """
    observed = _between(centred, labels[None, :])[0] * (1 - 1e-9)  # equal sums may differ in their last digits
    most = int(np.clip(MOST_PLACES // len(labels), FEWEST_PERMUTATIONS, MOST_PERMUTATIONS))
    begins = np.flatnonzero(np.diff(blocks, prepend=-1))
    as_far = 0
    for done in range(0, most, BATCH):
        parts = np.split(np.tile(labels, (min(BATCH, most - done), 1)), begins[1:], axis=1)
        extreme = _between(centred, np.hstack([rng.permuted(part, axis=1) for part in parts])) >= observed
        if as_far + extreme.sum() >= ENOUGH:
            return ENOUGH / (done + int(np.flatnonzero(extreme)[ENOUGH - as_far - 1]) + 1)
        as_far += int(extreme.sum())
    return (as_far + 1) / (most + 1)


def _codes(events: pd.Series[str] | None, ids: pd.Index[str]) -> Numbers:
    """Each article's event as a number; articles without one are together."""
    if events is None:
        return np.zeros(len(ids), np.int64)
    return pd.factorize(events.reindex(ids))[0].astype(np.int64)


def _rng(seed: int, concept: str) -> np.random.Generator:
    """The same for a concept whichever others are tested."""
    return np.random.default_rng([seed, *concept.encode()])
