"""Which group calls one thing by which word: a block for each word, a line for each group, shares on one axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import EDGE, SCREEN, Frame, Paper, framed
from lib.charts.outlets import Looks
from lib.charts.rows import LABEL_PARTS, cut, n_ticks
from lib.charts.sheet import Sheet, scatter
from lib.charts.theme import LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, Theme, Words, escaped, shortened
from lib.charts.typeface import widest, wrapped
from lib.compare.interval import FEW

ROW_HEIGHT = 23  # px
MOST_LINES = 3  # of a label
MOST_GROUPS = 12  # of a chart: those with the most mentions
GAP = 18  # px between labels or numbers and the plot
HEAD = "share (n)"
WIDTH = 760  # px: it is shown across the page
MARGIN = 0.02  # of the axis, left free on both sides for the marks at 0 and 100 %


def by_word(
    table: pd.DataFrame, theme: Theme, *, groups: Sequence[str], words: Words, paper: Paper = SCREEN
) -> go.Figure:
    """The shares of one concept's words, as `lib.compare.naming.shares` gives them.

    The words that occur, the most frequent first; in each the groups that mention the concept, by name, with a mark at
    the share, a line for its interval where there is one, and share and n written beside it. `groups` fixes colour and
    shape, so that a group looks the same in every chart.
    """
    drawn = drawn_rows(table)
    names = sorted(drawn["group"].unique())
    frame = Frame.of(words, paper, narrowest=WIDTH)
    figure = Sheet()
    labels: list[tuple[int, list[str]]] = []
    place, room = 0, LABEL_PARTS[-1] * frame.width
    for word in drawn["word"].unique():
        labels.append((place, [f"<b>{escaped(line)}</b>" for line in _lines(word, room, bold=True)]))
        for row in drawn[drawn["word"] == word].itertuples():
            place -= 1
            _add_share(figure, row, place, Looks.of(row.group, groups, theme))
            labels.append((place, [escaped(line) for line in _lines(_label(row), room)]))
        place -= 1
    right = _add_numbers(figure, drawn, theme, len(names))
    left = (
        EDGE
        + GAP
        + max(_widest(drawn["word"].unique(), room, bold=True), _widest(map(_label, drawn.itertuples()), room))
    )
    _label_axes(figure, labels, place, n_ticks(frame.width - left - right))
    most = max(len(lines) for _, lines in labels)
    row_height = max(ROW_HEIGHT, round(LINE_HEIGHT * TEXT_SIZE * most) + 4)
    return framed(figure, theme, frame, height=frame.plot_height(-row_height * place), left=left, right=right)


def _lines(text: str, room: float, *, bold: bool = False) -> list[str]:
    return cut(wrapped(text, room, TEXT_SIZE, bold=bold), MOST_LINES, room, TEXT_SIZE)


def _widest(texts: Iterable[str], room: float, *, bold: bool = False) -> int:
    return max(widest(_lines(text, room, bold=bold), TEXT_SIZE, bold=bold) for text in texts)


def shown_groups(table: pd.DataFrame, most: int = MOST_GROUPS) -> list[str]:
    """The groups that a chart of these shares shows: those that mention the concept, at most as many that do most."""
    sizes = table.drop_duplicates("group").set_index("group")["of_mentions"]
    return sizes[sizes > 0].nlargest(most).index.tolist()


def drawn_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that a chart of these shares has a mark for, in its order, also those of words that a group never uses.

    Columns: those of `table`.
    """
    used = table[table["group"].isin(shown_groups(table))]
    totals = used.groupby("word", sort=False)["n"].transform("sum")
    ordered = used.assign(total=totals)[totals > 0]
    return ordered.sort_values(["total", "word", "group"], ascending=[False, True, True], kind="stable")[table.columns]


def _label(row: Any) -> str:
    return f"{row.group}, n = {row.of_mentions:,}"


def _add_share(figure: Sheet, row: Any, place: int, looks: Looks) -> None:
    if not isnan(row.low):
        line = {"color": looks.colour, "width": 3}
        figure.add_trace(scatter(x=[row.low, row.high], y=[place] * 2, mode="lines", line=line, hoverinfo="skip"))
    interval = FEW if isnan(row.low) else f"{row.low:.0%} to {row.high:.0%}"
    figure.add_trace(
        scatter(
            x=[row.share],
            y=[place],
            mode="markers",
            marker={"size": 11, "color": looks.colour, "symbol": looks.symbol},
            hovertext=f"<b>{escaped(shortened(row.group, 60))}</b>: {escaped(row.word)}"
            f"<br>{row.share:.0%}, {interval}<br>{row.n:,} of {row.of_mentions:,} mentions, in {row.n_articles:,} of "
            f"{row.of_articles:,} articles",
            hoverinfo="text",
            cliponaxis=False,
        )
    )


def _add_numbers(figure: Sheet, drawn: pd.DataFrame, theme: Theme, n_groups: int) -> int:
    """Share and n in a column beside the plot, where they cover nothing; returns the room it needs in px."""
    beside = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": GAP, "showarrow": False}
    small = {"size": SMALL_SIZE, "color": theme.muted}
    figure.add_annotation(text=HEAD, y=1, yref="paper", yanchor="bottom", font=small, **beside)
    texts = [f"{row.share:.0%} ({row.n:,})" for row in drawn.itertuples()]
    for at, text in enumerate(texts):
        place = -(at + at // n_groups + 1)  # a line for each word stands between the groups
        figure.add_annotation(text=text, y=place, font={"size": SMALL_SIZE, "color": theme.text}, **beside)
    return GAP + widest([HEAD, *texts], SMALL_SIZE) + EDGE


def _label_axes(figure: Sheet, labels: list[tuple[int, list[str]]], last: int, ticks: int) -> None:
    figure.update_yaxes(
        tickvals=[place for place, _ in labels],
        ticktext=["<br>".join(lines) for _, lines in labels],
        range=[last + 0.4, 0.6],
        ticklabelstandoff=10,
        showgrid=False,
        zeroline=False,
    )
    figure.update_xaxes(tickformat=".0%", range=[-MARGIN, 1 + MARGIN], nticks=ticks, tickangle=0, zeroline=False)
