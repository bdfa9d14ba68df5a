"""Previews of tables through a real worker, and what is refused of a worker's answer."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pytest
from pyarrow import parquet as pq
from workbooks import workbook

from lib.ingest import Choices, Limits, previews, read_file
from lib.ingest.preview import Preview, preview_as_json, preview_from_json

LONG = "The council met on Tuesday to discuss the old bridge, and nobody outside the room was asked about the cost."


def preview(name, data, choices=None):
    [made] = previews([(name, data)], choices={name: choices} if choices else {})
    return made


def parquet(columns):
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def test_a_preview_shows_names_first_rows_and_the_guess():
    rows = "".join(f"{n},Daily,Text {n}.\n" for n in range(7))
    assert preview("a.csv", f"n,source,text\n{rows}".encode()) == Preview(
        "a.csv",
        "ok",
        header=("n", "source", "text"),
        rows=tuple((f"{n}", "Daily", f"Text {n}.") for n in range(5)),
        n_rows=7,
        columns=(("text", "text"), ("outlet", "source")),
        sure=True,
        signature=preview("b.csv", b"n,source,text\n1,2,3\n").signature,
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"memo,paper\nOne.,Daily\n\nTwo.\n"),
        ("a.tsv", b"memo\tpaper\nOne.\tDaily\nTwo.\n"),
        ("a.jsonl", b'{"memo": "One.", "paper": "Daily"}\n{"memo": "Two."}\n'),
        ("a.xlsx", workbook([("memo", "paper"), ("One.", "Daily"), ("Two.",)])),
        ("a.parquet", parquet({"memo": ["One.", "Two."], "paper": ["Daily", None]})),
    ],
)
def test_every_format_of_tables_is_previewed_and_then_read_as_chosen(name, data):
    made = preview(name, data)
    assert (made.header, made.rows, made.n_rows) == (("memo", "paper"), (("One.", "Daily"), ("Two.", "")), 2)
    assert (made.columns, made.sure) == ((("outlet", "paper"),), False)
    choices = Choices((("text", "memo"), ("title", "")))
    assert preview(name, data, choices).columns == (("text", "memo"), ("outlet", "paper"))
    unread, read = (read_file(name, data, choices=each) for each in (Choices(), choices))
    assert unread.status == "malformed"
    assert [(article.text, article.outlet) for article in read.articles] == [("One.", "Daily"), ("Two.", None)]


def test_of_a_workbook_the_first_sheet_of_articles_is_shown_and_all_are_counted():
    sheets = ([("n",), (1,)], [("text",), ("One.",)], [("body",), ("Two.",), ("Three.",)])
    made = preview("a.xlsx", workbook(*sheets))
    assert (made.header, made.rows, made.n_rows) == (("text",), (("One.",),), 3)
    chosen = preview("a.xlsx", workbook([("n",), (1,)], [("memo",), ("One.",)]), Choices((("text", "memo"),)))
    assert (chosen.header, chosen.n_rows) == (("memo",), 1)


def test_the_guess_is_not_sure_without_a_telling_name_or_with_dates_that_could_be_two():
    blurb = preview("a.csv", f'n,blurb\n1,"{LONG}"\n'.encode())
    assert (blurb.columns, blurb.sure, blurb.ambiguous_dates) == ((("text", "blurb"),), False, ())
    dated = preview("a.csv", b"text,date\nOne.,03/04/2026\nTwo.,05/06/2026\n")
    assert (dated.sure, dated.ambiguous_dates) == (False, ("03/04/2026", "05/06/2026"))
    explained = preview("a.csv", b"text,date\nOne.,03/04/2026\nTwo.,25/12/2026\n")
    assert (explained.sure, explained.ambiguous_dates) == (True, ())


def test_dates_of_a_chosen_column_are_looked_at():
    data = b"text,when\nOne.,03/04/2026\n"
    assert preview("a.csv", data).ambiguous_dates == ()
    assert preview("a.csv", data, Choices((("published", "when"),))).ambiguous_dates == ("03/04/2026",)


def test_a_table_without_a_header_is_shown_with_its_first_row():
    made = preview("a.csv", f'1,"{LONG}"\n2,"{LONG}"\n'.encode())
    assert (made.header, made.n_rows, made.sure) == (("column 1", "column 2"), 2, False)
    assert made.columns == (("text", "column 2"),)


def test_a_chosen_column_that_is_not_there_is_said():
    made = preview("a.csv", b"text,n\nOne.,1\n", Choices((("outlet", "paper"),)))
    assert (made.status, made.message) == (
        "malformed",
        "a.csv: there is no column 'paper', which was chosen for the outlet. The columns are 'text', 'n'. "
        "Choose one of these.",
    )


def test_long_cells_are_cut_and_kept_on_one_line():
    made = preview("a.csv", ('text\n"' + "word\n" * 100 + '"\n').encode())
    assert made.rows == ((("word " * 100)[:200].strip(),),)


def test_the_signature_tells_formats_and_columns_apart():
    files = [("a.csv", b"a,b\n1,2\n"), ("b.csv", b"a,c\n1,2\n"), ("c.tsv", b"a\tb\n1\t2\n"), ("d.csv", b"a,b\n3,4\n")]
    first, other_columns, other_format, same = (each.signature for each in previews(files))
    assert len({first, other_columns, other_format}) == 3
    assert same == first


def test_files_that_cannot_be_read_say_why_and_other_formats_are_passed_over():
    files = [
        ("a.txt", b"A."),
        ("b.csv", b""),
        ("c.jsonl", b"{bad"),
        ("d.parquet", b"x"),
        ("e.csv", b"text\n"),
        ("f.zip", b"x"),
    ]
    found = list(previews(files))
    assert [(each.file, each.status) for each in found] == [
        ("b.csv", "empty"),
        ("c.jsonl", "malformed"),
        ("d.parquet", "malformed"),
        ("e.csv", "empty"),
    ]
    assert all(each.message and not each.header for each in found)


def test_a_table_that_takes_too_long_has_its_status():
    [made] = previews([("a.csv", b"text\n" + b"x\n" * 1000)], Limits(wall_seconds=0))
    assert made.status == "timeout"


SOUND = Preview("a.csv", "ok", "", ("a", "b"), (("1", "2"),), 1, (("text", "b"),), True, ("03/04/2026",), "csv 0")


def test_a_preview_survives_the_way_through_json():
    assert preview_from_json("a.csv", json.dumps(preview_as_json(SOUND)).encode()) == SOUND


@pytest.mark.parametrize(
    "change",
    [
        {"file": "b.csv"},
        {"status": "fine"},
        {"message": "said"},
        {"header": ["a", 1]},
        {"header": ["x" * 201, "b"]},
        {"rows": [["1"]]},
        {"rows": [["1", "2"]] * 6},
        {"columns": [["text", "c"]]},
        {"columns": [["bias", "a"]]},
        {"ambiguous_dates": ["03/04/2026"] * 4},
        {"n_rows": None},
    ],
)
def test_an_answer_that_breaks_the_contract_is_no_preview(change):
    with pytest.raises(ValueError, match=r"answer|string"):
        preview_from_json("a.csv", json.dumps({**preview_as_json(SOUND), **change}).encode())


@pytest.mark.parametrize("answer", [b"", b"garbage", b"[]", b"[" * 100_000, b'{"file": "a.csv"}', b"\xff"])
def test_garbage_is_no_preview(answer):
    with pytest.raises(ValueError):  # noqa: PT011
        preview_from_json("a.csv", answer)
