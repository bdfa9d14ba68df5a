"""Tables to articles: one article a row, whatever the format of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from lib.ingest.choices import Choices
from lib.ingest.columns import (
    LONGEST_HEADER,
    MOST_COLUMNS,
    Columns,
    Row,
    chosen,
    column_names,
    guessed,
    long_column,
)
from lib.ingest.dates import day_comes_first
from lib.ingest.fields import article, fields
from lib.ingest.markup import text_of
from lib.ingest.source import IngestError, listed
from lib.model import Article

MOST_LEAD_ROWS = 20  # above the header, such as a title and a date of export
_FEWEST_FIELDS = 3  # that a first column names
_SENTENCE = 15  # words of a cell that is a text


@dataclass(frozen=True)
class Table:
    """Rows of strings under a header; blank cells are empty. A row may be shorter or longer than the header."""

    header: Row
    body: Sequence[Row]
    named: bool = True  # False: the first row is one like the others, and the header only counts the columns
    delimiter: str = ""  # at which a text that was not quoted may have been split


def table(rows: Iterable[Row]) -> Table | None:
    """The table in these rows, of which blank ones and those above the header do not count. None without rows."""
    filled = [row for row in rows if any(cell and not cell.isspace() for cell in row)]
    if not filled:
        return None
    rows = _upright(filled)
    header, *body = rows[_header_at(rows) :]
    if _is_article(header, body):
        width = max(map(len, rows[:MOST_LEAD_ROWS]))
        return Table([f"column {place}" for place in range(1, width + 1)], rows, named=False)
    # Tables that were put below one another have their header in the middle again.
    return Table(header, [row for row in body if row != header])


def _upright(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, or the columns if the first of these names the fields, the text among them, and the first row does not.

    A list of what columns mean names them as well, under a heading of its own and beside no article.
    """
    # A cell may be an article of any length.
    names = tuple(row[0][: LONGEST_HEADER + 1] for row in rows[: MOST_COLUMNS + 1] if row)
    across = tuple(cell[: LONGEST_HEADER + 1] for cell in rows[0][:MOST_COLUMNS])
    if len(names) != len(rows) or len(names) > MOST_COLUMNS or not fields(names[:1]) or "text" in fields(across):
        return rows
    known = fields(names)
    text = rows[known["text"]][1:] if len(known) >= _FEWEST_FIELDS and "text" in known else []
    if sum(len(cell.split()) for cell in text) < _SENTENCE * max(1, sum(bool(cell) for cell in text)):
        return rows
    return [list(column) for column in zip_longest(*rows, fillvalue="")]


def _header_at(rows: Sequence[Row]) -> int:
    """The first row, unless narrower rows stand above one that names the column of the articles."""
    widest = 0
    for place, row in enumerate(rows[:MOST_LEAD_ROWS]):
        n_filled = sum(1 for cell in row[:MOST_COLUMNS] if cell.strip())
        if n_filled > widest and "text" in fields(tuple(row[:MOST_COLUMNS])):
            return place + _is_only_above(row, rows[place + 1 : place + 2])
        widest = max(widest, n_filled)
    return 0


def _is_only_above(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row only names groups of columns: the one below it names more fields, the text among them."""
    # The row below may be an article of any length.
    known = [fields(tuple(cell[: LONGEST_HEADER + 1] for cell in each[:MOST_COLUMNS])) for each in (row, *below)]
    return "text" in known[-1] and len(known[-1]) > len(known[0])


def _is_article(header: Row, body: Sequence[Row]) -> bool:
    """Whether the first row has no names but an article, as in a table without a header."""
    known = fields(tuple(header[:MOST_COLUMNS]))
    if "text" in known:
        return False
    column = long_column(body)
    if column is not None and column < len(header):
        return len(header[column]) > LONGEST_HEADER
    return not known and any(len(cell) > LONGEST_HEADER for cell in header)


def guess(source: Table) -> Columns:
    """Positions of the fields as far as they can be guessed."""
    return guessed(source.header, source.body)


def placed(source: Table, choices: Choices) -> Columns:
    """Positions of the fields, the text among them. Raises IngestError if that is neither chosen nor certain."""
    columns = guess(source)
    if choices.columns:
        columns = chosen(column_names(source.header), columns, choices)
    elif not source.named:
        # Its first article would be lost if the guess were wrong.
        columns = {}
    if "text" not in columns:
        first = source.header if source.named else source.body[0]
        sentence = (
            f"no column holds the articles. The first row has {listed([*first])}. "
            "Put column names into the first row and name the articles' column 'text'."
        )
        raise IngestError("malformed", sentence)
    return columns


def dates(source: Table, columns: Columns) -> Iterator[str]:
    """The cells of the column of dates."""
    place = columns.get("published")
    if place is not None:
        yield from (row[place] for row in source.body if place < len(row))


def articles(tables: Iterable[Table], choices: Choices) -> Iterator[Article]:
    """The articles of all tables that have a column for the text. Raises IngestError if none has."""
    refusal: IngestError | None = None
    is_read = False
    for each in tables:
        try:
            columns = placed(each, choices)
        except IngestError as error:
            refusal = refusal or error
            continue
        is_read = True
        yield from _articles(each, columns, choices)
    if refusal and not is_read:
        raise refusal


def _articles(source: Table, columns: Columns, choices: Choices) -> Iterator[Article]:
    of_column = day_comes_first(dates(source, columns))
    return articles_of_rows(source, columns, choices.day_first if of_column is None else of_column)


def articles_of_rows(source: Table, columns: Columns, day_first: bool | None) -> Iterator[Article]:
    """The articles of a table's rows, once it is known which column is what and how its dates are meant."""
    header = source.header
    others = [place for place in range(min(len(header), MOST_COLUMNS)) if place not in columns.values()]
    for row in source.body:
        row = _rejoined(row, len(header), columns.get("text", 0), source.delimiter)
        values: dict[str, str | None] = {field: row[place] for field, place in columns.items() if place < len(row)}
        values["text"] = text_of(values.get("text"))
        cells = ((header[place], row[place]) for place in others if place < len(row))
        yield article(values, cells if source.named else (), day_first)


def _rejoined(row: Row, width: int, text: int, delimiter: str) -> Row:
    """The row with a text that was not quoted, and was split at its own commas, in one cell.

    It is the last one of the row, or its further pieces begin with a blank, as what follows a comma does.
    """
    extra = len(row) - width
    if not delimiter or extra <= 0:
        return row
    if text == width - 1:
        return [*row[:text], delimiter.join(row[text:]).rstrip(delimiter)]
    pieces = row[text : text + extra + 1]
    if all(piece.startswith(" ") for piece in pieces[1:]):
        return [*row[:text], delimiter.join(pieces), *row[text + extra + 1 :]]
    return row
