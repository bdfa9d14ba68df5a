"""Labels: what a table or an index says of an article beside the fields that every article has, such as its country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lib.model import SHARED_FIELDS

Labels = tuple[tuple[str, str], ...]

LONGEST_VALUE = 80  # characters; a longer cell is a text, not a label, and is left out
LONGEST_NAME = 40  # characters
MOST_LABELS = 20  # of an article
# Fields of an article: a second column of that name says nothing that could be told apart from the first.
RESERVED = frozenset(("id", "text", *SHARED_FIELDS))
_LONGEST_WITH_BLANKS = 400  # characters: in a longer cell the blanks are not worth counting


def labels(cells: Iterable[tuple[str, str | None]]) -> Labels:
    """Name and value of the short cells, sorted by name: the first MOST_LABELS with a name and a value.

    Names and values lose their outer blanks and line breaks. Of equal names the first counts.
    """
    kept: dict[str, str] = {}
    for name, value in cells:
        if value and len(value) <= _LONGEST_WITH_BLANKS and (said := _value(value)) and (known_as := _name(name)):
            kept.setdefault(known_as, said)
            if len(kept) == MOST_LABELS:
                break
    return tuple(sorted(kept.items()))


def labels_from_json(value: object) -> Labels:
    """The labels in an object of strings. Raises ValueError if there are more or longer ones than `labels` gives."""
    if not isinstance(value, dict) or len(value) > MOST_LABELS:
        raise ValueError("the labels are no short object")
    for name, said in value.items():
        if not isinstance(said, str) or not 0 < len(name) <= LONGEST_NAME or not 0 < len(said) <= LONGEST_VALUE:
            raise ValueError("the labels are no short strings")
    return tuple(sorted(value.items()))


# Cached: a large table says the same few things on every row.
@lru_cache(maxsize=4096)
def _value(cell: str) -> str:
    line = _line(cell)
    return line if len(line) <= LONGEST_VALUE else ""


@lru_cache(maxsize=4096)
def _name(cell: str) -> str:
    line = _line(cell) if len(cell) <= _LONGEST_WITH_BLANKS else ""
    return line if len(line) <= LONGEST_NAME and line not in RESERVED else ""


def _line(text: str) -> str:
    """The text on one line. Halves of characters, which no file can hold, become "?", NUL as well."""
    return " ".join(text.replace("\0", "?").split()).encode("utf-8", "replace").decode("utf-8")
