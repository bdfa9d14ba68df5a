"""Near-copies: articles that are mostly another article word for word, as outlets run the report of an agency.

An article is a near-copy of another one if at least `COPY_SHARE` of its words, and as much of its words outside direct
speech, stand in passages that the two share (`lib.compare.shared_passages`); the second condition is there because two
outlets may quote the same long statement in reports of their own. It falls away where nearly all words are shared
(`NEARLY_ALL`): a statement printed in full. What is a small part of the later article is no reason to leave that
article out, however much of the earlier one it is. Which is the earlier one, only dates tell.

A near-copy belongs to one leader: copies of copies make no chains, and all of a group share at least that much with
their leader. The leader is the earliest; of one day, or without a date, the longest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from lib.compare.arrays import Flags, Numbers
from lib.compare.index import WordIndex
from lib.compare.shared_passages import SHINGLE, Hashes, Shingles, among, stretches
from lib.compare.telling import Tell, unheard

# Reports of 45 real events by three outlets share at most 25 % of their own words with each other. Reports cut by a
# third, with every 20th word changed, the paragraphs in another order and a fifth added share 68 % in the median with
# their source; half finds 98 of 100.
COPY_SHARE = 0.5
NEARLY_ALL = 0.9
# Articles with one shingle that are taken for the source of the others: what stands under every report of an agency
# must not make the work grow with the square of their number.
MOST_SOURCES = 50
MOST_COMPARED = 5  # likely sources of an article that it is compared with word by word, those with most shingles of it
# Shingles in which likely sources are looked for: of more, one of so many is taken (Broder 1997), in all articles the
# same. What it points to is compared word by word all the same, so no copy is found that is none; a copy is missed if
# none of the shingles taken is among those that it shares. Of a short article more are taken, so that it has enough.
MOST_SHINGLES = 4_000_000
ENOUGH_TAKEN = 24  # of an article
LUCK = 0.5  # of the shingles that an article must share, so large a part must be among those taken
FIRST_LOOK = np.uint64(4)  # one of so many shingles of a long article is looked for first: mostly that is enough
LONG = 200  # shingles
LARGEST = np.uint64(2**64 - 1)  # of all hashes
ROWS = 1_000  # articles whose likely sources are looked for together
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


def collapsed(
    scores: pd.DataFrame, index: WordIndex, independent: frozenset[str] = frozenset(), tell: Tell = unheard
) -> Collapsed:
    """The articles of a scores table (columns id, published) without near-copies, and these.

    `index` holds every article. `independent`: ids of articles that are no copies, whatever they share. `tell` is that
    of `near_copies`.
    """
    own = index.chosen(tuple(scores["id"]))
    copies = near_copies(own.chosen(by_precedence(scores, own.n_words())), independent, tell)
    return Collapsed(tuple(scores.loc[~scores["id"].isin(copies["copy"]), "id"]), copies)


def by_precedence(scores: pd.DataFrame, n_words: Numbers) -> list[str]:
    """The ids of a scores table, those first that lead a group: the earliest, then the longest.

    `n_words`: of each article of the table, in its order.
    """
    ranks = zip(scores["published"].fillna(_LAST), (-n_words).tolist(), scores["id"], strict=True)
    return [article for _, _, article in sorted(ranks)]


def near_copies(index: WordIndex, independent: frozenset[str] = frozenset(), tell: Tell = unheard) -> pd.DataFrame:
    """The near-copies among the articles of an index that has them in the order of `by_precedence`.

    One row a copy, groups in the order of their leaders: copy and leader (ids), words of the copy that both have,
    share_of_copy and share_of_leader that these are (0 to 1), and in how many passages of the copy they stand. `tell`
    hears how many articles were compared with the earlier ones.
    """
    shingles = Shingles(index)
    found: dict[str, Overlap] = {}
    for number, likely in _likely_sources(shingles, tell):
        article = index.articles[number]
        if article in independent:
            continue
        own = shingles[number]
        leaders = islice((source for source in likely if index.articles[source] not in found), MOST_COMPARED)
        overlaps = filter(None, (_copy(shingles, number, own, leader) for leader in leaders))
        best = max(overlaps, key=lambda overlap: overlap.words, default=None)
        if best:
            found[article] = best
    places = index.places_of_articles
    ranked = sorted(found.values(), key=lambda overlap: (places[overlap.leader], -overlap.words))
    return pd.DataFrame(ranked, columns=COPY_COLUMNS)


def _likely_sources(shingles: Shingles, tell: Tell) -> Iterator[tuple[int, list[int]]]:
    """Each article with the earlier ones that could lead it, those with most of its shingles first."""
    one_of, n_articles = _one_of(shingles.n_words), len(shingles.index.articles)
    held = _repeated(shingles, one_of, lambda: tell(0, n_articles))
    sources = _first_holders(held).T.tocsr()
    fewest = _fewest(shingles.n_words)
    by_article = held.tocsr()
    for first in range(0, n_articles, ROWS):
        tell(first, n_articles)
        shared = by_article[first : first + ROWS] @ sources
        for number in np.flatnonzero(np.diff(shared.indptr)).tolist():
            row = slice(shared.indptr[number], shared.indptr[number + 1])
            found = shared.indices[row].astype(np.int64)
            taken = np.maximum(one_of[found], one_of[first + number])  # of what both have
            n_shared = shared.data[row] * taken
            least = fewest[first + number] * np.where(taken > 1, LUCK, 1)
            enough = np.flatnonzero((found < first + number) & (n_shared >= least))
            if len(enough):
                order = np.lexsort([found[enough], -n_shared[enough]])
                yield first + number, found[enough[order]].tolist()
        shingles.release()


def _one_of(n_words: Numbers) -> Numbers:
    """Of so many shingles of each article one is taken: powers of two, so that they are the same ones."""
    of_all = max(0, (int(n_words.sum()) - 1) // MOST_SHINGLES).bit_length()
    of_each = np.log2(np.maximum(n_words / ENOUGH_TAKEN, 1)).astype(np.int64)
    found: Numbers = 1 << np.minimum(of_each, of_all)
    return found


def _fewest(n_words: Any) -> Any:
    """A shingle covers at most all its words: fewer shared ones than this cannot cover enough of an article."""
    return COPY_SHARE / SHINGLE * n_words


def _repeated(shingles: Shingles, one_of: Numbers, begun: Callable[[], None]) -> sparse.csc_matrix:
    """How often each article (row) has each shingle (column) that comes more than once.

    Of many shingles one of so many is taken, the same ones from every article: those with the smallest hashes.
    `begun` is called before each block of articles.
    """
    parts = []
    for block in shingles.index.blocks():
        begun()
        parts.append(_sampled(*shingles.of_block(block), one_of))
    hashes = np.concatenate([np.zeros(0, np.uint64), *(part for part, _ in parts)])
    article = np.concatenate([np.zeros(0, np.int32), *(part for _, part in parts)])
    del parts
    order = np.argsort(hashes)
    hashes, article = hashes[order], article[order]
    begins = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    lengths = np.diff(begins, append=len(order))
    repeated = np.repeat(lengths > 1, lengths)
    held = _columns(article[repeated], lengths[lengths > 1], len(shingles.index.articles))
    held.sum_duplicates()  # and puts each column in the order of articles
    return held


def _sampled(hashes: Hashes, article: Numbers, one_of: Numbers) -> tuple[Hashes, NDArray[np.int32]]:
    largest = LARGEST // one_of.astype(np.uint64)
    taken = np.flatnonzero(hashes <= largest[article])
    return hashes[taken], article[taken].astype(np.int32)


def _first_holders(held: sparse.csc_matrix) -> sparse.csc_matrix:
    """The first `MOST_SOURCES` articles that have each shingle, with a one."""
    rank = np.arange(held.nnz) - np.repeat(held.indptr[:-1], np.diff(held.indptr))
    sources = held.copy()
    sources.data = (rank < MOST_SOURCES).astype(np.int32)
    sources.eliminate_zeros()
    return sources


def _columns(rows: NDArray[np.int32], lengths: Numbers, n_rows: int) -> sparse.csc_matrix:
    """A matrix of ones whose columns have so many entries each, in these rows; what comes twice counts twice."""
    edges = np.concatenate([[0], np.cumsum(lengths)])
    return sparse.csc_matrix((np.ones(len(rows), np.int32), rows, edges), (n_rows, len(lengths)))


def _copy(shingles: Shingles, number: int, own: Hashes, leader: int) -> Overlap | None:
    """What an article, of these shingles, shares with a leader; None if it is no near-copy of it."""
    index = shingles.index
    fewest = _fewest(int(shingles.n_words[number]))
    others = shingles.ordered(leader)
    if len(own) >= LONG:
        few = among(own[own <= LARGEST // FIRST_LOOK], others[: others.searchsorted(LARGEST // FIRST_LOOK)])
        if few.sum() * int(FIRST_LOOK) < LUCK * fewest:
            return None
    found = among(own, others)
    if found.sum() < fewest:
        return None
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
