"""What the session remembers: the corpus, what became of each file, and scores already computed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st

from lib.charts.theme import THEMES, Theme
from lib.compare.duplicates import by_precedence, near_copies
from lib.compare.index import WordIndex
from lib.compare.joins import Joins
from lib.compare.naming import Naming, default_naming
from lib.compare.shared_passages import Passage, Shingles, passages
from lib.compare.trace import NO_TRACE, Trace, trace
from lib.ingest.folder import sample_articles
from lib.model import Article, Document, Span
from lib.pages.corpus import Corpus
from lib.pages.wordlist import Wordlist
from lib.score import ARTICLE_COLUMNS, articles_frame, label_columns, score_frame, scored, scores_table
from lib.text import parse_article
from lib.text.lexicon import Lexicon
from lib.text.settings import Settings, default_settings
from lib.text.tone import ToneSettings

BATCH = 25  # articles scored between two steps of the progress bar
WORTH_A_BAR = 100  # articles: fewer are scored before a bar could be read
SETTINGS_KEPT = 8  # score tables: as many settings can be switched back to without scoring again
# Parsed articles and tables made of them that a session holds, so that a click does not make them again.
MOST_KEPT = 8

ListKind = Literal["terms", "masks"]
Made = TypeVar("Made")


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


def article_key(article: Article) -> Hashable:
    """What the scores of an article depend on."""
    return *text_key(article), settings().version


def text_key(article: Article) -> tuple[Hashable, ...]:
    """What the words of an article depend on."""
    return article.id, article.title, article.restored


def word_index(held: Corpus, ids: Sequence[str]) -> WordIndex:
    """All words of some articles by place."""
    known = traces(held)
    wanted = {article_id: known[article_id] for article_id in ids}
    key = ("index", tuple(map(text_key, (held.articles[article_id] for article_id in wanted))))
    return kept(key, lambda: WordIndex.of(wanted))


def traces(held: Corpus) -> dict[str, Trace]:
    """The words and quotations of each article by its id; made along with its scores, or now."""
    missing = [article for article in held.articles.values() if text_key(article) not in held.traces]
    for article_id, doc in documents(missing):
        held.traces[text_key(held.articles[article_id])] = trace(doc)
    return {article.id: held.traces[text_key(article)] for article in held.articles.values()}


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


def kept(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, made once for each key; the last few things used are kept."""
    held: dict[Hashable, Made] = st.session_state.setdefault("kept", {})
    found = held.pop(key) if key in held else make()
    held[key] = found  # the last one now
    while len(held) > MOST_KEPT:
        held.pop(next(iter(held)))
    return found


def corpus_key(held: Corpus) -> Hashable:
    """What anything made of the whole corpus depends on, but for outlets, events and dates."""
    return tuple(map(article_key, held.articles.values()))


def settings() -> Settings:
    """How texts are measured in this session."""
    found: Settings = st.session_state.setdefault("settings", default_settings())
    return found


def wordlist(kind: ListKind) -> Wordlist:
    """The session's lexicon of loaded terms, or its list of terms masked for sentiment."""
    own = settings().lexicon if kind == "terms" else settings().tone.masks
    found: Wordlist = st.session_state.setdefault(f"wordlist_{kind}", Wordlist(own))
    return found


def change_wordlist(kind: ListKind, changed: Wordlist) -> None:
    """Measures with a changed list from now on."""
    st.session_state[f"wordlist_{kind}"] = changed
    if kind == "terms":
        st.session_state["settings"] = replace(settings(), lexicon=changed.lexicon)
    else:
        change_tone(replace(settings().tone, masks=changed.lexicon))


def reset_wordlist(kind: ListKind) -> None:
    """Measures with the list that ships with Framescope from now on."""
    shipped = default_settings()
    change_wordlist(kind, Wordlist(shipped.lexicon if kind == "terms" else shipped.tone.masks))


def change_tone(tone: ToneSettings) -> None:
    """Measures sentiment with other settings from now on."""
    st.session_state["settings"] = replace(settings(), tone=tone)


def lexicon() -> Lexicon:
    """The lexicon of loaded terms in use."""
    return settings().lexicon


def naming() -> Naming:
    """The rival words for each concept in use."""
    found: Naming = st.session_state.setdefault("naming", default_naming())
    return found


def change_naming(changed: Naming) -> None:
    """Looks for other words from now on."""
    st.session_state["naming"] = changed


def choose_concept(concept: str) -> None:
    """Makes a concept the one that the Naming page shows."""
    st.session_state["naming_concept"] = concept


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


def choose_article(article_id: str, place: Span | None = None) -> None:
    """Makes an article the one that the Article page shows, and a passage of it the one that it points to."""
    st.session_state["article_first"] = article_id
    st.session_state["article_found"] = article_id, place


def found_place(article_id: str) -> Span | None:
    """The passage of an article that the user chose to read, if any."""
    chosen, place = st.session_state.get("article_found", (None, None))
    return place if chosen == article_id else None


def forget_place() -> None:
    """Points to no passage any more."""
    st.session_state.pop("article_found", None)


def search_picked(key: str, box: str, terms: Sequence[str] = ()) -> None:
    """Puts the term of the chart's point, or the one of `terms` in the table's row, just clicked into a search box."""
    chosen = st.session_state[key].selection
    points, rows = chosen.get("points"), chosen.get("rows")
    if points:
        st.session_state[box] = str(points[0]["customdata"])
    elif rows:
        st.session_state[box] = terms[rows[0]]


def choose_pair(first_id: str, second_id: str) -> None:
    """Makes two articles those that the Article page shows side by side."""
    st.session_state["article_first"] = first_id
    st.session_state["article_second"] = second_id


def choose_audit(metric: str) -> None:
    """Makes a measure the one that the Audit page looks into."""
    st.session_state["audit_metric"] = metric


def joins() -> Joins:
    """What the analyst changed about which names are one speaker."""
    found: Joins = st.session_state.setdefault("joins", Joins())
    return found


def change_joins(changed: Joins) -> None:
    """Joins speakers with other corrections from now on."""
    st.session_state["joins"] = changed


def choose_speaker(speaker: str) -> None:
    """Makes a speaker the one that the Quotes page shows."""
    st.session_state["quotes_speaker"] = speaker


def place(key: str) -> int:
    """Where the user is in a sequence of which one thing is shown at a time; 0 at first."""
    found: int = st.session_state.setdefault(key, 0)
    return found


def go_to(key: str, place: int) -> None:
    """Shows another thing of a sequence at the next run."""
    st.session_state[key] = max(0, place)


def clicked_row(key: str) -> int:
    """The row of the button that was just clicked in a column of buttons."""
    return int(st.session_state[key].row)


def selected_row(key: str) -> int | None:
    """The row that was just selected in a table, None if the selection was cleared."""
    rows = st.session_state[key].selection.rows
    return int(rows[0]) if rows else None


def selected_point(key: str) -> str | None:
    """What the point that was just selected in a chart stands for (its customdata), if it stands for anything."""
    points = st.session_state[key].selection.points
    return points[0].get("customdata") if points else None


def valid_choice(key: str, options: Sequence[str]) -> None:
    """Sets a widget back to its first option when what it remembers is gone."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]


def _batches(articles: list[Article]) -> Iterator[tuple[int, list[Article]]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield start + len(batch), batch
