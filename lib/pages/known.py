"""The part of the scores table that nobody measured: what is known of the articles."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.model import Card
from lib.score import ARTICLE_COLUMNS, label_names


def known_frame(cards: Iterable[Card]) -> pd.DataFrame:
    """One row per article: id, title, outlet, event, published, author, url, then its labels as `articles_frame` has.

    Text or missing.
    """
    held = list(cards)
    columns = {name: [getattr(card, name) for card in held] for name in ARTICLE_COLUMNS}
    labelled = any(card.labels for card in held)
    said = [dict(card.labels) for card in held] if labelled else []
    labels = {name: [known.get(name) for known in said] for name in label_names(said)}
    return pd.DataFrame({**columns, **labels}, dtype=object)
