"""The numbers of one article, or of two beside each other, as the Article page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.frame import Paper
from lib.charts.picture import Picture
from lib.charts.theme import Theme, Words
from lib.charts.timeline import sentence_timeline, timeline_alt, timeline_words
from lib.metrics import column, metrics
from lib.metrics.speech import words_by_speaker
from lib.model import VOICES, Article, Document, Metric, Voice
from lib.pages.controls import voice_switch
from lib.pages.labels import VOICE_LABELS, shown
from lib.pages.picture import show
from lib.pages.source import source_line
from lib.report.passages import sentences_table
from lib.score import scores
from lib.text.textstat_values import textstat_values

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


def timeline(article: Article, doc: Document, label: str) -> None:
    """The sentence timeline with its download."""

    def draw(theme: Theme, paper: Paper, words: Words) -> go.Figure:
        return sentence_timeline(doc, theme, words=words, paper=paper)

    picture = Picture(
        "sentences",
        timeline_words(doc, title=label, source=source_line(metrics()["sentiment"])),
        timeline_alt(doc),
        lambda: sentences_table(doc),
        draw,
        (article.outlet or "", article.title or "", article.id[:8]),
    )
    show(picture, page="article", key=f"article_timeline_{article.id}")


def numbers(article: Article, doc: Document) -> None:
    """Every measure in every voice with unit and cautions, what the formulas were given, and who is quoted."""
    st.header("Numbers")
    st.caption(_sizes(doc))
    row = scores(doc)
    table = [
        (metric.label, *(_value(row, metric, voice) for voice in VOICES), metric.unit) for metric in metrics().values()
    ]
    st.table(
        pd.DataFrame(table, columns=["Measure", "All words", "Own", "Quoted", "Unit"]),
        border="horizontal",
        hide_index=True,
        alt="All measures of this article by voice",
    )
    for voice in VOICES:
        _cautions(row, voice)
    _inputs(article, doc)
    _speakers(article, doc)


def compared(pair: Sequence[tuple[Article, Document]]) -> None:
    """One table of all measures for both articles, in the voice that the user chooses."""
    st.header("Numbers side by side")
    voice = voice_switch("article_voice")
    rows = [scores(doc) for _, doc in pair]
    st.table(_compared_table(rows, voice), border="horizontal", hide_index=True)
    st.caption("Two texts, described: a difference between two articles says nothing about their outlets.")
    for place, (_, doc), row in zip(("Left", "Right"), pair, rows, strict=True):
        st.caption(f"**{place}.** {_sizes(doc)}")
        _cautions(row, voice)


def _compared_table(scored: Sequence[Mapping[str, object]], voice: Voice) -> pd.DataFrame:
    rows = []
    for metric in metrics().values():
        heard = voice if voice in metric.voices else "all"
        whole = "" if heard == voice else ", whole article"
        rows.append((metric.label, *(_value(row, metric, heard) for row in scored), f"{metric.unit}{whole}"))
    return pd.DataFrame(rows, columns=["Measure", "Left", "Right", "Unit"])


def _sizes(doc: Document) -> str:
    return (
        f"n = {doc.n_words:,} words ({doc.in_voice('own').n_words:,} own, {doc.in_voice('quoted').n_words:,} quoted), "
        f"{len(doc.sentences):,} sentences; n/a: undefined"
    )


def _value(row: Mapping[str, object], metric: Metric, voice: Voice) -> str:
    """A measure as text: "n/a" where it is undefined, empty where the voice has no such measure."""
    if voice not in metric.voices:
        return ""
    value = row[column(metric.name, voice)]
    return shown(value if isinstance(value, float | int) else None, percent=metric.is_share)


def _cautions(row: Mapping[str, object], voice: Voice) -> None:
    said = row[column("cautions", voice)]
    if said:
        st.caption(f"**Cautions, {VOICE_LABELS[voice].lower()}.** {said}.")


def _inputs(article: Article, doc: Document) -> None:
    with st.expander("What the formulas were given"):
        inputs = {label: getattr(doc.counts, name) for name, label in INPUT_LABELS.items()}
        counted = {"Sentences": len(doc.sentences), **inputs}
        st.table(
            pd.DataFrame({"Input": list(counted), "Count": [f"{count:,}" for count in counted.values()]}),
            border="horizontal",
            hide_index=True,
        )
        _cross_check(article, doc)


def _cross_check(article: Article, doc: Document) -> None:
    if not st.toggle("Compare with textstat", key=f"article_textstat_{article.id}"):
        st.caption("textstat counts sentences and words its own way, on the whole text with page furniture.")
        return
    rows = [
        (metrics()[name].label, shown(metrics()[name].of(doc).value), shown(value))
        for name, value in textstat_values(doc.normal).items()
    ]
    st.table(
        pd.DataFrame(rows, columns=["Formula", "Framescope", "textstat"]),
        border="horizontal",
        hide_index=True,
    )


def _speakers(article: Article, doc: Document) -> None:
    speakers = words_by_speaker(doc)
    if speakers:
        with st.expander("Who is quoted"):
            st.dataframe(
                pd.DataFrame(speakers.most_common(), columns=["Speaker", "Quoted words"]),
                hide_index=True,
                key=f"article_speakers_{article.id}",
            )
