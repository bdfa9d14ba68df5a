from __future__ import annotations

from lib.report.speakers import speakers_table
from lib.text import parse

TEXT = (
    'Major General Igor Petrov, a spokesman for the ministry, spoke first. "We are ready," Petrov said.\n'
    '"Nobody sleeps," the spokesman said.\n"It is late," Petrov added.\n"No," said Ana Ruiz.'
)


def test_a_speaker_stands_with_all_that_is_meant_by_it_and_why():
    assert speakers_table(parse(TEXT)).values.tolist() == [
        ["Igor Petrov", "Petrov (surname) 2, the spokesman (description)", 3 + 2 + 3, 3],
        ["Ana Ruiz", "Ana Ruiz (name)", 1, 1],
    ]


def test_nobody_is_quoted():
    assert speakers_table(parse("The convoy left.")).empty
