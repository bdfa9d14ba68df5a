"""Tables that are too large to be read at once: articles row by row, by the same rules as those of smaller ones.

They are read in this process, not in a confined one: a corpus of that size is the user's own. What holds for a whole
column, such as the order of day and month, is found by a survey before the first article is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from lib.ingest.choices import Choices
from lib.ingest.entry import Entry
from lib.ingest.formats import extension
from lib.ingest.source import IngestError
from lib.ingest.stream.part import Layout, Slice, Survey

__all__ = ["STREAMED", "Entry", "Layout", "Slice", "Survey", "kind", "streamed"]


class Kind(Protocol):
    """A format that can be read in parts."""

    def extent(self, path: Path) -> int:
        """How far the file goes: rows or bytes."""

    def slices(self, path: Path, size: int) -> Iterator[Slice]:
        """Parts of about that size that can be read alone."""

    def layout(self, path: Path, choices: Choices) -> Layout:
        """What must be known before a part is read."""

    def survey(self, part: Slice, known: Layout) -> Survey:
        """What a part shows that holds for all."""

    def entries(self, part: Slice, known: Layout, day_first: bool | None) -> Iterator[Entry]:
        """The articles of a part."""


STREAMED = {
    "parquet": "parquet",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "csv": "delimited",
    "tsv": "delimited",
    "tab": "delimited",
}


def kind(path: Path) -> Kind:
    """How a file of that name is read in parts. Raises KeyError if it cannot be."""
    return cast(Kind, import_module(f"{__name__}.{STREAMED[extension(path.name)]}"))


def streamed(path: Path, choices: Choices) -> Iterator[Entry]:
    """The articles of a table, however large it is. Raises IngestError, before the first one, if a line is none."""
    reader = kind(path)
    whole = Slice(path, 0, reader.extent(path))
    known = reader.layout(path, choices)
    survey = reader.survey(whole, known)
    if survey.fault:
        raise IngestError("malformed", survey.fault)
    return reader.entries(whole, known, survey.day_first(choices.day_first))
