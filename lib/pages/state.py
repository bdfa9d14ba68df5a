"""What the session remembers: the corpus, what became of each file, and scores already computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.ingest.dates import iso_date
from lib.ingest.folder import sample_articles
from lib.model import Article, Document, Reading
from lib.score import ARTICLE_COLUMNS, articles_frame, score_frame
from lib.text import parse_article
from lib.text.blocks.proposal import proposal
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.words import WORD

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
MOST_UNDO = 20  # removals that can be taken back
DOCUMENTS_KEPT = 6  # parsed articles that a session holds, so that a click does not parse them again
REFUSED = "refused"
EDITABLE = ("outlet", "event", "published", "title")


@dataclass
class Corpus:
    """The articles of this session by id, in the order they were added, with their scores."""

    articles: dict[str, Article] = field(default_factory=dict)
    is_sample: bool = False
    files: list[dict[str, object]] = field(default_factory=list)  # one row per file of the session
    scored: dict[Hashable, dict[Hashable, Any]] = field(default_factory=dict)
    edition: int = 0  # raised when articles come or go, not when their metadata is edited
    before: list[tuple[dict[str, Article], bool]] = field(default_factory=list)  # what removals took, the last one last

    def add(self, reading: Reading) -> int:
        """Adds what a file held and notes what became of it; returns how many articles are new.

        Texts without a single word are left out.
        """
        known = {} if self.is_sample else self.articles
        worded = [article for article in reading.articles if WORD.search(article.text)]
        new = {article.id: article for article in reversed(worded) if article.id not in known}
        if new and self.is_sample:
            self.articles, self.is_sample = {}, False  # the user's own texts take the demonstration's place
        for article in reversed(new.values()):
            self.articles[article.id] = proposal(article)
        self.files.append(_file_row(reading, len(worded), len(new)))
        self.edition += 1
        return len(new)

    def edit(self, ids: Iterable[str], table: pd.DataFrame) -> list[str]:
        """Takes over edited metadata; rows of `table` belong to `ids` in order. Empty cells are unknown.

        Dates become ISO 8601 (`lib.ingest.dates.iso_date`). Returns what was typed as a date and is none, or could be
        two; the articles concerned keep the date they had.
        """
        refused = []
        for article_id, row in zip(ids, table.to_dict("records"), strict=True):
            before = self.articles[article_id]
            values: dict[str, Any] = {name: _text_or_none(row[name]) for name in EDITABLE}
            typed = values["published"]
            values["published"] = iso_date(typed)
            if typed and not values["published"]:
                refused.append(typed)
                values["published"] = before.published
            if typed != values["published"]:
                self.edition += 1  # the editor must show what was made of the date
            self.articles[article_id] = replace(before, **values)
        return refused

    def measure_block(self, article_id: str, start: int, *, measured: bool) -> None:
        """Measures a block that was taken for page furniture, or leaves it out again."""
        article = self.articles[article_id]
        others = tuple(each for each in article.restored if each != start)
        self.articles[article_id] = replace(article, restored=(*others, start) if measured else others)
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
        """Brings back what the last removal took; articles added since stay."""
        if self.before:
            articles, is_sample = self.before.pop()
            added = {} if self.is_sample else self.articles
            self.articles, self.is_sample = {**articles, **added}, is_sample and not added
            self.edition += 1

    def _become(self, articles: dict[str, Article], *, is_sample: bool) -> None:
        if self.articles:
            self.before = [*self.before[1 - MOST_UNDO :], (self.articles, self.is_sample)]
        self.articles, self.is_sample = articles, is_sample
        self.edition += 1


def corpus() -> Corpus:
    """The session's corpus; a new session begins with the demonstration corpus."""
    if "corpus" not in st.session_state:
        fresh = Corpus()
        fresh.load_sample()
        rows = _sample_rows(lexicon().version)
        fresh.scored = dict(zip(map(_key, fresh.articles.values()), rows, strict=True))
        st.session_state["corpus"] = fresh
    found: Corpus = st.session_state["corpus"]
    return found


@st.cache_data(show_spinner=False)
def _sample_rows(lexicon_version: str) -> list[dict[Hashable, Any]]:
    """The scores of the demonstration corpus: the same for every session, so computed once."""
    return score_frame(articles_frame(sample_articles()), lexicon()).to_dict("records")


def scores(held: Corpus) -> pd.DataFrame:
    """The scores table of the corpus; only texts not scored before are scored, with progress when it takes long."""
    missing = [article for article in held.articles.values() if _key(article) not in held.scored]
    bar = st.empty()
    for done, batch in _batches(missing):
        rows = score_frame(articles_frame(batch), lexicon()).to_dict("records")
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
    return article.id, article.title, article.restored, lexicon().version


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
    """The parsed article, with this session's lexicon; the last few are kept."""
    kept: dict[Hashable, Document] = st.session_state.setdefault("documents", {})
    key = _key(article)
    if key not in kept:
        with st.spinner("Reading the article", show_time=True):
            kept[key] = parse_article(article, lexicon())
        while len(kept) > DOCUMENTS_KEPT:
            kept.pop(next(iter(kept)))
    return kept[key]


def lexicon() -> Lexicon:
    """The lexicon in use."""
    return default_lexicon()


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


def _file_row(reading: Reading, n_worded: int, n_new: int) -> dict[str, object]:
    n_known, n_wordless = n_worded - n_new, len(reading.articles) - n_worded
    if reading.message:
        result, why = REFUSED, _sentence(reading.message.removeprefix(reading.file))
    elif not n_worded:
        result, why = REFUSED, "There is no word in it."
    elif not n_new:
        result, why = "duplicate", "Every text in it is in the corpus already."
    else:
        result = "read"
        why = " ".join(
            sentence
            for n, sentence in (
                (n_known, f"{n_known} of its texts were there already."),
                (n_wordless, f"{n_wordless} of its texts hold no word and were left out."),
            )
            if n
        )
    return {"file": reading.file, "result": result, "articles": n_new, "why": why}


def _sentence(message: str) -> str:
    """A message behind its file's name as a sentence of its own."""
    bare = message.lstrip(":, ")
    return bare[:1].upper() + bare[1:]


def _text_or_none(cell: object) -> str | None:
    return cell.strip() or None if isinstance(cell, str) else None


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
