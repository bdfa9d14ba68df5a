"""The sentiment of an article, sentence by sentence."""

from __future__ import annotations

import plotly.graph_objects as go

from lib.charts.theme import Frame, Theme, escaped, framed, shortened
from lib.model import Document

PLOT_HEIGHT, WIDTH = 150, 430  # px
WRAP = 70  # characters of a sentence per line of the hover box


def sentence_timeline(doc: Document, theme: Theme, *, title: str) -> go.Figure:
    """One bar per sentence in the order of the text: up positive, down negative, a ring where no word has a valence."""
    blue, vermillion = theme.marks[0], theme.marks[1]
    figure = go.Figure()
    scored = [(i, s) for i, s in enumerate(doc.sentences, 1) if s.scored_words]
    unscored = [(i, s) for i, s in enumerate(doc.sentences, 1) if not s.scored_words]
    texts = [_wrapped(doc.text[s.start : s.end]) for _, s in scored]
    figure.add_trace(
        go.Bar(
            x=[i for i, _ in scored],
            y=[s.compound for _, s in scored],
            marker={"color": [blue if s.compound >= 0 else vermillion for _, s in scored], "line": {"width": 0}},
            hovertext=[
                f"sentence {i}: {s.compound:+.2f}<br>{text}" for (i, s), text in zip(scored, texts, strict=True)
            ],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[i for i, _ in unscored],
            y=[0.0] * len(unscored),
            mode="markers",
            marker={"symbol": "circle-open", "size": 7, "color": theme.muted},
            hovertext=[f"sentence {i}: no scored word<br>{_wrapped(doc.text[s.start : s.end])}" for i, s in unscored],
            hoverinfo="text",
        )
    )
    n = len(doc.sentences)
    figure.update_xaxes(range=[0.2, n + 0.8], showgrid=False, tickformat="d")
    figure.update_yaxes(
        range=[-1.05, 1.05],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        showgrid=True,
        tickfont={"color": theme.muted},
        zeroline=True,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )
    figure.update_layout(bargap=0.25)
    frame = Frame(
        title=shortened(title, 90),
        subtitle=f"sentiment of each sentence, -1 to 1, in the order of the text; n = {n} sentences",
        note="Bar: vaderSentiment compound. Ring: sentence without a word of its lexicon.",
        plot_height=PLOT_HEIGHT,
        width=WIDTH,
    )
    return framed(figure, theme, frame)


def _wrapped(sentence: str) -> str:
    shown = shortened(" ".join(sentence.split()), 4 * WRAP)
    lines = [escaped(shown[i : i + WRAP]) for i in range(0, len(shown), WRAP)]
    return "<br>".join(lines)
