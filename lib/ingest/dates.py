"""Dates as people write them to ISO 8601, where only one day can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

_PIVOT, _CENTURIES = 69, (2000, 1900)  # years of two digits, as POSIX reads them
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_SAID = r"(?:(?:(?:first|last)\s+)?(?:published|updated|posted|modified)(?:\s+on)?:?\s+)?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_BEFORE = rf"{_SAID}(?:{_CLOCK}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{{2,5}})?,?\s+(?:on\s+)?)?{_WEEKDAY}"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2})?"
# A time of day and all that follows it, after a weekday that some archives write last.
_TIME = r"(?:,?\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?(?:[T\s,]+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"

_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?:{_ZONE}|{_TIME})", re.IGNORECASE
)
_YEAR_MONTH_DAY = re.compile(rf"{_YEAR}[\s-]+{_MONTH}[\s-]+{_DAY}{_TIME}", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}.*|\d{6})?")
_DAY_MONTH_YEAR = re.compile(rf"{_BEFORE}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}{_TIME}", re.IGNORECASE)
_MONTH_DAY_YEAR = re.compile(rf"{_BEFORE}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE)
# What computers write: Tue Mar 03 10:00:00 +0000 2026.
_YEAR_AFTER_TIME = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}(?:\s+(?:[A-Z]+|{_ZONE}))?\s+{_YEAR}", re.IGNORECASE
)
_SHORT_YEAR = re.compile(rf"{_DAY}-{_MONTH}-(?P<year>\d{{2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})(?:-(0[1-9]|1[0-2]))?")
# Days since the end of 1899, as spreadsheets count them; seconds or milliseconds since 1970, as programs do.
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_FIRST_SERIAL, _SERIALS = date(1899, 12, 30), range(25_569, 73_051)  # 1970 to 2099
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)


def iso_date(written: str | None, day_first: bool | None = None) -> str | None:
    """The day in ISO 8601 ("2018-06-06"), or the month or year if no more is given.

    None if it is no date, or if it could be two: 25/12/2025 is Christmas, but 03/04/2026 is March or April, unless
    `day_first` says which. The time of day and its zone are dropped: the day is the one that the outlet printed.
    Numbers that count days, as in spreadsheets, seconds or milliseconds are dates from 1970 on.
    """
    if not written:
        return None
    written = written.strip()
    for pattern in (
        _YEAR_FIRST,
        _YEAR_MONTH_DAY,
        _COMPACT,
        _DAY_MONTH_YEAR,
        _MONTH_DAY_YEAR,
        _YEAR_AFTER_TIME,
        _SHORT_YEAR,
    ):
        if match := pattern.fullmatch(written):
            return _day(match["year"], _month(match["month"]), match["day"])
    if match := _YEAR_LAST.fullmatch(written):
        by_day, by_month = _readings(match)
        if by_day and by_month and by_day != by_month:
            return None if day_first is None else by_day if day_first else by_month
        return by_day or by_month
    if match := _MONTH_YEAR.fullmatch(written):
        return f"{match['year']}-{_month(match['month']):02}"
    return written if _YEAR_MONTH.fullmatch(written) else _counted(written)


def _counted(written: str) -> str | None:
    """The day of a number that counts days, seconds or milliseconds; of seconds the day in UTC."""
    if (match := _SERIAL.fullmatch(written)) and int(match[1]) in _SERIALS:
        return (_FIRST_SERIAL + timedelta(days=int(match[1]))).isoformat()
    if match := _EPOCH.fullmatch(written):
        seconds = int(match[1]) if match[1] else int(match[2]) // 1000
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1


def _readings(match: re.Match[str]) -> tuple[str | None, str | None]:
    """A numeric date with the day first, and with the month first."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if len(year) == len("26") and match[2] == "-" and _day(match[1], second, year):
        return None, None  # 26-03-04 may begin with its year
    return _day(year, second, first), _day(year, first, second)


def day_comes_first(column: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month: 25/12/2025 shows it for all its dates.

    None if no date shows it, or if one shows the contrary of another.
    """
    shown = orders_shown(column)
    return shown.pop() if len(shown) == 1 else None


def orders_shown(column: Iterable[str]) -> set[bool]:
    """The orders that dates of a column show: True where one has the day first, False where one has the month first."""
    shown = set()
    for written in column:
        if match := _YEAR_LAST.fullmatch(written.strip()):
            by_day, by_month = _readings(match)
            if (by_day is None) != (by_month is None):
                shown.add(by_day is not None)
    return shown


def ambiguous_dates(column: Iterable[str], most: int) -> tuple[str, ...]:
    """The first dates of a column that could be two, if the column does not show which."""
    cells = [cell.strip() for cell in column if cell]
    if day_comes_first(cells) is not None:
        return ()
    found: dict[str, None] = {}
    for cell in cells:
        if iso_date(cell, day_first=True) != iso_date(cell, day_first=False):
            found[cell] = None
        if len(found) == most:
            break
    return tuple(found)


def _day(year: str, month: int, day: str | int) -> str | None:
    century = 0 if len(str(year)) > len("26") else _CENTURIES[int(year) >= _PIVOT]
    try:
        return date(century + int(year), month, int(day)).isoformat()
    except ValueError:
        return None
