"""What the user says of a table where its names and contents do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """Columns and the order of day and month of one table. What is not chosen is guessed."""

    columns: tuple[tuple[str, str], ...] = ()  # field and name of its column; an empty name: no column is that field
    day_first: bool | None = None  # of 03/04/2026, where no other date of the column tells


NO_CHOICES = Choices()


def choices_from_json(value: dict[str, object]) -> Choices:
    """The inverse of `dataclasses.asdict` after a way through JSON."""
    columns, day_first = value["columns"], value["day_first"]
    if not isinstance(columns, list) or not (day_first is None or isinstance(day_first, bool)):
        raise ValueError("these are no choices")
    return Choices(tuple((str(field), str(name)) for field, name in columns), day_first)
