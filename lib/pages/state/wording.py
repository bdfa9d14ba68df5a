"""The words of the session's corpus by place: what is compared, what is copied."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import pandas as pd
import streamlit as st

from lib.compare.duplicates import COPY_COLUMNS, by_precedence, near_copies
from lib.compare.index import WordIndex
from lib.compare.said import said
from lib.compare.shared_passages import Passage, passages
from lib.compare.telling import Tell
from lib.compare.term_counts import DEFAULT, TermCounts, term_counts
from lib.compare.trace import Trace, trace
from lib.model import Voice
from lib.pages.corpus import Corpus
from lib.pages.state.articles import SCORING, documents, independent_of, measures, scores, text_key
from lib.pages.state.cards import articles, version
from lib.pages.state.memory import kept
from lib.pages.state.settings import settings
from lib.pages.state.stopped import is_stopped
from lib.pages.state.stored import keeping
from lib.store.measured import COPIES
from lib.store.measured.keys import copies_key, counts_key

WORTH_KEEPING = 5_000  # articles whose terms take more than a second to count


def compared(held: Corpus) -> pd.DataFrame:
    """The rows of the scores table that groups are compared by: without near-copies, unless the analyst wants them.

    Nobody changes it.
    """
    table = scores(held)
    if held.with_copies:
        return table
    found = copies(held)
    key = ("compared", version(held), settings().version, independent_of(held))
    return kept(key, lambda: table[~table["id"].isin(found["copy"])].reset_index(drop=True))


def copies(held: Corpus, *, all_found: bool = False) -> pd.DataFrame:
    """The near-copies of the corpus (see `near_copies`); `all_found`: also what the analyst calls none.

    Of a large corpus they are found by a process of its own: none until it has, and in `all_found` only those.
    """
    known = measures(held)
    if known.are_copies_wanted:
        return pd.DataFrame(columns=COPY_COLUMNS) if known.copies is None else known.copies
    independent = frozenset() if all_found else independent_of(held)
    return kept(("copies", independent, version(held)), lambda: _copies(held, independent))


def _copies(held: Corpus, independent: frozenset[str]) -> pd.DataFrame:
    """The near-copies as they were kept, or found now."""
    workspace = keeping().workspace if version(held).stored else None
    key = copies_key(held.cards.values(), independent)
    found = workspace.measured.table(COPIES, key) if workspace else None
    if found is None:
        with st.spinner("Looking for near-copies", show_time=True):
            found = near_copies(_by_precedence(held), independent)
        with suppress(OSError):
            if workspace:
                workspace.measured.keep_table(COPIES, key, found)
    return found


def passages_of(held: Corpus, article_id: str, among: Sequence[str] | None = None) -> list[Passage]:
    """The passages that an article shares with others of the corpus, or with those of `among`."""
    index = whole_index(held)
    if article_id not in index.places_of_articles:
        return []
    chosen = None if among is None else tuple(each for each in among if each in index.places_of_articles)
    return kept(("passages", article_id, chosen, version(held)), lambda: passages(index, article_id, chosen))


def _by_precedence(held: Corpus) -> WordIndex:
    """All words of the corpus, articles first that lead a group of near-copies."""
    index = whole_index(held)
    dates = [held.cards[each].published for each in index.articles]
    known = pd.DataFrame({"id": list(index.articles), "published": pd.Series(dates, dtype=object)})
    return index.chosen(by_precedence(known, index.n_words()))


def whole_index(held: Corpus) -> WordIndex:
    """All words of the corpus by place, as far as they are there."""
    known = measures(held)
    return kept(("index", version(held)), lambda: known.index if known.words else WordIndex.of(traces(held)))


def word_index(held: Corpus, ids: Sequence[str]) -> WordIndex:
    """All words of some articles by place, of those whose words are there."""
    index = whole_index(held)
    if len(ids) == len(index.articles) and tuple(ids) == index.articles:
        return index
    return index.chosen([each for each in ids if each in index.places_of_articles])


def term_counts_of(held: Corpus, voice: Voice, index: WordIndex, tell: Tell) -> TermCounts:
    """The counts of terms of some articles; those of many articles of a stored corpus are kept in a file."""
    workspace, keys = keeping().workspace, measures(held).word_keys
    if workspace is None or len(index.articles) < WORTH_KEEPING or not version(held).stored:
        return term_counts(index, voice, tell)
    key = counts_key(map(keys.__getitem__, index.articles), voice, DEFAULT)
    found = workspace.measured.counts(key)
    if found is None:
        found = term_counts(index, voice, tell)
        with suppress(OSError):
            workspace.measured.keep_counts(key, found)
    return found


def quotations(held: Corpus) -> pd.DataFrame:
    """The direct speech of the corpus (see `lib.compare.said`)."""
    return kept(("said", version(held)), lambda: said(whole_index(held)))


def traces(held: Corpus) -> dict[str, Trace]:
    """The words and quotations of articles that only this session has, by id; made along with their scores, or now.

    What the user has stopped scoring is left out.
    """
    known = {key: text_key(card) for key, card in held.cards.items()}
    if not is_stopped(SCORING):
        for article_id, doc in documents(
            articles(held, [key for key, text in known.items() if text not in held.traces])
        ):
            held.traces[known[article_id]] = trace(doc)
    return {key: held.traces[text] for key, text in known.items() if text in held.traces}
