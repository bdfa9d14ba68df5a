"""Distinctive terms: words and two-word phrases that one group of articles uses more than others.

How much more is told over words (rates, log ratio, log-odds with an informative prior); whether it may be chance is
told over articles (`lib.compare.term_tests`). The z of the log-odds orders terms and is no test: it takes the words of
an article for independent, and shuffled outlets give it false alarms without end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse, special

from lib.compare.arrays import Flags, Numbers, Values
from lib.compare.difference import FEWEST_FOR_TEST, THE_OTHERS
from lib.compare.discovery import q_values
from lib.compare.index import WordIndex
from lib.compare.telling import Tell, unheard, within
from lib.compare.term_counts import IN_ALL_WORDS, Count, TermCounts
from lib.compare.term_sides import Articles, Sides
from lib.compare.term_tests import article_p

MOST_COUNTS = 2_000_000  # that are looked at together
_COUNTING = 40  # percent of the time of a comparison, about
ZERO = 0.5  # occurrences that stand for none in a log ratio (Hardie 2014): zero has no logarithm


class Contrast(NamedTuple):
    """Which group is held against which; reference None: all other groups together."""

    target: str
    reference: str | None = None


class Use(NamedTuple):
    """How one side uses each term."""

    counts: Values  # occurrences
    n_articles: Values  # with the term
    n: int  # articles
    n_words: float


class _Prepared(NamedTuple):
    """A contrast of which some event has both sides."""

    contrast: Contrast
    used: Flags  # which articles have a part in it
    target: Flags  # which of these are the target's
    stratum: Numbers  # of these, without gaps
    same_events: Flags  # all articles of these events, whatever their group


class _Chosen(NamedTuple):
    """The articles of one or more contrasts, the terms that enough of them have, and their share of the words."""

    articles: Articles
    terms: NDArray[np.object_]
    pooled: Values


def each_against_the_rest(groups: pd.Series[str]) -> list[Contrast]:
    """Every group against all others together, in alphabetical order."""
    return [Contrast(name) for name in sorted(groups.dropna().astype(str).unique())]


def terms(
    index: WordIndex,
    groups: pd.Series[str],
    contrasts: Sequence[Contrast],
    *,
    events: pd.Series[str] | None = None,
    count: Count = IN_ALL_WORDS,
    tell: Tell = unheard,
) -> pd.DataFrame:
    """How groups differ in the use of terms; `groups` and `events` are those of the index's articles, in its order.

    Articles of unknown group do not count, nor do those without a word in the voice that `count` counts. Events in
    which a contrast lacks one side say nothing of it and are left out on both sides; articles of unknown event form one
    event.

    One row a term and contrast, contrasts in their order, terms of the target first:
    term, target, reference                  the contrast; reference is `THE_OTHERS` for all other groups
    log_odds_z                               log-odds ratio in standard errors; above 0: the target uses it more
    log_ratio                                log2 of the ratio of the rates, `ZERO` occurrences standing for none
    rate_target, rate_reference              occurrences per 1,000 words
    n_articles_target, n_articles_reference  articles with the term …
    n_target, n_reference                    … of so many articles
    count_target, count_reference            occurrences
    n_words_target, n_words_reference        words, the same in all rows of a contrast
    g2                                       log-likelihood ratio ("classic": takes the words for independent)
    p                                        over articles; NaN below `FEWEST_FOR_TEST` articles on a side
    q                                        of all terms and contrasts of this call (Benjamini & Hochberg 1995)
    """
    known = groups.notna().to_numpy()
    own = index if known.all() else index.chosen(list(compress(index.articles, known)))
    counted = count(own, within(tell, 0, _COUNTING))
    of_known = None if events is None else events[known]
    return compared_terms(counted, groups[known], contrasts, events=of_known, tell=within(tell, _COUNTING, 100))


def compared_terms(
    counted: TermCounts,
    groups: pd.Series[str],
    contrasts: Sequence[Contrast],
    *,
    events: pd.Series[str] | None = None,
    tell: Tell = unheard,
) -> pd.DataFrame:
    """The table of `terms` from counts made before, of these articles: other groups need no other counts.

    A term must be in enough of the articles counted, and in enough of those of the contrast.
    """
    known = groups.notna().to_numpy() & (counted.n_words > 0)
    strata = np.zeros(len(known), np.int64) if events is None else pd.factorize(events)[0].astype(np.int64)
    found = [_prepared(each, groups.astype(str).to_numpy(object), known, strata) for each in contrasts]
    prepared = [each for each in found if each]
    blocks = [[_EMPTY] for _ in prepared]
    row_blocks = list(_row_blocks(counted))
    for number, rows in enumerate(row_blocks):
        chosen: dict[bytes, _Chosen] = {}  # contrasts against the rest mostly have the same articles
        for place, (each, tables) in enumerate(zip(prepared, blocks, strict=True)):
            tell(number * len(prepared) + place, len(row_blocks) * len(prepared))
            key = each.used.tobytes()
            if key not in chosen:
                chosen[key] = _choose(counted, rows, each)
            sides = Sides(chosen[key].articles, each.target)
            tables.append(_table(chosen[key], each.contrast, sides, counted.settings.prior_share))
    tables = [pd.concat(each).sort_values("log_odds_z", ascending=False, kind="stable") for each in blocks]
    table = pd.concat([_EMPTY, *tables], ignore_index=True)
    return table.assign(q=q_values(table["p"]))


def _prepared(contrast: Contrast, names: NDArray[np.object_], known: Flags, strata: Numbers) -> _Prepared | None:
    """None if no event has both sides."""
    target = known & (names == contrast.target)
    reference = known & ~target
    if contrast.reference is not None:
        reference &= names == contrast.reference
    shared = np.intersect1d(strata[target], strata[reference])
    if not len(shared):
        return None
    same_events = known & np.isin(strata, shared)
    used = (target | reference) & same_events
    return _Prepared(contrast, used, target[used], np.searchsorted(shared, strata[used]), same_events)


def _row_blocks(counted: TermCounts) -> Iterator[slice]:
    """Terms that have about `MOST_COUNTS` counts together: a copy of them all would be too large."""
    first, ends = 0, counted.counts.indptr
    while first < len(counted.terms):
        behind = int(np.searchsorted(ends, int(ends[first]) + MOST_COUNTS, side="right")) - 1
        yield slice(first, max(first + 1, behind))
        first = max(first + 1, behind)


def _choose(counted: TermCounts, rows: slice, prepared: _Prepared) -> _Chosen:
    whole, used = counted.counts, prepared.used
    ends = whole.indptr[rows.start : rows.stop + 1]
    own = slice(int(ends[0]), int(ends[-1]))
    counts = sparse.csr_array(
        (whole.data[own].astype(float), whole.indices[own], ends - ends[0]), shape=(len(ends) - 1, len(used))
    )
    n_words = counted.n_words
    pooled = (counts @ prepared.same_events.astype(float)) / n_words[prepared.same_events].sum()
    if not used.all():
        counts = counts[:, np.flatnonzero(used)]
    kept = np.diff(counts.indptr) >= counted.settings.least(int(used.sum()))
    articles = Articles(counts if kept.all() else counts[kept], prepared.stratum, n_words[used].astype(float))
    return _Chosen(articles, counted.terms[rows][kept], pooled[kept])


def _table(chosen: _Chosen, contrast: Contrast, sides: Sides, prior_share: float) -> pd.DataFrame:
    one, other = _uses(sides)
    prior = prior_share * (one.n_words + other.n_words) / 2
    z = log_odds_z(one, other, chosen.pooled, prior)
    columns = {
        "log_odds_z": z,
        "log_ratio": log_ratio(one, other),
        "rate_target": 1000 * one.counts / one.n_words,
        "rate_reference": 1000 * other.counts / other.n_words,
        "n_articles_target": one.n_articles,
        "n_target": np.full(len(z), one.n),
        "n_articles_reference": other.n_articles,
        "n_reference": np.full(len(z), other.n),
        "count_target": one.counts,
        "count_reference": other.counts,
        "n_words_target": np.full(len(z), one.n_words),
        "n_words_reference": np.full(len(z), other.n_words),
        "g2": g2(one, other),
        "p": article_p(sides) if min(one.n, other.n) >= FEWEST_FOR_TEST else np.full(len(z), np.nan),
        "q": np.full(len(z), np.nan),
    }
    reference = THE_OTHERS if contrast.reference is None else contrast.reference
    table = pd.DataFrame(columns).assign(term=chosen.terms, target=contrast.target, reference=reference)
    return table[list(_TYPES)].astype(_TYPES)


def _uses(sides: Sides) -> tuple[Use, Use]:
    """How target and reference use each term."""
    articles, n = sides.articles, int(sides.target.sum())
    n_words = float(articles.n_words[sides.target].sum())
    one = Use(sides.in_target, sides.having_in_target, n, n_words)
    other = Use(
        articles.total - one.counts,
        articles.n_having - one.n_articles,
        len(sides.target) - n,
        float(articles.n_words.sum()) - n_words,
    )
    return one, other


def log_odds_z(one: Use, other: Use, pooled: Values, prior: float) -> Values:
    """Log-odds ratio with an informative Dirichlet prior, in its standard errors.

    The prior gives each side `prior` words more, in which each term has its `pooled` share: a rare term must earn its
    place. Undefined where a term is all that was said. Phrases are counted as words are: occurrences of all words.

    Source: Monroe, Colaresi & Quinn (2008). Fightin' words. Political Analysis 16(4).
    """
    added = prior * pooled
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = _log_odds(one, added, prior) - _log_odds(other, added, prior)
        z: Values = delta / np.sqrt(1 / (one.counts + added) + 1 / (other.counts + added))
    return np.where(np.isfinite(z), z, np.nan)


def _log_odds(use: Use, added: Values, prior: float) -> Values:
    with_prior = use.counts + added
    found: Values = np.log(with_prior / (use.n_words + prior - with_prior))
    return found


def log_ratio(one: Use, other: Use) -> Values:
    """log2 of the ratio of the rates: 1 is twice as often, -1 half as often. `ZERO` occurrences stand for none.

    Source: Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    """
    rates = [np.where(use.counts > 0, use.counts, ZERO) / use.n_words for use in (one, other)]
    found: Values = np.log2(rates[0] / rates[1])
    return found


def g2(one: Use, other: Use) -> Values:
    """Log-likelihood ratio of the table term or another word by target or reference, 0 or more.

    Source: Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Comput. Linguist. 19.
    """
    total = one.n_words + other.n_words
    found = np.zeros(len(one.counts))
    both = one.counts + other.counts
    for use in (one, other):
        for seen, margin in ((use.counts, both), (use.n_words - use.counts, total - both)):
            found += special.xlogy(seen, seen) - special.xlogy(seen, margin * use.n_words / total)
    return np.maximum(0, 2 * found)


_TYPES = {
    **dict.fromkeys(("term", "target", "reference"), "str"),
    **dict.fromkeys(("log_odds_z", "log_ratio", "rate_target", "rate_reference"), "float64"),
    **dict.fromkeys(("n_articles_target", "n_target", "n_articles_reference", "n_reference"), "int64"),
    **dict.fromkeys(("count_target", "count_reference", "n_words_target", "n_words_reference"), "int64"),
    **dict.fromkeys(("g2", "p", "q"), "float64"),
}
_EMPTY = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _TYPES.items()})
