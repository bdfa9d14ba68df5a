from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from lib.report.table import csv_text, neutral, write_table

DANGEROUS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_only_text(cell):
    assert neutral(cell) == f"'{cell}"
    table = csv_text(pd.DataFrame({"title": [cell], cell: ["x"]}))
    cells = [each for row in csv.reader(io.StringIO(table, newline="")) for each in row]
    assert cells == ["title", f"'{cell}", f"'{cell}", "x"]


def test_numbers_stay_numbers_and_undefined_is_empty():
    assert (
        csv_text(pd.DataFrame({"outlet": ["Wire", None], "score": [-0.5, None]}))
        == "outlet,score\r\nWire,-0.5\r\n,\r\n"
    )


@pytest.mark.parametrize(("suffix", "read"), [(".parquet", pd.read_parquet), (".csv", pd.read_csv)])
def test_a_written_table_is_read_back(tmp_path, suffix, read):
    table = pd.DataFrame({"outlet": ["Wire"], "score": [0.25]})
    write_table(table, tmp_path / f"scores{suffix}")
    pd.testing.assert_frame_equal(read(tmp_path / f"scores{suffix}"), table, check_dtype=False)


def test_a_json_line_per_article(tmp_path):
    write_table(pd.DataFrame({"outlet": ["Wire"], "score": [float("nan")]}), tmp_path / "scores.jsonl")
    assert (tmp_path / "scores.jsonl").read_text(encoding="utf-8") == '{"outlet":"Wire","score":null}\n'
