"""The session's corpus, its scores, and its parsed articles."""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.compare.telling import Tell, unheard
from lib.compare.trace import NO_TRACE, Trace, trace
from lib.ingest.folder import sample_articles
from lib.model import Article, Card, Document
from lib.pages.corpus import Corpus
from lib.pages.known import known_frame
from lib.pages.labels import counted
from lib.pages.measures import Measures
from lib.pages.state.measured import Opened, Own, own_table, partly_stored_measures, stored_measures
from lib.pages.state.memory import kept, shared
from lib.pages.state.settings import settings
from lib.pages.state.stopped import go_on, is_stopped, stop
from lib.pages.state.stored import keeping
from lib.pages.state.texts import texts_of
from lib.pages.working import Bar
from lib.score import articles_frame, score_frame, scored
from lib.text import parse_article

BATCH = 25  # articles scored between two steps of the progress bar
SCORING = "scoring"  # of articles that only this session has: work that the user may stop
SETTINGS_KEPT = 8  # score tables: as many settings can be switched back to without scoring again


def corpus() -> Corpus:
    """The session's corpus; a new session begins with the demonstration corpus."""
    if "corpus" not in st.session_state:
        take_corpus(sample_corpus())
    found: Corpus = st.session_state["corpus"]
    return found


def take_corpus(fresh: Corpus) -> None:
    """Makes a corpus the session's; nothing on screen remembers the one before."""
    drop_corpus()
    fresh.edition = st.session_state.get("edition", 0)
    st.session_state["corpus"] = fresh


def drop_corpus() -> None:
    """Forgets the session's corpus and where the user was in it. No edition of the next one is one of its own."""
    before: Corpus | None = st.session_state.pop("corpus", None)
    if before:
        st.session_state["edition"] = before.edition + 1  # widgets are named after it
    for key in ("measures", "editor_rows", "article_found"):
        st.session_state.pop(key, None)
    go_on(SCORING)


def sample_corpus() -> Corpus:
    """The demonstration corpus with its scores."""
    fresh = Corpus()
    fresh.load_sample()
    rows = _sample_rows(settings().version)
    fresh.scored = dict(zip(map(article_key, fresh.cards.values()), rows, strict=True))
    fresh.traces = dict(zip(map(text_key, fresh.cards.values()), _sample_traces(), strict=True))
    return fresh


@st.cache_resource(show_spinner=False)
def _sample_rows(settings_version: str) -> list[dict[Hashable, Any]]:
    """The scores of the demonstration corpus: the same for every session. A resource: nobody changes the rows."""
    return score_frame(articles_frame(sample_articles()), settings()).to_dict("records")


@st.cache_resource(show_spinner=False)
def _sample_traces() -> list[Trace]:
    """The traces of the demonstration corpus. A resource: the very objects, which nobody changes."""
    return [trace(parse_article(article)) for article in sample_articles()]


def scores(held: Corpus) -> pd.DataFrame:
    """The scores table of the corpus, or of those of its articles that are measured so far. Nobody changes it."""
    return measures(held).table


def measures(held: Corpus) -> Measures:
    """What is measured: of a stored corpus what its files have, of any other all of it, now."""
    opened = Opened(keeping(), held, settings(), independent_of(held))
    base, used, independent = opened.base, opened.settings.version, opened.independent
    last: Measures | None = st.session_state.get("measures")
    if last and (last.base, last.settings, last.independent) == (base, used, independent):
        return last
    made = (
        stored_measures(opened, last)
        or partly_stored_measures(opened, last, lambda ids: _own(held, ids))
        or Measures(base, used, independent, _own_table(held), len(held.cards))
    )
    st.session_state["measures"], st.session_state["measures_seen"] = made, time.monotonic()
    return made


def independent_of(held: Corpus) -> frozenset[str]:
    """The articles of the corpus that are called no near-copies."""
    return frozenset(each for each in held.independent if each in held.cards)


def n_left_unscored(held: Corpus) -> int:
    """How many articles have no scores because the user has stopped making them."""
    return len(held.cards) - len(scores(held)) if is_stopped(SCORING) else 0


def go_on_scoring() -> None:
    """Has the articles scored that were left."""
    go_on(SCORING)
    st.session_state.pop("measures", None)


def _own(held: Corpus, ids: Sequence[str]) -> Own:
    """What is measured of articles that are not in the store; what was not before is now, unless that was stopped."""
    missing = [each for each in ids if article_key(held.cards[each]) not in held.scored]
    if not is_stopped(SCORING):
        bar = Bar(f"Scoring {counted(len(missing), 'article')}", SCORING, lambda: stop(SCORING))
        for done, batch in _batches(missing):
            texts = texts_of(held, batch)
            _score(held, [held.cards[key].article(texts[key]) for key in batch])
            bar(done, len(missing))
        bar.close()
    there = [each for each in ids if article_key(held.cards[each]) in held.scored]
    return Own(
        {each: held.scored[article_key(held.cards[each])] for each in there},
        {each: held.traces[text_key(held.cards[each])] for each in there if text_key(held.cards[each]) in held.traces},
    )


def _own_table(held: Corpus) -> pd.DataFrame:
    """The scores table of a corpus of which nothing is in the store."""
    own = _own(held, list(held.cards))
    if own.rows and len(held.scored) > SETTINGS_KEPT * len(own.rows):
        held.scored = {article_key(held.cards[each]): row for each, row in own.rows.items()}
    return own_table(own, known(held), settings())


def known(held: Corpus) -> pd.DataFrame:
    """What is known of all articles, measured or not (see `known_frame`). Nobody changes it."""
    return kept(("known", keeping().version(held)), lambda: known_frame(held.cards.values()))


def _score(held: Corpus, batch: list[Article]) -> None:
    for article, (row, doc) in zip(batch, scored(articles_frame(batch), settings()), strict=True):
        held.scored[article_key(article)] = row
        held.traces.setdefault(text_key(article), trace(doc) if doc else NO_TRACE)


def _batches(ids: list[str]) -> Iterator[tuple[int, list[str]]]:
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        yield start + len(batch), batch


def article_key(article: Article | Card) -> Hashable:
    """What the scores of an article depend on."""
    return *text_key(article), settings().version


def text_key(article: Article | Card) -> tuple[Hashable, ...]:
    """What the words of an article depend on."""
    return article.id, article.title, article.restored, article.cut


def document(article: Article) -> Document:
    """The parsed article, with this session's settings; the last few are kept."""

    def parsed() -> Document:
        with st.spinner("Reading the article", show_time=True):
            return parse_article(article, settings())

    return shared(("document", article_key(article)), parsed)


def documents(articles: Iterable[Article], tell: Tell = unheard) -> Iterator[tuple[str, Document]]:
    """Articles parsed one after another, with their ids; none is kept."""
    chosen = list(articles)
    for done, article in enumerate(chosen):
        tell(done, len(chosen))
        yield article.id, parse_article(article, settings())
