"""What is known of a large table before its articles are read, and what comes of a part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.ingest.columns import Columns, Row
from lib.ingest.dates import orders_shown
from lib.ingest.entry import Entry
from lib.ingest.limits import Limits
from lib.ingest.parse import says_something, sound_article
from lib.ingest.table import Table, articles_of_rows, dates
from lib.model import Article

LIMITS = Limits()
SAMPLE = 500  # rows or objects that are looked at to tell which column is what


@dataclass(frozen=True)
class Slice:
    """A part of a table that can be read alone: rows of a Parquet file, bytes of a file of lines."""

    path: Path
    start: int
    stop: int


@dataclass(frozen=True)
class Layout:
    """How a table is laid out. Without columns, every object says for itself what its keys are."""

    header: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()  # field and position
    named: bool = True
    delimiter: str = ""
    is_quoted: bool = True  # cells of a delimited table may stand between quotation marks
    has_spaces: bool = False  # after every delimiter
    n_lead: int = 0  # filled rows above the first article

    @property
    def places(self) -> Columns:
        """Position by field."""
        return dict(self.columns)

    def table(self, rows: Sequence[Row]) -> Table:
        """Some rows of the table as a table."""
        return Table(self.header, rows, self.named, self.delimiter)


@dataclass(frozen=True)
class Survey:
    """What a part of a table shows that holds for all of it."""

    orders: frozenset[bool] = frozenset()  # of day and month: see `orders_shown`
    labels: Counter[str] = field(default_factory=Counter)  # how many articles have a label of that name
    fault: str = ""  # the first line that is no article, and why

    def __add__(self, other: Survey) -> Survey:
        return Survey(self.orders | other.orders, self.labels + other.labels, self.fault or other.fault)

    def day_first(self, chosen: bool | None) -> bool | None:
        """The order that the dates show, or else the chosen one."""
        return next(iter(self.orders)) if len(self.orders) == 1 else chosen


def survey_of(tables: Iterable[Table], columns: Columns) -> Survey:
    """What the rows of these tables show."""
    found = Survey()
    for each in tables:
        said = Counter(name for article in articles_of_rows(each, columns, None) for name, _ in article.labels)
        found += Survey(frozenset(orders_shown(dates(each, columns))), said)
    return found


def entries_of(articles: Iterable[Article], positions: Iterable[int]) -> Iterator[Entry]:
    """The articles that say something, sound; one that is too long has a fault."""
    for article, position in zip(articles, positions, strict=True):
        if not says_something(article.text):
            continue
        entry = Entry(sound_article(article), position=position)
        if len(article.text) > LIMITS.max_characters:
            entry = replace(entry, fault=f"not scored (longer than {LIMITS.max_characters:,} characters)")
        yield entry
