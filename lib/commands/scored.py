"""The articles of files and folders, scored for a comparison: the table of scores, their words, their texts.

They come one after the other, are scored by all cores and let go. Their words and texts are written to a folder, where
a comparison reads of them what it needs: memory grows by a few kilobytes an article, however long it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, cast

import pandas as pd

from lib.commands.corpus import Corpus
from lib.commands.progress import ProgressLine
from lib.commands.running import rows_of
from lib.commands.shell import Interrupt
from lib.compare.index import WordIndex
from lib.compare.scoring import WORDS
from lib.compare.trace import NO_TRACE, Trace
from lib.compare.words_file import merged, read_words, write_words
from lib.ingest.choices import Choices
from lib.ingest.entry import Entry
from lib.ingest.folder import article_files
from lib.model import KNOWN_FIELDS, Article, Card
from lib.score import ARTICLE_COLUMNS, STATUS_COLUMNS, label_names, scores_table
from lib.score.chunk import Chunk, Row, chunks
from lib.score.limits import RunLimits
from lib.score.progress import Watch
from lib.text.settings import Settings

MAKE = "lib.compare.scoring:proposed_rows_with_words"
WORDS_TOGETHER = 1_000_000  # words of articles that are held at a time


class Scored(NamedTuple):
    """Articles that are scored."""

    scores: pd.DataFrame  # their table of scores, as `score_frame` makes it
    words: WordIndex  # all their words by place
    texts: Texts


class Texts:
    """Articles on disk, by their ids."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Card, int, int]] = {}

    def add(self, articles: Iterable[Article]) -> None:
        """Keeps articles."""
        with self._path.open("ab") as file:
            for article in articles:
                text = article.text.encode("utf-8", "surrogatepass")
                self._known[article.id] = Card.of(article), file.tell(), len(text)
                file.write(text)

    def read(self, ids: Sequence[str]) -> Iterator[Article]:
        """The articles with these ids. Raises KeyError for an unknown one."""
        with self._path.open("rb") as file:
            for card, start, length in map(self._known.__getitem__, ids):
                file.seek(start)
                yield card.article(file.read(length).decode("utf-8", "surrogatepass"))


@contextmanager
def scored_files(
    paths: Sequence[Path],
    choices: Choices,
    settings: Settings,
    n_workers: int | None = None,
    *,
    event: str | None = None,
) -> Iterator[Scored | None]:
    """The articles of files and folders, or those on one event; None if there is none. Refusals are said.

    What is on disk is there only within the context. Raises PoolError and OSError.
    """
    corpus = Corpus(list(article_files(paths)), choices)
    wanted = (each for each in corpus if event in (None, each.article.event))
    with TemporaryDirectory(prefix="framescope-") as folder:
        yield scored_corpus(chunks(different(wanted), RunLimits(), corpus.share), settings, Path(folder), n_workers)


def scored_corpus(
    source: Iterator[Chunk], settings: Settings, folder: Path, n_workers: int | None = None
) -> Scored | None:
    """Scores chunks of articles with different texts, each parsed once; None if there is none.

    `folder` takes the words and texts, and must be there as long as what is returned. Raises PoolError and OSError.
    """
    made, watch, line = _Making(folder), Watch(), ProgressLine()
    try:
        with Interrupt() as interrupt:
            for chunk, rows in rows_of(source, settings, n_workers, make=MAKE):
                made.add(chunk, rows, settings)
                line.show(watch.add(len(rows), chunk.share))
                interrupt.check()
    finally:
        line.end()
    return made.whole() if watch.n_done else None


def different(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of articles with equal texts the first."""
    known = set[str]()
    for entry in entries:
        if entry.article.id not in known:
            known.add(entry.article.id)
            yield entry


class _Making:
    """What becomes of chunks, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: list[pd.DataFrame] = []
        self._labels: list[dict[str, str]] = []
        self._words: dict[str, Trace] = {}
        self._n_words = 0
        self._parts: list[Path] = []
        self._texts = Texts(folder / "texts")

    def add(self, chunk: Chunk, rows: Sequence[Row], settings: Settings) -> None:
        for entry, row in zip(chunk.entries, rows, strict=True):
            trace = cast(Trace, row.pop(WORDS, NO_TRACE))
            self._words[entry.article.id] = trace
            self._n_words += len(trace.words)
            self._labels.append(dict(entry.article.labels))
        self._texts.add(_filled(entry.article, row) for entry, row in zip(chunk.entries, rows, strict=True))
        self._tables.append(scores_table(rows, settings))
        if self._n_words > WORDS_TOGETHER:
            self._write_words()

    def whole(self) -> Scored:
        self._write_words()
        if len(self._parts) > 1:
            merged(self._parts, self._folder / "words")
            self._parts = [self._folder / "words"]
        table = _joined(self._tables, self._labels)
        ids = table["id"].tolist()
        return Scored(table, read_words(self._parts).index(ids, ids), self._texts)

    def _write_words(self) -> None:
        self._parts.append(self._folder / f"words{len(self._parts)}")
        write_words(self._parts[-1], self._words.items())
        self._words, self._n_words = {}, 0


def _filled(article: Article, row: Row) -> Article:
    """The article with what its row says of it."""
    known: dict[str, Any] = {name: row[name] for name in KNOWN_FIELDS}
    return replace(article, **known)


def _joined(tables: Sequence[pd.DataFrame], said: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """One table of scores, with the labels that most articles have."""
    table = pd.concat(tables, ignore_index=True)
    # A column that holds nothing in one part and texts in another is what it would be in one table.
    texts = {name: table[name].tolist() for name in (*ARTICLE_COLUMNS, *STATUS_COLUMNS)}
    table = table.assign(**texts)
    for place, name in enumerate(label_names(said), len(ARTICLE_COLUMNS)):
        table.insert(place, name, [known.get(name) for known in said])
    return table
