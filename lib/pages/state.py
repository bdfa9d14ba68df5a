"""What the session remembers: the corpus, what became of each file, and scores already computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.ingest.folder import sample_articles
from lib.model import Article, Document, Reading
from lib.score import articles_frame, score_frame
from lib.text import parse_article
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.proposal import proposal

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
EDITABLE = ("outlet", "event", "published", "title")


@dataclass
class Corpus:
    """The articles of this session by id, in the order they were added, with their scores."""

    articles: dict[str, Article] = field(default_factory=dict)
    is_sample: bool = False
    files: list[dict[str, object]] = field(default_factory=list)  # one row per file of the session
    scored: dict[Article, dict[Hashable, Any]] = field(default_factory=dict)
    removed: tuple[Article, ...] = ()  # by the last removal, to undo it

    def add(self, reading: Reading) -> int:
        """Adds what a file held and notes what became of it; returns how many articles are new."""
        new = [article for article in reading.articles if self.is_sample or article.id not in self.articles]
        if new and self.is_sample:
            self.articles, self.is_sample = {}, False  # the user's own texts take the demonstration's place
        for article in new:
            self.articles[article.id] = proposal(article)
        self.files.append(_file_row(reading, len(new)))
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

    def remove(self, ids: Iterable[str]) -> None:
        """Removes articles; `undo` brings them back."""
        self.removed = tuple(self.articles.pop(article_id) for article_id in ids)

    def undo(self) -> None:
        """Brings back what the last removal took."""
        self.articles.update({article.id: article for article in self.removed})
        self.removed = ()


def corpus() -> Corpus:
    """The session's corpus; a new session begins with the demonstration corpus."""
    if "corpus" not in st.session_state:
        st.session_state["corpus"] = sample_corpus()
    found: Corpus = st.session_state["corpus"]
    return found


def sample_corpus() -> Corpus:
    """A corpus of the demonstration articles."""
    return Corpus({article.id: article for article in sample_articles()}, is_sample=True)


def start_over(fresh: Corpus) -> None:
    """Puts another corpus in place of the session's; the old one can be undone."""
    fresh.removed = tuple(() if corpus().is_sample else corpus().articles.values())
    st.session_state["corpus"] = fresh


def scores(held: Corpus) -> pd.DataFrame:
    """The scores table of the corpus; only articles not scored before are scored, with progress when it takes long."""
    missing = [article for article in held.articles.values() if article not in held.scored]
    bar = st.empty()
    for done, batch in _batches(missing):
        table = score_frame(articles_frame(batch), lexicon())
        held.scored.update(zip(batch, table.to_dict("records"), strict=True))
        if len(missing) > WORTH_A_BAR:
            bar.progress(done / len(missing), f"Scoring articles: {done:,} of {len(missing):,}")
    bar.empty()
    rows = [held.scored[article] for article in held.articles.values()]
    empty = score_frame(articles_frame([]))
    return pd.DataFrame(rows, columns=empty.columns).astype(empty.dtypes.to_dict())


def document(article: Article) -> Document:
    """The parsed article, with this session's lexicon."""
    return parse_article(article, lexicon())


def lexicon() -> Lexicon:
    """The lexicon in use."""
    return default_lexicon()


def theme() -> Theme:
    """The chart colours that fit the page's background."""
    return THEMES.get(st.context.theme.type or "light", THEMES["light"])


def _file_row(reading: Reading, n_new: int) -> dict[str, object]:
    known = len(reading.articles) - n_new
    if reading.message:
        result, why = "refused", reading.message
    elif not n_new:
        result, why = "duplicate", "Every text in it is in the corpus already."
    else:
        result, why = "read", f"{known} of its texts were in the corpus already." if known else ""
    return {"file": reading.file, "result": result, "articles": n_new, "why": why}


def _text_or_none(cell: object) -> str | None:
    return cell.strip() or None if isinstance(cell, str) else None


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
