"""Tables that come in parts are one file, whatever is in which part."""

from __future__ import annotations

import pandas as pd
import pytest
from pyarrow import parquet as pq

from lib.ingest.folder import sample_articles
from lib.report.written import ROW_GROUP, write_tables
from lib.score import articles_frame, score_frame

TABLE = score_frame(articles_frame(sample_articles()[:4]))


@pytest.mark.parametrize(
    ("suffix", "read"),
    [
        (".parquet", pd.read_parquet),
        (".csv", pd.read_csv),
        (".jsonl", lambda path: pd.read_json(path, lines=True, dtype=False)),
    ],
)
def test_parts_are_read_back_as_the_table_that_they_are_of(tmp_path, suffix, read):
    path = tmp_path / f"scores{suffix}"
    write_tables([TABLE[:1], TABLE[1:]], [], path)
    known, found = TABLE.select_dtypes("number"), read(path)
    assert list(found.columns) == list(TABLE.columns)
    pd.testing.assert_frame_equal(found[known.columns].astype("float64"), known.astype("float64"), rtol=1e-9)
    for name in ("id", "outlet", "title", "status"):
        assert found[name].tolist() == TABLE[name].tolist()


def test_undefined_is_null_in_json_and_formulas_are_harmless_in_csv(tmp_path):
    table = pd.DataFrame({"outlet": ["=cmd"], "score": [float("nan")]})
    lines, sheet = tmp_path / "s.jsonl", tmp_path / "s.csv"
    write_tables([table, table], [], lines)
    write_tables([table, table], [], sheet)
    assert lines.read_text(encoding="utf-8") == '{"outlet":"=cmd","score":null}\n' * 2
    assert sheet.read_bytes() == b"outlet,score\r\n" + b"'=cmd,\r\n" * 2


def test_a_column_that_is_empty_in_the_first_part_holds_text_in_the_second(tmp_path):
    first, second = TABLE[:1].assign(country=None), TABLE[1:2].assign(country="Norway")
    write_tables([first, second], ["country"], tmp_path / "s.parquet")
    assert pd.read_parquet(tmp_path / "s.parquet")["country"].fillna("n/a").tolist() == ["n/a", "Norway"]


def test_small_parts_share_a_row_group(tmp_path):
    write_tables([pd.concat([TABLE] * 500)] * (ROW_GROUP // 2000) + [TABLE], [], tmp_path / "s.parquet")
    metadata = pq.read_metadata(tmp_path / "s.parquet")
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [ROW_GROUP, 4]
