"""Excel workbooks. The oracle is openpyxl's writer; odd packages are written by hand."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from cells import means_itself
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from workbooks import saved, workbook

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.limits import MB, Limits
from lib.ingest.parse import parse
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.ingest.xlsx import read_xlsx
from lib.model import Article

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

cells = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)
    .filter(means_itself)
    .filter(lambda text: text.strip() and not text.startswith(("=", "#")) and "_x" not in text)
)


def package(sheet_data, main=MAIN, office=OFFICE, strings=None, strings_name="xl/sharedStrings.xml"):
    """A workbook of one sheet as its XML."""
    strings_type = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET}.sharedStrings+xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
        f"{strings_type if strings else ''}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet_data}</sheetData></worksheet>',
    }
    if strings:
        parts[strings_name] = f'<sst xmlns="{main}">{strings}</sst>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


TWO_ROWS = f'<row r="1">{inline("A1", "text")}</row><row r="2">{inline("A2", "One.")}</row>'


def read(data, choices=NO_CHOICES, limits=None):
    return list(read_xlsx(Source("a.xlsx", data, limits or Limits(), choices)))


def refusal(data, limits=None):
    with pytest.raises(IngestError) as error:
        read(data, limits=limits)
    return error.value.status, error.value.sentence


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_the_texts_come_back_as_they_were_written(rows):
    found = read(workbook([("paper", "text"), *rows]))
    assert [(article.outlet, article.text) for article in found] == [(paper.strip(), text) for paper, text in rows]


def test_every_sheet_that_is_a_table_of_articles_is_read():
    data = workbook([], [("id", "n"), (1, 2)], [("text",), ("One.",)], [("body", "paper"), ("Two.", "Daily")])
    assert read(data) == [Article("One."), Article("Two.", outlet="Daily")]


def test_rows_above_the_header_and_blank_rows_do_not_count():
    made = Workbook()
    sheet = made.active
    for row in (["Articles of May"], [], [None, "n", "blurb"], [], [None, 1, "word " * 20], [None, 2, "word " * 30]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    found = read(saved(made))
    assert [len(article.text.split()) for article in found] == [20, 30]
    assert [article.labels for article in found] == [(("n", "1"),), (("n", "2"),)]


def test_values_are_written_as_they_are_meant():
    row = ["One.", datetime(2018, 6, 6), 3.0, 2.5, True, date(2019, 1, 2), datetime(2019, 1, 2, 10, 30), "#N/A"]
    [article] = read(workbook([("text", "date", "whole", "part", "paid", "seen", "changed", "wrong"), row]))
    assert article == Article(
        "One.",
        published="2018-06-06",
        labels=(
            ("changed", "2019-01-02 10:30"),
            ("paid", "True"),
            ("part", "2.5"),
            ("seen", "2019-01-02"),
            ("whole", "3"),
        ),
    )


def test_characters_that_xml_cannot_hold_are_those_they_stand_for():
    data = package(f'<row r="1">{inline("A1", "text")}</row><row r="2">{inline("A2", "One_x000D_&#10;two.")}</row>')
    assert read(data) == [Article("One\r\ntwo.")]


def test_of_a_formula_the_last_result_counts():
    formula = '<c r="A2" t="str"><f>HYPERLINK("http://127.0.0.1/")</f><v>One.</v></c>'
    assert read(package(f'<row r="1">{inline("A1", "text")}</row><row r="2">{formula}</row>')) == [Article("One.")]


def test_a_workbook_in_strict_open_xml_is_read():
    data = package(
        TWO_ROWS,
        main="http://purl.oclc.org/ooxml/spreadsheetml/main",
        office="http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    assert read(data) == [Article("One.")]


def test_the_names_of_parts_may_differ_in_case():
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    strings = "<si><t>text</t></si><si><t>One.</t></si>"
    assert read(package(rows, strings=strings, strings_name="xl/SharedStrings.xml")) == [Article("One.")]


def test_cells_and_rows_need_no_address():
    rows = TWO_ROWS.replace(' r="1"', "").replace(' r="2"', "").replace(' r="A1"', "").replace(' r="A2"', "")
    assert read(package(rows)) == [Article("One.")]


def test_columns_can_be_chosen():
    data = workbook([("id", "n"), (1, 2)], [("memo", "paper"), ("One.", "Daily")])
    assert read(data, Choices((("text", "memo"),))) == [Article("One.", outlet="Daily")]


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        ("EncryptedPackage", "encrypted", "the workbook is protected by a password. Save it without one."),
        (
            "Workbook",
            "unsupported",
            "this is a workbook of Excel 2003 or older under a new name. Open it and save it as .xlsx.",
        ),
    ],
)
def test_compound_files_are_encrypted_or_old(content, status, sentence):
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100) + content.encode("utf-16-le")
    assert refusal(data) == (status, sentence)


def test_entities_are_refused():
    bomb = package(TWO_ROWS.replace("One.", "&b;"))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            doctype = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' if "sheet1" in name else b""
            new.writestr(name, doctype + old.read(name))
    reading = parse(Source("a.xlsx", file.getvalue(), Limits()), read_xlsx)
    assert (reading.status, reading.message) == ("malformed", f"a.xlsx: {DAMAGED}")


def test_what_unpacks_to_too_much_and_sheets_of_too_many_rows_are_refused():
    data = workbook([("text",), *[(f"Text {n}.",) for n in range(40)]])
    limits = Limits(max_inner_bytes=MB // 1024)
    assert refusal(data, limits) == (
        "too_large",
        "unpacked, the file is larger than 0 MB. Save its text as plain text.",
    )
    assert refusal(data, Limits(max_articles=10)) == (
        "too_large",
        "a sheet has more than 10 rows. Split it into smaller files.",
    )


def test_a_workbook_of_blank_sheets_has_no_articles():
    assert read(workbook([], [(None, " ")])) == []


def test_a_cell_that_is_merged_with_those_below_it_holds_for_their_rows():
    book = Workbook()
    book.active.append(["outlet", "title", "text"])
    for row in (["Daily", "One", "It rained."], [None, "Two", "It dried."], ["Weekly", "Three", "It snowed."]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert [article.outlet for article in read(saved(book))] == ["Daily", "Daily", "Weekly"]


def test_a_text_that_is_merged_over_rows_is_one_article():
    book = Workbook()
    book.active.append(["text", "code"])
    for row in (["It rained on the old bridge and on the river below it for nine days.", "a"], [None, "b"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert [bool(article.text) for article in read(saved(book))] == [True, False]


def test_a_hidden_sheet_is_read_only_where_no_other_is_shown():
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["It rained."])
    other = book.create_sheet("Old")
    other.append(["text"])
    other.append(["It dried."])
    other.sheet_state = "hidden"
    assert [article.text for article in read(saved(book))] == ["It rained."]


def test_hidden_articles_beside_a_remark_are_read():
    book = Workbook()
    book.active.append(["Only a remark."])
    hidden = book.create_sheet("Articles")
    hidden.append(["text"])
    hidden.append(["It rained."])
    hidden.sheet_state = "hidden"
    assert [article.text for article in read(saved(book))] == ["It rained."]
