"""Dates as people write them to ISO 8601, where only one day can be meant."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = r"(?:[T\s,]+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"  # a time of day and all that follows it

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _TIME, re.IGNORECASE)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}.*)?")
_DAY_MONTH_YEAR = re.compile(rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}{_TIME}", re.IGNORECASE)
_MONTH_DAY_YEAR = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME, re.IGNORECASE)
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})(?:-(0[1-9]|1[0-2]))?")
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)


def iso_date(written: str | None) -> str | None:
    """The day in ISO 8601 ("2018-06-06"), or the month or year if no more is given.

    None if it is no date, or if it could be two: 25/12/2025 is Christmas, but 03/04/2026 is March or April.
    The time of day and its zone are dropped: the day is the one that the outlet printed.
    """
    if not written:
        return None
    written = written.strip()
    for pattern in (_YEAR_FIRST, _COMPACT, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        if match := pattern.fullmatch(written):
            return _day(match["year"], _month(match["month"]), match["day"])
    if match := _YEAR_LAST.fullmatch(written):
        return _numeric(int(match[1]), int(match[3]), match[4])
    if match := _MONTH_YEAR.fullmatch(written):
        return f"{match['year']}-{_month(match['month']):02}"
    return written if _YEAR_MONTH.fullmatch(written) else None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1


def _numeric(first: int, second: int, year: str) -> str | None:
    days = {_day(year, first, second), _day(year, second, first)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: int, day: str | int) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
