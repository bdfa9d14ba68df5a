"""Parquet files. The oracle is pyarrow's writer; the calendar and the zones are Python's."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pyarrow as pa
import pytest
from cells import means_itself
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from lib.ingest import read_file
from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.limits import Limits
from lib.ingest.parquet import read_parquet
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

texts = st.text(st.characters(exclude_categories=["Cs"])).filter(means_itself)


def written(columns, **options):
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(data, choices=NO_CHOICES, limits=None):
    return list(read_parquet(Source("a.parquet", data, limits or Limits(), choices)))


def refusal(data, limits=None):
    with pytest.raises(IngestError) as error:
        read(data, limits=limits)
    return error.value.status, error.value.sentence


@settings(max_examples=25)
@given(
    st.lists(texts, min_size=1),
    st.sampled_from([pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary()]),
    st.sampled_from(["none", "snappy", "gzip", "zstd", "brotli", "lz4"]),
)
def test_the_texts_come_back_as_they_were_written(rows, kind, compression):
    values = [row.encode() for row in rows] if kind == pa.binary() else rows
    data = written({"text": pa.array(values, kind)}, compression=compression, row_group_size=2)
    assert [article.text for article in read(data)] == rows


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize(
    ("zone", "clock"), [(None, UTC), ("+05:30", timezone(timedelta(hours=5, minutes=30))), ("America/New_York", None)]
)
def test_a_moment_is_the_day_in_its_own_zone(unit, zone, clock):
    moment = datetime(2018, 6, 6, 23, 30, tzinfo=UTC)
    data = written({"text": ["One.", "Two."], "date": pa.array([moment, None], pa.timestamp(unit, zone))})
    day = moment.astimezone(clock or timezone(timedelta(hours=-4))).date().isoformat()
    assert [article.published for article in read(data)] == [day, None]


def test_moments_that_no_calendar_has_are_unknown():
    data = written({"text": ["One."], "date": pa.array([2**62], pa.timestamp("ms"))})
    assert read(data) == [Article("One.")]


def test_columns_of_other_kinds_are_labels_or_left_out():
    data = written(
        {
            "text": ["One."],
            "day": pa.array([date(2018, 6, 6)]),
            "n": [3],
            "share": [0.5],
            "whole": [2.0],
            "price": [Decimal("1.50")],
            "paid": [True],
            "nothing": pa.nulls(1),
            "words": [["a", "b"]],
            "vector": [[0.5, 1.0]],
            "place": [{"city": "Oslo", "text": "not this"}],
            "raw": [b"\xff\xfe"],
            "__index_level_0__": [7],
        }
    )
    labels = (("n", "3"), ("paid", "True"), ("price", "1.50"), ("share", "0.5"), ("whole", "2"), ("words", "a, b"))
    assert read(data) == [Article("One.", published="2018-06-06", labels=labels)]


def test_a_text_may_be_a_list_of_paragraphs_and_a_headline_a_structure():
    long = "The council met on Tuesday to discuss the old bridge, and nobody outside was asked about the cost of it."
    data = written(
        {"text": [[long, None, "Two."]], "authors": [["Jane Roe", "John Doe"]], "headline": [{"main": "Rain"}]}
    )
    assert read(data) == [Article(f"Rain\n\n{long}\n\nTwo.", title="Rain", author="Jane Roe, John Doe")]


def test_columns_can_be_chosen():
    data = written({"memo": ["One."], "paper": ["Daily"]})
    assert read(data, Choices((("text", "memo"),))) == [Article("One.", outlet="Daily")]


def test_rows_beyond_the_limit_are_refused_before_all_are_read():
    data = written({"text": pa.array(["x"] * 5000).dictionary_encode()})
    assert refusal(data, Limits(max_articles=1500)) == (
        "too_large",
        "the file has more than 1,500 rows. Split it into smaller files.",
    )


@pytest.mark.parametrize("columns", [{"place": [{"text": "One."}]}, {"vector": [[0.5]]}])
def test_a_file_of_nested_columns_only_is_refused(columns):
    assert refusal(written(columns)) == (
        "malformed",
        "no column of the file holds texts. Save the articles as strings in a column named 'text'.",
    )


def test_other_content_and_encryption_are_seen():
    assert refusal(b"text\nOne.\n") == ("malformed", DAMAGED)
    sentence = "the file is encrypted. Save it without encryption."
    assert refusal(b"PAR1" + bytes(100) + b"PARE") == refusal(b"PARE" + bytes(100)) == ("encrypted", sentence)


def test_a_file_without_rows_has_no_articles():
    assert read(written({"text": pa.array([], pa.string())})) == []


def test_time_zones_are_known_in_the_confined_process():
    moment = datetime(2018, 6, 6, 2, 0, tzinfo=UTC)
    data = written({"text": ["One."], "date": pa.array([moment], pa.timestamp("ms", "America/New_York"))})
    assert read_file("a.parquet", data).articles == (Article("One.", published="2018-06-05"),)


def test_what_is_no_number_is_no_label():
    rows = {"text": ["One.", "Two.", "Three."], "score": [float("nan"), float("inf"), 2.5]}
    assert [article.labels for article in read(written(rows))] == [(), (), (("score", "2.5"),)]


def test_authors_may_be_a_list_of_structures():
    authors = [[{"name": "Ada Roe"}, {"name": "Ben Doe"}], None]
    found = read(written({"text": ["It rained.", "It dried."], "authors": authors}))
    assert [article.author for article in found] == ["Ada Roe, Ben Doe", None]


def test_a_structure_that_holds_an_article_is_not_taken_for_its_headline():
    status, sentence = refusal(written({"article": [{"title": "Bridge closed", "text": "It rained."}]}))
    assert status == "malformed"
    assert sentence.startswith("no column of the file holds texts.")
