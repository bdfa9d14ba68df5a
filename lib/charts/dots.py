"""Articles as dots: every one, or a random sample where there are too many to draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from lib.charts.scale import Scale
from lib.charts.sheet import Trace, scatter
from lib.charts.theme import Theme, escaped, shortened
from lib.model import NO_TITLE

MOST_TITLED = 300  # dots of a chart: of more, none says its title, for titles are most of what is sent to the browser
SHORT_ID = 12  # characters of an article's id that tell it from all others
TITLE_LENGTH, GROUP_LENGTH = 70, 60  # characters in a hover box


def sample(articles: pd.DataFrame, most: int) -> pd.DataFrame:
    """All articles, or a random sample of `most` in their order; the same articles give the same sample."""
    return articles if len(articles) <= most else articles.sample(most, random_state=0).sort_index()


def edge(theme: Theme) -> dict[str, object]:
    """An edge in the colour of the ground: it keeps dots apart that overlap."""
    return {"width": 0.75, "color": theme.background}


class Hover(NamedTuple):
    """What the dots of a chart say; where these are many, their group and their place."""

    scale: Scale
    n_dots: int  # of the chart
    is_clicked: bool  # a click leads to the article
    is_dated: bool = False  # x is the day

    @property
    def invitation(self) -> str:
        """What a click does."""
        return " · click to read" if self.is_clicked else ""


def dots(
    articles: pd.DataFrame, x: Sequence[Any] | pd.Series[Any], y: Any, marker: dict[str, Any], hover: Hover
) -> Trace:
    """One dot an article (id, title, group, value, of one group; dated: published), its short id as customdata."""
    titled, dated = hover.n_dots <= MOST_TITLED, hover.is_dated
    return scatter(
        x=x if dated else np.asarray(x, np.float32),
        y=np.asarray(y, np.float32),
        mode="markers",
        marker={"opacity": 1, **marker},
        customdata=articles["id"].astype(str).str.slice(0, SHORT_ID),
        hovertext=_said_by_each(articles, hover) if titled else _said_by_all(articles, hover),
        hoverinfo="text" if titled else "x+y+text" if dated else "x+text",
    )


def _said_by_each(articles: pd.DataFrame, hover: Hover) -> list[str]:
    dates = articles["published"] if hover.is_dated else [""] * len(articles)
    return [
        f"<b>{escaped(shortened(title if isinstance(title, str) else NO_TITLE, TITLE_LENGTH))}</b>"
        f"<br>{escaped(shortened(str(group), GROUP_LENGTH))} · {hover.scale.shown(value)}{hover.invitation}"
        f"{'<br>' + escaped(shortened(str(date), 10)) if hover.is_dated else ''}"
        for title, group, value, date in zip(
            articles["title"], articles["group"], articles["value"], dates, strict=True
        )
    ]


def _said_by_all(articles: pd.DataFrame, hover: Hover) -> str:
    group = "" if articles.empty else str(articles["group"].iloc[0])
    return f"<b>{escaped(shortened(group, GROUP_LENGTH))}</b>{hover.invitation}"
