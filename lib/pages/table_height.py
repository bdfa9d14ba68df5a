"""How high the rows of a table are, and how high a table is before it scrolls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from lib.charts.typeface import width

ROW = 36  # px, about what Streamlit gives a row of one line
THREE_LINES = 68  # px of a row; from 65 on, Streamlit breaks the text of a cell into lines
TEXT, PADDING = 14, 17  # px of a table's text, and beside it in a cell
MOST_LOOKED_AT = 200  # rows


def height_up_to(most: int, n: int) -> int | Literal["content"]:
    """The height of a table of `n` rows, in px: as high as these, and no higher than `most`, where it scrolls."""
    return most if (n + 1) * ROW > most else "content"


def row_height(table: pd.DataFrame, columns: Mapping[str, Any]) -> int | None:
    """The height of a table's rows, in px: three lines if a text is wider than its column, None, one line, if none is.

    `columns` has the configuration of each column by name; the first MOST_LOOKED_AT rows are looked at.
    """
    rooms = {name: columns[name].get("width") for name in table.columns}
    texts = (
        (text, room) for name, room in rooms.items() if isinstance(room, int) for text in table[name][:MOST_LOOKED_AT]
    )
    is_cut = any(isinstance(text, str) and width(text, TEXT) > room - PADDING for text, room in texts)
    return THREE_LINES if is_cut else None
