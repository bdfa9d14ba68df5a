"""Tables of sentences are read without opening each cell; tables of few rows have no empty ones."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import streamlit as st
from page_harness import AppTest, opened

from lib.charts.typeface import wrapped
from lib.model import Article
from lib.pages.corpus import Corpus
from lib.pages.table_height import PADDING, ROW, TEXT, THREE_LINES, height_up_to, row_height

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own

ONE_LINE = 64  # px: rows up to this height show one line of a cell, whatever is in it
FEW = [Article('"We go home," said Ana Ruiz. The reckless plan failed.', outlet=name) for name in ("Wire", "Post")]


def tables(app: AppTest, column: str) -> list:
    return [table for table in app.dataframe if column in table.value.columns]


def cut_at_three_lines(table, column: str) -> list[str]:
    """The cells of a column that its width and three lines do not hold."""
    room = json.loads(table.proto.columns)[column]["width"] - PADDING
    return [text for text in table.value[column] if len(wrapped(text, room, TEXT)) > 3]


@pytest.mark.parametrize(
    ("page", "column", "most_cut"),
    [("compare", "sentence", 0), ("audit", "sentence", 0.02), ("quotes", "quotation", 0), ("article", "sentence", 0.1)],
)
def test_sentences_in_a_table_are_whole(page, column, most_cut):
    (table,) = tables(opened(page), column)
    assert len(table.value) > 5
    assert table.proto.row_height > ONE_LINE
    assert len(cut_at_three_lines(table, column)) <= most_cut * len(table.value)


def test_a_table_is_as_high_as_its_rows_and_scrolls_where_they_are_many():
    assert height_up_to(320, 3) == "content"
    assert height_up_to(320, 320 // ROW) == 320
    assert THREE_LINES > ONE_LINE


def test_rows_are_of_three_lines_where_a_text_is_wider_than_its_column():
    columns = {"name": st.column_config.TextColumn(width=150), "n": st.column_config.NumberColumn(width=20)}
    short = pd.DataFrame({"name": ["Ana Ruiz", None], "n": [12_345_678, 1]})
    assert row_height(short, columns) is None
    assert row_height(short.assign(name=["Ana Ruiz", "Ana Ruiz of the Harbour Council"]), columns) == THREE_LINES


@pytest.mark.parametrize(("page", "key"), [("audit", "audit_passages"), ("quotes", "quotes_verbs")])
def test_few_rows_leave_no_empty_ones_below_them(page, key, monkeypatch):
    heights = {}
    plain = st.dataframe

    def noted(*given, **named):
        heights[named.get("key")] = named.get("height")
        return plain(*given, **named)

    monkeypatch.setattr(st, "dataframe", noted)
    opened(page, Corpus.of(FEW))
    assert heights[key] == "content"
    opened(page)
    assert heights[key] == 320
