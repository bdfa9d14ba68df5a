"""What the session remembers: the corpus, what became of each file, and scores already computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.ingest.folder import sample_articles
from lib.model import Article, Document, Reading
from lib.score import ARTICLE_COLUMNS, articles_frame, score_frame
from lib.text import parse_article
from lib.text.blocks.proposal import proposal
from lib.text.lexicon import Lexicon
from lib.text.settings import Settings, default_settings

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
EDITABLE = ("outlet", "event", "published", "title")


@dataclass
class Corpus:
    """The articles of this session by id, in the order they were added, with their scores."""

    articles: dict[str, Article] = field(default_factory=dict)
    is_sample: bool = False
    files: list[dict[str, object]] = field(default_factory=list)  # one row per file of the session
    scored: dict[Hashable, dict[Hashable, Any]] = field(default_factory=dict)
    edition: int = 0  # raised when articles come or go, not when their metadata is edited
    before: Corpus | None = None  # what the last removal took away

    def add(self, reading: Reading) -> int:
        """Adds what a file held and notes what became of it; returns how many articles are new."""
        known = {} if self.is_sample else self.articles
        new = {article.id: article for article in reversed(reading.articles) if article.id not in known}
        if new and self.is_sample:
            self.articles, self.is_sample = {}, False  # the user's own texts take the demonstration's place
        for article in reversed(new.values()):
            self.articles[article.id] = proposal(article)
        self.files.append(_file_row(reading, len(new)))
        self.edition += 1
        return len(new)

    def edit(self, ids: Iterable[str], table: pd.DataFrame) -> None:
        """Takes over edited metadata; rows of `table` belong to `ids` in order. Empty cells are unknown."""
        for article_id, row in zip(ids, table.to_dict("records"), strict=True):
            values: dict[str, Any] = {name: _text_or_none(row[name]) for name in EDITABLE}
            self.articles[article_id] = replace(self.articles[article_id], **values)

    def restore_block(self, article_id: str, start: int) -> None:
        """Measures a block that was taken for boilerplate."""
        article = self.articles[article_id]
        self.articles[article_id] = replace(article, restored=(*article.restored, start))
        self.edition += 1

    def remove(self, ids: Iterable[str]) -> None:
        """Removes articles; `undo` brings them back."""
        unwanted = set(ids)
        self._become(
            {key: each for key, each in self.articles.items() if key not in unwanted}, is_sample=self.is_sample
        )

    def clear(self) -> None:
        """Removes all articles; `undo` brings them back."""
        self._become({}, is_sample=False)

    def load_sample(self) -> None:
        """Puts the demonstration corpus in place of the articles; `undo` brings them back."""
        self._become({article.id: article for article in sample_articles()}, is_sample=True)

    def undo(self) -> None:
        """Brings back what the last removal took."""
        if self.before:
            articles, is_sample = self.before.articles, self.before.is_sample
            self.before = None
            added = {} if self.is_sample else self.articles
            self.articles, self.is_sample = {**articles, **added}, is_sample and not added
            self.edition += 1

    def _become(self, articles: dict[str, Article], *, is_sample: bool) -> None:
        self.before = Corpus(self.articles, self.is_sample) if self.articles else None
        self.articles, self.is_sample = articles, is_sample
        self.edition += 1


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


def editor_rows(held: Corpus, columns: Sequence[str]) -> tuple[pd.DataFrame, list[str]]:
    """The rows that the editor starts from, and their articles' ids; the same until articles come or go.

    The editor keeps its edits as differences from these rows, so they must not change under its hands.
    """
    if f"start_editor_{held.edition}" not in st.session_state:
        held.edition += 1  # the editor forgot its edits when another page was opened: begin anew from what they made
    if st.session_state.get("editor_edition") != held.edition:
        st.session_state["editor_edition"] = held.edition
        st.session_state["editor_rows"] = scores(held).assign(remove=False)[list(columns)], list(held.articles)
    rows: tuple[pd.DataFrame, list[str]] = st.session_state["editor_rows"]
    return rows


def document(article: Article) -> Document:
    """The parsed article, with this session's settings."""
    return parse_article(article, settings())


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


def _file_row(reading: Reading, n_new: int) -> dict[str, object]:
    known = len(reading.articles) - n_new
    if reading.message:
        result, why = "refused", reading.message
    elif not n_new:
        result, why = "duplicate", "Every text in it is in the corpus already."
    else:
        result, why = "read", f"{known} of its texts were there already." if known else ""
    return {"file": reading.file, "result": result, "articles": n_new, "why": why}


def _text_or_none(cell: object) -> str | None:
    return cell.strip() or None if isinstance(cell, str) else None


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
