from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from payloads import payloads_if_here
from spreadsheet import cells_that_run

from lib.report.table import csv_text, neutral

DANGEROUS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "﹦1"]
DANGEROUS += [" =1", "\u200b=1", "\ufeff=1", "\u00a0\u2060 @x", '"=1', '\x00"=1']


def in_a_table(text: str) -> pd.DataFrame:
    """The text in every place of a table: as a cell that stands first, inside, last, inside other text, as a name."""
    rows = {"outlet": [text, f"Wire {text}"], text: [f"a;{text}", f"a\n{text}"], "title": [f"a\t{text}|{text}", text]}
    return pd.DataFrame(rows)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_only_text(cell):
    assert neutral(cell) == f"'{cell}"
    table = csv_text(pd.DataFrame({"title": [cell], cell: ["x"]}))
    cells = [each for row in csv.reader(io.StringIO(table, newline="")) for each in row]
    assert cells == ["title", f"'{cell}", f"'{cell}", "x"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_runs_whatever_a_spreadsheet_takes_for_the_border(delimiter):
    hostile = [*DANGEROUS, *payloads_if_here("csv_injection.txt"), *payloads_if_here("naughty_strings.txt")]
    assert cells_that_run(in_a_table("=1+1").to_csv(index=False), delimiter)
    for text in hostile:
        assert cells_that_run(csv_text(in_a_table(text)), delimiter) == []


def test_ordinary_text_is_exported_as_it_is():
    for text in ("Harbour Post", "a well-known 2-1 win; 3 + 4", "'tis", "ann@example.org", "a;b|c\td\ne", "“- no”"):
        assert neutral(text) == text
    assert neutral("a list:\n- one; -two") == "a list:\n'- one; '-two"


def test_numbers_stay_numbers_and_undefined_is_empty():
    assert (
        csv_text(pd.DataFrame({"outlet": ["Wire", None], "score": [-0.5, None]}))
        == "outlet,score\r\nWire,-0.5\r\n,\r\n"
    )
