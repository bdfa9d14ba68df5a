"""The articles that a session works with, what became of each file, and what was removed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pandas as pd

from lib.compare.handcheck.check import Check, Question
from lib.compare.trace import Trace
from lib.ingest.dates import iso_date
from lib.ingest.folder import sample_articles
from lib.ingest.source import short_name
from lib.model import Article, Reading
from lib.store import FileRow
from lib.text.blocks.proposal import proposal
from lib.text.words import WORD

MOST_UNDO = 20  # removals that can be taken back
REFUSED = "refused"
EDITABLE = ("outlet", "event", "published", "title")

_numbers = count()


@dataclass(frozen=True)
class Version:
    """A state of a corpus: what depends on its articles is made once for each."""

    place: str  # the workspace's id, or the name of a corpus that only one session has
    number: int
    stored: bool  # the same in every session that may open the workspace


@dataclass
class Corpus:
    """The articles of this session by id, in the order they were added, with their scores."""

    articles: dict[str, Article] = field(default_factory=dict)
    is_sample: bool = False
    files: list[FileRow] = field(default_factory=list)  # what became of each file
    scored: dict[Hashable, Mapping[Any, Any]] = field(default_factory=dict)
    traces: dict[Hashable, Trace] = field(default_factory=dict)  # what is kept of scored articles for comparing
    edition: int = 0  # raised when articles come or go, not when their metadata is edited
    before: list[tuple[dict[str, Article], bool]] = field(default_factory=list)  # what removals took, the last one last
    independent: frozenset[str] = frozenset()  # ids of articles that the analyst says are no near-copies
    with_copies: bool = False  # near-copies are compared like other articles
    checks: dict[Question, Check] = field(default_factory=dict)  # what was checked by hand
    name: str = field(default_factory=lambda: f"corpus {next(_numbers)}")  # of this object
    revision: int = 0  # raised by every change of an article

    def version(self) -> Version:
        """The state of a corpus that only this session has."""
        return Version(self.name, self.revision, stored=False)

    def add(self, reading: Reading) -> int:
        """Adds what a file held and notes what became of it, or of each file in it; returns how many articles are new.

        Texts without a single word are left out.
        """
        return sum(self._add(part) for part in reading.parts or (reading,))

    def _add(self, reading: Reading) -> int:
        known = {} if self.is_sample else self.articles
        worded = [article for article in reading.articles if WORD.search(article.text)]
        new = {article.id: article for article in reversed(worded) if article.id not in known}
        if new and self.is_sample:
            self.articles, self.is_sample = {}, False  # the user's own texts take the demonstration's place
        for article in reversed(new.values()):
            self.articles[article.id] = proposal(article)
        self.files.append(_file_row(reading, len(worded), len(new)))
        self.edition += 1
        self.revision += 1
        return len(new)

    def edit(self, ids: Iterable[str], table: pd.DataFrame) -> list[str]:
        """Takes over edited metadata; rows of `table` belong to `ids` in order. Empty cells are unknown.

        Dates become ISO 8601 (`lib.ingest.dates.iso_date`). Returns what was typed as a date and is none, or could be
        two; the articles concerned keep the date they had.
        """
        refused = []
        for article_id, row in zip(ids, table.to_dict("records"), strict=True):
            before = self.articles[article_id]
            values: dict[str, Any] = {name: _text_or_none(row[name]) for name in EDITABLE}
            typed = values["published"]
            values["published"] = iso_date(typed)
            if typed and not values["published"]:
                refused.append(typed)
                values["published"] = before.published
            if typed != values["published"]:
                self.edition += 1  # the editor must show what was made of the date
            after = replace(before, **values)
            if after != before:
                self.articles[article_id] = after
                self.revision += 1
        return refused

    def measure_block(self, article_id: str, start: int, *, measured: bool) -> None:
        """Measures a block that was taken for page furniture, or leaves it out again."""
        article = self.articles[article_id]
        others = tuple(each for each in article.restored if each != start)
        self.articles[article_id] = replace(article, restored=(*others, start) if measured else others)
        self.edition += 1
        self.revision += 1

    def call_copies(self, ids: Iterable[str], *, copies: bool) -> None:
        """Says of articles that they are no near-copies whatever they share, or that they may be after all."""
        self.independent = self.independent - set(ids) if copies else self.independent | set(ids)

    def remove(self, ids: Iterable[str]) -> None:
        """Removes articles; `undo` brings them back."""
        unwanted = set(ids)
        self._become(
            {key: each for key, each in self.articles.items() if key not in unwanted}, is_sample=self.is_sample
        )

    def clear(self) -> None:
        """Removes all articles; `undo` brings them back."""
        self._become({}, is_sample=False)

    def load_sample(self) -> None:
        """Puts the demonstration corpus in place of the articles; `undo` brings them back."""
        self._become({article.id: article for article in sample_articles()}, is_sample=True)

    def undo(self) -> None:
        """Brings back what the last removal took; articles added since stay."""
        if self.before:
            articles, is_sample = self.before.pop()
            added = {} if self.is_sample else self.articles
            self.articles, self.is_sample = {**articles, **added}, is_sample and not added
            self.edition += 1
            self.revision += 1

    def _become(self, articles: dict[str, Article], *, is_sample: bool) -> None:
        if self.articles:
            self.before = [*self.before[1 - MOST_UNDO :], (self.articles, self.is_sample)]
        self.articles, self.is_sample = articles, is_sample
        self.edition += 1
        self.revision += 1


def _file_row(reading: Reading, n_worded: int, n_new: int) -> FileRow:
    n_known, n_wordless = n_worded - n_new, len(reading.articles) - n_worded
    if reading.message:
        result, why = REFUSED, _sentence(reading.message.removeprefix(short_name(reading.file)))
    elif not n_worded:
        result, why = REFUSED, "There is no word in it."
    elif not n_new:
        result, why = "duplicate", "Every text in it is in the corpus already."
    else:
        result = "read"
        why = " ".join(
            sentence
            for n, sentence in (
                (n_known, f"{n_known} of its texts were there already."),
                (n_wordless, f"{n_wordless} of its texts hold no word and were left out."),
            )
            if n
        )
    return FileRow(reading.file, result, n_new, why)


def _sentence(message: str) -> str:
    """A message behind its file's name as a sentence of its own."""
    bare = message.lstrip(":, ")
    return bare[:1].upper() + bare[1:]


def _text_or_none(cell: object) -> str | None:
    return cell.replace("\0", "").strip() or None if isinstance(cell, str) else None  # no database holds NUL
