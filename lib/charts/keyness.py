"""Distinctive terms as dots on both sides of zero: the target's on the right, the reference's on the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from lib.charts.frame import EDGE, SCREEN, Frame, Paper, framed
from lib.charts.outlets import Looks
from lib.charts.sheet import Sheet, scatter
from lib.charts.theme import LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, Theme, Words, escaped
from lib.charts.typeface import cut_to_width, width, wrapped
from lib.compare.difference import THE_OTHERS
from lib.compare.figures import LEVEL, chance_shown
from lib.compare.function_words import FUNCTION_WORDS

Strength = Literal["log_odds_z", "log_ratio"]
MOST = 15  # terms on each side
ROW_HEIGHT = 21  # px
LEAST_ROOM = 1.15  # of the longest stem
COUNT_SIZE = SMALL_SIZE - 1  # px
LABEL_GAP, DOT_GAP = 6, 9  # px between the zero line and a term, between a dot and its numbers
FAINT = "99"  # alpha, after a colour
WIDTH = 540  # px, the narrowest it is shown at


def shown_terms(table: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """Up to `most` terms of each side: first those with q below `LEVEL`, last function words without such a q.

    Among each kind the strongest by log-odds are taken, and so are they ordered, the target's first. A word that stands
    nowhere but in a phrase of the table is left to the phrase.
    """
    known = table[table["log_odds_z"].notna() & ~_only_in_a_phrase(table)]
    by_strength = known.sort_values("log_odds_z", key=abs, ascending=False, kind="stable")
    sure, binds = by_strength["q"] < LEVEL, by_strength["term"].isin(FUNCTION_WORDS)
    best = pd.concat([by_strength[sure], by_strength[~sure & ~binds], by_strength[~sure & binds]])
    more, less = best[best["log_odds_z"] > 0], best[best["log_odds_z"] < 0]
    return pd.concat([more[:most], less[:most]]).sort_values("log_odds_z", ascending=False, kind="stable")


def _only_in_a_phrase(table: pd.DataFrame) -> pd.Series[bool]:
    counts = pd.Series(zip(table["count_target"], table["count_reference"], strict=True), index=table.index)
    inside = {
        (word, count) for term, count in zip(table["term"], counts, strict=True) if " " in term for word in term.split()
    }
    alone = [(term, count) in inside for term, count in zip(table["term"], counts, strict=True)]
    return pd.Series(alone, index=table.index, dtype=bool)


def diverging(
    rows: pd.DataFrame,
    theme: Theme,
    *,
    groups: Sequence[str],
    words: Words,
    strength: Strength = "log_odds_z",
    paper: Paper = SCREEN,
) -> go.Figure:
    """One line a term of `rows`, which are of one contrast: a dot at its strength, its name at zero.

    Beside the dot: in how many articles of target and reference the term is. Full where q is below `LEVEL`, else hollow
    and faint. Terms are written as the column "spelling" has them; points carry the term as customdata. `groups` fixes
    colour and shape.
    """
    ordered = rows.sort_values(strength, ascending=False, kind="stable").reset_index(drop=True)
    frame = Frame.of(words, paper, narrowest=WIDTH)
    half = (frame.width - 2 * EDGE) / 2
    figure, heads = Sheet(), []
    for side, name in ((1, str(ordered["target"].iloc[0])), (-1, str(ordered["reference"].iloc[0]))):
        looks = Looks(theme.muted, "circle") if name == THE_OTHERS else Looks.of(name, groups, theme)
        of_side = ordered[ordered[strength] * side > 0]
        _add_stems(figure, of_side, strength, looks)
        _add_dots(figure, of_side, strength, looks, is_clicked=paper.is_clicked)
        _add_labels(figure, of_side, strength, side, theme, half)
        heads.append(_add_header(figure, name, side, looks, half))
    reach = _reach(ordered, strength, half)
    figure.update_xaxes(range=[-reach, reach], zeroline=True, zerolinecolor=theme.muted, zerolinewidth=1, nticks=8)
    figure.update_yaxes(range=[-len(ordered) + 0.4, 0.6], showticklabels=False, showgrid=False, zeroline=False)
    frame = frame.with_head_room(max(heads) + 8)
    height = frame.plot_height(ROW_HEIGHT * (len(ordered) + 1))
    return framed(figure, theme, frame, height=height, left=EDGE, right=EDGE)


def _reach(rows: pd.DataFrame, strength: Strength, half: float) -> float:
    """Where the axis ends, so that the numbers beside every dot lie inside; `half` of the plot in px."""
    longest = float(rows[strength].abs().max())
    needed: list[float] = [
        abs(value) * half / max(1.0, half - DOT_GAP - width(_articles(row), COUNT_SIZE) - 4)
        for row, value in zip(rows.itertuples(), rows[strength].tolist(), strict=True)
    ]
    return max(1e-9, LEAST_ROOM * longest, *needed)


def _add_stems(figure: Sheet, rows: pd.DataFrame, strength: Strength, looks: Looks) -> None:
    xs, ys = [], []
    for row, value in zip(rows.index.tolist(), rows[strength].tolist(), strict=True):
        xs += [0.0, value, None]
        ys += [-row, -row, None]
    line = {"color": looks.colour + FAINT, "width": 1}
    figure.add_trace(scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip"))


def _add_dots(figure: Sheet, rows: pd.DataFrame, strength: Strength, looks: Looks, *, is_clicked: bool) -> None:
    sure = rows["q"] < LEVEL
    colours = [looks.colour if full else looks.colour + FAINT for full in sure]
    marker = {
        "size": 10,
        "symbol": [looks.symbol if full else f"{looks.symbol}-open" for full in sure],
        "color": colours,
        "line": {"width": 1.5, "color": colours},
        "opacity": 1,
    }
    figure.add_trace(
        scatter(
            x=rows[strength],
            y=[-row for row in rows.index],
            mode="markers",
            marker=marker,
            # A click would fade all other dots, which here means "may be chance".
            unselected={"marker": {"opacity": 1}},
            selected={"marker": {"size": 15}},
            customdata=rows["term"],
            hovertext=[_hover(row, is_clicked=is_clicked) for row in rows.itertuples()],
            hoverinfo="text",
        )
    )


def _add_labels(figure: Sheet, rows: pd.DataFrame, strength: Strength, side: int, theme: Theme, half: float) -> None:
    """The terms at the zero line, on the side that their stems leave free; in how many articles beside the dots."""
    for row in rows.itertuples():
        _add_row_labels(figure, row, float(getattr(row, strength)), side, theme, half)


def _add_row_labels(figure: Sheet, row: Any, value: float, side: int, theme: Theme, half: float) -> None:
    towards, away = ("left", "right") if side > 0 else ("right", "left")
    where = {"y": -row.Index, "yanchor": "middle", "showarrow": False}
    colour = theme.text if row.q < LEVEL else theme.muted
    figure.add_annotation(
        text=_name(row, half - LABEL_GAP - 4),
        x=0,
        xanchor=away,
        xshift=-side * LABEL_GAP,
        font={"color": colour},
        **where,
    )
    figure.add_annotation(
        text=_articles(row),
        x=value,
        xanchor=towards,
        xshift=side * DOT_GAP,
        font={"size": COUNT_SIZE, "color": theme.muted},
        **where,
    )


def _add_header(figure: Sheet, name: str, side: int, looks: Looks, half: float) -> int:
    """Whose side this is, in lines above it; returns the px they need."""
    text = f"more in {name} →" if side > 0 else f"← more in {name}"
    lines = wrapped(text, half - 8, SMALL_SIZE, bold=True)
    figure.add_annotation(
        text="<br>".join(map(escaped, lines)),
        x=1 if side > 0 else 0,
        xref="paper",
        xanchor="right" if side > 0 else "left",
        align="right" if side > 0 else "left",
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        borderpad=0,
        font={"size": SMALL_SIZE, "color": looks.colour, "weight": 700},
    )
    return round(LINE_HEIGHT * SMALL_SIZE * len(lines))


def _name(row: Any, room: float) -> str:
    """A term as a label, bold where it is distinctive."""
    is_sure = row.q < LEVEL
    term = escaped(cut_to_width(row.spelling, room, TEXT_SIZE, bold=is_sure))
    return f"<b>{term}</b>" if is_sure else term


def _articles(row: Any) -> str:
    return f"{row.n_articles_target:,}/{row.n_target:,} : {row.n_articles_reference:,}/{row.n_reference:,}"


def _hover(row: Any, *, is_clicked: bool) -> str:
    tested = chance_shown("q", row.q) or "not tested"
    return (
        f"<b>{escaped(row.spelling)}</b><br>{_articles(row)} articles"
        f"<br>{row.rate_target:.2f} : {row.rate_reference:.2f} per 1,000 words"
        f"<br>z = {row.log_odds_z:.1f}, log ratio {row.log_ratio:.1f}, {tested}"
        f"{'<br>click to read the lines' if is_clicked else ''}"
    )
