"""A row of a lexicon, and what is said when a file of them cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

EXCEPTION = 0.0  # the weight of a term that is never a hit: it keeps the words it covers from being one
SHOWN = 20  # bad rows that the message itself names


@dataclass(frozen=True, slots=True)
class Entry:
    """A loaded term and what it stands for."""

    term: str
    category: str
    weight: float  # up to 1: how strongly the term by itself carries evaluation in news prose; 0: an exception
    neutral_alternative: str = ""
    note: str = ""
    forms: tuple[str, ...] = ()  # of inflection.FORMS: the inflected forms that match too


def exact(number: float) -> str:
    """A number as short as it can be written without being another one."""
    short = f"{number:g}"
    return short if float(short) == number else repr(number)


class LexiconError(ValueError):
    """A lexicon file that cannot be used: says of each bad row which it is, what is wrong and what to do."""

    def __init__(self, *rows: str) -> None:
        """`rows` holds one sentence for each bad row, in the order of the file; all of them are kept."""
        more = [f"... and {len(rows) - SHOWN:,} more bad rows."] if len(rows) > SHOWN else []
        super().__init__("\n".join([*rows[:SHOWN], *more]))
        self.rows = rows
