"""What the session remembers: the corpus, what became of each file, and scores already computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.ingest.folder import sample_articles
from lib.model import Article, Document
from lib.pages.corpus import Corpus
from lib.score import ARTICLE_COLUMNS, articles_frame, score_frame
from lib.text import parse_article
from lib.text.lexicon import Lexicon
from lib.text.settings import Settings, default_settings

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
DOCUMENTS_KEPT = 6  # parsed articles that a session holds, so that a click does not parse them again


def corpus() -> Corpus:
    """The session's corpus; a new session begins with the demonstration corpus."""
    if "corpus" not in st.session_state:
        fresh = Corpus()
        fresh.load_sample()
        rows = _sample_rows(settings().version)
        fresh.scored = dict(zip(map(_key, fresh.articles.values()), rows, strict=True))
        st.session_state["corpus"] = fresh
    found: Corpus = st.session_state["corpus"]
    return found


@st.cache_data(show_spinner=False)
def _sample_rows(settings_version: str) -> list[dict[Hashable, Any]]:
    """The scores of the demonstration corpus: the same for every session, so computed once."""
    return score_frame(articles_frame(sample_articles()), settings()).to_dict("records")


def scores(held: Corpus) -> pd.DataFrame:
    """The scores table of the corpus; only texts not scored before are scored, with progress when it takes long."""
    missing = [article for article in held.articles.values() if _key(article) not in held.scored]
    bar = st.empty()
    for done, batch in _batches(missing):
        rows = score_frame(articles_frame(batch), settings()).to_dict("records")
        held.scored.update(zip(map(_key, batch), rows, strict=True))
        if len(missing) > WORTH_A_BAR:
            bar.progress(done / len(missing), f"Scoring articles: {done:,} of {len(missing):,}")
    bar.empty()
    empty = score_frame(articles_frame([]))
    rows = [held.scored[_key(article)] for article in held.articles.values()]
    table = pd.DataFrame(rows, columns=empty.columns).astype(empty.dtypes.to_dict())
    # Outlet, event and date may have been edited since the text was scored.
    known = articles_frame(held.articles.values())
    return table.assign(**{name: known[name] for name in ARTICLE_COLUMNS})


def _key(article: Article) -> Hashable:
    """What the scores of an article depend on."""
    return article.id, article.title, article.restored, settings().version


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
    kept: dict[Hashable, Document] = st.session_state.setdefault("documents", {})
    key = _key(article)
    if key not in kept:
        with st.spinner("Reading the article", show_time=True):
            kept[key] = parse_article(article, settings())
        while len(kept) > DOCUMENTS_KEPT:
            kept.pop(next(iter(kept)))
    return kept[key]


def settings() -> Settings:
    """The settings in use."""
    return default_settings()


def lexicon() -> Lexicon:
    """The lexicon of loaded terms in use."""
    return settings().lexicon


def theme() -> Theme:
    """The chart colours that fit the page's background."""
    return THEMES.get(st.context.theme.type or "light", THEMES["light"])


def visit() -> int:
    """The number of the drop zone: a new one is empty."""
    found: int = st.session_state.setdefault("visit", 0)
    return found


def end_visit() -> None:
    """Empties the drop zone at the next run."""
    st.session_state["visit"] = visit() + 1


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Notes the pages of the app by name, for `open_page`."""
    st.session_state["pages"] = pages


def open_page(name: str) -> None:
    """Goes to another page."""
    st.switch_page(st.session_state["pages"][name])


def choose_article(article_id: str) -> None:
    """Makes an article the one that the Article page shows."""
    st.session_state["article_first"] = article_id


def valid_choice(key: str, options: Sequence[str]) -> None:
    """Sets a widget back to its first option when what it remembers is gone."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
