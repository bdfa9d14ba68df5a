"""Which column of a table is which field of an article: guessed from names and contents, or chosen by the user."""

from __future__ import annotations

from collections.abc import Sequence

from lib.ingest.choices import Choices
from lib.ingest.fields import fields, lead, places, written
from lib.ingest.source import IngestError, levelled, listed

Row = Sequence[str]
Columns = dict[str, int]  # field and position

MOST_COLUMNS = 1000  # that are looked through for names
LONGEST_HEADER = 60  # characters; a longer name is an article's text

_LONG_TEXT = 15  # words in the mean cell; headlines have about ten
_TWICE = 2  # the one long column has at least twice the words of the next
_SAMPLE = 200  # rows that are looked at to find it


def column_names(header: Row) -> tuple[str, ...]:
    """Names by which the user can tell the columns apart: short, on one line, none blank and none twice."""
    names: dict[str, None] = {}
    for place, cell in enumerate(header[:MOST_COLUMNS], start=1):
        line = " ".join(cell[: 2 * LONGEST_HEADER].split())[:LONGEST_HEADER].strip() or f"column {place}"
        line = line.encode("utf-8", "replace").decode("utf-8")
        name, n = line, 1
        while name in names:
            n += 1
            name = f"{line} ({n})"
        names[name] = None
    return tuple(names)


def guessed(header: Row, body: Sequence[Row]) -> Columns:
    """Positions of the fields. The text is the column of that name, or else the only one with long texts or leads."""
    named = fields(tuple(header[:MOST_COLUMNS]))
    columns = {field: _filled(header, body, field, place) for field, place in named.items()}
    if "text" in columns:
        return columns
    column = long_column(body)
    if column is None or column >= min(len(header), MOST_COLUMNS):
        column = lead(header[:MOST_COLUMNS])
    if column is None:
        return columns
    return {**{field: place for field, place in columns.items() if place != column}, "text": column}


def _filled(header: Row, body: Sequence[Row], field: str, first: int) -> int:
    """The column of that name that is filled: a file may have two, of which the first is blank."""
    known = places(header[:MOST_COLUMNS], field)
    filled = (place for place in known if any(written(row[place]).strip() for row in body if place < len(row)))
    return first if len(known) == 1 else next(filled, first)


def long_column(body: Sequence[Row]) -> int | None:
    """The only column that holds long texts."""
    rows = body[:_SAMPLE]
    n_words: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if cell:
                n_words[column] = n_words.get(column, 0) + len(cell.split())
    by_length = sorted(n_words, key=lambda column: -n_words[column])
    if not by_length or n_words[by_length[0]] < _LONG_TEXT * len(rows):
        return None
    if len(by_length) > 1 and n_words[by_length[0]] < _TWICE * n_words[by_length[1]]:
        return None
    return by_length[0]


def chosen(names: Sequence[str], guess: Columns, choices: Choices) -> Columns:
    """The guess as the user has changed it. Raises IngestError if a chosen column is not there."""
    taken = {field: _place(names, name, field) for field, name in choices.columns if name}
    fields_said = {field for field, _ in choices.columns}
    places = set(taken.values())
    return {
        **{field: place for field, place in guess.items() if field not in fields_said and place not in places},
        **taken,
    }


def _place(names: Sequence[str], name: str, field: str) -> int:
    for known in (list(names), [levelled(each) for each in names]):
        for wanted in (name, levelled(name)):
            if wanted in known:
                return known.index(wanted)
    sentence = (
        f"there is no column {listed([name])}, which was chosen for the {field}. The columns are {listed([*names])}."
    )
    raise IngestError("malformed", f"{sentence} Choose one of these.")
