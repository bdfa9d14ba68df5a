"""A large table read row by row gives what the same table gives when it is read at once."""

from __future__ import annotations

import json

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from lib.ingest import read_file
from lib.ingest.choices import Choices
from lib.ingest.source import IngestError
from lib.ingest.stream import Slice, kind, streamed

ROWS = [
    {"Headline": "Dam holds", "text": "The dam held.\r\nNobody left.", "paper": "Wire", "date": "25/12/2025"},
    {"Headline": None, "text": "“Nobody” left; the dam, too.", "paper": "Post", "date": "03/04/2026", "desk": "World"},
    {"Headline": "Blank", "text": " \n", "paper": "Wire", "date": "2026-01-01"},
    {"Headline": "Third", "text": 'He said "no".\n\nThird\n\nA line.', "paper": "", "date": None, "desk": "Home"},
] * 3
NONE = Choices()


def written(path, rows):
    table = pd.DataFrame(rows)
    if path.suffix == ".parquet":
        table.to_parquet(path, row_group_size=5)
    elif path.suffix == ".jsonl":
        path.write_text("\n".join([json.dumps(row) for row in rows] + [""]), encoding="utf-8")
    else:
        table.to_csv(path, index=False, sep="\t" if path.suffix == ".tsv" else ",")
    return path


def articles(path, choices=NONE):
    return [entry.article for entry in streamed(path, choices)]


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".csv", ".tsv"])
@pytest.mark.parametrize(
    "choices", [NONE, Choices((("outlet", "desk"), ("title", ""))), Choices((("author", "paper"),), day_first=False)]
)
def test_the_articles_are_those_of_the_whole_file(tmp_path, suffix, choices):
    path = written(tmp_path / f"a{suffix}", ROWS)
    assert articles(path, choices) == list(read_file(path.name, path.read_bytes(), choices=choices).articles)
    assert len(articles(path, choices)) == 9


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
@pytest.mark.parametrize("size", [1, 4, 7, 100])
def test_the_parts_of_a_file_are_the_whole_file(tmp_path, suffix, size):
    path = written(tmp_path / f"a{suffix}", ROWS)
    reader = kind(path)
    known = reader.layout(path, NONE)
    parts = [*reader.slices(path, size if suffix == ".parquet" else 50 * size)]
    survey = sum((reader.survey(part, known) for part in parts), reader.survey(Slice(path, 0, 0), known))
    found = [entry.article for part in parts for entry in reader.entries(part, known, survey.day_first(None))]
    assert found == articles(path)
    assert survey.labels == {"desk": 6}
    assert len(parts) > 1 or size == 100


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".csv"])
def test_how_far_the_file_is_read_is_known_after_every_article(tmp_path, suffix):
    path = written(tmp_path / f"a{suffix}", ROWS)
    positions = [entry.position for entry in streamed(path, NONE)]
    assert positions == sorted(positions)
    assert 0 < positions[0] <= positions[-1] == kind(path).extent(path)


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".csv"])
def test_a_text_that_is_too_long_is_a_row_with_a_status(tmp_path, suffix):
    rows = [{"text": "The dam held."}, {"text": "long " * 1_000_001}, {"text": "Nobody left."}]
    found = list(streamed(written(tmp_path / f"a{suffix}", rows), NONE))
    assert [entry.fault for entry in found] == ["", "not scored (longer than 5,000,000 characters)", ""]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "a.jsonl",
            b'{"text": "A"}\n{"text": 1}\n',
            "the line that ends at byte 26: the value of 'text' is no string.",
        ),
        (
            "a.jsonl",
            b'{"text": "A"}\n[1]\n',
            'the line that ends at byte 18: an object is needed, such as {"text": "…"}; this is a bare value.',
        ),
        ("a.jsonl", b'{"text": "\xff"}\n', "the line that ends at byte 14: this is not UTF-8. "),
        ("a.csv", b"text,outlet\n\xff\xfe,a\n", "this is not UTF-8. Save the table as UTF-8, or as Parquet."),
        ("a.csv", b'text,outlet\n"A"b,c\n', "its quotation marks do not pair. Save the table as Parquet, or split it "),
        ("a.csv", b"id,amount\n1,2\n", "no column holds the articles. The first row has 'id', 'amount'. "),
        ("a.csv", b"\n", "the table holds no articles: no row has a text. "),
        ("a.parquet", b"PAR1", "the file is damaged, or not what its name says. "),
    ],
)
def test_what_cannot_be_read_is_refused_before_the_first_article(tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(IngestError) as error:
        streamed(tmp_path / name, NONE)
    assert error.value.sentence.startswith(sentence)


def test_a_line_that_is_no_article_is_a_row_with_a_status_where_parts_are_read_alone(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n\n{"body\n{"text": "B"}\n', encoding="utf-8")
    reader = kind(tmp_path / "a.jsonl")
    found = [*reader.entries(Slice(tmp_path / "a.jsonl", 0, 37), reader.layout(tmp_path / "a.jsonl", NONE), None)]
    assert [entry.article.text for entry in found] == ["A", "", "B"]
    sentence = 'this is not valid JSON. Write one object a line, such as {"text": "…"}.'
    assert found[1].fault == f"not scored (line that ends at byte 22: {sentence})"


def test_tables_without_a_header_and_with_a_declared_delimiter_are_told_by_the_same_rules(tmp_path):
    long = "The town council met on Tuesday to talk about the old bridge across the river, once more."
    for name, content in (("a.csv", f"sep=;\ntext;outlet\n{long};Wire\n"), ("b.csv", f"Wire;{long}\nPost;{long}\n")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        choices = Choices((("text", "column 2"),)) if name == "b.csv" else NONE
        whole = read_file(name, (tmp_path / name).read_bytes(), choices=choices).articles
        assert articles(tmp_path / name, choices) == list(whole)
        assert whole


def test_two_columns_of_one_name_are_read_as_in_a_small_file(tmp_path):
    rows = pa.table([["One.", "Two."], ["Daily", "Herald"], ["a", "b"], ["c", "d"]], names=["text", "paper", "x", "x"])
    path = tmp_path / "a.parquet"
    parquet.write_table(rows, path, row_group_size=1)
    assert articles(path) == list(read_file(path.name, path.read_bytes()).articles)
    assert [(article.text, article.outlet) for article in articles(path)] == [("One.", "Daily"), ("Two.", "Herald")]
