"""The words of the session's corpus by place: what is compared, what is copied."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st

from lib.compare.duplicates import by_precedence, near_copies
from lib.compare.index import WordIndex
from lib.compare.shared_passages import Passage, Shingles, passages
from lib.compare.speakers import quotations as quotations_of
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
    ordered, key = _by_precedence(held)

    def found() -> pd.DataFrame:
        with st.spinner("Looking for near-copies", show_time=True):
            return near_copies(_shingles(held), ordered, independent)

    return kept(("copies", independent, key), found)


def passages_of(held: Corpus, article_id: str, among: Sequence[str] | None = None) -> list[Passage]:
    """The passages that an article shares with others of the corpus, or with those of `among`."""
    ordered, key = _by_precedence(held)
    chosen = None if among is None else tuple(among)
    return kept(("passages", article_id, chosen, key), lambda: passages(_shingles(held), ordered, article_id, chosen))


def _shingles(held: Corpus) -> Shingles:
    ordered, key = _by_precedence(held)
    return kept(("shingles", key), lambda: Shingles.of(ordered))


def _by_precedence(held: Corpus) -> tuple[dict[str, Trace], Hashable]:
    """The traces of the corpus, those first that lead a group of near-copies; and what they depend on."""
    dates = [article.published for article in held.articles.values()]
    known = pd.DataFrame({"id": list(held.articles), "published": pd.Series(dates, dtype=object)})
    ordered = by_precedence(known, traces(held))
    return ordered, tuple(text_key(held.articles[article_id]) for article_id in ordered)


def word_index(held: Corpus, ids: Sequence[str]) -> WordIndex:
    """All words of some articles by place."""
    known = traces(held)
    wanted = {article_id: known[article_id] for article_id in ids}
    key = ("index", tuple(map(text_key, (held.articles[article_id] for article_id in wanted))))
    return kept(key, lambda: WordIndex.of(wanted))


def quotations(held: Corpus, articles: pd.DataFrame) -> pd.DataFrame:
    """The direct speech of some rows of the scores table (see `lib.compare.speakers.quotations`)."""
    return quotations_of(articles, traces(held))


def traces(held: Corpus) -> dict[str, Trace]:
    """The words and quotations of each article by its id; made along with its scores, or now."""
    missing = [article for article in held.articles.values() if text_key(article) not in held.traces]
    for article_id, doc in documents(missing):
        key = text_key(held.articles[article_id])
        held.traces[key] = trace(doc)
        remember("traces", {key_of(key): trace_bytes(held.traces[key])})
    return {article.id: held.traces[text_key(article)] for article in held.articles.values()}
