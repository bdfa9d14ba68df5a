"""The report as a workbook: every table behind it, whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from reported import request, silent

from lib.report.document.sheets import sheets
from lib.report.document.written import write


@pytest.fixture(scope="module")
def book(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "report.xlsx"
    write(sample, path, silent)
    return load_workbook(path, read_only=True)


def test_the_sheets_are_in_the_order_of_the_report(book):
    assert book.sheetnames == [
        "provenance", "findings", "differences", "scores", "terms", "naming", "concepts", "quotations", "evidence",
    ]  # fmt: skip


def test_scores_hold_every_article_and_whether_it_is_compared(book, sample):
    head, *rows = book["scores"].iter_rows(values_only=True)
    assert len(rows) == 40
    known = dict(zip(head, rows[0], strict=True))
    first = sample.scores.iloc[0]
    assert known["id"] == first["id"]
    assert known["loaded_terms"] == pytest.approx(first["loaded_terms"])
    assert known["compared"] == "yes"


def test_the_workbook_says_how_many_tests_of_terms_are_not_listed(book, sample):
    listed = sum(1 for _ in book["terms"].iter_rows()) - 1
    assert listed < len(sample.terms)
    said = dict(book["provenance"].iter_rows(values_only=True, max_col=2))["Terms listed"]
    assert said.startswith(f"{listed:,} of {len(sample.terms):,}: of each outlet the 200 ")


def test_findings_are_the_surest_first(book):
    head, *rows = book["findings"].iter_rows(values_only=True)
    place = head.index("certainty")
    order = {"finding": 0, "for this measure": 1, "none": 2}
    assert [order[row[place]] for row in rows] == sorted(order[row[place]] for row in rows)


def test_texts_are_there_only_if_they_are_wanted(sample):
    wanted = replace(sample, request=request(full_texts=True, contents=frozenset()))
    made = {sheet.name: sheet.table for sheet in sheets(wanted)}
    assert list(made) == ["provenance", "findings", "differences", "scores", "texts"]
    assert len(made["texts"]) == 40


def test_hostile_texts_run_in_no_cell(hostile, tmp_path):
    write(hostile, tmp_path / "report.xlsx", silent)
    book = load_workbook(tmp_path / "report.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
