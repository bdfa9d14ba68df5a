"""Dates: Python's own calendar is the oracle."""

from __future__ import annotations

from datetime import date
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.dates import ambiguous_dates, day_comes_first, iso_date

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%d-%b-%Y", "%Y%m%d"]))
def test_a_date_written_with_its_month_or_its_year_first_is_read(day, written):
    assert iso_date(day.strftime(written)) == day.isoformat()


@given(st.datetimes())
def test_the_dates_of_mail_and_feeds_are_read(moment):
    if moment.year >= 1000:
        assert iso_date(format_datetime(moment)) == moment.date().isoformat()


@given(days, st.sampled_from("/-."))
def test_a_numeric_date_is_read_only_if_one_day_can_be_meant(day, separator):
    written = separator.join([f"{day.day:02}", f"{day.month:02}", str(day.year)])
    certain = day.day > 12 or day.day == day.month
    assert iso_date(written) == (day.isoformat() if certain else None)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("6 June 2018", "2018-06-06"),
        ("June 6, 2018", "2018-06-06"),
        ("Wednesday, June 6th, 2018 at 10:30 AM", "2018-06-06"),
        ("Wed, 06 Jun 2018 10:00:00 +0200", "2018-06-06"),
        ("2018-06-06T23:59:00-05:00", "2018-06-06"),
        ("2018/6/6", "2018-06-06"),
        (" 20180606 ", "2018-06-06"),
        ("12/25/2025", "2025-12-25"),
        ("25.12.2025", "2025-12-25"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("June 2018", "2018-06"),
        ("2018-06", "2018-06"),
        ("2018", "2018"),
        ("03/04/2026", None),
        ("31/02/2026", None),
        ("6/6/18", "2018-06-06"),
        ("3/25/26", "2026-03-25"),
        ("25.12.69", "1969-12-25"),
        ("03/04/26", None),
        ("26-03-04", None),
        ("3-Mar-26", "2026-03-03"),
        ("March 3, 2026 Tuesday", "2026-03-03"),
        ("2026-Mar-03", "2026-03-03"),
        ("25569", "1970-01-01"),
        ("45413", "2024-05-01"),
        ("45413.75", "2024-05-01"),
        ("1714557600", "2024-05-01"),
        ("1714557600.0", "2024-05-01"),
        ("1714557600000", "2024-05-01"),
        ("99999", None),
        ("12345", None),
        ("March 3, 2026 Tuesday 9:04 AM GMT", "2026-03-03"),
        ("Tue Mar 03 10:00:00 +0000 2026", "2026-03-03"),
        ("Tue Mar  3 10:00:00 UTC 2026", "2026-03-03"),
        ("10:04, 3 March 2026", "2026-03-03"),
        ("10:04 AM EST, March 3, 2026", "2026-03-03"),
        ("Updated 3 March 2026", "2026-03-03"),
        ("Last updated on: Tuesday, March 3, 2026 at 10:04", "2026-03-03"),
        ("2026-03-03Z", "2026-03-03"),
        ("2026-03-03+01:00", "2026-03-03"),
        ("20260303100000", "2026-03-03"),
        ("yesterday", None),
        ("1528243200", "2018-06-06"),
        ("", None),
        (None, None),
    ],
)
def test_how_people_write_dates(written, iso):
    assert iso_date(written) == iso


def test_the_order_that_the_user_says_decides_where_two_days_can_be_meant():
    assert [iso_date("03/04/2026", day_first) for day_first in (True, False, None)] == [
        "2026-04-03",
        "2026-03-04",
        None,
    ]


@pytest.mark.parametrize("written", ["25/12/2025", "12/25/2025"])
@pytest.mark.parametrize("day_first", [True, False])
def test_the_order_that_the_user_says_changes_no_date_that_can_be_one_day_only(written, day_first):
    assert iso_date(written, day_first) == "2025-12-25"


@given(st.lists(days, min_size=1), st.booleans())
def test_one_day_after_the_twelfth_shows_the_order_of_its_column(column, day_first):
    written = [day.strftime("%d/%m/%Y" if day_first else "%m/%d/%Y") for day in column]
    order = day_comes_first(written)
    assert order == (day_first if any(day.day > 12 for day in column) else None)
    if order is not None:
        assert [iso_date(cell, order) for cell in written] == [day.isoformat() for day in column]
        assert ambiguous_dates(written, 3) == ()


def test_dates_that_contradict_each_other_show_no_order():
    column = [
        "25/12/2025",
        "12/25/2025",
        "03/04/2026",
        "",
        "soon",
        " 03/04/2026",
        "05/06/2026",
        "06/07/2026",
        "08/09/2026",
    ]
    assert day_comes_first(column) is None
    assert ambiguous_dates(column, 3) == ("03/04/2026", "05/06/2026", "06/07/2026")
