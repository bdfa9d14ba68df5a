"""The sentiment of an article, sentence by sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import islice

import plotly.graph_objects as go

from lib.charts.frame import RIGHT, SCREEN, Frame, Paper, framed
from lib.charts.rows import n_ticks
from lib.charts.sheet import Sheet, Trace, bar, scatter
from lib.charts.theme import Theme, Words, escaped, shortened
from lib.compare.figures import MINUS, with_minus
from lib.model import Document, Sentence

PLOT_HEIGHT = 150  # px
WRAP = 60  # characters of a sentence per line of the hover box
MOST_LINES = 5  # of the hover box
MOST_BARS = 400  # beyond, a bar stands for several sentences: the chart is a few hundred pixels wide
MOST_RINGS = 150  # beyond, sentences without a scored word are gaps
MOST_TITLE = 120  # characters
LEFT = 48  # px for the numbers of the axis
HEAD_ROOM = 14  # px: nothing is written above the plot
EVERY_TICK = 12  # sentences that are numbered one by one

Numbered = tuple[int, Sentence]


def sentence_timeline(doc: Document, theme: Theme, *, words: Words, paper: Paper = SCREEN) -> go.Figure:
    """Bars in the order of the text, up positive, down negative: one per sentence, or in long texts per run of them.

    A ring stands where no word of a sentence counts.
    """
    n = len(doc.sentences)
    figure, frame = Sheet(), Frame.of(words, paper, head_room=HEAD_ROOM)
    if _per_bar(n) == 1:
        _add_sentences(figure, doc, theme)
    else:
        _add_runs(figure, doc, theme, _per_bar(n))
    _dress_axes(figure, theme, n, n_ticks(frame.width - LEFT - RIGHT))
    return framed(figure, theme, frame, height=frame.plot_height(PLOT_HEIGHT), left=LEFT)


def timeline_words(doc: Document, *, title: str, source: str) -> Words:
    """What is written around the timeline of an article with this title."""
    n = len(doc.sentences)
    subtitle = f"sentiment sentence by sentence, {MINUS}1 to 1; {_count(n)} sentences"
    return Words(shortened(title, MOST_TITLE), subtitle, _key(n, _per_bar(n)), source)


def timeline_alt(doc: Document) -> str:
    """How many sentences count, how they are spread over the signs, and the two that stand out."""
    n = len(doc.sentences)
    scored = [(place, each.tone.value) for place, each in enumerate(doc.sentences, 1) if each.tone.words]
    said = f"Sentiment of {n:,} {'sentence' if n == 1 else 'sentences'} in the order of the text, {MINUS}1 to 1"
    if not scored:
        return f"{said}; none holds a word that counts."
    signs = [sum(value > 0 for _, value in scored), sum(value < 0 for _, value in scored)]
    (first, most), (last, least) = (end(scored, key=lambda each: each[1]) for end in (max, min))
    counts = f"{len(scored):,} hold a word that counts: {signs[0]:,} positive, {signs[1]:,} negative"
    ends = f"Highest {most:.2f} in sentence {first:,}, lowest {least:.2f} in sentence {last:,}"
    return f"{said}; {counts}. {with_minus(ends)}."


def _per_bar(n: int) -> int:
    return -(-n // MOST_BARS) if n else 1


def _count(n: int) -> str:
    return f"n = {n:,}".replace(" ", "\N{NO-BREAK SPACE}")


def _key(n: int, per_bar: int) -> str:
    if per_bar > 1:
        return f"Bar: mean tone of {per_bar:,} sentences."
    rings = "Ring" if n <= MOST_RINGS else "No bar"
    return f"Bar: tone of a sentence. {rings}: no word that counts."


def _add_sentences(figure: Sheet, doc: Document, theme: Theme) -> None:
    numbered = list(enumerate(doc.sentences, 1))
    scored = [(i, s) for i, s in numbered if s.tone.words]
    unscored = [(i, s) for i, s in numbered if not s.tone.words]
    hover = [f"sentence {i}: {signed(s.tone.value)}<br>{_wrapped(doc.text[s.start : s.end])}" for i, s in scored]
    figure.add_trace(_bars([i for i, _ in scored], [s.tone.value for _, s in scored], hover, theme))
    if len(numbered) <= MOST_RINGS:
        figure.add_trace(_rings(doc, unscored, theme))


def _rings(doc: Document, unscored: Sequence[Numbered], theme: Theme) -> Trace:
    return scatter(
        x=[i for i, _ in unscored],
        y=[0.0] * len(unscored),
        mode="markers",
        marker={"symbol": "circle-open", "size": 7, "color": theme.muted},
        hovertext=[f"sentence {i}: no word that counts<br>{_wrapped(doc.text[s.start : s.end])}" for i, s in unscored],
        hoverinfo="text",
    )


def _add_runs(figure: Sheet, doc: Document, theme: Theme, per_bar: int) -> None:
    remaining = enumerate(doc.sentences, 1)
    runs = list(iter(lambda: list(islice(remaining, per_bar)), []))
    means = [sum(s.tone.value for _, s in run) / len(run) for run in runs]
    hover = [
        f"sentences {run[0][0]:,} to {run[-1][0]:,}: mean {signed(mean)}" for run, mean in zip(runs, means, strict=True)
    ]
    figure.add_trace(_bars([(run[0][0] + run[-1][0]) / 2 for run in runs], means, hover, theme))


def _bars(places: Sequence[float], values: Sequence[float], hover: Sequence[str], theme: Theme) -> Trace:
    colours = [theme.positive if value >= 0 else theme.negative for value in values]
    return bar(x=places, y=values, marker={"color": colours, "line": {"width": 0}}, hovertext=hover, hoverinfo="text")


def _dress_axes(figure: Sheet, theme: Theme, n: int, ticks: int) -> None:
    figure.update_xaxes(
        range=[0.2, n + 0.8],
        showgrid=False,
        zeroline=False,
        tickformat=",d",
        dtick=1 if n <= EVERY_TICK else None,
        nticks=ticks,
        tickangle=0,
    )
    figure.update_yaxes(
        range=[-1.05, 1.05],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        tickfont={"color": theme.muted},
        zeroline=True,
        zerolinecolor=theme.muted,
        zerolinewidth=1,
    )
    figure.update_layout(bargap=0.25 if n <= MOST_BARS else 0)


def signed(value: float) -> str:
    """A sentiment with its sign, as it is written everywhere: +0.49, −0.05, 0.00."""
    rounded = round(value, 2) + 0.0  # -0.0 becomes 0.0
    return with_minus(f"{rounded:+.2f}") if rounded else "0.00"


def _wrapped(sentence: str) -> str:
    lines = textwrap.wrap(shortened(" ".join(sentence.split()), MOST_LINES * WRAP), WRAP)
    return "<br>".join(map(escaped, lines))
