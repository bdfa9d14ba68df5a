"""Rows of any format to a table, and a table to articles."""

from __future__ import annotations

import tracemalloc

import pytest

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.source import IngestError
from lib.ingest.table import Table, articles, table
from lib.model import Article

LONG = "The council met on Tuesday to discuss the old bridge, and nobody outside the room was asked about the cost."
DATES = Table(["text", "date"], [["One.", "03/04/2026"], ["Two.", "05/06/2026"]])


def published(source, choices=NO_CHOICES):
    return [article.published for article in articles([source], choices)]


def test_narrower_rows_above_the_header_do_not_count():
    rows = [["Export"], ["", " "], ["made", "today"], ["id", "text", "source"], ["1", "One.", "Daily"]]
    assert table(rows) == Table(["id", "text", "source"], [["1", "One.", "Daily"]])


def test_a_cell_of_an_article_that_looks_like_a_name_makes_no_header():
    rows = [["id", "kind", "blurb"], ["1", "article", LONG], ["2", "article", LONG]]
    assert table(rows) == Table(rows[0], rows[1:])


def test_blank_rows_are_no_table():
    assert table([]) is None
    assert table([[], [""], [" ", "\n"]]) is None


def test_a_table_without_a_header_keeps_its_first_article_for_the_user_to_choose():
    rows = [["1", LONG], ["2", LONG, "Daily"]]
    found = table(rows)
    assert found == Table(["column 1", "column 2", "column 3"], rows, named=False)
    chosen = Choices((("text", "column 2"), ("outlet", "column 3")))
    assert list(articles([found], chosen)) == [Article(LONG), Article(LONG, outlet="Daily")]
    with pytest.raises(IngestError, match=r"no column holds the articles. The first row has '1', 'The council met"):
        list(articles([found], NO_CHOICES))


def test_a_date_of_the_column_decides_for_those_that_could_be_two():
    british = Table(["text", "date"], [*DATES.body, ["Three.", "25/12/2025"]])
    american = Table(["text", "date"], [*DATES.body, ["Three.", "12/25/2025"]])
    assert published(british) == ["2026-04-03", "2026-06-05", "2025-12-25"]
    assert published(american) == ["2026-03-04", "2026-05-06", "2025-12-25"]
    assert published(american, Choices(day_first=True)) == ["2026-03-04", "2026-05-06", "2025-12-25"]


def test_the_user_decides_on_dates_that_no_other_explains():
    contradicting = Table(["text", "date"], [*DATES.body, ["Three.", "25/12/2025"], ["Four.", "12/25/2025"]])
    assert published(DATES) == [None, None]
    assert published(DATES, Choices(day_first=True)) == ["2026-04-03", "2026-06-05"]
    assert published(DATES, Choices(day_first=False)) == ["2026-03-04", "2026-05-06"]
    assert published(contradicting) == [None, None, "2025-12-25", "2025-12-25"]
    assert published(contradicting, Choices(day_first=True))[:2] == ["2026-04-03", "2026-06-05"]


def test_columns_that_are_chosen_as_nothing_become_labels():
    source = Table(["text", "source"], [["One.", "leaked"]])
    assert list(articles([source], Choices((("outlet", ""),)))) == [Article("One.", labels=(("source", "leaked"),))]


def test_of_several_tables_those_without_articles_are_passed_over():
    numbers = Table(["id", "amount"], [["1", "2"]])
    assert list(articles([numbers, DATES, numbers], Choices(day_first=True))) == [
        Article("One.", published="2026-04-03"),
        Article("Two.", published="2026-06-05"),
    ]
    with pytest.raises(IngestError, match="'id', 'amount'"):
        list(articles([numbers, Table(["n"], [["1"]])], NO_CHOICES))


def test_a_table_without_a_column_for_the_text_is_refused_even_if_the_user_says_so():
    with pytest.raises(IngestError, match="no column holds the articles"):
        list(articles([DATES], Choices((("text", ""),))))


def test_a_row_that_names_groups_of_columns_stands_above_the_header():
    rows = [
        ["About", "", "Content", ""],
        ["outlet", "date", "title", "text"],
        ["Daily", "2024-05-01", "Rain", "It rained."],
    ]
    found = table(rows)
    assert found is not None
    assert (found.header, found.body) == (rows[1], rows[2:])


def test_a_header_in_the_middle_of_a_table_is_no_article():
    rows = [["title", "text"], ["Rain", "It rained."], ["title", "text"], ["Snow", "It snowed."]]
    found = table(rows)
    assert found is not None
    assert found.body == [rows[1], rows[3]]


def test_a_very_long_text_below_the_header_is_not_looked_through_for_names():
    rows = [["title", "text"], ["Rain", "x" * 20_000_000]]
    tracemalloc.start()
    try:
        table(rows)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_fields_may_be_named_down_the_first_column():
    rows = [["Title", "Bridge closed", "Bridge open"], ["Outlet", "Daily", "Weekly"], ["Text", LONG, f"{LONG} Again."]]
    body = [["Bridge closed", "Daily", LONG], ["Bridge open", "Weekly", f"{LONG} Again."]]
    assert table(rows) == Table(["Title", "Outlet", "Text"], body)


@pytest.mark.parametrize(
    "rows",
    [
        [["Column", "Meaning"], ["title", "the headline"], ["outlet", "the paper"], ["text", LONG]],
        [["title", "the headline"], ["outlet", "the paper"], ["text", "the words"]],
        [["title", "text"], ["outlet", LONG], ["text", LONG]],
    ],
)
def test_a_list_of_names_beside_no_article_is_left_as_it_stands(rows):
    assert table(rows) == Table(rows[0], rows[1:])
