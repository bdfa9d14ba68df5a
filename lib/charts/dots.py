"""Articles as dots: every one, or a random sample where there are too many to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from lib.charts.scale import Scale
from lib.charts.sheet import Trace, scatter
from lib.charts.theme import Theme, Words, escaped, shortened

MOST_DOTS = 2_500  # in one chart
MOST_TITLED = 300  # dots of a chart: of more, none says its title, for titles are most of what is sent to the browser
SHORT_ID = 12  # characters of an article's id that tell it from all others
TITLE_LENGTH, GROUP_LENGTH = 70, 60  # characters in a hover box


def sample(articles: pd.DataFrame, most: int = MOST_DOTS) -> pd.DataFrame:
    """All articles, or a random sample of `most` in their order; the same articles give the same sample."""
    return articles if len(articles) <= most else articles.sample(most, random_state=0).sort_index()


def said(words: Words, n_drawn: int, n: int) -> Words:
    """With a sentence in the note if the dots are a sample only."""
    if n_drawn == n:
        return words
    return replace(words, note=f"Dots: a random sample of {n_drawn:,} of {n:,} articles. {words.note}")


def dots(
    articles: pd.DataFrame,
    x: Sequence[Any] | pd.Series[Any],
    y: Any,
    marker: dict[str, Any],
    theme: Theme,
    scale: Scale,
    *,
    of: int,
    dated: bool = False,
) -> Trace:
    """One dot an article (id, title, group, value, of one group; `dated`: published), its short id as customdata.

    `of`: how many dots the chart has in all. Where these are many, what a dot says is its group and its place.
    """
    edge = {"width": 0.75, "color": theme.background}  # it keeps dots apart that overlap
    titled = of <= MOST_TITLED
    return scatter(
        x=x if dated else np.asarray(x, np.float32),
        y=np.asarray(y, np.float32),
        mode="markers",
        marker={"opacity": 1, "line": edge, **marker},
        customdata=articles["id"].astype(str).str.slice(0, SHORT_ID),
        hovertext=_said_by_each(articles, scale, dated=dated) if titled else _said_by_all(articles),
        hoverinfo="text" if titled else "x+y+text" if dated else "x+text",
    )


def _said_by_each(articles: pd.DataFrame, scale: Scale, *, dated: bool) -> list[str]:
    dates = articles["published"] if dated else [""] * len(articles)
    return [
        f"<b>{escaped(shortened(title if isinstance(title, str) else 'Untitled', TITLE_LENGTH))}</b>"
        f"<br>{escaped(shortened(str(group), GROUP_LENGTH))} · {scale.shown(value)} · click to read"
        f"{'<br>' + escaped(shortened(str(date), 10)) if dated else ''}"
        for title, group, value, date in zip(
            articles["title"], articles["group"], articles["value"], dates, strict=True
        )
    ]


def _said_by_all(articles: pd.DataFrame) -> str:
    group = "" if articles.empty else str(articles["group"].iloc[0])
    return f"<b>{escaped(shortened(group, GROUP_LENGTH))}</b> · click to read"
