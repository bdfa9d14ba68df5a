"""Articles in chunks on their way through a run, and the rows that become of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lib.ingest.entry import Entry
from lib.model import Article
from lib.score import ARTICLE_COLUMNS, COUNT_COLUMNS, articles_frame, scored
from lib.score.limits import RunLimits
from lib.text.blocks.proposal import proposal
from lib.text.settings import Settings

Row = dict[str, object]  # of the scores table
Make = Callable[[Sequence[Article], Settings], Iterator[object]]  # rows of articles; what is none is skipped


@dataclass(frozen=True)
class Chunk:
    """Some articles that follow each other in the input."""

    number: int  # from 0
    entries: tuple[Entry, ...]
    share: float = 0.0  # of the whole input that is read once these are, 0 to 1

    @property
    def ids(self) -> list[str]:
        """The ids of its articles: what tells whether a part that is there already is this chunk's."""
        return [entry.article.id for entry in self.entries]


def chunks(entries: Iterable[Entry], limits: RunLimits, share: Callable[[], float] = lambda: 0.0) -> Iterator[Chunk]:
    """The articles in their order, as many together as the limits allow. The same articles give the same chunks."""
    held: list[Entry] = []
    n_characters = number = 0
    for entry in entries:
        n_characters += len(entry.article.text)
        if held and (len(held) == limits.chunk_articles or n_characters > limits.chunk_characters):
            yield Chunk(number, tuple(held), share())
            held, n_characters, number = [], len(entry.article.text), number + 1
        held.append(entry)
    if held:
        yield Chunk(number, tuple(held), share())


def rows(articles: Sequence[Article], settings: Settings) -> Iterator[int | Row]:
    """The rows of articles in their order, their empty fields filled from their texts; labels are left out.

    Before that the place of each article as it is looked at, so that one that breaks the process can be told.
    """
    known = []
    for place, article in enumerate(articles):
        yield place
        known.append(replace(proposal(article), labels=()))
    for row, _ in scored(articles_frame(known), settings):
        yield row


def rows_here(chunk: Chunk, settings: Settings, make: Make = rows) -> list[Row]:
    """The rows of a chunk, made in this process."""
    found = faults(chunk)
    left = [place for place in range(len(chunk.entries)) if place not in found]
    made = make([chunk.entries[place].article for place in left], settings)
    found |= zip(left, (row for row in made if isinstance(row, dict)), strict=True)
    return in_order(found)


def faults(chunk: Chunk) -> dict[int, Row]:
    """The rows, by place, of articles that are not to be scored."""
    return {place: unscored(entry.article, entry.fault) for place, entry in enumerate(chunk.entries) if entry.fault}


def in_order(found: dict[int, Row]) -> list[Row]:
    """Rows by place as a list."""
    return [found[place] for place in sorted(found)]


def unscored(article: Article, status: str) -> Row:
    """The row of an article that cannot be scored."""
    fields = {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    return {**fields, **dict.fromkeys(COUNT_COLUMNS, 0), "status": status}
