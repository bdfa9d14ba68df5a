"""EPUB publications, made by hand."""

from __future__ import annotations

import io
import zipfile

import pytest
from package_writer import CONTAINER, epub, publication

from lib.ingest.epub import read_epub
from lib.ingest.limits import Limits
from lib.ingest.source import IngestError, Source
from lib.model import Article

DAMAGED = (
    "the file is damaged, or not what its name says. Open it in the program that made it, save it again and retry."
)
XHTML = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
FIRST = "<h1>One</h1><p>The council met on Tuesday.</p>"
SECOND = "<h2>Two</h2><p>“We are done,” she said.</p>"


def read(data):
    return list(read_epub(Source("a.epub", data, Limits())))


def refusal(data):
    with pytest.raises(IngestError) as error:
        read(data)
    return error.value.status, error.value.sentence


def test_each_chapter_is_an_article_in_the_reading_order():
    assert read(epub({"b.xhtml": SECOND, "a.xhtml": FIRST})) == [
        Article("Two\n\n“We are done,” she said.", title="Two"),
        Article("One\n\nThe council met on Tuesday.", title="One"),
    ]


def test_what_the_publication_says_of_itself_holds_for_its_chapters():
    metadata = (
        "<dc:title> Harbour\n Papers </dc:title><dc:title>Second</dc:title><dc:creator>Ann Reed</dc:creator>"
        "<dc:creator>Tom Hill</dc:creator><dc:publisher>calibre</dc:publisher>"
        "<dc:publisher>Harbour Press</dc:publisher>"
        '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2018-06-06T10:00:00Z</dc:date>'
    )
    about = {
        **{"outlet": "Harbour Press", "published": "2018-06-06", "author": "Ann Reed, Tom Hill"},
        "labels": (("book", "Harbour Papers"),),
    }
    assert read(epub({"a.xhtml": FIRST, "b.xhtml": "<p>There is no heading here.</p>"}, metadata)) == [
        Article("One\n\nThe council met on Tuesday.", title="One", **about),
        Article("There is no heading here.", title="Harbour Papers", **about),
    ]


def test_a_document_type_and_its_named_characters_are_read_without_being_loaded():
    document = f"{XHTML}<html><body><p>Caf&eacute;&nbsp;&mdash;&#8217;</p><script/><p>After.</p></body></html>"
    assert read(epub({"a.xhtml": document}))[0].text == "Café\u00a0—’\n\nAfter."


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(codec):
    document = '<!DOCTYPE html [<!ENTITY a "ha">]><html><body><p>&a; words</p></body></html>'
    data = io.BytesIO(epub({"b.xhtml": ""}))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("B.xhtml", document.encode(codec))  # names do not regard case: the later one counts
    assert refusal(data.getvalue()) == (
        "malformed",
        "b.xhtml declares entities, which may be an attack. Save the text as plain text.",
    )


def test_cover_contents_and_title_pages_are_no_articles():
    chapters = {
        "cover.xhtml": "<p>The Harbour Papers in one volume</p>",
        "nav.xhtml": "<nav><p>One, Two, Three, Four, Five</p></nav>",
        "rights.xhtml": '<section epub:type="copyright-page"><p>All rights are reserved here.</p></section>',
        "part.xhtml": "<h1>Part one</h1>",
        "a.xhtml": FIRST,
        "picture.xhtml": "<img src='a.png'/>",
    }
    guide = '<reference type="cover" href="cover.xhtml#top"/>'
    assert [article.title for article in read(epub(chapters, guide=guide, properties={"nav.xhtml": "nav"}))] == ["One"]


def test_if_nothing_else_has_text_a_title_page_is_read():
    assert [article.text for article in read(epub({"a.xhtml": "<h1>Part one</h1>", "b.xhtml": "<p/>"}))] == ["Part one"]


def test_addresses_are_relative_to_the_publication_and_may_be_escaped():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("META-INF/container.xml", CONTAINER.format("OEBPS/c.opf"))
        items = [("text/a%20b.xhtml", ""), ("../c.xhtml", ""), ("text/a%20b.xhtml#again", "")]
        package.writestr("OEBPS/c.opf", publication(items))
        package.writestr("OEBPS/text/a b.xhtml", f"<body>{FIRST}</body>")
        package.writestr("c.xhtml", f"<body>{SECOND}</body>")
    assert [article.title for article in read(data.getvalue())] == ["One", "Two"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/a.xhtml", "../../../etc/passwd", "file:///etc/passwd", "http://[", ""]
)
def test_nothing_outside_the_package_is_read(address):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("META-INF/container.xml", CONTAINER.format("c.opf"))
        package.writestr("c.opf", publication([(address, "")]))
    assert refusal(data.getvalue()) == ("malformed", DAMAGED)


def test_encryption_of_the_text_is_told_from_that_of_fonts():
    encrypted = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="{}"/>'
        '<enc:CipherData><enc:CipherReference URI="a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    path = "META-INF/encryption.xml"
    fonts = encrypted.format("http://www.idpf.org/2008/embedding")
    assert read(epub({"a.xhtml": FIRST}, **{path: fonts}))[0].title == "One"
    assert refusal(
        epub({"a.xhtml": FIRST}, **{path: encrypted.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")})
    ) == (
        "encrypted",
        "the publication is protected against copying. Save its text as plain text.",
    )


def test_other_files_are_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("readme.txt", "no publication")
    whole = epub({"a.xhtml": FIRST})
    nowhere = whole.replace(b'full-path="c.opf"', b'full-path="d.opf"')
    for damaged in (data.getvalue(), whole[: len(whole) // 2], nowhere, b"Just words."):
        assert refusal(damaged) == ("malformed", DAMAGED)


def test_a_list_of_links_is_no_article():
    links = (
        "<h2>Today</h2><ul><li><a href='a.xhtml'>The council met</a></li><li><a href='b.xhtml'>It is done</a></li></ul>"
    )
    noted = f"{FIRST}<p><a href='#n'>The note on the council's meeting</a></p>"
    assert [article.title for article in read(epub({"l.xhtml": links, "a.xhtml": noted, "b.xhtml": SECOND}))] == [
        "One",
        "Two",
    ]


def test_the_bars_of_a_newspaper_made_by_calibre_are_cut():
    links = "| <a href='b.xhtml'>Next</a> | <a href='c.xhtml'>Main menu</a> |"
    bar = f"<div class='calibre_navbar{{}}'>{links}<p>Made by.</p></div>"
    [first, _] = read(epub({"a.xhtml": bar.format("") + FIRST + bar.format("1"), "b.xhtml": SECOND}))
    lines = [first.text[start:].partition("\n")[0] for start in first.cut]
    assert lines == ["| Next | Main menu |", "Made by."] * 2
    assert first.text.count("The council met on Tuesday.") == 1
