"""Bytes and a name to articles. Every file is parsed in a limited process of its own; importing this is cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lib.ingest import reading
from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.contract import reading_as_json
from lib.ingest.formats import FORMATS
from lib.ingest.limits import Limits
from lib.ingest.preview import Preview
from lib.ingest.process import Nursery
from lib.model import Reading

__all__ = ["FORMATS", "Choices", "Limits", "Preview", "previews", "read_file", "read_files", "reading_as_json"]

DEFAULT = Limits()
NOTHING_CHOSEN: Mapping[str, Choices] = MappingProxyType({})


def read_files(
    files: Iterable[tuple[str, bytes]],
    limits: Limits = DEFAULT,
    choices: Mapping[str, Choices] = NOTHING_CHOSEN,
    within: reading.Within | None = None,
) -> Iterator[Reading]:
    """One reading per file (name, content), in order and lazily.

    `choices` are those for tables, by name of the file, such as "articles.csv" or "archive.zip › folder/a.csv"; those
    for "" hold for every other file. `within` hears how far an archive is read. Never raises on a file, whatever it
    holds: what cannot be read has a status and a sentence that says why.
    """
    with Nursery(limits) as nursery:
        for name, data in files:
            yield reading.read(nursery, name, data, limits, choices, within)


def previews(
    files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT, choices: Mapping[str, Choices] = NOTHING_CHOSEN
) -> Iterator[Preview]:
    """One preview per table among the files (name, content) and in archives among them, in order and lazily.

    Files of other formats are passed over.
    """
    with Nursery(limits) as nursery:
        for name, data in files:
            yield from reading.preview(nursery, name, data, limits, choices)


def read_file(name: str, data: bytes, limits: Limits = DEFAULT, choices: Choices = NO_CHOICES) -> Reading:
    """The reading of a single file. For several files `read_files` is faster: it starts the worker once."""
    return next(iter(read_files([(name, data)], limits, {name: choices})))
