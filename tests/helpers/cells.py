"""Cells of tables for tests of properties."""

from __future__ import annotations

from lib.ingest.fields import written
from lib.ingest.markup import text_of


def means_itself(cell: str) -> bool:
    """Whether a cell is neither markup, nor an encoding mistaken, nor a word for nothing: most are not."""
    return written(text_of(cell)) == cell
