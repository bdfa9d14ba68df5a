"""Bytes and a name to articles. Every file is parsed in a limited process of its own; importing this is cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.contract import reading_as_json
from lib.ingest.formats import FORMATS, READERS, extension, refused_unread
from lib.ingest.limits import Limits
from lib.ingest.preview import Preview, refused
from lib.ingest.process import Nursery
from lib.model import Reading

__all__ = ["FORMATS", "Choices", "Limits", "Preview", "previews", "read_file", "read_files", "reading_as_json"]

DEFAULT = Limits()
NOTHING_CHOSEN: Mapping[str, Choices] = MappingProxyType({})


def read_files(
    files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT, choices: Mapping[str, Choices] = NOTHING_CHOSEN
) -> Iterator[Reading]:
    """One reading per file (name, content), in order and lazily.

    `choices` are those for tables, by name of the file. Never raises on a file, whatever it holds: what cannot be
    read has a status and a sentence that says why.
    """
    with Nursery(limits) as nursery:
        for name, data in files:
            yield refused_unread(name, data, limits) or nursery.read(
                name, READERS[extension(name)].reader, data, choices.get(name, NO_CHOICES)
            )


def previews(
    files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT, choices: Mapping[str, Choices] = NOTHING_CHOSEN
) -> Iterator[Preview]:
    """One preview per table among the files (name, content), in order and lazily; other files are passed over."""
    with Nursery(limits) as nursery:
        for name, data in files:
            format_ = READERS.get(extension(name))
            if format_ and format_.tables:
                refusal = refused_unread(name, data, limits)
                yield (
                    refused(refusal)
                    if refusal
                    else nursery.preview(name, format_.tables, data, choices.get(name, NO_CHOICES))
                )


def read_file(name: str, data: bytes, limits: Limits = DEFAULT, choices: Choices = NO_CHOICES) -> Reading:
    """The reading of a single file. For several files `read_files` is faster: it starts the worker once."""
    return next(iter(read_files([(name, data)], limits, {name: choices})))
