"""Article: the text with its evidence marked, the numbers with their inputs, two articles side by side."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.charts.highlight import LAYERS, article_html
from lib.charts.theme import downloads
from lib.charts.timeline import sentence_timeline
from lib.metrics import metrics
from lib.metrics.speech import words_by_speaker
from lib.model import VOICES, Article, Document
from lib.pages.state import Corpus, corpus, document, scores, theme, valid_choice

NONE = "none"
LAYER_LABELS = {"loaded_terms": "Loaded terms", "quotations": "Quotations", "sentiment": "Sentence sentiment"}
MEASURE_COLUMNS = {
    "Measure": st.column_config.TextColumn(width=190),
    "All words": st.column_config.TextColumn(width=70),
    "Own": st.column_config.TextColumn(width=60, help="The outlet's own words"),
    "Quoted": st.column_config.TextColumn(width=60, help="Words inside direct speech"),
    "Unit": st.column_config.TextColumn(width=170),
}
LEGEND = (
    "**Bold, underlined**: loaded term · tinted: direct speech · dashed box: scare quote · dotted line: speaker and "
    "reporting verb · ▲ ▼ sentence sentiment · struck out: not measured. Rest the pointer on a mark for its meaning."
)
INPUT_LABELS = {
    "words": "Words in sentences",
    "letters": "Letters",
    "characters": "Letters and digits",
    "syllables": "Syllables",
    "polysyllables": "Words of three and more syllables",
    "complex": "Complex words (Gunning)",
    "difficult": "Difficult words (Dale-Chall)",
    "long": "Words of more than six letters",
    "lettered": "Words with a letter",
}


def render() -> None:
    """Choice of one or two articles, then each with text, timeline and numbers."""
    st.title("Article")
    held = corpus()
    if not held.articles:
        st.info("No articles yet. Add some on the Start page.")
        return
    first, second, layers = _controls(held)
    if second is None:
        left, right = st.columns(2, gap="large")
        doc = document(first)
        with left:
            _text(first, doc, layers)
        with right:
            _numbers(first, doc)
        return
    for place, article in zip(st.columns(2, gap="large"), (first, second), strict=True):
        with place:
            doc = document(article)
            _text(article, doc, layers)
            _numbers(article, doc)


def _controls(held: Corpus) -> tuple[Article, Article | None, list[str]]:
    ids = list(held.articles)
    labels = {article_id: _label(article) for article_id, article in held.articles.items()}
    valid_choice("article_first", ids)
    columns = st.columns(2, gap="large")
    first = columns[0].selectbox(
        "Article", ids, format_func=labels.__getitem__, key="article_first", persist_state="session"
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


def _label(article: Article) -> str:
    parts = (article.outlet or "no outlet", article.published, article.title or article.text.strip()[:60])
    return " · ".join(part for part in parts if part)


def _text(article: Article, doc: Document, layers: list[str]) -> None:
    with st.container(border=True):
        st.html(article_html(doc, theme(), layers))
    _boilerplate(article, doc)


def _boilerplate(article: Article, doc: Document) -> None:
    dropped = [block for block in doc.blocks if block.kind == "boilerplate"]
    if not dropped:
        return
    counted = "1 paragraph" if len(dropped) == 1 else f"{len(dropped)} paragraphs"
    with st.expander(f"{counted} not measured, taken for page furniture"):
        for block in dropped:
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button("Measure it", key=f"article_restore_{article.id}_{block.start}"):
                    corpus().restore_block(article.id, block.start)
                    st.rerun()
                excerpt = " ".join(doc.text[block.start : block.end].split())
                st.text(f"{block.reason or block.kind}: {excerpt[:160]}")


def _numbers(article: Article, doc: Document) -> None:
    st.plotly_chart(
        sentence_timeline(doc, theme(), title=_label(article)),
        theme=None,
        key=f"article_timeline_{article.id}",
        config=downloads(f"sentences_{article.id[:12]}"),
        alt=f"Sentiment of the {len(doc.sentences)} sentences in order",
    )
    st.subheader("Numbers")
    st.caption(f"n = {doc.n_words:,} words, {len(doc.sentences):,} sentences; n/a: undefined")
    st.dataframe(
        _measures(doc),
        column_config=MEASURE_COLUMNS,
        hide_index=True,
        height="content",
        key=f"article_numbers_{article.id}",
    )
    row = scores(corpus()).set_index("id").loc[article.id]
    for label, voice in (("All words", "cautions"), ("Own", "cautions_own"), ("Quoted", "cautions_quoted")):
        if row[voice]:
            st.caption(f"**Cautions, {label.lower()}.** {row[voice]}.")
    with st.expander("What the formulas were given"):
        inputs = {label: getattr(doc.counts, name) for name, label in INPUT_LABELS.items()}
        st.dataframe(
            pd.DataFrame(
                {"Input": ["Sentences", *inputs], "Count": [len(doc.sentences), *inputs.values()]}, dtype=object
            ),
            hide_index=True,
            key=f"article_inputs_{article.id}",
        )
        _cross_check(article, doc)
    speakers = words_by_speaker(doc)
    if speakers:
        with st.expander("Who is quoted"):
            st.dataframe(
                pd.DataFrame(speakers.most_common(), columns=["Speaker", "Quoted words"]),
                hide_index=True,
                key=f"article_speakers_{article.id}",
            )


def _measures(doc: Document) -> pd.DataFrame:
    rows = []
    for metric in metrics().values():
        values = [
            _shown(metric.score(doc.in_voice(voice)).value, metric.is_share) if voice in metric.voices else ""
            for voice in VOICES
        ]
        rows.append((metric.label, *values, metric.unit))
    return pd.DataFrame(rows, columns=["Measure", "All words", "Own", "Quoted", "Unit"])


def _shown(value: float | None, percent: bool) -> str:
    if value is None:
        return "n/a"
    return f"{value:.1%}" if percent else f"{value:.2f}"


def _cross_check(article: Article, doc: Document) -> None:
    if not st.button("Compare with textstat", key=f"article_textstat_{article.id}"):
        st.caption("textstat counts sentences and words its own way, on the whole text with page furniture.")
        return
    from lib.text.textstat_offline import textstat_values

    theirs = textstat_values(doc.normal)
    rows = [
        (metrics()[name].label, _shown(metrics()[name].score(doc).value, False), f"{value:.2f}")
        for name, value in theirs.items()
    ]
    st.dataframe(
        pd.DataFrame(rows, columns=["Formula", "Framescope", "textstat"]),
        hide_index=True,
        key=f"article_textstat_table_{article.id}",
    )
