"""The articles of files and folders of any size, and how far they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.inputs import readings, say_parts
from lib.commands.shell import say
from lib.ingest.entry import Entry
from lib.ingest.folder import with_index
from lib.ingest.formats import extension
from lib.ingest.limits import Limits

if TYPE_CHECKING:
    from lib.ingest.choices import Choices


class Corpus:
    """The articles of files one after the other; refusals are said."""

    def __init__(self, files: Sequence[Path], choices: Choices, most: int = Limits.max_bytes):
        """A table of more than `most` bytes is read row by row instead of at once."""
        self._files, self._choices, self._most = files, choices, most
        self._total = sum(_size(path) for path in files) or 1
        self._read = 0.0  # bytes

    def share(self) -> float:
        """How much of the files' bytes is read, 0 to 1."""
        return min(1.0, self._read / self._total)

    def __iter__(self) -> Iterator[Entry]:
        """The articles with what an index says of them, in the order of the files."""
        for is_large, group in groupby(self._files, self._is_large):
            paths = [*group]
            yield from self._rows(paths) if is_large else self._whole(paths)

    def _is_large(self, path: Path) -> bool:
        if _size(path) <= self._most:
            return False
        from lib.ingest.stream import STREAMED

        return extension(path.name) in STREAMED

    def _whole(self, paths: Sequence[Path]) -> Iterator[Entry]:
        for path, reading in zip(paths, readings(paths, self._choices), strict=True):
            if reading.message:
                say(f"{path}: {reading.message}")
            say_parts(reading)
            before, size = self._read, _size(path)
            for number, article in enumerate(reading.articles, start=1):
                self._read = before + size * number / len(reading.articles)
                yield Entry(with_index(article, path))
            self._read = before + size

    def _rows(self, paths: Sequence[Path]) -> Iterator[Entry]:
        from lib.ingest.source import IngestError
        from lib.ingest.stream import kind, streamed

        for path in paths:
            before, size = self._read, _size(path)
            try:
                extent = kind(path).extent(path)
                for entry in streamed(path, self._choices):
                    self._read = before + size * entry.position / extent
                    yield Entry(with_index(entry.article, path), entry.fault)
            except IngestError as error:
                say(f"{path}: {error.reading(path.name).message}")
            self._read = before + size


def _size(path: Path) -> int:
    return path.stat().st_size
