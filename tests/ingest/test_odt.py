"""OpenDocument texts, written by hand."""

from __future__ import annotations

import io
import zipfile

import pytest
from package_writer import NAMES, odt

from lib.ingest.limits import Limits
from lib.ingest.odt import read_odt
from lib.ingest.source import IngestError, Source
from lib.model import Article

DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</m:manifest>'


def read(data):
    [article] = read_odt(Source("a.odt", data, Limits()))
    return article


def body(xml):
    return read(odt(xml)).text


def refusal(data):
    with pytest.raises(IngestError) as error:
        read(data)
    return error.value.status, error.value.sentence


def test_headings_paragraphs_lists_and_tables_come_in_their_order():
    lists = "<text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>"
    row = "<table:table-row><table:table-cell><text:p>Votes</text:p></table:table-cell>"
    table = f"<table:table>{row}<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
    section = "<text:section><text:p>In a section.</text:p></text:section>"
    assert body(f"<text:h>Bridge closed</text:h><text:p>It was.</text:p>{lists}{table}{section}<text:p/>") == (
        "Bridge closed\n\nIt was.\n\nFirst\n\nVotes\n\n5\n\nIn a section."
    )


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("The <text:span>coun</text:span>cil <text:a>met</text:a>.", "The council met."),
        ("a\n   b<text:s/>c<text:s text:c='3'/>d", "a b c   d"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a<text:s text:c='2000000000'/>b", "a" + 40 * " " + "b"),
        ("a<text:s text:c='-3'/><text:s text:c='x'/>b", "a  b"),
        ("5<text:soft-page-break/>6<text:bookmark/>7", "567"),
    ],
)
def test_spaces_tabs_and_line_breaks(xml, text):
    assert body(f"<text:p>{xml}</text:p>") == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note>",
        "<office:annotation><text:p>Remark.</text:p></office:annotation>",
        "<text:hidden-text>secret</text:hidden-text>",
        "<draw:frame><draw:image/><svg:title>A photo</svg:title><svg:desc>of it</svg:desc></draw:frame>",
    ],
)
def test_what_is_no_part_of_the_body_is_not_read(unseen):
    assert body(f"<text:p>Before{unseen} and after.</text:p>") == "Before and after."


def test_deleted_and_hidden_parts_are_not_read():
    deleted = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion>"
    hidden = "<text:section text:display='none'><text:p>Hidden</text:p></text:section>"
    covered = "<table:covered-table-cell><text:p>Under</text:p></table:covered-table-cell>"
    changes = f"{deleted}</text:changed-region></text:tracked-changes>"
    table = f"<table:table><table:table-row>{covered}</table:table-row></table:table>"
    assert body(f"{changes}{hidden}{table}<text:p>Kept.</text:p>") == "Kept."


def test_a_text_box_is_read_after_its_paragraph_and_ruby_once():
    box = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
    ruby = "<text:ruby><text:ruby-base>橋</text:ruby-base><text:ruby-text>hashi</text:ruby-text></text:ruby>"
    assert body(f"<text:p>Before {box}and after {ruby}.</text:p>") == "Before and after 橋.\n\nIn the box."


def test_the_title_is_that_of_the_properties():
    meta = (
        f'<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:title> Minutes </dc:title></office:meta></office:document-meta>"
    )
    assert read(odt("<text:p>Text.</text:p>", **{"meta.xml": meta})) == Article("Text.", title="Minutes")


def test_a_password_is_known_by_the_manifest():
    plain = MANIFEST.format("<m:file-entry/>")
    locked = MANIFEST.format("<m:file-entry><m:encryption-data/></m:file-entry>")
    old = '<!DOCTYPE m:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    path = "META-INF/manifest.xml"
    assert read(odt("<text:p>Text.</text:p>", **{path: old + plain})).text == "Text."
    assert refusal(odt("garbage", **{path: locked})) == (
        "encrypted",
        "the document is protected by a password. Save it without one.",
    )


def test_other_files_are_refused():
    spreadsheet = odt("").replace(b"office:text>", b"office:chart")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("readme.txt", "no document")
    whole = odt("<text:p>Text.</text:p>")
    for damaged in (spreadsheet, data.getvalue(), whole[: len(whole) // 2], b"Just words.", odt("<text:p>")):
        assert refusal(damaged) == ("malformed", DAMAGED)


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE d [<!ENTITY a "ha">]>', '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d">']
)
def test_a_document_type_declaration_is_refused(declaration):
    assert refusal(odt("<text:p>Text.</text:p>", before=declaration))[1].startswith("content.xml holds a document type")


def test_text_in_a_style_that_hides_it_is_not_read():
    styles = "".join(
        f'<s:style s:name="{name}" s:family="text"><s:text-properties{hides}/></s:style>'
        for name, hides in (("T1", ' text:display="none"'), ("T2", ""))
    )
    spans = '<text:span text:style-name="T1">never </text:span><text:span text:style-name="T2">rained</text:span>'
    content = (
        f'<office:document-content xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text><text:p>It {spans}."
        '</text:p><text:p text:style-name="T1">Unseen.</text:p></office:text></office:body></office:document-content>'
    )
    assert read(odt("", **{"content.xml": content})).text == "It rained."
