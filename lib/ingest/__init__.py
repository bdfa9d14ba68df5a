"""Bytes and a name to articles. Every file is parsed in a limited process of its own; importing this is cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lib.ingest.contract import reading_as_json
from lib.ingest.formats import FORMATS, READERS, extension, refused_unread
from lib.ingest.limits import Limits
from lib.ingest.process import Nursery
from lib.model import Reading

__all__ = ["FORMATS", "Limits", "read_file", "read_files", "reading_as_json"]

DEFAULT = Limits()


def read_files(files: Iterable[tuple[str, bytes]], limits: Limits = DEFAULT) -> Iterator[Reading]:
    """One reading per file (name, content), in order and lazily.

    Never raises on a file, whatever it holds: what cannot be read has a status and a sentence that says why.
    """
    with Nursery(limits) as nursery:
        for name, data in files:
            yield refused_unread(name, data, limits) or nursery.read(name, READERS[extension(name)].reader, data)


def read_file(name: str, data: bytes, limits: Limits = DEFAULT) -> Reading:
    """The reading of a single file. For several files `read_files` is faster: it starts the worker once."""
    return next(iter(read_files([(name, data)], limits)))
