"""A difference under every specification, sorted by size, above the choices that each specification makes.

The specification curve of Simonsohn, Simmons & Nelson (2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import EDGE, SCREEN, Frame, Paper, framed
from lib.charts.outlets import Looks
from lib.charts.sheet import Sheet, Trace, scatter
from lib.charts.theme import SMALL_SIZE, Theme, Words, escaped
from lib.charts.typeface import widest, width
from lib.compare.figures import with_minus
from lib.compare.specification import MAIN

CURVE_HEIGHT, ROW_HEIGHT, GAP = 250, 20, 26  # px
LOW_CURVE_HEIGHT, LOW_ROW_HEIGHT = 150, 17  # px, where the paper has not room for more
MAIN_SYMBOL, OTHER_SYMBOL = "diamond", "circle"
MARGIN = 0.07  # of the span, left free above and below
BAND_OPACITY = 0.45  # behind every second factor
WIDTH = 760  # px: the narrowest it is shown at
LABEL_GAP = 8  # px


class Choice(NamedTuple):
    """A row of the matrix."""

    factor: str
    name: str
    usual: bool  # what the main specification does


def curve(differences: pd.DataFrame, looks: Looks, theme: Theme, *, words: Words, paper: Paper = SCREEN) -> go.Figure:
    """One column per specification, those without a value left out.

    `differences` are the rows of one difference of `lib.compare.sensitivity.outcome`. The main specification is a
    diamond; a marker is open where there is no interval. Large dots below are the choices that differ from it.
    """
    known = differences.dropna(subset="effect")
    choices = _choices(known)
    rows = known.sort_values("effect", kind="stable").reset_index(drop=True)
    figure = Sheet()
    _add_intervals(figure, rows, looks)
    figure.add_trace(_markers(rows, looks, theme))
    _add_matrix(figure, rows, choices, looks, theme)
    _label_main(figure, rows, theme)
    frame = Frame.of(words, paper, narrowest=WIDTH)
    row_height, least = _heights(len(choices), frame.room)
    height = frame.plot_height(least)
    _dress_axes(figure, rows, choices, (row_height, height), theme)
    left = EDGE + max([48, *map(_label_width, choices)]) + LABEL_GAP + 4
    return framed(figure, theme, frame, height=height, left=left)


def _heights(n_choices: int, room: int | None) -> tuple[int, int]:
    """Of a row of the matrix, and the least of the plot, in px."""
    height = CURVE_HEIGHT + GAP + ROW_HEIGHT * max(1, n_choices)
    if room is None or height <= room:
        return ROW_HEIGHT, height
    return LOW_ROW_HEIGHT, LOW_CURVE_HEIGHT + GAP + LOW_ROW_HEIGHT * max(1, n_choices)


def _label_width(choice: Choice) -> int:
    factor = width(f"{choice.factor}  ", SMALL_SIZE, bold=True) if choice.usual else 0
    return round(factor) + widest([choice.name], SMALL_SIZE)


def _choices(rows: pd.DataFrame) -> list[Choice]:
    """The factors in the order of the specifications, the usual choice of each first."""
    others = rows[rows["specification"] != MAIN]
    found: list[Choice] = []
    for factor in others["factor"].unique():
        of_factor = others[others["factor"] == factor]
        found.append(Choice(factor, of_factor["instead_of"].iloc[0], usual=True))
        found += [Choice(factor, name, usual=False) for name in of_factor["specification"]]
    return found


def _add_intervals(figure: Sheet, rows: pd.DataFrame, looks: Looks) -> None:
    known = rows.dropna(subset="effect_low")
    x = [place for at in known.index for place in (at, at, None)]
    y = [end for row in known.itertuples() for end in (row.effect_low, row.effect_high, None)]
    line = {"color": looks.colour, "width": 2}
    figure.add_trace(scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", opacity=0.75))


def _markers(rows: pd.DataFrame, looks: Looks, theme: Theme) -> Trace:
    main = rows["specification"] == MAIN
    symbols = [MAIN_SYMBOL if is_main else OTHER_SYMBOL for is_main in main]
    drawn = rows["effect_low"].notna()
    return scatter(
        x=rows.index,
        y=rows["effect"],
        mode="markers",
        marker={
            "symbol": [symbol if known else f"{symbol}-open" for symbol, known in zip(symbols, drawn, strict=True)],
            "size": [15 if is_main else 9 for is_main in main],
            "color": [theme.text if is_main else looks.colour for is_main in main],
            "opacity": 1,
        },
        hovertext=[_hover(row) for _, row in rows.iterrows()],
        hoverinfo="text",
    )


def _hover(row: pd.Series) -> str:
    interval = "no interval"
    if row["low"] == row["low"]:
        interval = f"95 % interval {_written(row['low'])} to {_written(row['high'])}"
    n = f"n = {row['n_target']:,} and {row['n_reference']:,} articles"
    return (
        f"<b>{escaped(row['specification'])}</b><br>{_written(row['difference'])} {escaped(row['unit'])}, {interval}"
        f"<br>{_written(row['effect'])} standard deviations<br>{n}"
    )


def _written(value: float) -> str:
    return with_minus(f"{value:,.3g}")


def _add_matrix(figure: Sheet, rows: pd.DataFrame, choices: Sequence[Choice], looks: Looks, theme: Theme) -> None:
    usual = [(x, -y) for x, row in rows.iterrows() for y, choice in enumerate(choices) if _is_usual(row, choice)]
    changed = [
        (x, -y)
        for x, row in rows.iterrows()
        for y, choice in enumerate(choices)
        if not choice.usual and choice.name == row["specification"]
    ]
    for places, size, colour in ((usual, 4, theme.muted), (changed, 11, looks.colour)):
        x, y = zip(*places, strict=True) if places else ((), ())
        marker = {"size": size, "color": colour, "symbol": OTHER_SYMBOL}
        figure.add_trace(scatter(x=x, y=y, mode="markers", marker=marker, yaxis="y2", hoverinfo="skip"))


def _is_usual(row: pd.Series, choice: Choice) -> bool:
    return choice.usual and row["factor"] != choice.factor


def _label_main(figure: Sheet, rows: pd.DataFrame, theme: Theme) -> None:
    """Names the main specification above its column, and draws the column through curve and matrix."""
    for place in rows.index[rows["specification"] == MAIN]:
        figure.add_shape(
            type="line", x0=place, x1=place, y0=0, y1=1, yref="paper", layer="below",
            line={"color": theme.muted, "width": 1, "dash": "dot"},
        )  # fmt: skip
        figure.add_annotation(
            text=MAIN, x=place, y=1, yref="paper", yanchor="bottom", showarrow=False,
            xanchor="left" if place < len(rows) / 4 else "right" if place > 3 * len(rows) / 4 else "center",
            font={"size": SMALL_SIZE, "color": theme.text},
        )  # fmt: skip


def _dress_axes(
    figure: Sheet, rows: pd.DataFrame, choices: Sequence[Choice], heights: tuple[int, int], theme: Theme
) -> None:
    row_height, height = heights
    # What is over goes to the curve.
    matrix = row_height * max(1, len(choices)) / height
    figure.update_layout(
        xaxis={"range": [-0.7, len(rows) - 0.3], "showgrid": False, "zeroline": False, "showticklabels": False},
        yaxis={
            "domain": [matrix + GAP / height, 1],
            "range": _range(rows),
            "zeroline": True,
            "zerolinecolor": theme.text,
            "zerolinewidth": 1.5,
            "tickfont": {"color": theme.muted, "size": SMALL_SIZE},
            "ticklabelstandoff": LABEL_GAP,
            "nticks": 7,
        },
        yaxis2={
            "domain": [0, matrix],
            "range": [-len(choices) + 0.5, 0.5],
            "tickvals": [-place for place in range(len(choices))],
            "ticktext": [_label(choice, theme) for choice in choices],
            "tickfont": {"color": theme.muted, "size": SMALL_SIZE},
            "ticklabelstandoff": LABEL_GAP,
            "showgrid": False,
            "zeroline": False,
        },
    )
    _add_bands(figure, choices, theme)


def _range(rows: pd.DataFrame) -> list[float]:
    """From the lowest to the highest end, zero always among them and off the edge, where its line would not show."""
    ends = [0.0, *rows[["effect", "effect_low", "effect_high"]].to_numpy(float).ravel()]
    low, high = min(end for end in ends if end == end), max(end for end in ends if end == end)
    margin = MARGIN * (high - low) or 1.0
    return [low - margin, high + margin]


def _label(choice: Choice, theme: Theme) -> str:
    name = escaped(choice.name)
    return f"<b style='color:{theme.text}'>{escaped(choice.factor)}</b>  {name}" if choice.usual else name


def _add_bands(figure: Sheet, choices: Sequence[Choice], theme: Theme) -> None:
    """Ground behind every second factor."""
    factors = list(dict.fromkeys(choice.factor for choice in choices))
    for factor in factors[::2]:
        places = [place for place, choice in enumerate(choices) if choice.factor == factor]
        figure.add_shape(
            type="rect", xref="paper", x0=0, x1=1, yref="y2", y0=-places[0] + 0.5, y1=-places[-1] - 0.5,
            fillcolor=theme.grid, opacity=BAND_OPACITY, line={"width": 0}, layer="below",
        )  # fmt: skip
