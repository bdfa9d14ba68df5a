"""The lines behind a share: every mention with the words around it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from lib.compare.index import WordIndex

CONTEXT = 52  # characters on each side
COLUMNS = ("id", "left", "match", "right")


def lines(index: WordIndex, found: pd.DataFrame, text_of: Callable[[str], str]) -> pd.DataFrame:
    """One row a mention: id (the article's), left, match, right; line breaks are spaces. `text_of` gives the texts."""
    rows = []
    for article, place, n_words in zip(found["id"], found["place"], found["n_words"], strict=True):
        start, end = int(index.starts[place]), int(index.ends[place + n_words - 1])
        text = text_of(article)
        parts = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
        rows.append((article, *(" ".join(part.split()) for part in parts)))
    return pd.DataFrame(rows, columns=list(COLUMNS))
