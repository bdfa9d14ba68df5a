"""Dates: Python's own calendar is the oracle."""

from __future__ import annotations

from datetime import date
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.dates import iso_date

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
        ("6/6/18", None),
        ("yesterday", None),
        ("1528243200", None),
        ("", None),
        (None, None),
    ],
)
def test_how_people_write_dates(written, iso):
    assert iso_date(written) == iso
