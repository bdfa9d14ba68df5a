"""A workbook holds typed and harmless cells, and is the same at every writing."""

from __future__ import annotations

import io
from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from payloads import payloads_if_here

from lib.report.table import neutral
from lib.report.workbook import MOST_ROWS, Sheet, workbook, write_workbook

TABLE = pd.DataFrame(
    {
        "outlet": ["=1+1", "Harbour Post", None],
        "n": [1, 2, 3],
        "share": [0.5, float("nan"), float("inf")],
        "known": [True, False, True],
    }
)


def written(folder, sheets, name="a.xlsx", tell=lambda *_: None):
    write_workbook(sheets, folder / name, "2026-11-22", tell)
    return folder / name


def test_numbers_are_numbers_and_what_is_undefined_is_empty(tmp_path):
    sheet = load_workbook(written(tmp_path, [Sheet("scores", TABLE)]))["scores"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [
        ("outlet", "n", "share", "known"),
        ("'=1+1", 1, 0.5, True),
        ("Harbour Post", 2, None, False),
        (None, 3, None, True),
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold


def test_no_cell_and_no_name_of_a_column_runs(tmp_path):
    attacks = ["=1+1", "+1", "@SUM(A1)", "\t=1", *payloads_if_here("csv_injection.txt")]
    table = pd.DataFrame({"title": attacks}).assign(**{attacks[0]: attacks, "=b": 1})
    sheet = load_workbook(written(tmp_path, [Sheet("a", table, ("title",))]))["a"]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert neutral(cell.value) == cell.value


def test_what_no_cell_can_hold_is_left_out(tmp_path):
    texts = ["a\x00b\x1fc", "a\ud800", "x" * 40_000, "a\ufffe", "line\nbreak"]
    table = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    sheet = load_workbook(written(tmp_path, [Sheet("a", table, ("text",))]))["a"]
    assert [cell.value for cell in sheet["A"][1:]] == ["abc", "a", "x" * 32_767, "a", "line\nbreak"]


@pytest.mark.parametrize("dated", ["1200-01-01", "2200-12-31"])
def test_a_date_that_no_archive_can_write_makes_a_workbook_all_the_same(tmp_path, dated):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([Sheet("A", pd.DataFrame({"x": [1]}))], dated))
    assert load_workbook(path).sheetnames == ["A"]


def test_the_same_sheets_and_date_give_the_same_bytes(tmp_path):
    first = written(tmp_path, [Sheet("scores", TABLE)])
    second = written(tmp_path, [Sheet("scores", TABLE)], "b.xlsx")
    assert first.read_bytes() == second.read_bytes()
    assert b"2026-11-22" not in first.read_bytes()[:200]
    assert load_workbook(first).properties.modified.date().isoformat() == "2026-11-22"


def test_writing_says_how_far_it_is_and_can_be_stopped(tmp_path):
    told = []

    def stop(name, row):
        told.append((name, row))
        if row:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, [Sheet("scores", pd.DataFrame({"n": range(3_000)}))], tell=stop)
    assert told == [("scores", 0), ("scores", 1_000)]
    assert not list(tmp_path.iterdir())


def test_a_sheet_has_no_more_rows_than_a_spreadsheet_can_show():
    assert MOST_ROWS + 1 == 2**20


def test_a_name_that_a_sheet_cannot_have_is_made_one_that_it_can(tmp_path):
    book = load_workbook(written(tmp_path, [Sheet("a/b: " + "c" * 40, TABLE)]))
    assert book.sheetnames == ["a b  " + "c" * 26]


def test_one_table_makes_a_workbook_of_typed_and_harmless_cells():
    table = pd.DataFrame(
        {
            "outlet": ["=1+1", "Wi\x00re", None],
            "mean": [1.5, np.nan, -2.0],
            "n": [1, 2, 3],
            "day": pd.to_datetime(["2026-01-02", None, "2026-01-03"]),
        }
    )
    sheet = load_workbook(io.BytesIO(workbook([Sheet("Plotted rows", table)], "2026-11-22"))).active
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == ("outlet", "mean", "n", "day")
    assert rows == [
        ("'=1+1", 1.5, 1, datetime(2026, 1, 2)),
        ("Wire", None, 2, None),
        (None, -2, 3, datetime(2026, 1, 3)),
    ]
