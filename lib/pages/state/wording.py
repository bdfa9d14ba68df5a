"""The words of the session's corpus by place: what is compared, what is copied."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st

from lib.compare.duplicates import by_precedence, near_copies
from lib.compare.index import WordIndex
from lib.compare.said import said
from lib.compare.shared_passages import Passage, passages
from lib.compare.trace import Trace, trace
from lib.pages.corpus import Corpus
from lib.pages.derived import key_of, trace_bytes
from lib.pages.state.articles import documents, scores, text_key
from lib.pages.state.memory import kept
from lib.pages.state.stored import remember


def compared(held: Corpus) -> pd.DataFrame:
    """The rows of the scores table that groups are compared by: without near-copies, unless the analyst wants them."""
    table = scores(held)
    if held.with_copies:
        return table
    return table[~table["id"].isin(copies(held)["copy"])].reset_index(drop=True)


def copies(held: Corpus, *, all_found: bool = False) -> pd.DataFrame:
    """The near-copies of the corpus (see `near_copies`); `all_found`: also what the analyst calls none."""
    independent = frozenset() if all_found else held.independent.intersection(held.articles)
    ordered = _by_precedence(held)

    def found() -> pd.DataFrame:
        with st.spinner("Looking for near-copies", show_time=True):
            return near_copies(ordered, independent)

    return kept(("copies", independent, _key(held, ordered.articles)), found)


def passages_of(held: Corpus, article_id: str, among: Sequence[str] | None = None) -> list[Passage]:
    """The passages that an article shares with others of the corpus, or with those of `among`."""
    index = whole_index(held)
    chosen = None if among is None else tuple(among)
    key = ("passages", article_id, chosen, _key(held, index.articles))
    return kept(key, lambda: passages(index, article_id, chosen))


def _by_precedence(held: Corpus) -> WordIndex:
    """All words of the corpus, articles first that lead a group of near-copies."""
    dates = [article.published for article in held.articles.values()]
    known = pd.DataFrame({"id": list(held.articles), "published": pd.Series(dates, dtype=object)})
    index = whole_index(held)
    return index.chosen(by_precedence(known, index.n_words()))


def whole_index(held: Corpus) -> WordIndex:
    """All words of the corpus by place."""
    return kept(("index", _key(held, tuple(held.articles))), lambda: WordIndex.of(traces(held)))


def word_index(held: Corpus, ids: Sequence[str]) -> WordIndex:
    """All words of some articles by place."""
    return whole_index(held).chosen(ids)


def quotations(held: Corpus) -> pd.DataFrame:
    """The direct speech of the corpus (see `lib.compare.said`)."""
    return kept(("said", _key(held, tuple(held.articles))), lambda: said(whole_index(held)))


def _key(held: Corpus, ids: Sequence[str]) -> Hashable:
    """What the words of articles depend on."""
    return tuple(text_key(held.articles[article_id]) for article_id in ids)


def traces(held: Corpus) -> dict[str, Trace]:
    """The words and quotations of each article by its id; made along with its scores, or now."""
    missing = [article for article in held.articles.values() if text_key(article) not in held.traces]
    for article_id, doc in documents(missing):
        key = text_key(held.articles[article_id])
        held.traces[key] = trace(doc)
        remember("traces", {key_of(key): trace_bytes(held.traces[key])})
    return {article.id: held.traces[text_key(article)] for article in held.articles.values()}
