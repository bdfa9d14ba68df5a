"""The session's corpus, its scores, and its parsed articles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.compare.trace import NO_TRACE, Trace, trace
from lib.ingest.folder import sample_articles
from lib.model import Article, Document
from lib.pages.corpus import Corpus
from lib.pages.state.memory import kept
from lib.pages.state.settings import settings
from lib.score import ARTICLE_COLUMNS, articles_frame, label_columns, score_frame, scored, scores_table
from lib.text import parse_article

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
SETTINGS_KEPT = 8  # score tables: as many settings can be switched back to without scoring again


def corpus() -> Corpus:
    """The session's corpus; a new session begins with the demonstration corpus."""
    if "corpus" not in st.session_state:
        fresh = Corpus()
        fresh.load_sample()
        rows = _sample_rows(settings().version)
        fresh.scored = dict(zip(map(article_key, fresh.articles.values()), rows, strict=True))
        fresh.traces = dict(zip(map(text_key, fresh.articles.values()), _sample_traces(), strict=True))
        st.session_state["corpus"] = fresh
    found: Corpus = st.session_state["corpus"]
    return found


@st.cache_data(show_spinner=False)
def _sample_rows(settings_version: str) -> list[dict[Hashable, Any]]:
    """The scores of the demonstration corpus: the same for every session, so computed once."""
    return score_frame(articles_frame(sample_articles()), settings()).to_dict("records")


@st.cache_resource(show_spinner=False)
def _sample_traces() -> list[Trace]:
    """The traces of the demonstration corpus. A resource: the very objects, which nobody changes."""
    return [trace(parse_article(article)) for article in sample_articles()]


def scores(held: Corpus) -> pd.DataFrame:
    """The scores table of the corpus; only texts not scored before are scored, with progress when it takes long."""
    missing = [article for article in held.articles.values() if article_key(article) not in held.scored]
    bar = st.empty()
    for done, batch in _batches(missing):
        rows = scored(articles_frame(batch), settings())
        for article, (row, doc) in zip(batch, rows, strict=True):
            held.scored[article_key(article)] = row
            held.traces[text_key(article)] = trace(doc) if doc else NO_TRACE
        if len(missing) > WORTH_A_BAR:
            bar.progress(done / len(missing), f"Scoring articles: {done:,} of {len(missing):,}")
    bar.empty()
    current = {article_key(article): held.scored[article_key(article)] for article in held.articles.values()}
    if current and len(held.scored) > SETTINGS_KEPT * len(current):
        held.scored = current
    table = kept(("scores", corpus_key(held)), lambda: scores_table(current.values(), settings()))
    # Outlet, event and date may have been edited since the text was scored.
    known = articles_frame(held.articles.values())
    measured = table.drop(columns=list(ARTICLE_COLUMNS))
    return pd.concat([known[[*ARTICLE_COLUMNS, *label_columns(known)]], measured], axis=1)


def article_key(article: Article) -> Hashable:
    """What the scores of an article depend on."""
    return *text_key(article), settings().version


def text_key(article: Article) -> tuple[Hashable, ...]:
    """What the words of an article depend on."""
    return article.id, article.title, article.restored, article.cut


def editor_rows(held: Corpus, columns: Sequence[str]) -> tuple[pd.DataFrame, list[str], str]:
    """The rows that the editor starts from, their articles' ids, and the editor's key.

    The editor keeps its edits as differences from these rows, so they stay the same until articles come or go.
    """
    key = f"start_editor_{held.edition}"
    if key not in st.session_state:  # a new edition, or the editor forgot its edits while another page was open
        held.edition += 1
        key = f"start_editor_{held.edition}"
        st.session_state["editor_rows"] = (
            scores(held).assign(remove=False)[list(columns)].fillna(""),
            list(held.articles),
        )
    rows, ids = st.session_state["editor_rows"]
    return rows, ids, key


def document(article: Article) -> Document:
    """The parsed article, with this session's settings; the last few are kept."""

    def parsed() -> Document:
        with st.spinner("Reading the article", show_time=True):
            return parse_article(article, settings())

    return kept(("document", article_key(article)), parsed)


def documents(articles: Iterable[Article]) -> Iterator[tuple[str, Document]]:
    """Articles parsed one after another, with their ids and with progress when it takes long; none is kept."""
    chosen = list(articles)
    bar = st.empty()
    for done, article in enumerate(chosen, 1):
        yield article.id, parse_article(article, settings())
        if len(chosen) > WORTH_A_BAR and done % BATCH == 0:
            bar.progress(done / len(chosen), f"Reading articles: {done:,} of {len(chosen):,}")
    bar.empty()


def corpus_key(held: Corpus) -> Hashable:
    """What anything made of the whole corpus depends on, but for outlets, events and dates."""
    return tuple(map(article_key, held.articles.values()))


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
