"""Near-copies: articles that are mostly another article word for word, as outlets run the report of an agency.

An article is a near-copy of an earlier one if at least `COPY_SHARE` of its words, and as much of its words outside
direct speech, stand in passages that the two share (`lib.compare.shared_passages`); the second condition is there
because two outlets may quote the same long statement in reports of their own. It falls away where nearly all words are
shared (`NEARLY_ALL`): a statement printed in full. What is a small part of the later article is no reason to leave that
article out, however much of the earlier one it is.

A near-copy belongs to one leader: copies of copies make no chains, and all of a group share at least that much with
their leader. The leader is the earliest; of one day, or without a date, the longest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from lib.compare.index import Numbers, WordIndex
from lib.compare.shared_passages import SHINGLE, Flags, Shingles, stretches

# Reports of 45 real events by three outlets share at most 25 % of their own words with each other. Reports cut by a
# third, with every 20th word changed, the paragraphs in another order and a fifth added share 68 % in the median with
# their source; half finds 98 of 100.
COPY_SHARE = 0.5
NEARLY_ALL = 0.9
# Articles with one shingle that are taken for the source of the others: what stands under every report of an agency
# must not make the work grow with the square of their number.
MOST_SOURCES = 50
MOST_COMPARED = 5  # likely sources of an article that it is compared with word by word, those with most shingles of it
COPY_COLUMNS = ("copy", "leader", "words", "share_of_copy", "share_of_leader", "passages")
_LAST = "9999"  # an unknown date comes after all others


class Overlap(NamedTuple):
    """What a later article shares with an earlier one."""

    copy: str  # id of the later
    leader: str
    words: int  # of the copy, in passages that both have
    share_of_copy: float  # of its words, 0 to 1
    share_of_leader: float  # of the leader's words in these passages
    passages: int  # of the copy, in which these words stand


class Collapsed(NamedTuple):
    """A corpus with one article of each group of near-copies."""

    kept: tuple[str, ...]  # ids of the articles that enter a comparison, in the order of the scores table
    copies: pd.DataFrame  # of the others: see `near_copies`


def collapsed(scores: pd.DataFrame, index: WordIndex, independent: frozenset[str] = frozenset()) -> Collapsed:
    """The articles of a scores table (columns id, published) without near-copies, and these.

    `index` holds every article. `independent`: ids of articles that are no copies, whatever they share.
    """
    own = index.chosen(tuple(scores["id"]))
    copies = near_copies(own.chosen(by_precedence(scores, own.n_words())), independent)
    return Collapsed(tuple(scores.loc[~scores["id"].isin(copies["copy"]), "id"]), copies)


def by_precedence(scores: pd.DataFrame, n_words: Numbers) -> list[str]:
    """The ids of a scores table, those first that lead a group: the earliest, then the longest.

    `n_words`: of each article of the table, in its order.
    """
    ranks = zip(scores["published"].fillna(_LAST), (-n_words).tolist(), scores["id"], strict=True)
    return [article for _, _, article in sorted(ranks)]


def near_copies(index: WordIndex, independent: frozenset[str] = frozenset()) -> pd.DataFrame:
    """The near-copies among the articles of an index that has them in the order of `by_precedence`.

    One row a copy, groups in the order of their leaders: copy and leader (ids), words of the copy that both have,
    share_of_copy and share_of_leader that these are (0 to 1), and in how many passages of the copy they stand.
    """
    shingles = Shingles(index)
    found: dict[str, Overlap] = {}
    for number, likely in _likely_sources(shingles):
        article = index.articles[number]
        if article in independent:
            continue
        leaders = [source for source in likely if index.articles[source] not in found][:MOST_COMPARED]
        overlaps = filter(None, (_copy(shingles, number, leader) for leader in leaders))
        best = max(overlaps, key=lambda overlap: overlap.words, default=None)
        if best:
            found[article] = best
    places = index.places_of_articles
    ranked = sorted(found.values(), key=lambda overlap: (places[overlap.leader], -overlap.words))
    return pd.DataFrame(ranked, columns=COPY_COLUMNS)


def _likely_sources(shingles: Shingles) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each article with the earlier ones that could lead it, those with most of its shingles first."""
    shared = _shared_shingles(shingles)
    # A shingle covers at most all its words: fewer shingles than this cannot cover enough of the article.
    fewest = COPY_SHARE / SHINGLE * shingles.n_words
    for number in np.flatnonzero(np.diff(shared.indptr)):
        row = slice(shared.indptr[number], shared.indptr[number + 1])
        sources, n_shared = shared.indices[row], shared.data[row]
        enough = (sources < number) & (n_shared >= fewest[number])
        yield int(number), sources[enough][np.lexsort([sources[enough], -n_shared[enough]])]


def _shared_shingles(shingles: Shingles) -> sparse.csr_matrix:
    """How many of an article's shingles (row) another one has (column), of the first `MOST_SOURCES` that have each."""
    parts = [shingles.of_block(block) for block in shingles.index.blocks()]
    hashes = np.concatenate([np.zeros(0, np.uint64), *(part for part, _ in parts)])
    article = np.concatenate([np.zeros(0, np.int64), *(part for _, part in parts)])
    order = np.argsort(hashes)
    sorted_hashes = hashes[order]
    begins = np.flatnonzero(np.concatenate([[True], sorted_hashes[1:] != sorted_hashes[:-1]]))
    lengths = np.diff(begins, append=len(order))
    repeated = np.repeat(lengths > 1, lengths)
    held = _columns(article[order][repeated], lengths[lengths > 1], len(shingles.index.articles))
    held.sum_duplicates()  # and puts each column in the order of articles
    rank = np.arange(held.nnz) - np.repeat(held.indptr[:-1], np.diff(held.indptr))
    sources = held.copy()
    sources.data = (rank < MOST_SOURCES).astype(np.int32)
    sources.eliminate_zeros()
    shared: sparse.csr_matrix = held.tocsr() @ sources.T
    return shared


def _columns(rows: NDArray[np.int64], lengths: NDArray[np.int64], n_rows: int) -> sparse.csc_matrix:
    """A matrix of ones whose columns have so many entries each, in these rows; what comes twice counts twice."""
    edges = np.concatenate([[0], np.cumsum(lengths)])
    return sparse.csc_matrix((np.ones(len(rows), np.int32), rows, edges), (n_rows, len(lengths)))


def _copy(shingles: Shingles, number: int, leader: int) -> Overlap | None:
    """What an article shares with a leader, None if it is no near-copy of it."""
    index = shingles.index
    found = shingles.found(number, leader)
    shared = shingles.covered(number, found)
    if not _is_copy(shared, shared[~index.quoted[slice(*index.bounds[number : number + 2].tolist())]]):
        return None
    return Overlap(
        copy=index.articles[number],
        leader=index.articles[leader],
        words=int(shared.sum()),
        share_of_copy=float(shared.mean()),
        share_of_leader=float(shingles.covered(leader, shingles.found(leader, number)).mean()),
        passages=len(stretches(found)),
    )


def _is_copy(shared: Flags, own: Flags) -> bool:
    """Whether enough of an article is shared: `own` are the flags of its words outside direct speech."""
    if shared.mean() >= NEARLY_ALL or not len(own):
        return bool(shared.mean() >= COPY_SHARE)
    return bool(shared.mean() >= COPY_SHARE and own.mean() >= COPY_SHARE)
