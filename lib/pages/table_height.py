"""How high the rows of a table are, and how high a table is before it scrolls."""

from __future__ import annotations

from typing import Literal

ROW = 36  # px, about what Streamlit gives a row of one line
THREE_LINES = 68  # px of a row; from 65 on, Streamlit breaks the text of a cell into lines


def height_up_to(most: int, n: int) -> int | Literal["content"]:
    """The height of a table of `n` rows, in px: as high as these, and no higher than `most`, where it scrolls."""
    return most if (n + 1) * ROW > most else "content"
