"""The words of the session's corpus by place: what is compared, what is copied."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.compare.duplicates import by_precedence, near_copies
from lib.compare.index import WordIndex
from lib.compare.shared_passages import Passage, Shingles, passages
from lib.compare.speakers import quotations as quotations_of
from lib.compare.trace import Trace, trace
from lib.pages.corpus import Corpus
from lib.pages.state.articles import documents, scores, text_key
from lib.pages.state.cards import articles, version
from lib.pages.state.memory import kept
from lib.pages.state.settings import settings


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
    """The near-copies of the corpus (see `near_copies`); `all_found`: also what the analyst calls none."""
    independent = frozenset() if all_found else independent_of(held)

    def found() -> pd.DataFrame:
        with st.spinner("Looking for near-copies", show_time=True):
            return near_copies(_shingles(held), _by_precedence(held), independent)

    return kept(("copies", independent, version(held)), found)


def independent_of(held: Corpus) -> frozenset[str]:
    """The articles of the corpus that are called no near-copies."""
    return held.independent.intersection(held.cards)


def passages_of(held: Corpus, article_id: str, among: Sequence[str] | None = None) -> list[Passage]:
    """The passages that an article shares with others of the corpus, or with those of `among`."""
    chosen = None if among is None else tuple(among)
    key = ("passages", article_id, chosen, version(held))
    return kept(key, lambda: passages(_shingles(held), _by_precedence(held), article_id, chosen))


def word_index(held: Corpus, ids: Sequence[str]) -> WordIndex:
    """All words of some articles by place."""
    known = traces(held)
    return kept(("index", tuple(ids), version(held)), lambda: WordIndex.of({each: known[each] for each in ids}))


def quotations(held: Corpus, articles: pd.DataFrame) -> pd.DataFrame:
    """The direct speech of some rows of the scores table (see `lib.compare.speakers.quotations`)."""
    return quotations_of(articles, traces(held))


def traces(held: Corpus) -> dict[str, Trace]:
    """The words and quotations of each article by its id; made along with its scores, or now."""
    missing = [key for key, card in held.cards.items() if text_key(card) not in held.traces]
    for article_id, doc in documents(articles(held, missing)):
        held.traces[text_key(held.cards[article_id])] = trace(doc)
    return {key: held.traces[text_key(card)] for key, card in held.cards.items()}


def _shingles(held: Corpus) -> Shingles:
    return kept(("shingles", version(held)), lambda: Shingles.of(_by_precedence(held)))


def _by_precedence(held: Corpus) -> dict[str, Trace]:
    """The traces of the corpus, those first that lead a group of near-copies."""
    dates = [card.published for card in held.cards.values()]
    known = pd.DataFrame({"id": list(held.cards), "published": pd.Series(dates, dtype=object)})
    return by_precedence(known, traces(held))
