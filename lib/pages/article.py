"""Article: the text with its evidence marked, the numbers with their inputs, two articles side by side."""

from __future__ import annotations

import streamlit as st

from lib.charts.highlight import LAYERS
from lib.model import Article
from lib.pages.article_numbers import compared, numbers, timeline
from lib.pages.article_shared import Shared, choose_shared
from lib.pages.article_text import evidence, marked_text
from lib.pages.corpus import Corpus
from lib.pages.empty import nothing
from lib.pages.labels import article_label
from lib.pages.picker import pick_article
from lib.pages.state.articles import corpus, document
from lib.pages.state.cards import article, n_articles
from lib.pages.state.places import forget_place

LAYER_LABELS = {"loaded_terms": "Loaded terms", "quotations": "Quotations", "sentiment": "Sentence sentiment"}
LEGEND = (
    "**Bold, underlined**: loaded term · tinted: direct speech · dashed box: scare quote · dotted line: speaker and "
    "reporting verb · double line: shared passage · ▲ ▼ sentence sentiment · struck out: not measured. The tables "
    "under the text say what each mark stands for."
)


def render() -> None:
    """Choice of one or two articles, then text, timeline and numbers of each."""
    st.title("Article")
    held = corpus()
    if not n_articles(held):
        nothing("article", "**No articles yet.** Here you read one with its evidence marked.")
        return
    first, second, layers = _controls(held)
    shared = choose_shared(held, first, second)
    if second is None:
        _one(first, layers, shared)
    else:
        _two(first, second, layers, shared)


def _one(shown: Article, layers: list[str], shared: Shared) -> None:
    doc = document(shown)
    left, right = st.columns(2, gap="large")
    with left:
        marked_text(shown, doc, layers, shared.marks(shown))
        evidence(shown, doc, shared.table(shown, doc))
    with right:
        timeline(shown, doc, article_label(shown))
        numbers(shown, doc)


def _two(first: Article, second: Article, layers: list[str], shared: Shared) -> None:
    """One table for both, then their timelines level with each other, then their texts."""
    pair = [(shown, document(shown)) for shown in (first, second)]
    compared(pair)
    for place, (shown, doc) in zip(st.columns(2, gap="large"), pair, strict=True):
        with place:
            timeline(shown, doc, article_label(shown))
    for place, (shown, doc) in zip(st.columns(2, gap="large"), pair, strict=True):
        with place:
            marked_text(shown, doc, layers, shared.marks(shown))
            evidence(shown, doc, shared.table(shown, doc))


def _controls(held: Corpus) -> tuple[Article, Article | None, list[str]]:
    left, right = st.columns(2, gap="large")
    with left:
        first = str(pick_article(held, "Article", "article_first", on_change=forget_place))
    with right:
        second = pick_article(held, "Beside it", "article_second", optional="no second article", without=first)
    layers = st.pills(
        "Mark in the text",
        LAYERS,
        format_func=LAYER_LABELS.__getitem__,
        selection_mode="multi",
        default=LAYERS,
        key="article_layers",
        persist_state="session",
    )
    st.caption(LEGEND)
    return article(held, first), article(held, second) if second else None, list(layers)
