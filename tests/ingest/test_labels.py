"""Other columns of a table, an object or an index become labels of the article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import read_file
from lib.ingest.contract import reading_as_json, reading_from_json
from lib.ingest.delimited import read_csv, read_tsv
from lib.ingest.folder import with_index
from lib.ingest.jsonl import read_jsonl
from lib.ingest.labels import LONGEST_NAME, LONGEST_VALUE, MOST_LABELS, RESERVED, labels
from lib.ingest.limits import Limits
from lib.ingest.source import Source
from lib.model import Article, Reading


def read(text, reader=read_csv):
    return [article.labels for article in reader(Source("articles", text.encode(), Limits()))]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("section", " World "), (" country ", "Norway")], (("country", "Norway"), ("section", "World"))),
        ([("country", ""), ("section", None), ("", "x"), (" ", "x")], ()),
        ([("a", "1"), ("a", "2"), (" a", "3")], (("a", "1"),)),
        ([("note", "one\r\n two\tthree")], (("note", "one two three"),)),
        ([("a", "x" * 80), ("b", "x" * 81), ("n" * 40, "x"), ("n" * 41, "x")], (("a", "x" * 80), ("n" * 40, "x"))),
        ([("id", "7"), ("text", "Words."), ("outlet", "Daily"), ("restored", "1")], ()),
        ([("__proto__", "=cmd|x"), ("status", "<b>")], (("__proto__", "=cmd|x"), ("status", "<b>"))),
        ([("a\ud800", "b\udfff\0")], (("a?", "b??"),)),
    ],
)
def test_short_cells_with_a_name_are_kept(cells, expected):
    assert labels(cells) == expected


def test_of_many_cells_the_first_with_a_value_are_kept():
    cells = [("empty", ""), *((f"c{n:02}", "x") for n in range(30))]
    assert [name for name, _ in labels(cells)] == [f"c{n:02}" for n in range(MOST_LABELS)]


@given(st.lists(st.tuples(st.text(), st.none() | st.text())))
def test_labels_are_sorted_bounded_and_stay_what_they_are(cells):
    found = labels(cells)
    assert list(found) == sorted(found)
    assert len(found) <= MOST_LABELS
    assert all(0 < len(name) <= LONGEST_NAME and 0 < len(value) <= LONGEST_VALUE for name, value in found)
    assert not RESERVED & {name for name, _ in found}
    assert labels(found) == found


def test_a_table_keeps_its_other_columns():
    table = "outlet,country,text,id,section\nDaily,Norway,The dam held.,1,World\nHerald,,Nobody spoke.,2\n"
    assert read(table) == [(("country", "Norway"), ("section", "World")), ()]
    assert read(table.replace(",", "\t"), read_tsv) == read(table)


def test_a_second_column_of_a_field_is_a_label():
    table = "outlet,source,text\nDaily,Wire,The dam held.\n"
    assert read(table) == [(("source", "Wire"),)]


def test_cells_beyond_the_header_are_no_labels():
    assert read("text,country\nThe dam held.,Norway,more\n") == [(("country", "Norway"),)]


def test_an_object_keeps_its_other_strings_and_numbers():
    line = {"text": "The dam held.", "country": "Norway", "page": 4, "tags": ["a", "b"], "n": None, "o": {}, "t": True}
    assert read(json.dumps(line), read_jsonl) == [(("country", "Norway"), ("page", "4"), ("tags", "a, b"))]


def test_an_index_gives_labels_before_those_of_the_file(tmp_path):
    (tmp_path / "index.csv").write_text("file,outlet,country\na.txt,Daily,Norway,too many,cells\nb.txt\n")
    first = with_index(Article("The dam held.", labels=(("country", "Chile"), ("page", "4"))), tmp_path / "a.txt")
    assert first.labels == (("country", "Norway"), ("page", "4"))
    assert first.outlet == "Daily"
    assert with_index(Article("Nobody spoke."), tmp_path / "b.txt").labels == ()


def test_labels_come_out_of_the_worker():
    assert [article.labels for article in read_file("a.csv", b"text,country\nThe dam held.,Norway\n").articles] == [
        (("country", "Norway"),)
    ]


def test_labels_survive_the_way_through_json():
    held = Reading("a.csv", "ok", "", (Article("Text.", labels=(("__proto__", "=cmd"), ("status", "x"))), Article("T")))
    answer = reading_as_json(held)
    assert answer["documents"][0]["labels"] == {"__proto__": "=cmd", "status": "x"}
    assert "labels" not in answer["documents"][1]
    assert reading_from_json("a.csv", json.dumps(answer).encode()) == held


@pytest.mark.parametrize(
    "said",
    [
        None,
        [["a", "b"]],
        {"a": 1},
        {"a": "x" * 81},
        {"a": ""},
        {f"c{n}": "x" for n in range(21)},
    ],
)
def test_labels_that_no_reader_writes_break_the_contract(said):
    answer = reading_as_json(Reading("a.csv", "ok", "", (Article("Text."),)))
    answer["documents"][0]["labels"] = said
    with pytest.raises(ValueError, match="the labels are"):
        reading_from_json("a.csv", json.dumps(answer).encode())
