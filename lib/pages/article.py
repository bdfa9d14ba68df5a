"""Article: the text with its evidence marked, the numbers with their inputs, two articles side by side."""

from __future__ import annotations

import streamlit as st

from lib.charts.highlight import LAYERS
from lib.model import Article
from lib.pages.article_numbers import compared, numbers, timeline
from lib.pages.article_shared import Shared, choose_shared
from lib.pages.article_text import evidence, marked_text
from lib.pages.corpus import Corpus
from lib.pages.labels import article_label
from lib.pages.state.articles import corpus, document
from lib.pages.state.places import forget_place, valid_choice

NONE = "none"
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
    if not held.articles:
        st.info("No articles yet. Add some on the Start page.")
        return
    first, second, layers = _controls(held)
    shared = choose_shared(held, first, second)
    if second is None:
        _one(first, layers, shared)
    else:
        _two(first, second, layers, shared)


def _one(article: Article, layers: list[str], shared: Shared) -> None:
    doc = document(article)
    left, right = st.columns(2, gap="large")
    with left:
        marked_text(article, doc, layers, shared.marks(article))
        evidence(article, doc, shared.table(article, doc))
    with right:
        timeline(article, doc, article_label(article))
        numbers(article, doc)


def _two(first: Article, second: Article, layers: list[str], shared: Shared) -> None:
    """One table for both, then their timelines level with each other, then their texts."""
    pair = [(article, document(article)) for article in (first, second)]
    compared(pair)
    for place, (article, doc) in zip(st.columns(2, gap="large"), pair, strict=True):
        with place:
            timeline(article, doc, article_label(article))
    for place, (article, doc) in zip(st.columns(2, gap="large"), pair, strict=True):
        with place:
            marked_text(article, doc, layers, shared.marks(article))
            evidence(article, doc, shared.table(article, doc))


def _controls(held: Corpus) -> tuple[Article, Article | None, list[str]]:
    labels = {article_id: article_label(article) for article_id, article in held.articles.items()}
    ids = sorted(labels, key=labels.__getitem__)
    valid_choice("article_first", ids)
    columns = st.columns(2, gap="large")
    first = columns[0].selectbox(
        "Article",
        ids,
        format_func=labels.__getitem__,
        key="article_first",
        persist_state="session",
        on_change=forget_place,
        help="Sorted by outlet, date and title. Type to search.",
    )
    others = [NONE, *(article_id for article_id in ids if article_id != first)]
    valid_choice("article_second", others)
    second = columns[1].selectbox(
        "Beside it",
        others,
        format_func=lambda article_id: labels.get(article_id, "no second article"),
        key="article_second",
        persist_state="session",
    )
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
    return held.articles[first], held.articles.get(second), list(layers)
