"""Word documents, made by python-docx and by hand where it cannot make them."""

from __future__ import annotations

import io
import quopri
import zipfile

import docx
import pytest

from lib.ingest.docx import read_docx
from lib.ingest.limits import MB, Limits
from lib.ingest.source import IngestError, Source
from lib.model import Article

LIMITS = Limits()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
)


def read(data, limits=LIMITS):
    return list(read_docx(Source("a.docx", data, limits)))


def refusal(data, limits=LIMITS):
    with pytest.raises(IngestError) as error:
        read(data, limits)
    return error.value.status, error.value.sentence


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def zipped(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return data.getvalue()


def with_body(xml, namespace=WORD, before="", target="word/document.xml"):
    document = (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:v="urn:v"><w:body>{xml}</w:body></w:document>'
    )
    return zipped({"_rels/.rels": RELATIONSHIPS.format(target), "word/document.xml": document})


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_come_in_the_order_of_the_document():
    document = docx.Document()
    document.add_heading("Bridge closed", 1)
    document.add_paragraph("The council met on Tuesday.")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Votes"
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "5–4"
    document.add_paragraph("“We are done,” she said.")
    document.add_paragraph("   ")
    [article] = read(saved(document))
    assert article.text == "Bridge closed\n\nThe council met on Tuesday.\n\nVotes\n\n5–4\n\n“We are done,” she said."


def test_the_title_is_that_of_the_properties_and_their_date_is_not_taken():
    document = docx.Document()
    document.core_properties.title = "Minutes"
    document.add_paragraph("The council met.")
    assert read(saved(document)) == [Article("The council met.", title="Minutes")]


def test_headers_and_footers_are_no_part_of_the_body():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Page header"
    document.add_paragraph("The council met.")
    assert read(saved(document))[0].text == "The council met."


def test_tabs_and_line_breaks_are_kept_but_tab_stops_are_none():
    document = docx.Document()
    line = document.add_paragraph("Yes\t5\nNo\t4")
    line.paragraph_format.tab_stops.add_tab_stop(1000)
    assert read(saved(document))[0].text == "Yes\t5\nNo\t4"


@pytest.mark.parametrize("namespace", [WORD, STRICT])
@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:sdt><w:sdtContent>" + paragraph("Controlled.") + "</w:sdtContent></w:sdt>", "Controlled."),
        ("<w:p><w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>", "Linked."),
        (
            "<w:p><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>",
            "Kept.",
        ),
        ("<w:p><w:moveFrom><w:r><w:t>Twice</w:t></w:r></w:moveFrom><w:r><w:t>Once</w:t></w:r></w:p>", "Once"),
        ("<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>Field.</w:t></w:r></w:p>", "Field."),
        ("<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>ed</w:t></w:r></w:p>", "coop-ed"),
    ],
)
def test_what_a_reader_sees_is_read_and_nothing_else(xml, text, namespace):
    assert read(with_body(xml, namespace)) == [Article(text)]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>and after.</w:t></w:r></w:p>"
    )
    assert read(with_body(xml))[0].text == "Before and after.\n\nIn the box."


def test_an_old_text_box_without_an_alternative_is_read():
    xml = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Old box.')}</w:txbxContent></w:pict></w:r></w:p>"
    assert read(with_body(xml))[0].text == "Old box."


@pytest.mark.parametrize("target", ["/word/document.xml", "WORD/Document.xml"])
def test_the_main_part_is_found_by_its_relationship(target):
    assert read(with_body(paragraph("Found."), target=target))[0].text == "Found."


def test_a_password_is_told_from_an_old_document_and_from_damage():
    compound_file = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert refusal(compound_file + "EncryptedPackage".encode("utf-16-le")) == (
        "encrypted",
        "the document is protected by a password. Save it without one.",
    )
    assert refusal(compound_file) == (
        "unsupported",
        "this is a document of Word 2003 or older under a new name. Open it and save it as .docx.",
    )
    whole = with_body(paragraph("The council met."))
    for damaged in (whole[: len(whole) // 2], b"Just words.", bytes(500), zipped({"readme.txt": "no document"})):
        assert refusal(damaged) == ("malformed", DAMAGED)


@pytest.mark.parametrize("xml", ["<w:p>", "<w:p>a&#0;b</w:p>", "<w:tbl>" * 5000 + "</w:tbl>" * 5000])
def test_broken_and_bottomless_xml_is_refused(xml):
    assert refusal(with_body(xml)) == ("malformed", DAMAGED)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
    ],
)
def test_a_document_type_declaration_is_refused_whatever_it_says(declaration):
    assert refusal(with_body(paragraph("Words."), before=declaration)) == (
        "malformed",
        "word/document.xml holds a document type declaration, which may be an attack. Save the text as plain text.",
    )


def test_a_package_is_measured_unpacked():
    limits = Limits(max_inner_bytes=2 * MB, max_xml_bytes=MB, max_inner_files=5)
    assert refusal(with_body(paragraph("word " * MB)[: MB + MB // 2]), limits) == (
        "too_large",
        "unpacked, the file is larger than 1 MB. Save its text as plain text.",
    )
    assert refusal(zipped({"a.bin": bytes(3 * MB)}), limits) == (
        "too_large",
        "unpacked, the file is larger than 2 MB. Save its text as plain text.",
    )
    assert refusal(zipped({f"{n}.bin": b"" for n in range(6)}), limits) == (
        "too_large",
        "the file packs more than 5 files. Save it as plain text.",
    )


def test_a_size_that_lies_is_no_way_around_the_limit():
    data = bytearray(with_body(paragraph("word " * 15_000)))
    at = data.rfind(b"PK\x01\x02")  # the last entry of the directory: the document
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(data), Limits(max_xml_bytes=50_000))[0] in ("too_large", "malformed")


def test_an_encrypted_member_is_refused():
    data = bytearray(with_body(paragraph("Words.")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    assert refusal(bytes(data)) == ("encrypted", "the file is protected by a password. Save it without one.")


def test_hidden_text_is_left_out():
    def run(text, properties=""):
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    hidden = run("Unseen. ", "<w:vanish/>") + run("Unseen. ", '<w:b/><w:vanish w:val="true"/>')
    seen = run("Seen. ", '<w:vanish w:val="0"/>') + run("Seen.")
    assert read(with_body(f"<w:p>{hidden}{seen}</w:p>"))[0].text == "Seen. Seen."


PAGE = (
    "<html><head><meta charset='utf-8'></head><body><h1>Bridge closed</h1><p>“It rained,” she said.</p></body></html>"
)
MAIL = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
    'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
)


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        (PAGE.encode(), "Above.\n\nBridge closed\n\n“It rained,” she said.\n\nBelow."),
        (
            MAIL.encode() + quopri.encodestring(PAGE.encode()) + b"\r\n--cut--\r\n",
            "Above.\n\nBridge closed\n\n“It rained,” she said.\n\nBelow.",
        ),
        (b"PK\x03\x04 another document", "Above.\n\nBelow."),
        (b"", "Above.\n\nBelow."),
    ],
)
def test_a_page_that_a_program_put_whole_into_a_document_is_read_where_it_stands(chunk, text):
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = f"{paragraph('Above.')}<w:altChunk xmlns:r='{relation}' r:id='r7'/>{paragraph('Below.')}"
    with zipfile.ZipFile(io.BytesIO(with_body(body))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r7" Type="{relation}/aFChunk" Target="chunk.mht"/></Relationships>'
    )
    assert [article.text for article in read(zipped({**parts, "word/chunk.mht": chunk}))] == [text]
